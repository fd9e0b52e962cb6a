use crate::{
    i18n::problem::{cast_refusal, text_fault},
    t,
};
use domain::{
    Cast, CastKey, CastRefusal, Electorate, Method, Note, Poll, Receipt, Role, Selection, SelectionFault,
    Standing, TextFault, Turnout, cast,
};
use jiff::Timestamp;

/// Why a ballot cannot be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Nothing is marked.
    First,
    /// So many more must be marked.
    More(u16),
    /// More are marked than may be.
    Over(u16),
    /// It is what counts already.
    Same,
    /// Observers do not vote.
    Observer,
    /// Came to the group after the poll was opened.
    CameLater,
    /// What is typed cannot be kept.
    Typed(TextFault),
    /// Another rule of casting.
    Rule(CastRefusal),
}

/// What is to be sent.
pub(super) struct Wanted<'a> {
    pub(super) entitled: bool,
    pub(super) role: Option<Role>,
    pub(super) receipt: Option<&'a Receipt>,
    pub(super) marked: Selection,
    pub(super) basis: Option<u32>,
    /// How many places of a sign-up others have, as far as is known here.
    pub(super) taken: u32,
    /// As far as is known here.
    pub(super) turnout: Turnout,
    pub(super) fault: Option<TextFault>,
}

impl Wanted<'_> {
    /// The selection to send at `now`, by the rules that the server will ask too.
    ///
    /// # Errors
    /// Why not.
    pub(super) fn selection(&self, poll: &Poll, now: Timestamp) -> Result<Selection, Why> {
        let selection = match (poll.method, Note::new("")) {
            // Before anything is said one comes alone.
            (Method::SignUp { .. }, Ok(note)) if self.marked.is_blank() => {
                Selection::SignUp { quantity: 1, note }
            }
            _ => self.marked.clone(),
        };
        let (entitled, current) = (self.entitled, self.receipt.cloned());
        let standing = Standing { entitled, current, taken: self.taken, turnout: self.turnout };
        let (key, edition) = (CastKey(uuid::Uuid::nil()), poll.edition);
        let wanted = Cast { key, selection, replaces: self.basis, edition };
        let ballot = cast(poll, &standing, &wanted, now).map_err(|refusal| self.why(poll, refusal))?;
        if let Some(fault) = self.fault {
            return Err(Why::Typed(fault));
        }
        // The same again on another edition says that it is meant all the same.
        let same = |receipt: &&Receipt| {
            let named = receipt.named.as_ref();
            named.is_some_and(|named| named.edition == edition && named.selection == *ballot.selection())
        };
        match self.receipt.filter(same) {
            Some(_) => Err(Why::Same),
            None => Ok(ballot.selection().clone()),
        }
    }

    fn why(&self, poll: &Poll, refusal: CastRefusal) -> Why {
        let marked = u16::try_from(self.marked.options().len()).unwrap_or(u16::MAX);
        match refusal {
            // Nothing marked is of no method yet.
            CastRefusal::Selection(_) if self.marked.is_blank() => Why::First,
            CastRefusal::Selection(SelectionFault::TooFew { min }) => Why::More(min.saturating_sub(marked)),
            CastRefusal::Selection(SelectionFault::TooMany { max }) => Why::Over(max),
            CastRefusal::NotEntitled => Why::not_entitled(poll, self.role),
            other => Why::Rule(other),
        }
    }
}

impl Why {
    /// Why somebody in this role is not on the electorate.
    pub(super) fn not_entitled(poll: &Poll, role: Option<Role>) -> Self {
        match (role, poll.electorate) {
            (Some(role), _) if !role.votes() => Self::Observer,
            (_, Electorate::FrozenAtOpening) => Self::CameLater,
            (_, Electorate::OpenToJoiners) => Self::Rule(CastRefusal::NotEntitled),
        }
    }

    /// In words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::First => t!(poll.need_first).to_owned(),
            Self::More(count) => t!(poll.need_min, count = *count),
            Self::Over(max) => t!(poll.limit_reached, max = *max),
            Self::Same => t!(poll.need_change).to_owned(),
            Self::Observer => t!(poll.observer).to_owned(),
            Self::CameLater => t!(poll.not_entitled).to_owned(),
            Self::Typed(fault) => text_fault(*fault),
            Self::Rule(refusal) => cast_refusal(refusal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Wanted, Why};
    use crate::polls::sample;
    use domain::{
        CastRefusal, Electorate, Method, NamedBallot, OptionId, Poll, Receipt, Role, Secrecy, Selection,
        TextFault, Tracker, Turnout,
    };
    use jiff::Timestamp;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }
    fn poll() -> Poll {
        let method = Method::Multiple { min: 2, max: 2 };
        Poll { method, ..sample::poll(at(0), at(100)) }
    }
    const A: OptionId = OptionId(1);
    const B: OptionId = OptionId(2);
    const C: OptionId = OptionId(3);

    fn marks(options: &[OptionId]) -> Selection {
        Selection::Approve(options.to_vec())
    }
    fn voter(marked: Selection) -> Wanted<'static> {
        let role = Some(Role::Member);
        let turnout = Turnout { cast: 0, entitled: 5 };
        Wanted { entitled: true, role, receipt: None, marked, basis: None, taken: 0, turnout, fault: None }
    }
    fn receipt(version: u32) -> Receipt {
        Receipt {
            poll_id: poll().id,
            version,
            named: Some(NamedBallot {
                tracker: Tracker::from_random([0; 10]),
                at: at(1),
                selection: Selection::Approve(vec![A, B]),
                edition: 1,
            }),
        }
    }

    #[test]
    fn the_reason_follows_the_marks_until_they_are_a_ballot() {
        assert_eq!(voter(marks(&[])).selection(&poll(), at(1)), Err(Why::First));
        assert_eq!(voter(marks(&[B])).selection(&poll(), at(1)), Err(Why::More(1)));
        assert_eq!(voter(marks(&[A, B, C])).selection(&poll(), at(1)), Err(Why::Over(2)));
        assert_eq!(voter(marks(&[B, A])).selection(&poll(), at(1)), Ok(Selection::Approve(vec![A, B])));
    }

    #[test]
    fn the_close_comes_before_what_is_marked() {
        let why = voter(marks(&[A, B])).selection(&poll(), at(100));
        assert_eq!(why, Err(Why::Rule(CastRefusal::Closed { at: at(100) })));
    }

    #[test]
    fn who_may_not_vote_is_told_why_they_may_not() {
        let frozen = Poll { electorate: Electorate::FrozenAtOpening, ..poll() };
        let outside = |role| Wanted { entitled: false, role: Some(role), ..voter(marks(&[A, B])) };
        assert_eq!(outside(Role::Observer).selection(&frozen, at(1)), Err(Why::Observer));
        assert_eq!(outside(Role::Member).selection(&frozen, at(1)), Err(Why::CameLater));
        let open = outside(Role::Member).selection(&poll(), at(1));
        assert_eq!(open, Err(Why::Rule(CastRefusal::NotEntitled)));
    }

    #[test]
    fn before_anything_is_marked_it_is_said_that_they_are_too_few_for_an_anonymous_poll() {
        let secret = Poll { secrecy: Secrecy::Anonymous, ..poll() };
        let turnout = Turnout { cast: 0, entitled: 4 };
        let why = Wanted { turnout, ..voter(marks(&[])) }.selection(&secret, at(1));
        assert_eq!(why, Err(Why::Rule(CastRefusal::ElectorateTooSmall { entitled: 4, least: 5 })));
    }

    #[test]
    fn the_same_choice_again_is_no_change() {
        let mine = receipt(1);
        let again = |marked: Selection| Wanted { receipt: Some(&mine), basis: Some(1), ..voter(marked) };
        assert_eq!(again(marks(&[B, A])).selection(&poll(), at(1)), Err(Why::Same));
        assert!(again(marks(&[B, C])).selection(&poll(), at(1)).is_ok());
    }

    #[test]
    fn whoever_signs_up_comes_alone_unless_they_say_more_and_not_where_there_is_no_room() {
        let poll =
            Poll { method: Method::SignUp { limit: Some(5), most: 3 }, ..sample::poll(at(0), at(100)) };
        let line = |quantity, note: &str| Selection::SignUp { quantity, note: note.parse().expect("a note") };
        assert_eq!(voter(Selection::default()).selection(&poll, at(1)), Ok(line(1, "")));
        let full = |taken, marked| Wanted { taken, ..voter(marked) }.selection(&poll, at(1));
        assert_eq!(full(3, line(2, "带孩子")), Ok(line(2, "带孩子")));
        assert_eq!(full(3, line(3, "")), Err(Why::Rule(CastRefusal::Full { left: 2 })));
        let wrong = Some(TextFault::TooLong { max: 60 });
        let typed = Wanted { fault: wrong, ..voter(line(1, "")) };
        assert_eq!(typed.selection(&poll, at(1)), Err(Why::Typed(TextFault::TooLong { max: 60 })));
    }

    #[test]
    fn the_same_choice_again_confirms_it_on_another_edition() {
        let mine = receipt(1);
        let second = Poll { edition: 2, ..poll() };
        let again = Wanted { receipt: Some(&mine), basis: Some(1), ..voter(marks(&[A, B])) };
        assert_eq!(again.selection(&second, at(1)), Ok(Selection::Approve(vec![A, B])));
    }

    #[test]
    fn a_newer_ballot_from_another_device_is_not_overwritten_unseen() {
        let newer = receipt(3);
        let late = Wanted { receipt: Some(&newer), basis: Some(2), ..voter(marks(&[B, C])) };
        let why = late.selection(&poll(), at(1));
        assert_eq!(why, Err(Why::Rule(CastRefusal::Superseded { current: 3 })));
    }
}
