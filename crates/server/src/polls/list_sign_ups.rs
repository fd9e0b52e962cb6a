use crate::{app::App, caller::Member, http_ext::Answer, names};
use api::{
    Page,
    bounded::PageLimit,
    polls::{ListSignUps, SignUpView, SignUpsView},
};
use domain::PollId;
use store::{SignUpQuery, SignUpRow};

pub(crate) async fn list_sign_ups(app: App, caller: Member, request: ListSignUps) -> Answer<SignUpsView> {
    let ListSignUps { poll_id, before, limit } = request;
    // Their own place is told to whoever has one.
    let mine = app.store.place_in_line(poll_id, caller.person_id()).await?;
    // A sign-up shows its result from the first: who sees names is all there is to ask.
    let lines = if caller.the_poll()?.secrecy.names_to(&caller.member) {
        lines(&app, poll_id, before, limit).await?
    } else {
        Page { items: Vec::new(), next: None }
    };
    Ok(SignUpsView { lines, mine })
}

/// A page of lines: read from the last on, shown in their order.
async fn lines(
    app: &App,
    poll_id: PollId,
    before: Option<u64>,
    limit: PageLimit,
) -> Answer<Page<SignUpView, u64>> {
    let query = SignUpQuery { before, limit: names::and_one_more(limit) };
    let mut rows = app.store.sign_ups(poll_id, &query).await?;
    rows.reverse();
    let Page { items, next } = names::page(rows, limit, |row| row.joined);
    let view = |row: SignUpRow| SignUpView {
        place: row.place,
        person: row.person,
        quantity: row.quantity,
        note: row.note,
    };
    Ok(Page { items: items.into_iter().rev().map(view).collect(), next })
}
