use super::state::{State, heads};
use crate::{Change, StoreError};
use domain::{Edit, EditRefusal, LogEntry, Member, OptionId, Poll, PollId, PollRefusal, SoFar, Tally};
use jiff::Timestamp;

/// Edits what may be edited by `by` in the role that is kept now: keeps what was asked before, logs it, counts anew, and
/// announces it.
pub(super) fn edit(
    state: &mut State,
    id: PollId,
    by: &Member,
    edit: Edit,
    now: Timestamp,
) -> Result<Option<Result<Poll, EditRefusal>>, StoreError> {
    let Some(kept) = state.polls.get(&id) else { return Ok(None) };
    let options = kept.earlier.iter().flat_map(|question| &question.options).chain(&kept.poll.options);
    let highest = options.map(|option| option.id).max().unwrap_or(OptionId(0));
    let so_far = SoFar { cast: kept.tally.turnout.cast, highest };
    let edited = match state.member(by.group_id, by.person_id) {
        None => Err(PollRefusal::NotYours.into()),
        Some(by) => kept.poll.edited(edit, by, so_far, now),
    };
    let (poll, deed) = match edited {
        Ok(_) if kept.sealed => return Ok(Some(Err(PollRefusal::Closed.into()))),
        Ok(edited) => edited,
        Err(refusal) => return Ok(Some(Err(refusal))),
    };
    let founds = poll.opened.is_some() && poll.electorate != kept.poll.electorate;
    let voting = if founds { state.voting(poll.group_id) } else { kept.electorate.clone() };
    if poll.opened.is_some()
        && let Err(refusal) = poll.may_open_for(heads(voting.len()))
    {
        return Ok(Some(Err(refusal.into())));
    }
    for picture in poll.options.iter().filter_map(|option| option.details.picture) {
        state.known_picture(picture)?;
    }
    let Some(kept) = state.polls.get_mut(&id) else { return Ok(None) };
    if poll.edition > kept.poll.edition {
        kept.earlier.push(kept.poll.question());
    }
    kept.electorate = voting;
    kept.poll = poll.clone();
    kept.log.push(LogEntry { at: now, by: Some(by.person_id), deed });
    kept.tally = Tally { rounds: Vec::new(), ..kept.recount() };
    kept.tally.revision += 1;
    let tally = poll.announced(kept.tally(), now);
    state.changes.push(Change::Poll { poll: Box::new(poll.clone()), tally });
    Ok(Some(Ok(poll)))
}
