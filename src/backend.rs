//! The browser's side of the API.

mod fetch;
mod listening;
mod live;
mod outbox;

pub use fetch::{Fetch, Kept, NEW_BUILD, Read};
pub use listening::Listening;
pub use live::{Hear, Line, LineState, listen};
pub use outbox::{Delivery, Outbox, provide_outbox, use_outbox};

use api::{Client, Endpoint, Problem};

/// Calls an operation. If the page that asked goes away, the answer is dropped with it (use [`Read`] to abort the
/// request too); a ballot goes by the [`Outbox`].
///
/// # Errors
/// The server's [`Problem`], or that no answer came.
pub async fn call<E: Endpoint>(endpoint: &E) -> Result<E::Response, Problem> {
    Client { origin: String::new(), transport: Fetch::default() }.call(endpoint).await
}
