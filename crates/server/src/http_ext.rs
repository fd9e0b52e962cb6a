//! Mounting handlers where their operation says, for callers their operation admits.

mod body;
mod refused;
mod reply;

use crate::{
    app::App,
    caller::{Asked, Prove, origin},
    encoding::{self, Encoding},
};
use api::{Code, Endpoint, Problem};
use axum::{
    Router,
    extract::{FromRequestParts as _, RawPathParams, Request, State},
    response::{IntoResponse as _, Response},
    routing::{MethodFilter, on},
};
use http::{Method, request::Parts};
use std::future::Future;

pub(crate) use body::read_body;
pub use refused::Refused;
pub use reply::{Cookie, KIOSK_COOKIE, Reply, SESSION_COOKIE};

/// What a handler answers.
pub type Answer<R> = Result<R, Refused>;

/// Mounts handlers.
pub trait RouterExt {
    /// Mounts `handler` where its operation says, for callers its operation admits. The handler's last argument names the
    /// operation, and the operation names method, path, proof and answer.
    #[must_use]
    fn endpoint<E, H, Fut, A>(self, handler: H) -> Self
    where
        E: Endpoint<Access: Prove> + Send + 'static,
        H: Fn(App, <E::Access as Prove>::Proof, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Answer<A>> + Send,
        A: Into<Reply<E::Response>> + Send;
}

impl RouterExt for Router<App> {
    fn endpoint<E, H, Fut, A>(self, handler: H) -> Self
    where
        E: Endpoint<Access: Prove> + Send + 'static,
        H: Fn(App, <E::Access as Prove>::Proof, E) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Answer<A>> + Send,
        A: Into<Reply<E::Response>> + Send,
    {
        let filter = MethodFilter::try_from(E::METHOD).expect("the catalogue has plain methods only");
        let route = async move |State(app): State<App>, request: Request| {
            answer(app, request, handler).await.unwrap_or_else(Refused::into_response)
        };
        self.route(E::PATH, on(filter, route))
    }
}

/// In this order: foreign pages, unknown callers, unreadable requests, and then the handler.
async fn answer<E, H, Fut, A>(app: App, request: Request, handler: H) -> Answer<Response>
where
    E: Endpoint<Access: Prove> + Send,
    H: Fn(App, <E::Access as Prove>::Proof, E) -> Fut + Send,
    Fut: Future<Output = Answer<A>> + Send,
    A: Into<Reply<E::Response>> + Send,
{
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let asked = Asked::new(&app, &parts, &params);
    origin::check(&asked)?;
    let secure = asked.secure;
    let encoding = readable(&parts);
    let proof = E::Access::prove(&app, &asked).await?;
    let body = body::read(&parts, body).await?;
    let endpoint = E::from_parts(params.iter(), parts.uri.query().unwrap_or_default(), &body)?;
    let reply: Reply<E::Response> = handler(app, proof, endpoint).await?.into();
    Ok(reply.into_response(secure, encoding))
}

/// How the answer may be encoded. What writes answers with secrets, and little: there is nothing to win.
fn readable(parts: &Parts) -> Encoding {
    if parts.method == Method::GET { encoding::best(&parts.headers, |_| true) } else { Encoding::Plain }
}
