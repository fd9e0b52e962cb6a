use crate::{
    parts::DetailOf,
    polls::Detail,
    state::{PollState, PollStateStoreFields as _},
};
use leptos::prelude::*;
use reactive_stores::Store;

/// What to read before voting, if there is anything.
#[component]
pub fn Documents(poll: Store<PollState>) -> impl IntoView {
    let documents = Memo::new(move |_| poll.poll().with(|poll| poll.documents.clone()));
    move || {
        let documents = documents.get();
        (!documents.is_empty()).then(|| view! { <DetailOf of=Detail::Documents(documents) /> })
    }
}

/// What there is to know of the options beside their labels, if there is anything.
#[component]
pub fn OptionList(poll: Store<PollState>) -> impl IntoView {
    let options = Memo::new(move |_| poll.poll().with(|poll| poll.options.clone()));
    move || {
        let options = options.get();
        let any = options.iter().any(|option| !option.details.is_empty());
        any.then(|| view! { <DetailOf of=Detail::Options(options) /> })
    }
}
