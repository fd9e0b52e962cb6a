//! A random walk through everything, on the engine under trial and on the one in memory side by side.

use super::changes::heard;
use super::dice::Dice;
use super::editing::edit;
use super::trial::{Circle, OK, Trial, why};
use crate::{Change, Groups, Invitations, Joiner, MemoryStore, NameQuery, RosterQuery, Store, TokenHash};
use domain::{
    Cast, Draft, Electorate, Group, GroupId, Invitation, Kiosk, KioskId, Member, Method, OptionId, Person,
    PersonId, Poll, PollId, Role,
};
use jiff::SignedDuration;
use std::fmt::Debug;
use tokio::sync::broadcast::Receiver;

const SEEDS: u64 = 5;
const STEPS: usize = 240;

pub(crate) async fn whatever_is_done_it_answers_as_the_engine_in_memory_does(t: &Trial) {
    let mut walk = Walk::begin(t).await;
    for seed in 0..SEEDS {
        walk.dice = Dice::of(seed);
        walk.settle().await;
        for step in 0..STEPS {
            walk.step().await;
            if step % 20 == 0 {
                walk.look_around().await;
            }
        }
        walk.count_everything().await;
    }
}

struct Walk<'a> {
    t: &'a Trial,
    dice: Dice,
    oracle: MemoryStore,
    changes: [Receiver<Change>; 2],
    circles: Vec<Circle>,
    doors: Vec<(GroupId, Invitation, TokenHash)>,
    people: Vec<PersonId>,
    polls: Vec<Poll>,
    casts: Vec<(PollId, PersonId, Cast)>,
    kiosks: Vec<Kiosk>,
}

impl<'a> Walk<'a> {
    async fn begin(t: &'a Trial) -> Self {
        let oracle = MemoryStore::new(t.clock.clone());
        let changes = [t.store.changes(), oracle.changes()];
        let founder = t.founder().await;
        let mut walk = Self {
            t,
            dice: Dice::of(0),
            oracle,
            changes,
            circles: vec![],
            doors: vec![],
            people: vec![founder.id],
            polls: vec![],
            casts: vec![],
            kiosks: vec![],
        };
        let space = t.store.space().await.expect(OK).expect("a space");
        walk.both(async |store| store.found_space(&space, &founder).await.expect(OK)).await;
        walk
    }

    /// Two new groups with their doors. The older ones, and who is in them, stay.
    async fn settle(&mut self) {
        self.circles.clear();
        for _ in 0..2 {
            // The trial made them in the one engine; the other is told of them.
            let circle = self.t.circle().await;
            self.oracle.create_group(&circle.group, &circle.owner).await.expect(OK);
            for invitation in self.t.store.invitations(circle.id()).await.expect(OK) {
                let token = if invitation.role.votes() { circle.door } else { circle.window };
                self.oracle.create_invitation(&invitation, token).await.expect(OK);
                self.doors.push((circle.id(), invitation, token));
            }
            self.circles.push(circle);
        }
    }

    /// Asks both engines the same, and compares what they answer and announce.
    async fn both<T: Debug>(&mut self, ask: impl AsyncFn(&dyn Store) -> T) {
        let (tried, known) = (ask(&*self.t.store).await, ask(&self.oracle).await);
        assert_eq!(format!("{tried:#?}"), format!("{known:#?}"));
        let [tried, known] = &mut self.changes;
        assert_eq!(heard(tried), heard(known));
    }

    async fn step(&mut self) {
        match self.dice.below(20) {
            0..3 => self.join().await,
            3 => self.invite().await,
            4 => self.remove().await,
            5 => self.set_role().await,
            6..8 => self.compose().await,
            8..10 => self.act().await,
            10 => self.kiosk().await,
            11 => self.edit().await,
            12 => self.t.wait([1, 30, 600, 5000][self.dice.below(4)]),
            13 => self.both(async |store| store.seal().await.expect(OK)).await,
            _ => self.cast().await,
        }
    }

    fn group(&mut self) -> Group {
        let n = self.dice.below(self.circles.len());
        self.circles[n].group.clone()
    }

    fn anybody(&mut self) -> PersonId {
        let n = self.dice.below(self.people.len());
        self.people[n]
    }

    /// Somebody as a member of a group, which they may be or not.
    fn as_member(&mut self, group_id: GroupId) -> Member {
        let person_id = if self.dice.below(3) == 0 { self.people[0] } else { self.anybody() };
        Member { group_id, person_id, role: Role::Member, joined: self.t.now() }
    }

    async fn join(&mut self) {
        let n = self.dice.below(self.doors.len());
        let token = self.doors[n].2;
        let joiner = if self.dice.below(2) == 0 {
            Joiner::Known(self.anybody())
        } else {
            let person = self.newcomer();
            Joiner::New(person, self.t.new_session())
        };
        self.both(async |store| store.accept_invitation(token, &joiner).await.expect(OK)).await;
        if let Joiner::New(person, _) = joiner
            && self.t.store.person(person.id).await.expect(OK).is_some()
        {
            self.people.push(person.id);
        }
    }

    fn newcomer(&mut self) -> Person {
        let name = ["张三", "李四", "王%", "a_b", "A_B"][self.dice.below(5)];
        let unit = ["一栋/1单元", "一栋 / 1单元", "二栋", "一栋/10"][self.dice.below(4)];
        self.t.new_person(name, unit)
    }

    async fn invite(&mut self) {
        let n = self.dice.below(self.circles.len());
        let group_id = self.circles[n].id();
        if self.dice.below(3) == 0 {
            let n = self.dice.below(self.doors.len());
            let id = self.doors[n].1.id;
            self.both(async |store| store.revoke_invitation(group_id, id).await.expect(OK)).await;
            return;
        }
        let invitation = Invitation {
            head_limit: [None, Some(1), Some(3)][self.dice.below(3)],
            expires: self.t.now() + SignedDuration::from_secs([60, 100_000][self.dice.below(2)]),
            ..self.t.new_invitation(&self.circles[n])
        };
        let token = self.t.token();
        self.both(async |store| store.create_invitation(&invitation, token).await.expect(OK)).await;
        self.doors.push((group_id, invitation, token));
    }

    async fn remove(&mut self) {
        let group_id = self.group().id;
        let (by, whom) = (self.as_member(group_id), self.anybody());
        self.both(async |store| store.remove_member(&by, whom).await.expect(OK)).await;
    }

    async fn set_role(&mut self) {
        let group_id = self.group().id;
        let (by, whom) = (self.as_member(group_id), self.anybody());
        let role = [Role::Observer, Role::Member, Role::Admin, Role::Owner][self.dice.below(4)];
        self.both(async |store| store.set_role(&by, whom, role).await.expect(OK)).await;
    }

    async fn compose(&mut self) {
        let by = self.group().id;
        let by = self.as_member(by);
        let draft = Draft {
            method: [Method::Single, Method::Multiple { min: 1, max: 2 }][self.dice.below(2)],
            electorate: [Electorate::OpenToJoiners, Electorate::FrozenAtOpening][self.dice.below(2)],
            deadline: self.t.now() + SignedDuration::from_secs([20, 900, 90_000][self.dice.below(3)]),
            ..self.t.draft()
        };
        let draft = if self.dice.below(4) == 0 { Trial::anonymous(draft) } else { draft };
        let id = PollId(self.t.id());
        let poll = draft.compose(id, by.group_id, by.person_id, self.t.now()).expect("a poll");
        self.both(async |store| store.compose_poll(&poll).await.expect(OK)).await;
        let opens = self.t.now() + SignedDuration::from_secs([5, 600][self.dice.below(2)]);
        if self.dice.below(4) == 0 {
            self.both(async |store| store.schedule_poll(id, &by, opens).await.expect(OK)).await;
        } else {
            self.both(async |store| store.open_poll(id, &by).await.expect(OK)).await;
        }
        self.polls.push(poll);
    }

    fn poll(&mut self) -> Option<Poll> {
        // Mostly one of the newest, so that something is open.
        let newest = self.polls.len().saturating_sub([3, self.polls.len()][self.dice.below(2)]);
        self.dice.pick(&self.polls[newest..]).cloned()
    }

    async fn act(&mut self) {
        let Some(poll) = self.poll() else { return };
        let by = self.as_member(poll.group_id);
        let later = SignedDuration::from_secs([-5, 30, 900, 90_000][self.dice.below(4)]);
        let (opens, deadline) = (self.t.now() + later, poll.deadline + later);
        match self.dice.below(6) {
            0 => self.both(async |store| store.close_poll(poll.id, &by, &why()).await.expect(OK)).await,
            1 => self.both(async |store| store.withdraw_poll(poll.id, &by, &why()).await.expect(OK)).await,
            2 => self.both(async |store| store.schedule_poll(poll.id, &by, opens).await.expect(OK)).await,
            3 => {
                self.both(async |store| store.extend_poll(poll.id, &by, deadline, &why()).await.expect(OK))
                    .await;
            }
            _ => self.both(async |store| store.open_poll(poll.id, &by).await.expect(OK)).await,
        }
    }

    async fn edit(&mut self) {
        let Some(poll) = self.poll() else { return };
        let Some(poll) = self.t.store.poll(poll.id).await.expect(OK) else { return };
        let by = match self.dice.below(4) {
            0 => self.as_member(poll.group_id),
            _ => Member { person_id: poll.composer, ..self.as_member(poll.group_id) },
        };
        let mut wanted = edit(&poll);
        wanted.reason = [None, Some(why())][self.dice.below(2)].clone();
        wanted.draft.title = format!("第 {} 次改", self.dice.below(1000)).parse().expect("a title");
        match self.dice.below(4) {
            0 => wanted.draft.options.push(format!("{}", poll.edition).parse().expect("a label")),
            1 => wanted.withdrawn.push(OptionId(1)),
            2 if wanted.reason.is_none() => {
                wanted.draft.electorate =
                    [Electorate::OpenToJoiners, Electorate::FrozenAtOpening][self.dice.below(2)];
            }
            _ => {}
        }
        self.both(async |store| store.edit_poll(poll.id, &by, &wanted).await.expect(OK)).await;
    }

    async fn cast(&mut self) {
        let (again, n) = (self.dice.below(6) == 0, self.dice.below(self.casts.len()));
        let (poll_id, voter, cast) = match (again, self.casts.get(n).cloned(), self.poll()) {
            (true, Some(cast), _) => cast,
            (_, _, Some(poll)) => {
                let voter = self.anybody();
                let current = self.t.store.receipt(poll.id, voter).await.expect(OK).map(|r| r.version);
                let options = [&[1][..], &[2], &[3], &[1, 3], &[4]][self.dice.below(5)];
                let replaces = if self.dice.below(8) == 0 { Some(7) } else { current };
                let poll = self.t.store.poll(poll.id).await.expect(OK).expect("the poll");
                let edition = if self.dice.below(8) == 0 { 1 } else { poll.edition };
                (poll.id, voter, Cast { edition, ..self.t.mark(options, replaces) })
            }
            _ => return,
        };
        let tracker = self.t.tracker();
        self.both(async |store| store.cast(poll_id, voter, &cast, &tracker).await.expect(OK)).await;
        self.both(async |store| store.recount(poll_id).await.expect(OK)).await;
        self.t.tally(poll_id).await;
        self.casts.push((poll_id, voter, cast));
    }

    async fn kiosk(&mut self) {
        let group_id = self.group().id;
        if let (0, Some(kiosk)) = (self.dice.below(3), self.dice.pick(&self.kiosks).cloned()) {
            self.both(async |store| store.revoke_kiosk(group_id, kiosk.id).await.expect(OK)).await;
            return;
        }
        let label = "大堂".parse().expect("a label");
        let (id, made_by, made) = (KioskId(self.t.id()), self.anybody(), self.t.now());
        let kiosk = Kiosk { id, group_id, label, made_by, made };
        let token = self.t.token();
        self.both(async |store| store.create_kiosk(&kiosk, token).await.expect(OK)).await;
        self.both(async |store| store.kiosk_by_token(token).await.expect(OK)).await;
        self.kiosks.push(kiosk);
    }

    /// Everything that can be asked about a group and a poll.
    async fn look_around(&mut self) {
        let (group_id, viewer, now) = (self.group().id, self.anybody(), self.t.now());
        let search = [None, Some("%"), Some("a_"), Some("一栋")][self.dice.below(4)].map(str::to_owned);
        let (after, limit) =
            ([None, Some(self.anybody())][self.dice.below(2)], [3, 1000][self.dice.below(2)]);
        let query = RosterQuery { search: search.clone(), after, limit };
        self.both(async |store| store.roster(group_id, &query).await.expect(OK)).await;
        self.both(async |store| store.memberships(viewer).await.expect(OK)).await;
        self.both(async |store| store.sessions(viewer).await.expect(OK)).await;
        self.both(async |store| store.invitations(group_id).await.expect(OK)).await;
        self.both(async |store| store.kiosks(group_id).await.expect(OK)).await;
        self.both(async |store| store.current_polls(group_id, limit).await.expect(OK)).await;
        self.both(async |store| store.deadlines(now, now + SignedDuration::from_hours(9)).await.expect(OK))
            .await;
        self.both(async |store| store.next_deadline(now).await.expect(OK)).await;
        self.both(async |store| store.openings(now, now + SignedDuration::from_hours(9)).await.expect(OK))
            .await;
        self.both(async |store| store.next_opening(now).await.expect(OK)).await;
        let Some(poll) = self.poll() else { return };
        let behind = [None, Some(poll.id)][self.dice.below(2)];
        self.both(async |store| store.polls(group_id, viewer, behind, limit).await.expect(OK)).await;
        let option = [None, Some(OptionId(1))][self.dice.below(2)];
        let query = NameQuery { option, search, after, limit };
        self.both(async |store| store.ballots(poll.id, &query).await.expect(OK)).await;
        self.both(async |store| store.non_voters(poll.id, &query).await.expect(OK)).await;
        self.both(async |store| store.poll_record(poll.id).await.expect(OK)).await;
        self.both(async |store| store.turnout(poll.id).await.expect(OK)).await;
        self.both(async |store| store.unconfirmed(poll.id).await.expect(OK)).await;
    }

    async fn count_everything(&mut self) {
        assert!(!self.casts.is_empty() && self.polls.len() > 5, "the walk went somewhere");
        for poll in std::mem::take(&mut self.polls) {
            self.both(async |store| store.tally(poll.id).await.expect(OK)).await;
            self.both(async |store| store.poll(poll.id).await.expect(OK)).await;
            self.t.tally(poll.id).await;
        }
    }
}
