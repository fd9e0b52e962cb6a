//! From a tap to the receipt, and to the last of many screens.

use crate::{
    connection::{Connection, bytes, find},
    figures::{Failure, milliseconds},
    server::Server,
    voters::{Village, ballot},
};
use api::live::{Event, GroupLive, Stream as _};
use std::time::{Duration, Instant};
use tokio::{io::AsyncReadExt as _, net::TcpStream, sync::mpsc, time::timeout};

const CASTS: u32 = 200;
const PATIENCE: Duration = Duration::from_secs(20);

/// A row of the table.
pub async fn measure(server: &Server, village: &Village, streams: u32) -> Result<String, Failure> {
    let poll_id = village.poll(server).await?;
    let (seen, mut heard) = mpsc::unbounded_channel();
    let mut screens = Vec::new();
    for n in 0..streams {
        let bearer = &village.voters[n as usize % village.voters.len()];
        let path = GroupLive::PATH.replace("{group_id}", &village.group_id.to_string());
        let head =
            format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {bearer}\r\n\r\n");
        let stream = Connection::to(server.address).await?.stream(head.as_bytes()).await?;
        screens.push(tokio::spawn(watch(stream, poll_id, seen.clone())));
    }
    // Every screen says hello before the first vote.
    for _ in 0..streams {
        timeout(PATIENCE, heard.recv()).await?.ok_or("a screen ended")?;
    }
    let mut line = Connection::to(server.address).await?;
    let (mut receipts, mut fans, mut wholes) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..CASTS {
        let request = bytes(&ballot(poll_id, n, None), Some(&village.voters[n as usize]));
        let tapped = Instant::now();
        let (status, _) = line.send(&request).await?;
        let receipted = Instant::now();
        if status != 200 {
            return Err(format!("a ballot was answered {status}").into());
        }
        let mut last = tapped;
        for _ in 0..streams {
            // Each screen reports the tally that has this ballot in it, once.
            last = last.max(timeout(PATIENCE, heard.recv()).await?.ok_or("a screen ended")?);
        }
        receipts.push(receipted - tapped);
        fans.push(last.saturating_duration_since(receipted));
        wholes.push(last - tapped);
    }
    screens.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(format!(
        "| {streams} | {} | {} | {} |",
        milliseconds(receipts),
        milliseconds(fans),
        milliseconds(wholes)
    ))
}

/// Reports the hello, then each tally of the poll, as it arrives.
async fn watch(mut stream: TcpStream, poll_id: domain::PollId, seen: mpsc::UnboundedSender<Instant>) {
    let mut buffer = Vec::with_capacity(4096);
    let mut cast = 0;
    while let Ok(read) = stream.read_buf(&mut buffer).await {
        let now = Instant::now();
        if read == 0 {
            return;
        }
        while let Some(end) = find(&buffer, b"\n\n") {
            let frame: Vec<u8> = buffer.drain(..end + 2).collect();
            let Some(at) = find(&frame, b"data:") else { continue };
            let line = frame[at + 5..].split(|byte| *byte == b'\n').next().unwrap_or_default();
            match serde_json::from_slice(line) {
                Ok(Event::Hello { .. }) => {
                    let _ = seen.send(now);
                }
                Ok(Event::Tally { tally } | Event::Poll { tally, .. })
                    if tally.poll_id == poll_id && tally.turnout.cast > cast =>
                {
                    cast = tally.turnout.cast;
                    let _ = seen.send(now);
                }
                _ => {}
            }
        }
    }
}
