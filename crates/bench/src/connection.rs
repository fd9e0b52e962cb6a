//! One kept-alive connection. A load generator shares the machine with what it loads, so it does as little as it can: it writes
//! ready-made bytes and reads until the body is whole.

use crate::figures::Failure;
use api::Endpoint;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};

const PATIENCE: Duration = Duration::from_secs(20);

/// A connection.
pub struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

/// The bytes of a request.
pub fn bytes<E: Endpoint>(endpoint: &E, bearer: Option<&str>) -> Vec<u8> {
    let request = endpoint.to_request("");
    let body = request.body();
    let mut head = format!("{} {} HTTP/1.1\r\nhost: localhost\r\n", request.method(), request.uri());
    if let Some(bearer) = bearer {
        head.push_str(&format!("authorization: Bearer {bearer}\r\n"));
    }
    if !body.is_empty() {
        head.push_str(&format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

impl Connection {
    /// Connects.
    pub async fn to(address: SocketAddr) -> Result<Self, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: Vec::with_capacity(8192) })
    }

    /// Calls an operation and reads its answer.
    pub async fn call<E: Endpoint>(
        &mut self,
        endpoint: &E,
        bearer: Option<&str>,
    ) -> Result<E::Response, Failure> {
        let (status, body) = self.send(&bytes(endpoint, bearer)).await?;
        let response = http::Response::builder().status(status).body(body)?;
        Ok(E::read_response(&response)?)
    }

    /// Sends ready-made bytes and reads the status and body of the answer.
    pub async fn send(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>), Failure> {
        timeout(PATIENCE, self.exchange(request)).await?
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<(u16, Vec<u8>), Failure> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        loop {
            if self.stream.read_buf(&mut self.buffer).await? == 0 {
                return Err("the connection ended".into());
            }
            let Some(end) = find(&self.buffer, b"\r\n\r\n") else { continue };
            let head = String::from_utf8_lossy(&self.buffer[..end]).to_lowercase();
            let length = head
                .split("content-length:")
                .nth(1)
                .and_then(|t| t.split("\r\n").next()?.trim().parse().ok());
            let length: usize = length.ok_or("an answer without a length")?;
            if self.buffer.len() >= end + 4 + length {
                let status = head.split(' ').nth(1).and_then(|t| t.parse().ok()).ok_or("a status")?;
                return Ok((status, self.buffer[end + 4..end + 4 + length].to_vec()));
            }
        }
    }

    /// Sends a request for a stream and hands over what the server sends, piece by piece.
    pub async fn stream(mut self, request: &[u8]) -> Result<TcpStream, Failure> {
        self.stream.write_all(request).await?;
        Ok(self.stream)
    }
}

/// Where `part` begins in `whole`.
pub fn find(whole: &[u8], part: &[u8]) -> Option<usize> {
    whole.windows(part.len()).position(|window| window == part)
}
