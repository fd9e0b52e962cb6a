//! `juyi-server serve`.

use super::{Failure, args::Serve, found, links, place, say, smtp};
use crate::{App, Config, Site, clock::SystemClock, ids::SystemMint};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
    thread::available_parallelism,
};
use tokio::{
    net::TcpListener,
    runtime::{Builder, Runtime},
};
use tracing::level_filters::LevelFilter;

pub(super) fn run(wanted: &Serve) -> Result<(), Failure> {
    say::log(match (wanted.verbose, wanted.quiet) {
        (true, _) => LevelFilter::DEBUG,
        (false, true) => LevelFilter::WARN,
        (false, false) => LevelFilter::INFO,
    });
    let site = site(wanted)?;
    place::make(&wanted.data)?;
    let cores = available_parallelism().map_or(1, usize::from);
    let runtime = Builder::new_multi_thread().enable_all().thread_name("juyi").build()?;
    let lines = lines_runtime((cores / 2).max(1))?;
    let done = runtime.block_on(serve(wanted, site, &lines));
    // What a connection that would not end still holds ends with its runtime.
    lines.shutdown_background();
    drop(runtime);
    done
}

/// Carries the live lines, apart from the votes.
fn lines_runtime(threads: usize) -> Result<Runtime, Failure> {
    Ok(Builder::new_multi_thread().enable_all().worker_threads(threads).thread_name("juyi-lines").build()?)
}

fn site(wanted: &Serve) -> Result<Site, Failure> {
    match &wanted.site {
        Some(folder) => Ok(Site::read(folder)?),
        None => Ok(Site::embedded().unwrap_or_else(|| {
            tracing::warn!("no --site, and none inside this program: only the API is served");
            Site::empty()
        })),
    }
}

async fn serve(wanted: &Serve, site: Site, lines: &Runtime) -> Result<(), Failure> {
    let listener = listen(wanted).await?;
    let bound = listener.local_addr()?;
    let clock = Arc::new(SystemClock);
    let store = {
        let (data, clock) = (wanted.data.clone(), clock.clone());
        tokio::task::spawn_blocking(move || place::open(&data, clock)).await??
    };
    let config = Config {
        public_url: wanted.public_url.clone(),
        build: site.build().unwrap_or_else(|| "dev".to_owned()),
        site,
        behind_proxy: wanted.behind_proxy,
        mail: smtp::settings(&wanted.post, wanted.public_url.as_deref())?,
        ..Config::default()
    };
    let app = App::new(store, clock, Arc::new(SystemMint::default()), config);
    found::found(&app, wanted).await?;
    let address = wanted.public_url.clone().unwrap_or_else(|| local_address(bound));
    place::keep_address(&wanted.data, &address)?;
    say::line("聚议已启动 · Juyi is running");
    say::line(&listening(bound, wanted.public_url.as_deref()));
    if !wanted.quiet {
        say::line(&links::organiser(&app, &address).await?);
        say::line(&links::group(&app, &address, wanted.public_url.is_some()).await?);
        say::line("\nCtrl-C 停止 · Ctrl-C stops it");
    }
    crate::serve(listener, app, lines.handle().clone(), stopped()).await;
    tracing::info!("stopped");
    Ok(())
}

async fn listen(wanted: &Serve) -> Result<TcpListener, Failure> {
    let host = wanted.host.trim_start_matches('[').trim_end_matches(']');
    let bound = TcpListener::bind((host, wanted.port)).await;
    bound
        .map_err(|error| format!("{}:{}：无法监听 · cannot listen: {error}", wanted.host, wanted.port).into())
}

/// Where the program listens, for whoever started it, and where others find it.
fn listening(bound: SocketAddr, public_url: Option<&str>) -> String {
    let local = local_address(bound);
    match public_url {
        Some(url) => format!("listening on {local} · 其他人打开 for others {url}"),
        None if bound.ip().is_unspecified() => {
            format!("listening on {local} · 以及本机的所有地址 and at every address of this machine")
        }
        None => format!("listening on {local}"),
    }
}

/// The address for a browser on this machine.
fn local_address(bound: SocketAddr) -> String {
    let reachable = match bound.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::from([127, 0, 0, 1]),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(reachable, bound.port()))
}

/// Waits until somebody asks the program to end. Asked twice, it ends at once.
async fn stopped() {
    asked_to_end().await;
    tokio::spawn(async {
        asked_to_end().await;
        std::process::exit(130);
    });
}

async fn asked_to_end() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminated) = signal(SignalKind::terminate()) else { return interrupted.await };
        tokio::select! {
            () = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_address_is_one_that_a_browser_can_open() {
        for (bound, address) in [
            ("127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("0.0.0.0:80", "http://127.0.0.1:80"),
            ("[::]:9", "http://127.0.0.1:9"),
            ("[::1]:9", "http://[::1]:9"),
        ] {
            assert_eq!(local_address(bound.parse().expect("an address")), address);
        }
    }

    #[test]
    fn on_the_lan_it_says_the_address_that_a_phone_can_open() {
        let all = "0.0.0.0:8080".parse().expect("an address");
        let said = listening(all, Some("http://192.168.1.7:8080"));
        assert!(said.starts_with("listening on http://127.0.0.1:8080 "), "{said}");
        assert!(said.ends_with(" http://192.168.1.7:8080"), "{said}");
        assert!(listening(all, None).contains("every address of this machine"));
        let here = "127.0.0.1:8080".parse().expect("an address");
        assert_eq!(listening(here, None), "listening on http://127.0.0.1:8080");
    }
}
