use crate::{app::App, caller::Member, http_ext::Answer};
use api::polls::{EditionLine, EditionsView, ReadEditions};
use domain::{Edition, PersonId};

pub(crate) async fn read_editions(app: App, caller: Member, _: ReadEditions) -> Answer<EditionsView> {
    let poll = caller.the_poll()?;
    let (questions, log) = (app.store.questions(poll.id).await?, app.store.poll_log(poll.id).await?);
    let editions = poll.editions(questions, &log);
    let mut who: Vec<PersonId> = editions.iter().map(|edition| edition.by).collect();
    who.sort_unstable();
    who.dedup();
    let people = app.store.people(&who).await?;
    let line = |edition: Edition| {
        let made_by = people.iter().find(|person| person.id == edition.by);
        EditionLine { name: made_by.map(|person| person.name.clone()), edition }
    };
    let organises = poll.composer == caller.person_id() || caller.member.role.manages();
    let unconfirmed = if organises { Some(app.store.unconfirmed(poll.id).await?) } else { None };
    Ok(EditionsView { editions: editions.into_iter().map(line).collect(), unconfirmed })
}
