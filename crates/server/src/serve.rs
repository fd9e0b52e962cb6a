//! Carrying the router over TCP.
//!
//! Our own loop rather than axum's, for one thing: a connection that becomes a line moves to a runtime of its own, so that
//! ten thousand screens that are told a result do not stand in the way of the next ballot.

use crate::{app::App, live::Moving, router};
use axum::{Router, body::Body, extract::ConnectInfo};
use http::Request;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    future::poll_fn, net::SocketAddr, pin::Pin, sync::atomic::Ordering::Relaxed, task::Poll, time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::Handle,
    sync::mpsc,
};
use tower_service::Service as _;

/// How long requests under way may take to end.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long the head of a request may take to arrive. hyper counts the time between two requests too, so this is longer
/// than proxies keep an idle connection: else one of them would send a ballot into a connection just being closed.
const HEAD: Duration = Duration::from_secs(75);
/// How long what was sent may go unheard. A phone that lost its network says no farewell; the heartbeat finds it out.
#[cfg(target_os = "linux")]
const UNHEARD: Duration = Duration::from_secs(60);

/// Serves `app` at `listener` until `stop`. Then it takes no more connections, ends the lines, lets requests under way
/// end, and returns. Lines are carried by `lines`, which is best a runtime of its own.
pub async fn serve(listener: TcpListener, app: App, lines: Handle, stop: impl Future<Output = ()>) {
    let router = router(app.clone());
    // Every connection holds a sender; none ever sends.
    let (open, mut all_closed) = mpsc::channel::<()>(1);
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = connect(stream, peer, router.clone());
                tokio::spawn(drive(connection, app.clone(), lines.clone(), open.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                // Out of files, most likely: some must be closed first.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop((listener, open));
    app.stop.now();
    if tokio::time::timeout(PATIENCE, all_closed.recv()).await.is_err() {
        tracing::warn!("some requests did not end in time");
    }
}

type Connection = Pin<Box<dyn Carry>>;

/// What of hyper's connection is needed, without its long name.
trait Carry: Future<Output = hyper::Result<()>> + Send {
    fn end_gracefully(self: Pin<&mut Self>);
}

impl<S> Carry for http1::Connection<TokioIo<TcpStream>, S>
where
    S: hyper::service::HttpService<Incoming, ResBody = Body> + Send,
    S::Future: Send,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn end_gracefully(self: Pin<&mut Self>) {
        self.graceful_shutdown();
    }
}

fn connect(stream: TcpStream, peer: SocketAddr, router: Router) -> (Connection, Moving) {
    // Small frames must not wait for more; where that cannot be set, they wait. The same goes for the dead.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _ = socket2::SockRef::from(&stream).set_tcp_user_timeout(Some(UNHEARD));
    let moving = Moving::default();
    let marks = (ConnectInfo(peer), moving.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(marks.0);
        request.extensions_mut().insert(marks.1.clone());
        router.clone().call(request)
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(HEAD);
    (Box::pin(builder.serve_connection(TokioIo::new(stream), service)), moving)
}

/// Carries a connection to its end, from `lines` on once it has become a line.
async fn drive(
    (mut connection, moving): (Connection, Moving),
    app: App,
    lines: Handle,
    open: mpsc::Sender<()>,
) {
    let ended = step(&mut connection, &app, || moving.0.load(Relaxed)).await;
    if !ended {
        lines.spawn(async move {
            step(&mut connection, &app, || false).await;
            drop(open);
        });
    }
}

/// Carries a connection until it ends (true) or `enough`.
async fn step(connection: &mut Connection, app: &App, enough: impl Fn() -> bool) -> bool {
    let stopped = app.stop.wait();
    tokio::pin!(stopped);
    let mut ending = false;
    loop {
        let carried = poll_fn(|context| match connection.as_mut().poll(context) {
            Poll::Ready(result) => Poll::Ready(Some(result)),
            Poll::Pending if enough() => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        });
        tokio::select! {
            carried = carried => {
                if let Some(Err(error)) = &carried {
                    tracing::debug!(%error, "a connection broke");
                }
                return carried.is_some();
            }
            () = &mut stopped, if !ending => {
                ending = true;
                connection.as_mut().end_gracefully();
            }
        }
    }
}
