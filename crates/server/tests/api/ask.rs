//! Questions that many tests ask.

use api::{
    bounded::PageLimit,
    groups::{ListMembers, MemberView},
    invitations::PreviewInvitation,
    polls::{GetPoll, GetTally, ListBallots, ListNonVoters, ListPolls, ListSignUps, PollView},
};
use domain::{GroupId, PollId, Tally};
use testkit::Caller;

pub(crate) fn preview(token: &str) -> PreviewInvitation {
    PreviewInvitation { token: token.to_owned() }
}

pub(crate) fn list_members(group_id: GroupId) -> ListMembers {
    ListMembers { group_id, search: None, after: None, limit: PageLimit::default() }
}

pub(crate) fn list_polls(group_id: GroupId) -> ListPolls {
    ListPolls { group_id, after: None, limit: PageLimit::default() }
}

pub(crate) fn list_ballots(poll_id: PollId) -> ListBallots {
    ListBallots { poll_id, option: None, search: None, after: None, limit: PageLimit::default() }
}

pub(crate) fn list_non_voters(poll_id: PollId) -> ListNonVoters {
    ListNonVoters { poll_id, search: None, after: None, limit: PageLimit::default() }
}

pub(crate) fn list_sign_ups(poll_id: PollId) -> ListSignUps {
    ListSignUps { poll_id, before: None, limit: PageLimit::default() }
}

/// The first page of the roster.
pub(crate) async fn everybody(who: &Caller, group_id: GroupId) -> Vec<MemberView> {
    who.call(&list_members(group_id)).await.expect("a member sees the roster").items
}

pub(crate) async fn view(who: &Caller, poll_id: PollId) -> PollView {
    who.call(&GetPoll { poll_id }).await.expect("a member sees the poll")
}

pub(crate) async fn tally(who: &Caller, poll_id: PollId) -> Tally {
    who.call(&GetTally { poll_id }).await.expect("a member sees the result")
}

/// The votes of each option, in the poll's order.
pub(crate) fn votes(tally: &Tally) -> Vec<u32> {
    tally.counts.iter().map(|count| count.votes).collect()
}
