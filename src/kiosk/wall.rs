//! What the wall knows: as much as the server shows it, and never more.

use api::{
    kiosks::{Board, BoardLine, BoardPoll},
    live::Event,
};
use domain::{Group, Poll, PollId, PollStatus, Secrecy, Tally};
use jiff::{SignedDuration, Timestamp};

/// A poll on the wall.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) poll: Poll,
    pub(super) tally: Tally,
    /// Who signed up, in a sign-up, when that was read last, and at which revision of the poll that was.
    pub(super) lines: Vec<BoardLine>,
    pub(super) lines_at: u64,
    /// When this result was first heard of.
    pub(super) heard: Timestamp,
}

/// The group and its polls, newest first.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wall {
    pub(super) group: Group,
    pub(super) members: u32,
    pub(super) polls: Vec<Shown>,
}

/// How long a closed poll stays on the wall.
const STAY: SignedDuration = SignedDuration::from_hours(24);

impl Wall {
    /// What was read first.
    pub(super) fn of(board: Board, now: Timestamp) -> Self {
        let mut wall = Self { group: board.group.clone(), members: board.members, polls: Vec::new() };
        wall.take(board, now);
        wall
    }

    /// Takes what was read. What is known already and newer stays: the answer may have been overtaken.
    pub(super) fn take(&mut self, board: Board, now: Timestamp) {
        let known = std::mem::take(&mut self.polls);
        let newer = |read: BoardPoll| {
            let revision = read.tally.revision;
            let known = known.iter().find(|known| known.poll.id == read.poll.id).cloned();
            let new = Shown {
                poll: read.poll,
                tally: read.tally,
                lines: read.lines,
                lines_at: revision,
                heard: now,
            };
            match known {
                Some(known) if known.lines_at > revision => known,
                Some(known) if known.tally.revision > revision => {
                    Shown { lines: new.lines, lines_at: revision, ..known }
                }
                Some(known) if known.tally.revision == revision => {
                    Shown { tally: known.tally, heard: known.heard, ..new }
                }
                Some(_) | None => new,
            }
        };
        self.polls = board.polls.into_iter().map(newer).collect();
        self.group = board.group;
        self.members = board.members;
        self.tidy(now);
    }

    /// Takes an event.
    pub(super) fn receive(&mut self, event: Event, now: Timestamp) {
        match event {
            Event::Tally { tally } => {
                let known = self.polls.iter_mut().find(|known| known.poll.id == tally.poll_id);
                if let Some(known) = known.filter(|known| known.tally.revision < tally.revision) {
                    (known.tally, known.heard) = (tally, now);
                }
            }
            Event::Poll { poll, tally } => self.receive_poll(*poll, tally, now),
            Event::Roster { members } => self.members = members,
            // A wall shows votes only.
            Event::Calendar { .. } | Event::Hello { .. } | Event::Beat | Event::Ended => {}
        }
        self.tidy(now);
    }

    /// Whether the event changes who is in the line of a sign-up: of that it does not tell.
    pub(super) fn asks_for_lines(&self, event: &Event) -> bool {
        let signs_up =
            |id: PollId| self.polls.iter().any(|shown| shown.poll.id == id && shown.poll.method.signs_up());
        match event {
            Event::Tally { tally } => signs_up(tally.poll_id),
            Event::Poll { poll, .. } => poll.method.signs_up(),
            _ => false,
        }
    }

    fn receive_poll(&mut self, poll: Poll, tally: Tally, now: Timestamp) {
        match self.polls.iter_mut().find(|known| known.poll.id == poll.id) {
            Some(known) if known.tally.revision > tally.revision => {}
            Some(known) => {
                // Names that may not be shown any more are gone at once.
                let named = poll.method.signs_up() && poll.secrecy == Secrecy::RealName;
                let lines = if named { std::mem::take(&mut known.lines) } else { Vec::new() };
                *known = Shown { poll, tally, lines, lines_at: known.lines_at, heard: now };
            }
            None => {
                let place = self.polls.partition_point(|known| known.poll.id > poll.id);
                self.polls.insert(place, Shown { poll, tally, lines: Vec::new(), lines_at: 0, heard: now });
            }
        }
    }

    /// Forgets what is withdrawn or over for a day, so that nothing grows in weeks.
    pub(super) fn tidy(&mut self, now: Timestamp) {
        self.polls.retain(|shown| match shown.poll.status_at(now) {
            PollStatus::Scheduled | PollStatus::Open => true,
            PollStatus::Closed => now.duration_since(shown.poll.closes_at()) < STAY,
            PollStatus::Draft | PollStatus::Withdrawn => false,
        });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Secrecy, Wall};
    use crate::polls::sample;
    use api::{
        kiosks::{Board, BoardLine, BoardPoll},
        live::Event,
    };
    use domain::{
        Group, GroupId, GroupKind, GroupName, Kiosk, KioskId, KioskLabel, PersonId, Poll, PollId, Reason,
        Tally, Withdrawal,
    };
    use jiff::Timestamp;
    use uuid::Uuid;

    pub(in crate::kiosk) fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("in range")
    }
    /// The poll number `id`, open from 0 until `deadline`.
    pub(in crate::kiosk) fn poll(id: u128, deadline: i64) -> Poll {
        Poll { id: PollId(Uuid::from_u128(id)), ..sample::poll(at(0), at(deadline)) }
    }
    pub(in crate::kiosk) fn tally(poll: &Poll, revision: u64, votes: u32) -> Tally {
        let mut tally = Tally { revision, ..Tally::empty(poll, 10) };
        tally.counts[0].votes = votes;
        tally.turnout.cast = votes;
        tally
    }
    fn board(polls: &[(Poll, Tally)]) -> Board {
        let id = Uuid::nil();
        let made = (PersonId(id), at(0));
        Board {
            kiosk: Kiosk {
                id: KioskId(id),
                group_id: GroupId(id),
                label: KioskLabel::new("大堂").expect("a short label"),
                made_by: made.0,
                made: made.1,
            },
            group: Group {
                id: GroupId(id),
                name: GroupName::new("三号楼").expect("a short name"),
                kind: GroupKind::Internal,
                since: at(0),
            },
            members: 10,
            polls: polls
                .iter()
                .map(|(poll, tally)| BoardPoll {
                    poll: poll.clone(),
                    tally: tally.clone(),
                    lines: Vec::new(),
                })
                .collect(),
        }
    }
    pub(in crate::kiosk) fn wall(polls: &[(Poll, Tally)]) -> Wall {
        Wall::of(board(polls), at(0))
    }
    fn votes(wall: &Wall) -> Vec<u32> {
        wall.polls.iter().map(|shown| shown.tally.turnout.cast).collect()
    }

    #[test]
    fn a_newer_result_is_shown_and_an_older_one_does_no_harm() {
        let one = poll(1, 100);
        let mut wall = wall(&[(one.clone(), tally(&one, 5, 5))]);
        wall.receive(Event::Tally { tally: tally(&one, 6, 6) }, at(2));
        wall.receive(Event::Tally { tally: tally(&one, 4, 4) }, at(3));
        assert_eq!((votes(&wall), wall.polls[0].heard), (vec![6], at(2)));
        wall.take(board(&[(one.clone(), tally(&one, 5, 5))]), at(4));
        assert_eq!(votes(&wall), [6], "an answer that was overtaken");
    }

    #[test]
    fn who_signed_up_is_asked_for_when_somebody_does_and_of_no_other_poll() {
        let method = domain::Method::SignUp { limit: None, most: 1 };
        let (line, other) = (Poll { method, ..poll(1, 100) }, poll(2, 100));
        let wall = wall(&[(line.clone(), tally(&line, 1, 0)), (other.clone(), tally(&other, 1, 0))]);
        let told = |of: &Poll| wall.asks_for_lines(&Event::Tally { tally: tally(of, 2, 1) });
        assert_eq!((told(&line), told(&other), wall.asks_for_lines(&Event::Beat)), (true, false, false));
    }

    #[test]
    fn who_signed_up_is_never_taken_from_an_answer_that_was_overtaken() {
        let line = Poll { method: domain::Method::SignUp { limit: None, most: 1 }, ..poll(1, 100) };
        let read = |revision, names: &[&str]| {
            let mut board = board(&[(line.clone(), tally(&line, revision, 0))]);
            let named = |(place, name): (u32, &&str)| BoardLine {
                place,
                name: name.parse().expect("a name"),
                quantity: 1,
            };
            board.polls[0].lines = (1..).zip(names).map(named).collect();
            board
        };
        let mut wall = Wall::of(read(1, &[]), at(0));
        wall.receive(Event::Tally { tally: tally(&line, 2, 1) }, at(1));
        wall.take(read(3, &["王芳", "赵六"]), at(2));
        wall.take(read(2, &["王芳"]), at(3));
        let names =
            |wall: &Wall| wall.polls[0].lines.iter().map(|line| line.name.to_string()).collect::<Vec<_>>();
        assert_eq!(names(&wall), ["王芳", "赵六"]);
        let hidden = Poll { secrecy: Secrecy::RealNameToAdmins, edition: 2, ..line.clone() };
        wall.receive(Event::Poll { poll: Box::new(hidden), tally: tally(&line, 4, 2) }, at(4));
        assert!(names(&wall).is_empty(), "who may not be shown any more is gone at once");
    }

    #[test]
    fn a_poll_that_is_opened_appears_and_one_that_is_withdrawn_goes() {
        let (old, new) = (poll(1, 100), poll(2, 100));
        let mut wall = wall(&[(old.clone(), tally(&old, 1, 0))]);
        wall.receive(Event::Poll { poll: Box::new(new.clone()), tally: tally(&new, 1, 3) }, at(1));
        assert_eq!(votes(&wall), [3, 0], "the newest first");
        let reason = Reason::new("重发").expect("a short reason");
        let withdrawn = Some(Withdrawal { at: at(2), by: old.composer, reason });
        let gone = Poll { withdrawn, ..old.clone() };
        wall.receive(Event::Poll { poll: Box::new(gone), tally: tally(&old, 2, 0) }, at(2));
        assert_eq!(votes(&wall), [3]);
    }

    #[test]
    fn a_poll_stays_for_a_day_behind_its_close() {
        let one = poll(1, 100);
        let mut wall = wall(&[(one.clone(), tally(&one, 1, 1))]);
        wall.tidy(at(100 + 86_399));
        assert_eq!(wall.polls.len(), 1);
        wall.tidy(at(100 + 86_400));
        assert!(wall.polls.is_empty());
    }

    #[test]
    fn a_deadline_that_is_moved_is_the_new_one_at_once() {
        let one = poll(1, 100);
        let mut wall = wall(&[(one.clone(), tally(&one, 1, 1))]);
        let moved = Poll { deadline: at(500), ..one.clone() };
        wall.receive(Event::Poll { poll: Box::new(moved), tally: tally(&one, 2, 1) }, at(50));
        assert_eq!(wall.polls[0].poll.closes_at(), at(500));
    }

    #[test]
    fn what_the_server_shows_no_more_is_gone() {
        let one = poll(1, 100);
        let mut wall = wall(&[(one.clone(), tally(&one, 1, 1))]);
        wall.take(board(&[]), at(1));
        assert!(wall.polls.is_empty());
    }
}
