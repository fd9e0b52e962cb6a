//! A program that says where it listens.

use crate::{connection::Connection, figures::Failure};
use std::{net::SocketAddr, path::PathBuf, process::Stdio, sync::Arc};
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};

/// Over how many connections much is done at once.
pub const CONNECTIONS: usize = 64;

/// A child that listens, ended with its owner.
pub struct Server {
    /// Where.
    pub address: SocketAddr,
    /// The organiser's sign-in token, where it prints one.
    pub organiser: Option<String>,
    child: Child,
    data: Option<PathBuf>,
}

impl Server {
    /// Starts Juyi on an empty folder of its own, named after what it is `for_what`.
    pub async fn start(program: &str, for_what: &str) -> Result<Self, Failure> {
        let data = std::env::temp_dir().join(format!("juyi-bench-{}-{for_what}", std::process::id()));
        std::fs::create_dir_all(&data)?;
        let mut command = Command::new(program);
        command.args(["serve", "--empty", "--host", "127.0.0.1", "--port", "0", "--data"]).arg(&data);
        let mut server = Self::run(command, true).await?;
        server.data = Some(data);
        Ok(server)
    }

    /// Starts the bare handler.
    pub async fn bare() -> Result<Self, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bare");
        Self::run(command, false).await
    }

    async fn run(mut command: Command, organised: bool) -> Result<Self, Failure> {
        let mut child = command.stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let out = child.stdout.take().ok_or("a piped output")?;
        let mut lines = BufReader::new(out).lines();
        let (mut address, mut organiser) = (None, None);
        while address.is_none() || (organised && organiser.is_none()) {
            let line = lines.next_line().await?.ok_or("it ended before it listened")?;
            if let Some(at) = line.split("http://").nth(1).filter(|_| line.contains("listening on")) {
                address = at.split('/').next().and_then(|at| at.trim().parse().ok());
            }
            if let Some(token) = line.split("/sign-in/").nth(1) {
                organiser = token.split_whitespace().next().map(str::to_owned);
            }
        }
        // Whatever else it prints must not fill the pipe.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { address: address.ok_or("an address")?, organiser, child, data: None })
    }
}

impl Server {
    /// The most memory that it ever had, in KiB, as Linux counts it.
    pub fn peak_kib(&self) -> Result<u64, Failure> {
        let id = self.child.id().ok_or("it has ended")?;
        let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
        Ok(peak.ok_or("a system that says how much memory a process had")?.parse()?)
    }

    /// Sends each request, over several connections, and gives the answers in the order of the requests.
    pub async fn each(&self, requests: Vec<Vec<u8>>) -> Result<Vec<(u16, Vec<u8>)>, Failure> {
        let requests = Arc::new(requests);
        let mut workers = Vec::new();
        for worker in 0..CONNECTIONS {
            let (mut line, requests) = (Connection::to(self.address).await?, Arc::clone(&requests));
            workers.push(tokio::spawn(async move {
                let mut answers = Vec::new();
                for place in (worker..requests.len()).step_by(CONNECTIONS) {
                    answers.push((place, line.send(&requests[place]).await?));
                }
                Ok::<_, Failure>(answers)
            }));
        }
        let mut answers = Vec::new();
        for worker in workers {
            answers.extend(worker.await??);
        }
        answers.sort_by_key(|(place, _)| *place);
        Ok(answers.into_iter().map(|(_, answer)| answer).collect())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(data) = &self.data {
            let _ = std::fs::remove_dir_all(data);
        }
    }
}
