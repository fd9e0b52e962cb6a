use crate::{app::App, caller::Member, http_ext::Answer};
use api::polls::{LogLine, ReadPollLog};
use domain::PersonId;

pub(crate) async fn read_poll_log(app: App, caller: Member, _: ReadPollLog) -> Answer<Vec<LogLine>> {
    let poll = caller.the_poll()?;
    let log = poll.log_at(app.store.poll_log(poll.id).await?, app.now());
    let mut who: Vec<PersonId> = log.iter().filter_map(|entry| entry.by).collect();
    who.sort_unstable();
    who.dedup();
    let people = app.store.people(&who).await?;
    let name = |id: PersonId| people.iter().find(|person| person.id == id).map(|person| person.name.clone());
    Ok(log.into_iter().map(|entry| LogLine { name: entry.by.and_then(name), entry }).collect())
}
