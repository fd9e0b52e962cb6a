//! A port of this machine, with the server behind it.

use server::App;
use tokio::{
    net::TcpListener,
    runtime::{Builder, EnterGuard, Runtime},
    sync::oneshot,
};

/// A port with a runtime of its own, so that a test that blocks does not stand in the server's way.
pub(crate) struct Street {
    runtime: Option<Runtime>,
    listener: Option<std::net::TcpListener>,
    url: String,
    stop: Option<oneshot::Sender<()>>,
}

impl Street {
    pub(crate) fn open() -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime");
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        listener.set_nonblocking(true).expect("a listener that tokio can have");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        Self { runtime: Some(runtime), listener: Some(listener), url, stop: None }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    fn runtime(&self) -> &Runtime {
        self.runtime.as_ref().expect("there until it is dropped")
    }

    /// What is begun while this is held runs on the street's runtime.
    pub(crate) fn enter(&self) -> EnterGuard<'_> {
        self.runtime().enter()
    }

    /// Puts `app` behind the port.
    pub(crate) fn serve(&mut self, app: App) {
        let listener = self.listener.take().expect("one server behind one port");
        let (stop, stopped) = oneshot::channel::<()>();
        self.stop = Some(stop);
        let lines = self.runtime().handle().clone();
        self.runtime().spawn(async move {
            let listener = TcpListener::from_std(listener).expect("a listener");
            server::serve(listener, app, lines, async { drop(stopped.await) }).await;
        });
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(runtime) = self.runtime.take() {
            // A runtime may not be waited for inside another.
            runtime.shutdown_background();
        }
    }
}
