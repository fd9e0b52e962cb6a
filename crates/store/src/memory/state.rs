//! What is kept, and the changes that more than one resource makes to it.

use super::{mail::Mailroom, pictures::KeptPicture, unknown};
use crate::{Change, StoreError, TokenHash};
use domain::{
    Ballot, CalendarEvent, CastKey, Deed, EventId, ExportLink, Feed, Group, GroupId, Invitation,
    InvitationId, Kiosk, KioskId, LogEntry, Member, PartStat, Person, PersonId, PictureId, Poll, PollId,
    PollStatus, Question, Receipt, Reminders, Session, SessionId, SignInLink, Space, Tally,
};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet, HashMap};

#[derive(Default)]
pub(super) struct State {
    pub(super) space: Option<(Space, PersonId)>,
    pub(super) people: HashMap<PersonId, Person>,
    pub(super) groups: HashMap<GroupId, Group>,
    /// Active members only.
    pub(super) members: BTreeMap<(GroupId, PersonId), Member>,
    /// Who was removed from which group, also those who are back.
    pub(super) removed: BTreeSet<(GroupId, PersonId)>,
    pub(super) links: HashMap<TokenHash, KeptLink>,
    pub(super) sessions: HashMap<SessionId, KeptSession>,
    pub(super) invitations: HashMap<InvitationId, KeptInvitation>,
    pub(super) kiosks: HashMap<KioskId, KeptKiosk>,
    pub(super) polls: BTreeMap<PollId, KeptPoll>,
    pub(super) export_links: HashMap<TokenHash, KeptExportLink>,
    pub(super) events: BTreeMap<EventId, KeptEvent>,
    pub(super) pictures: BTreeMap<PictureId, KeptPicture>,
    pub(super) feeds: HashMap<PersonId, (Feed, TokenHash)>,
    pub(super) mail: Mailroom,
    pub(super) reminders: HashMap<PollId, Reminders>,
    /// To be announced when the write is done.
    pub(super) changes: Vec<Change>,
}

pub(super) struct KeptLink {
    pub(super) link: SignInLink,
    pub(super) used: bool,
}

pub(super) struct KeptExportLink {
    pub(super) link: ExportLink,
    pub(super) used: bool,
}

pub(super) struct KeptSession {
    pub(super) session: Session,
    pub(super) token: TokenHash,
    pub(super) revoked: bool,
}

pub(super) struct KeptInvitation {
    pub(super) invitation: Invitation,
    pub(super) token: TokenHash,
}

pub(super) struct KeptKiosk {
    pub(super) kiosk: Kiosk,
    pub(super) token: TokenHash,
    pub(super) revoked: bool,
}

pub(super) struct KeptPoll {
    pub(super) poll: Poll,
    pub(super) tally: Tally,
    pub(super) electorate: BTreeSet<PersonId>,
    /// By voter, of a poll that keeps them together.
    pub(super) ballots: BTreeMap<PersonId, KeptBallot>,
    /// Of a poll that does not: who has cast, and the key of that act.
    pub(super) marks: BTreeMap<PersonId, CastKey>,
    /// And what was cast, in the order of what it says.
    pub(super) detached: Vec<Ballot>,
    /// Whether such a poll takes no ballot ever again.
    pub(super) sealed: bool,
    /// Every receipt ever given, by what named the act.
    pub(super) given: HashMap<(PersonId, CastKey), Receipt>,
    /// What was done to it, in that order.
    pub(super) log: Vec<LogEntry>,
    /// What it asked in the editions before the one that stands.
    pub(super) earlier: Vec<Question>,
}

pub(super) struct KeptEvent {
    pub(super) event: CalendarEvent,
    /// Who is asked to come, and what they have said.
    pub(super) attendees: BTreeMap<PersonId, PartStat>,
}

pub(super) struct KeptBallot {
    pub(super) ballot: Ballot,
    pub(super) receipt: Receipt,
}

impl KeptPoll {
    pub(super) fn new(poll: &Poll) -> Self {
        Self {
            poll: poll.clone(),
            tally: Tally::empty(poll, 0),
            electorate: BTreeSet::new(),
            ballots: BTreeMap::new(),
            marks: BTreeMap::new(),
            detached: Vec::new(),
            sealed: false,
            given: HashMap::new(),
            log: vec![LogEntry { at: poll.composed, by: Some(poll.composer), deed: Deed::Composed }],
            earlier: Vec::new(),
        }
    }

    pub(super) fn has_cast(&self, person_id: &PersonId) -> bool {
        self.ballots.contains_key(person_id) || self.marks.contains_key(person_id)
    }

    /// What it asked in each of its editions.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.earlier.iter().cloned().chain([self.poll.question()]).collect()
    }

    /// Whether an option of it has this picture, or had it when others saw it.
    pub(super) fn shows(&self, picture: PictureId) -> bool {
        let mut options =
            self.earlier.iter().flat_map(|question| &question.options).chain(&self.poll.options);
        options.any(|option| option.details.picture == Some(picture))
    }

    /// Whether somebody may vote and has not.
    pub(super) fn waits_for(&self, person_id: &PersonId) -> bool {
        self.electorate.contains(person_id) && !self.has_cast(person_id)
    }

    /// Nothing here shows an order, so there is nothing to write anew.
    pub(super) fn seal(&mut self, now: Timestamp) {
        self.sealed |= self.poll.is_to_be_sealed(now);
    }

    pub(super) fn recount(&self) -> Tally {
        let ballots = self.ballots.values().map(|kept| &kept.ballot).chain(&self.detached);
        Tally::count(&self.poll, ballots, heads(self.electorate.len()), self.tally.revision)
    }

    /// The result, with its rounds where the poll has any: they are of all the ballots at once.
    pub(super) fn tally(&self) -> Tally {
        if self.poll.runs_off() { self.recount() } else { self.tally.clone() }
    }

    /// The change to announce when its ballots or its electorate moved.
    pub(super) fn counted(&self, now: Timestamp) -> Change {
        let tally = self.poll.announced(self.tally.clone(), now);
        Change::Tally { group_id: self.poll.group_id, tally }
    }

    /// Puts somebody on the electorate; false if they are on it.
    fn enrol(&mut self, person_id: PersonId) -> bool {
        let added = self.electorate.insert(person_id);
        self.moved(added)
    }

    /// Takes somebody off the electorate; false if they are not on it, or have cast.
    fn strike(&mut self, person_id: PersonId) -> bool {
        let struck = !self.has_cast(&person_id) && self.electorate.remove(&person_id);
        self.moved(struck)
    }

    fn moved(&mut self, moved: bool) -> bool {
        if moved {
            self.tally.turnout.entitled = heads(self.electorate.len());
            self.tally.revision += 1;
        }
        moved
    }
}

impl State {
    pub(super) fn member(&self, group_id: GroupId, person_id: PersonId) -> Option<&Member> {
        self.members.get(&(group_id, person_id))
    }

    pub(super) fn members_of(&self, group_id: GroupId) -> impl Iterator<Item = &Member> {
        self.members.values().filter(move |member| member.group_id == group_id)
    }

    /// Who of the group votes now.
    pub(super) fn voting(&self, group_id: GroupId) -> BTreeSet<PersonId> {
        let voting = self.members_of(group_id).filter(|member| member.role.votes());
        voting.map(|member| member.person_id).collect()
    }

    pub(super) fn member_count(&self, group_id: GroupId) -> u32 {
        heads(self.members_of(group_id).count())
    }

    /// The person `id`, if they are a member of the group or were one.
    pub(super) fn ever_member(&self, group_id: GroupId, id: PersonId) -> Option<&Person> {
        let key = (group_id, id);
        let ever = self.members.contains_key(&key) || self.removed.contains(&key);
        ever.then(|| self.people.get(&id)).flatten()
    }

    pub(super) fn known_person(&self, id: PersonId) -> Result<&Person, StoreError> {
        self.people.get(&id).ok_or_else(|| unknown("person"))
    }

    pub(super) fn known_picture(&self, id: PictureId) -> Result<&KeptPicture, StoreError> {
        self.pictures.get(&id).ok_or_else(|| unknown("picture"))
    }

    pub(super) fn known_group(&self, id: GroupId) -> Result<&Group, StoreError> {
        self.groups.get(&id).ok_or_else(|| unknown("group"))
    }

    pub(super) fn announce_roster(&mut self, group_id: GroupId) {
        let members = self.member_count(group_id);
        self.changes.push(Change::Roster { group_id, members });
    }

    /// Puts one who votes now on the open polls that take joiners, and on those that are to open.
    pub(super) fn enrol(&mut self, member: &Member, now: Timestamp) {
        if member.role.votes() {
            self.move_electorates(member.group_id, now, |kept| {
                kept.poll.takes_joiners(now) && kept.enrol(member.person_id)
            });
        }
    }

    /// Takes one who votes no more off the polls, open or to open, in which they have not cast.
    pub(super) fn strike(&mut self, group_id: GroupId, person_id: PersonId, now: Timestamp) {
        self.move_electorates(group_id, now, |kept| kept.strike(person_id));
    }

    fn move_electorates(&mut self, group_id: GroupId, now: Timestamp, moves: impl Fn(&mut KeptPoll) -> bool) {
        let moving = |poll: &Poll| {
            poll.group_id == group_id
                && matches!(poll.status_at(now), PollStatus::Scheduled | PollStatus::Open)
        };
        for kept in self.polls.values_mut().filter(|kept| moving(&kept.poll)) {
            if moves(kept) {
                self.changes.push(kept.counted(now));
            }
        }
    }
}

pub(super) fn heads(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
