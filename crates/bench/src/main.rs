//! What a vote costs, and what it takes to give a large poll out as a file. Starts the real server and, beside it, a bare axum handler that does nothing; asks both over loopback in turn,
//! so that whatever else the machine does falls on both; prints medians over rounds.
//!
//! `bench SERVER` runs everything (`cargo xtask bench` builds and calls it), `bench SERVER exports` the exports alone;
//! `bench bare` is the bare handler.
#![expect(clippy::print_stdout, reason = "its whole purpose is to print a table")]

mod bare;
mod connection;
mod exports;
mod figures;
mod screens;
mod server;
mod throughput;
mod voters;

use figures::Failure;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().ok_or("bench SERVER [exports], or bench bare")?;
    if first == "bare" {
        return bare::serve().await;
    }
    if arguments.next().as_deref() == Some("exports") {
        println!("{}", exports::measure(&first).await?);
        return Ok(());
    }
    let server = server::Server::start(&first, "votes").await?;
    let organiser = voters::organiser(&server).await?;
    let village = voters::Village::found(&server, &organiser, voters::MOST).await?;
    println!("{} voters joined\n", village.voters.len());
    println!("One voter at a time, milliseconds (p50 / p99)");
    println!("| open streams | tap → receipt | receipt → last screen | tap → last screen |");
    println!("| ---: | ---: | ---: | ---: |");
    for streams in [1, 100, 500] {
        println!("{}", screens::measure(&server, &village, streams).await?);
    }
    println!("\n{}\n", throughput::measure(&server, &village).await?);
    println!("{}", exports::measure(&first).await?);
    Ok(())
}
