//! Calling the API, over whatever carries requests: the browser's fetch, a router in the same process, a socket.

use crate::{Endpoint, Problem};
use http::{Request, Response};

/// Carries a request to the server and the answer back.
#[expect(
    async_fn_in_trait,
    reason = "the browser's futures are not Send; callers here never need them to be"
)]
pub trait Transport {
    /// Sends `request`.
    ///
    /// # Errors
    /// A [`Problem`] with [`crate::Code::Unreachable`] if no answer came.
    async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Problem>;
}

/// Calls operations over a [`Transport`].
#[derive(Clone, Debug)]
pub struct Client<T> {
    /// Scheme, host and port, or nothing for the page's own.
    pub origin: String,
    /// What carries the requests.
    pub transport: T,
}

impl<T: Transport> Client<T> {
    /// Calls an operation.
    ///
    /// # Errors
    /// The [`Problem`] the server answered, or one of the transport's.
    pub async fn call<E: Endpoint>(&self, endpoint: &E) -> Result<E::Response, Problem> {
        E::read_response(&self.transport.send(endpoint.to_request(&self.origin)).await?)
    }
}
