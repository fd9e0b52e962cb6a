//! An empty engine under trial, and the people and polls to try it with.

use super::dice::Dice;
use crate::{Accepted, Clock, Joiner, ManualClock, NewSession, Store, TokenHash};
use domain::{
    Cast, CastKey, CastRefusal, Draft, Electorate, Group, GroupId, GroupKind, Invitation, InvitationId,
    Member, Method, OptionId, Person, PersonId, Poll, PollId, Reason, Receipt, Role, Scored, Secrecy,
    Selection, SessionId, SessionKind, SignInLink, Slot, Space, SpaceId, Tally, Tracker, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use std::any::Any;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

/// An empty engine and the clock it was given.
pub struct Trial {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<ManualClock>,
    minted: AtomicU64,
    // Outlives the store.
    _kept: Option<Box<dyn Any + Send + Sync>>,
}

/// A group with an owner, and two ways in.
pub(crate) struct Circle {
    pub(crate) group: Group,
    pub(crate) owner: Member,
    /// For members.
    pub(crate) door: TokenHash,
    /// For observers.
    pub(crate) window: TokenHash,
}

impl Circle {
    pub(crate) fn id(&self) -> GroupId {
        self.group.id
    }
}

pub(crate) const OK: &str = "the store answers";

/// A reason for whatever is done to a poll.
pub(crate) fn why() -> Reason {
    "题目写错了".parse().expect("a reason")
}

impl Trial {
    /// Puts an empty engine on trial, which judges time by `clock`.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<ManualClock>) -> Self {
        Self { store, clock, minted: AtomicU64::new(0), _kept: None }
    }

    /// Keeps `guard`, such as a temporary folder, until the engine is dropped.
    #[must_use]
    pub fn keeping(mut self, guard: impl Any + Send + Sync) -> Self {
        self._kept = Some(Box::new(guard));
        self
    }

    /// What the clock should say at first.
    #[must_use]
    pub fn start() -> Timestamp {
        Timestamp::constant(1_760_000_000, 0)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn wait(&self, seconds: i64) {
        self.clock.advance(SignedDuration::from_secs(seconds));
    }

    /// A new id. Their order is not that in which they were minted: no engine may count on it.
    pub(crate) fn id(&self) -> Uuid {
        let mut dice = Dice::of(self.minted.fetch_add(1, Ordering::Relaxed) << 32);
        Uuid::from_u64_pair(dice.throw(), dice.throw())
    }

    pub(crate) fn token(&self) -> TokenHash {
        let (a, b) = (self.id(), self.id());
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(a.as_bytes());
        bytes[16..].copy_from_slice(b.as_bytes());
        TokenHash(bytes)
    }

    pub(crate) fn tracker(&self) -> Tracker {
        let mut bytes = [0; 10];
        bytes.copy_from_slice(&self.id().as_bytes()[..10]);
        Tracker::from_random(bytes)
    }

    pub(crate) fn new_session(&self) -> NewSession {
        NewSession {
            id: SessionId(self.id()),
            token: self.token(),
            kind: SessionKind::Cookie,
            device: "手机".parse().expect("a device"),
        }
    }

    pub(crate) fn new_person(&self, name: &str, unit: &str) -> Person {
        Person {
            id: PersonId(self.id()),
            name: name.parse().expect("a name"),
            alias: None,
            unit: unit.parse().expect("a unit"),
            since: self.now(),
        }
    }

    pub(crate) fn new_invitation(&self, circle: &Circle) -> Invitation {
        Invitation {
            id: InvitationId(self.id()),
            group_id: circle.id(),
            invited_by: circle.owner.person_id,
            role: Role::Member,
            made: self.now(),
            expires: self.now() + SignedDuration::from_hours(24 * 90),
            head_limit: None,
            joined: 0,
            revoked: None,
        }
    }

    pub(crate) fn link_for(&self, person_id: PersonId) -> SignInLink {
        SignInLink { person_id, expires: self.now() + SignInLink::LIFE_FOR_OWN_DEVICE }
    }

    /// The first person of the space, which is founded if need be.
    pub(crate) async fn founder(&self) -> Person {
        let space = Space { id: SpaceId(self.id()), name: "聚议".parse().expect("a name") };
        self.store.found_space(&space, &self.new_person("王首", "办公室")).await.expect(OK);
        self.store.first_person().await.expect(OK).expect("a first person")
    }

    pub(crate) async fn circle(&self) -> Circle {
        self.circle_of(GroupKind::Internal).await
    }

    /// A group that the founder owns.
    pub(crate) async fn circle_of(&self, kind: GroupKind) -> Circle {
        let (founder, id) = (self.founder().await, GroupId(self.id()));
        let name = "一单元".parse().expect("a name");
        let group = Group { id, name, kind, since: self.now() };
        let owner = Member { group_id: id, person_id: founder.id, role: Role::Owner, joined: self.now() };
        self.store.create_group(&group, &owner).await.expect(OK);
        let circle = Circle { group, owner, door: self.token(), window: self.token() };
        let door = self.new_invitation(&circle);
        let window = Invitation { role: Role::Observer, ..self.new_invitation(&circle) };
        self.store.create_invitation(&door, circle.door).await.expect(OK);
        self.store.create_invitation(&window, circle.window).await.expect(OK);
        circle
    }

    /// Somebody new becomes a member.
    pub(crate) async fn joins(&self, circle: &Circle, name: &str, unit: &str) -> Member {
        let joiner = Joiner::New(self.new_person(name, unit), self.new_session());
        self.accepts(circle.door, joiner).await.member
    }

    /// Somebody new becomes an observer.
    pub(crate) async fn looks_on(&self, circle: &Circle, name: &str, unit: &str) -> Member {
        let joiner = Joiner::New(self.new_person(name, unit), self.new_session());
        self.accepts(circle.window, joiner).await.member
    }

    pub(crate) async fn accepts(&self, token: TokenHash, joiner: Joiner) -> Accepted {
        let accepted = self.store.accept_invitation(token, &joiner).await.expect(OK);
        accepted.expect("an invitation").expect("a place")
    }

    /// So many new members, all at once.
    pub(crate) async fn members(&self, circle: &Circle, n: usize) -> Vec<Member> {
        let deeds = (0..n).map(|n| {
            let person = self.new_person(&format!("成员{n:04}"), &format!("{}栋", n % 7));
            let (store, joiner) = (Arc::clone(&self.store), Joiner::New(person, self.new_session()));
            let door = circle.door;
            async move { store.accept_invitation(door, &joiner).await }
        });
        let accepted = at_once(deeds).await;
        accepted.into_iter().map(|a| a.expect(OK).expect("an invitation").expect("a place").member).collect()
    }

    /// One of three options; open to joiners; an hour long.
    pub(crate) fn draft(&self) -> Draft {
        Draft {
            title: "团建去哪里".parse().expect("a title"),
            description: "".parse().expect("a description"),
            options: ["海边", "山里", "湖上"].map(|label| label.parse().expect("a label")).to_vec(),
            slots: vec![],
            details: Vec::new(),
            documents: vec![],
            method: Method::Single,
            abstention: false,
            secrecy: Secrecy::RealName,
            visibility: Visibility::Live,
            electorate: Electorate::OpenToJoiners,
            deadline: self.now() + SignedDuration::from_hours(1),
            zone: "Asia/Shanghai".parse().expect("a zone"),
        }
    }

    /// On three times, hour by hour from the deadline on.
    pub(crate) fn on_times(&self) -> Draft {
        let draft = self.draft();
        let at = |hour| draft.deadline + SignedDuration::from_hours(hour);
        let slots = [2, 0, 1].map(|hour| Slot { starts: at(hour), ends: at(hour + 1) });
        Draft { method: Method::Slots, options: vec![], slots: slots.to_vec(), ..draft }
    }

    /// The same, anonymous to members.
    pub(crate) fn anonymous(draft: Draft) -> Draft {
        Draft {
            secrecy: Secrecy::Anonymous,
            visibility: Visibility::AfterClose,
            electorate: Electorate::FrozenAtOpening,
            ..draft
        }
    }

    pub(crate) async fn composes(&self, by: &Member, draft: Draft) -> Poll {
        let poll = draft.compose(PollId(self.id()), by.group_id, by.person_id, self.now()).expect("a poll");
        self.store.compose_poll(&poll).await.expect(OK);
        poll
    }

    pub(crate) async fn opens(&self, by: &Member, draft: Draft) -> Poll {
        let poll = self.composes(by, draft).await;
        self.store.open_poll(poll.id, by).await.expect(OK).expect("the poll").expect("it may be opened")
    }

    /// The usual poll, opened by the owner.
    pub(crate) async fn poll(&self, circle: &Circle) -> Poll {
        self.opens(&circle.owner, self.draft()).await
    }

    pub(crate) fn mark(&self, options: &[u16], replaces: Option<u32>) -> Cast {
        let selection = Selection::Approve(options.iter().copied().map(OptionId).collect());
        Cast { key: CastKey(self.id()), selection, replaces, edition: 1 }
    }

    pub(crate) fn ranks(&self, ranking: &[u16], replaces: Option<u32>) -> Cast {
        let selection = Selection::Rank(ranking.iter().copied().map(OptionId).collect());
        Cast { selection, ..self.mark(&[], replaces) }
    }

    /// Points for each option, in the poll's order.
    pub(crate) fn scores(&self, points: &[u8], replaces: Option<u32>) -> Cast {
        let scored = (1..).map(OptionId).zip(points).map(|(option, &points)| Scored { option, points });
        Cast { selection: Selection::Score(scored.collect()), ..self.mark(&[], replaces) }
    }

    /// At which slots one can come, and at which if need be.
    pub(crate) fn comes(&self, yes: &[u16], if_need_be: &[u16], replaces: Option<u32>) -> Cast {
        let ids = |options: &[u16]| options.iter().copied().map(OptionId).collect();
        let selection = Selection::Slots { yes: ids(yes), if_need_be: ids(if_need_be) };
        Cast { selection, ..self.mark(&[], replaces) }
    }

    pub(crate) async fn puts(
        &self,
        poll_id: PollId,
        voter: &Member,
        cast: &Cast,
    ) -> Result<Receipt, CastRefusal> {
        let answer = self.store.cast(poll_id, voter.person_id, cast, &self.tracker()).await;
        answer.expect(OK).expect("the poll")
    }

    pub(crate) async fn casts(&self, poll: &Poll, voter: &Member, option: u16) -> Receipt {
        let before = self.store.receipt(poll.id, voter.person_id).await.expect(OK);
        let cast = self.mark(&[option], before.map(|receipt| receipt.version));
        let cast = Cast { edition: poll.edition, ..cast };
        self.puts(poll.id, voter, &cast).await.expect("the ballot is taken")
    }

    /// The tally, which a recount must confirm.
    pub(crate) async fn tally(&self, poll_id: PollId) -> Tally {
        let tally = self.store.tally(poll_id).await.expect(OK).expect("the poll");
        let recount = self.store.recount(poll_id).await.expect(OK).expect("the poll");
        assert_eq!(tally, recount, "the tally is what a recount finds");
        tally
    }

    pub(crate) async fn entitled(&self, poll: &Poll, member: &Member) -> bool {
        self.store.is_entitled(poll.id, member.person_id).await.expect(OK)
    }

    pub(crate) async fn closes(&self, poll: &Poll, by: &Member) -> Poll {
        let closed = self.store.close_poll(poll.id, by, &why()).await.expect(OK);
        closed.expect("the poll").expect("it may be closed")
    }

    /// A poll that opens by itself in so many seconds.
    pub(crate) async fn schedules(&self, by: &Member, draft: Draft, seconds: i64) -> Poll {
        let poll = self.composes(by, draft).await;
        let opens = self.now() + SignedDuration::from_secs(seconds);
        let scheduled = self.store.schedule_poll(poll.id, by, opens).await.expect(OK);
        scheduled.expect("the poll").expect("it may be scheduled")
    }

    /// Its deadline moved so many seconds later.
    pub(crate) async fn extends(&self, poll: &Poll, by: &Member, seconds: i64) -> Poll {
        let deadline = poll.deadline + SignedDuration::from_secs(seconds);
        let extended = self.store.extend_poll(poll.id, by, deadline, &why()).await.expect(OK);
        extended.expect("the poll").expect("it may be extended")
    }

    pub(crate) async fn removes(&self, by: &Member, member: &Member) {
        let removed = self.store.remove_member(by, member.person_id).await.expect(OK);
        removed.expect("both are members").expect("they may be removed");
    }

    pub(crate) async fn becomes(&self, by: &Member, member: &Member, role: Role) -> Member {
        let set = self.store.set_role(by, member.person_id, role).await.expect(OK);
        set.expect("both are members").expect("the role may be given")
    }
}

/// Votes of each option, in the poll's order.
pub(crate) fn votes(tally: &Tally) -> Vec<u32> {
    tally.counts.iter().map(|count| count.votes).collect()
}

/// Does all of it at the same time, and waits for all; the answers stand in the order of the deeds.
pub(crate) async fn at_once<T, D>(deeds: impl IntoIterator<Item = D>) -> Vec<T>
where
    T: Send + 'static,
    D: Future<Output = T> + Send + 'static,
{
    let tasks: Vec<_> = deeds.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::with_capacity(tasks.len());
    for task in tasks {
        answers.push(task.await.expect("a deed that does not panic"));
    }
    answers
}
