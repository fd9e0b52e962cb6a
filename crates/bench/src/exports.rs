//! What it takes to give polls out as files: how long one waits, and how much memory the server ever had.

use crate::{
    connection::{Connection, bytes},
    figures::Failure,
    server::Server,
    voters::{self, Village, ballot},
};
use api::exports::ExportPoll;
use domain::{ExportFormat, ExportLanguage, PollId};
use std::time::{Duration, Instant};

/// As many as a group can have, and beside them as many as a group with outsiders can; the organiser is one of them.
const CROWDS: [u32; 2] = [500, 10_000];
/// As many as the server makes at the same time.
const AT_ONCE: usize = 2;
const LONGEST: Duration = Duration::from_secs(10);
const MOST_KIB: u64 = 256 * 1024;

/// A table; an error if anything takes longer, or more, than it may.
pub async fn measure(program: &str) -> Result<String, Failure> {
    let server = Server::start(program, "exports").await?;
    let organiser = voters::organiser(&server).await?;
    let mut polls = Vec::new();
    for crowd in CROWDS {
        let village = Village::found(&server, &organiser, crowd - 1).await?;
        let poll_id = village.poll(&server).await?;
        cast(&server, &village, poll_id).await?;
        polls.push((crowd, village, poll_id));
    }
    let mut rows = vec![
        "Exports, two at the same time: seconds until both are there, and the most memory that the server ever had".to_owned(),
        "| voters | format | seconds | KiB of file | MiB of memory so far |".to_owned(),
        "| ---: | --- | ---: | ---: | ---: |".to_owned(),
        format!("| | before | | | {:.0} |", mebibytes(server.peak_kib()?)),
    ];
    let mut longest = Duration::ZERO;
    for (crowd, village, poll_id) in &polls {
        for format in ExportFormat::ALL {
            let (time, size) = made(&server, &village.organiser, *poll_id, format).await?;
            longest = longest.max(time);
            let (size, peak) = (size / 1024, mebibytes(server.peak_kib()?));
            rows.push(format!("| {crowd} | {format:?} | {:.2} | {size} | {peak:.0} |", time.as_secs_f64()));
        }
    }
    let table = rows.join("\n");
    if longest > LONGEST || server.peak_kib()? > MOST_KIB {
        let most = mebibytes(MOST_KIB);
        return Err(format!("an export may take {LONGEST:?}, and the server {most} MiB:\n{table}").into());
    }
    Ok(table)
}

fn mebibytes(kib: u64) -> f64 {
    kib as f64 / 1024.0
}

/// Nine of ten vote.
async fn cast(server: &Server, village: &Village, poll_id: PollId) -> Result<(), Failure> {
    let voting = village.voters.iter().zip(0..).filter(|(_, number)| number % 10 != 9);
    let requests = voting.map(|(bearer, number)| bytes(&ballot(poll_id, number, None), Some(bearer)));
    for (status, body) in server.each(requests.collect()).await? {
        if status != 200 {
            return Err(format!("a ballot was answered {status} {}", String::from_utf8_lossy(&body)).into());
        }
    }
    Ok(())
}

/// How long it takes, and how large a file is.
async fn made(
    server: &Server,
    bearer: &str,
    poll_id: PollId,
    format: ExportFormat,
) -> Result<(Duration, usize), Failure> {
    let path = ExportPoll { poll_id, format, lang: ExportLanguage::ZhCn }.address();
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {bearer}\r\n\r\n");
    let began = Instant::now();
    let mut asked = Vec::new();
    for _ in 0..AT_ONCE {
        let (mut line, request) = (Connection::to(server.address).await?, request.clone());
        asked.push(tokio::spawn(async move { line.send(request.as_bytes()).await }));
    }
    let mut size = 0;
    for answer in asked {
        let (status, body) = answer.await??;
        if status != 200 {
            return Err(format!("an export was answered {status}").into());
        }
        size = body.len();
    }
    Ok((began.elapsed(), size))
}
