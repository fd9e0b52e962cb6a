//! How many ballots a second, beside a handler that does nothing.

use crate::{
    connection::{Connection, bytes},
    figures::{Failure, median},
    server::{CONNECTIONS, Server},
    voters::{Village, ballot},
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

const ROUNDS: usize = 9;
const SLICE: Duration = Duration::from_secs(1);

/// A sentence with the medians.
pub async fn measure(server: &Server, village: &Village) -> Result<String, Failure> {
    let bare = Server::bare().await?;
    let poll_id = village.poll(server).await?;
    let village = Arc::new(village.voters.clone());
    let versions: Arc<Vec<AtomicU32>> = Arc::new(village.iter().map(|_| AtomicU32::new(0)).collect());
    let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let cast = {
            let (voters, versions) = (Arc::clone(&village), Arc::clone(&versions));
            move |n: usize| {
                let before = versions[n].load(Ordering::Relaxed);
                let replaces = (before > 0).then_some(before);
                let number = u32::try_from(n).unwrap_or_default() + before;
                bytes(&ballot_of(poll_id, n, number, replaces), Some(&voters[n]))
            }
        };
        let counted = Arc::clone(&versions);
        let juyi = slice(server.address, village.len(), cast, move |n| {
            counted[n].fetch_add(1, Ordering::Relaxed);
        });
        let juyi = juyi.await?;
        let plain = move |n: usize| {
            let text = bytes(&ballot(poll_id, u32::try_from(n).unwrap_or_default(), None), None);
            rewritten(&text, poll_id)
        };
        let floor = slice(bare.address, village.len(), plain, |_| {}).await?;
        println!("round {round}: {juyi:.0} ballots/s, bare {floor:.0}/s, ratio {:.2}", juyi / floor);
        ours.push(juyi);
        theirs.push(floor);
        ratios.push(juyi / floor);
    }
    Ok(format!(
        "{CONNECTIONS} connections, median of {ROUNDS} rounds of {SLICE:?}, in turn: {:.0} durable ballots/s; a bare axum \
         handler that reads the same JSON {:.0}/s; ratio {:.2}",
        median(ours),
        median(theirs),
        median(ratios)
    ))
}

fn ballot_of(poll_id: domain::PollId, n: usize, mark: u32, replaces: Option<u32>) -> api::polls::CastBallot {
    let mut ballot = ballot(poll_id, mark, replaces);
    let version = u128::from(replaces.unwrap_or(0));
    ballot.key = domain::CastKey(uuid::Uuid::from_u128((n as u128) << 64 | version));
    ballot
}

/// The same request for the bare handler, which reads every field from the body.
fn rewritten(request: &[u8], poll_id: domain::PollId) -> Vec<u8> {
    let text = String::from_utf8_lossy(request);
    let body = text.split("\r\n\r\n").nth(1).unwrap_or_default();
    let body = body.replacen('{', &format!("{{\"poll_id\":\"{poll_id}\","), 1);
    let length = body.len();
    let head = "PUT /ballot HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json";
    format!("{head}\r\ncontent-length: {length}\r\n\r\n{body}").into_bytes()
}

/// Sends as fast as the answers come, for [`SLICE`]; each connection has voters of its own. Answers a second.
async fn slice(
    address: SocketAddr,
    voters: usize,
    request: impl Fn(usize) -> Vec<u8> + Clone + Send + Sync + 'static,
    answered: impl Fn(usize) + Clone + Send + Sync + 'static,
) -> Result<f64, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let mut workers = Vec::new();
    for worker in 0..CONNECTIONS {
        let mut line = Connection::to(address).await?;
        let (stop, request, answered) = (Arc::clone(&stop), request.clone(), answered.clone());
        workers.push(tokio::spawn(async move {
            let mut count = 0u32;
            let mut mine = (worker..voters).step_by(CONNECTIONS).cycle();
            while !stop.load(Ordering::Relaxed) {
                let Some(n) = mine.next() else { break };
                let (status, body) = line.send(&request(n)).await?;
                if status != 200 {
                    return Err(Failure::from(format!("{status} {}", String::from_utf8_lossy(&body))));
                }
                answered(n);
                count += 1;
            }
            Ok(count)
        }));
    }
    let began = Instant::now();
    tokio::time::sleep(SLICE).await;
    stop.store(true, Ordering::Relaxed);
    let mut total = 0;
    for worker in workers {
        total += worker.await??;
    }
    Ok(f64::from(total) / began.elapsed().as_secs_f64())
}
