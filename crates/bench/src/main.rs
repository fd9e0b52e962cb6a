//! What a vote costs. Starts the real server and, beside it, a bare axum handler that does nothing; asks both over loopback in turn,
//! so that whatever else the machine does falls on both; prints medians over rounds.
//!
//! `bench SERVER` runs everything (`cargo xtask bench` builds and calls it); `bench bare` is the bare handler.
#![expect(clippy::print_stdout, reason = "its whole purpose is to print a table")]

mod bare;
mod connection;
mod figures;
mod screens;
mod server;
mod throughput;
mod voters;

use figures::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let first = std::env::args().nth(1).ok_or("bench SERVER, or bench bare")?;
    if first == "bare" {
        return bare::serve().await;
    }
    let server = server::Server::start(&first).await?;
    let village = voters::Village::found(&server, voters::MOST).await?;
    println!("{} voters joined\n", village.voters.len());
    println!("One voter at a time, milliseconds (p50 / p99)");
    println!("| open streams | tap → receipt | receipt → last screen | tap → last screen |");
    println!("| ---: | ---: | ---: | ---: |");
    for streams in [1, 100, 500] {
        println!("{}", screens::measure(&server, &village, streams).await?);
    }
    println!("\n{}", throughput::measure(&server, &village).await?);
    Ok(())
}
