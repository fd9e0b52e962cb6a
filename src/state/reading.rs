use super::Load;
use crate::backend::Read;
use api::{Client, Endpoint, Problem};
use leptos::prelude::*;

/// What one page reads for itself: once when it is shown, and again on demand. The request is aborted with the page.
pub struct Reading<T: Send + Sync + 'static> {
    /// What was read.
    pub load: RwSignal<Load<T>>,
    /// Reads again; what is shown stays until the answer is there.
    pub again: Callback<()>,
}

impl<T: Send + Sync> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync> Copy for Reading<T> {}

/// Begins to read.
pub fn reading<E>(endpoint: E) -> Reading<E::Response>
where
    E: Endpoint + Clone + Send + Sync + 'static,
    E::Response: Send + Sync,
{
    let load = RwSignal::new(Load::Waiting);
    let abort = StoredValue::new_local(Read::new());
    let again = Callback::new(move |()| {
        let endpoint = endpoint.clone();
        let transport = abort.try_with_value(|read| read.as_ref().map(Read::transport)).flatten();
        leptos::task::spawn_local(async move {
            let client = Client { origin: String::new(), transport: transport.unwrap_or_default() };
            let answer: Result<_, Problem> = client.call(&endpoint).await;
            load.try_update(|load| load.take(answer));
        });
    });
    again.run(());
    Reading { load, again }
}
