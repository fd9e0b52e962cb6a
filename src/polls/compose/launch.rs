//! From the page to an open poll, once, whatever the line does on the way.

use super::sketch::Sketch;
use crate::{backend, state::GroupState, t};
use api::{
    Code, Problem, Refusal,
    bounded::PageLimit,
    polls::{ComposePoll, GetPoll, ListPolls, OpenPoll, PollView, SchedulePoll, WithdrawPoll},
};
use domain::{Draft, Method, PersonId, Poll, PollId, PollRefusal, PollStatus};
use jiff::Timestamp;
use leptos::prelude::*;

/// What the server is known to have of this page.
#[derive(Clone, Copy)]
pub(super) struct Launch {
    pub(super) state: GroupState,
    pub(super) me: PersonId,
    /// The draft that was composed, and of which sketch.
    pub(super) composed: RwSignal<Option<(PollId, Sketch)>>,
    /// A request to compose got no answer: the server may have a draft that this page does not know.
    pub(super) unsure: StoredValue<bool>,
}

impl Launch {
    /// Composes what is on the page, unless the server has exactly it already.
    pub(super) async fn compose(self, sketch: Sketch, draft: Draft) -> Result<PollId, Problem> {
        let before = self.composed.try_get_untracked().flatten();
        let old = match before {
            Some((id, of)) if of == sketch => return Ok(id),
            before => before.map(|(id, _)| id),
        };
        let lost = if self.unsure.try_get_value() == Some(true) { self.find(&draft).await? } else { None };
        let view = match lost {
            Some(view) => view,
            None => self.send(draft).await?,
        };
        let id = view.poll.id;
        self.take(view);
        self.unsure.try_set_value(false);
        self.composed.try_set(Some((id, sketch)));
        if let Some(old) = old
            && let Ok(reason) = t!(compose.rewritten).parse()
        {
            // Only its composer sees it: whether this arrives changes nothing for anybody.
            if let Ok(view) = backend::call(&WithdrawPoll { poll_id: old, reason }).await {
                self.take(view);
            }
        }
        Ok(id)
    }

    /// Its composer sees it in the feed, unless they have gone to another group meanwhile.
    fn take(self, view: PollView) {
        if self.state.ended.try_get_untracked().is_some() {
            self.state.take(view);
        }
    }

    async fn send(self, draft: Draft) -> Result<PollView, Problem> {
        let answer = backend::call(&ComposePoll { group_id: self.state.id, draft }).await;
        if let Err(problem) = &answer
            && matches!(problem.code, Code::Unreachable | Code::Unreadable)
        {
            self.unsure.try_set_value(true);
        }
        answer
    }

    /// The draft that an earlier request left behind, if it did.
    async fn find(self, draft: &Draft) -> Result<Option<PollView>, Problem> {
        let request = ListPolls { group_id: self.state.id, after: None, limit: PageLimit::default() };
        let page = backend::call(&request).await?;
        let mine = |view: &PollView| view.poll.composer == self.me && is_draft_of(&view.poll, draft);
        Ok(page.items.into_iter().find(mine))
    }

    /// Opens the draft, now or at an instant. That it is open already is what was wanted.
    pub(super) async fn open(self, poll_id: PollId, opens: Option<Timestamp>) -> Result<PollView, Problem> {
        let answer = match opens {
            Some(opens) => backend::call(&SchedulePoll { poll_id, opens }).await,
            None => backend::call(&OpenPoll { poll_id }).await,
        };
        match answer {
            Err(problem) if problem.refusal == Some(Refusal::Poll(PollRefusal::AlreadyOpen)) => {
                backend::call(&GetPoll { poll_id }).await
            }
            Err(problem) => {
                // Withdrawn elsewhere, or its time is over: the next try composes anew.
                if matches!(problem.code, Code::NotFound | Code::Refused) {
                    self.composed.try_set(None);
                }
                Err(problem)
            }
            opened => opened,
        }
    }
}

/// Whether `poll` is what `draft` becomes, and was not opened yet.
fn is_draft_of(poll: &Poll, draft: &Draft) -> bool {
    poll.status_at(poll.composed) == PollStatus::Draft
        && poll.title == draft.title
        && poll.description == draft.description
        && poll.documents == draft.documents
        && poll.method == draft.method
        && poll.abstention == draft.abstention
        && poll.secrecy == draft.secrecy
        && poll.visibility == draft.visibility
        && poll.electorate == draft.electorate
        && poll.deadline == draft.deadline
        && has_options_of(poll, draft)
}

/// Whether they are the texts and what they say besides, or the times in their order, of the draft.
fn has_options_of(poll: &Poll, draft: &Draft) -> bool {
    if poll.method == Method::Slots {
        let mut slots = draft.slots.clone();
        slots.sort_unstable();
        return poll.options.iter().filter_map(|option| option.slot).eq(slots);
    }
    poll.options.iter().map(|option| &option.label).eq(draft.options.iter())
        && poll.options.iter().enumerate().all(|(place, option)| {
            draft.details.get(place).map_or(option.details.is_empty(), |details| *details == option.details)
        })
}

#[cfg(test)]
mod tests {
    use super::is_draft_of;
    use domain::{Draft, Electorate, GroupId, Method, PersonId, PollId, Secrecy, Visibility};
    use jiff::Timestamp;
    use uuid::Uuid;

    fn draft() -> Draft {
        Draft {
            title: "团建去哪里".parse().expect("a title"),
            description: "".parse().expect("a description"),
            options: ["爬山", "看海"].map(|label| label.parse().expect("a label")).to_vec(),
            slots: vec![],
            details: Vec::new(),
            documents: Vec::new(),
            method: Method::Single,
            abstention: false,
            secrecy: Secrecy::RealName,
            visibility: Visibility::Live,
            electorate: Electorate::OpenToJoiners,
            deadline: Timestamp::from_second(3_600).expect("in range"),
            zone: "Asia/Shanghai".parse().expect("a zone"),
        }
    }

    #[test]
    fn a_draft_whose_answer_was_lost_is_known_again_and_no_other_poll_is() {
        let id = Uuid::nil();
        let now = Timestamp::UNIX_EPOCH;
        let poll = draft().compose(PollId(id), GroupId(id), PersonId(id), now).expect("a poll");
        assert!(is_draft_of(&poll, &draft()));
        let other = Draft { options: draft().options.into_iter().rev().collect(), ..draft() };
        assert!(!is_draft_of(&poll, &other), "another order is another poll");
        let open = domain::Poll { opened: Some(now), ..poll };
        assert!(!is_draft_of(&open, &draft()), "an open poll is no draft");
    }
}
