//! An attacker outside the database watches an anonymous poll and says who chose what, though they know who votes when: over 200
//! polls of 20 voters each, by a seed, so that it comes out the same every time. The attackers who hold the files are in
//! `crates/store-sqlite/tests/attack.rs`.
//!
//! Every poll is voted on twice, in two houses that differ in nothing but who of the voters chose what: the result is the same.
//! What can be seen must then be the same in both, byte for byte, files after the close too: so nobody can learn anything from
//! it, however clever. An attacker who learns what goes with which choice tries all the same. The ways of voting take turns.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "anonymity/asked.rs"]
mod asked;
#[path = "anonymity/learner.rs"]
mod learner;

use api::{
    Endpoint,
    bounded::PageLimit,
    calendar::{CreateEvent, ListAttendees, ListEvents, ListPollEvents},
    exports::ExportPoll,
    ics,
    kiosks::GetBoard,
    live::Event,
    me::GetMe,
    polls::{
        CastBallot, GetPoll, GetReminders, GetTally, GetTurnout, ListBallots, ListNonVoters, ListPolls,
        ListSignUps, ReadEditions, ReadPollLog,
    },
};
use domain::{EventPlan, ExportFormat, ExportLanguage, Invited, OptionId, Origin, PollId};
use futures_util::future::join_all;
use http::Request;
use jiff::SignedDuration;
use std::{
    collections::BTreeMap,
    io,
    sync::{Arc, Mutex},
};
use store::{Chance as _, SeededChance};
use testkit::{Caller, Live, Plan, Village, cast};

const VOTERS: usize = 20;
/// Pairs of houses, with so many polls in each: together 200 polls.
const PAIRS: u64 = 10;
const POLLS: u64 = 10;

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What can be seen of one vote, by where it is seen.
type Seen = BTreeMap<&'static str, String>;

/// A poll that was voted on: what was chosen, one vote after the other, what was seen of each, and what is shown in the end.
struct Voted {
    chosen: Vec<OptionId>,
    seen: Vec<Seen>,
    shown: Vec<String>,
}

struct House {
    village: Village,
    members: Vec<Caller>,
    order: SeededChance,
    choice: SeededChance,
}

fn shuffle<T>(items: &mut [T], chance: &SeededChance) {
    for n in 0..items.len() {
        items.swap(n, below(chance, n + 1));
    }
}

fn below(chance: &SeededChance, n: usize) -> usize {
    usize::try_from(u128::from_be_bytes(chance.draw()) % n as u128).unwrap()
}

/// All of an answer that somebody on the line could read.
async fn raw<E: Endpoint>(who: &Caller, asked: &E) -> String {
    answered(who, asked.to_request("")).await
}

async fn answered(who: &Caller, request: Request<Vec<u8>>) -> String {
    let answer = who.send(request).await;
    format!("{} {:?} {}", answer.status(), answer.headers(), String::from_utf8_lossy(answer.body()))
}

fn get(address: &str) -> Request<Vec<u8>> {
    Request::get(address).body(Vec::new()).unwrap()
}

impl House {
    /// The order in which people vote and what is chosen is by `order`, who of them chooses it by `choice`.
    async fn built(plan: Plan, order: u64, choice: u64) -> Self {
        let village = Village::planned(plan.seeded(order)).await;
        let members = village.members(VOTERS).await;
        let (order, choice) = (SeededChance::of(order << 40), SeededChance::of(!choice << 20));
        Self { village, members, order, choice }
    }

    async fn open(&self, way: usize) -> PollId {
        asked::poll(self.village.poll(), way).opened_by(self.village.founder()).await.id
    }

    /// Who votes for what, in this order. The choices are the same in both houses of a pair, and whose they are is not.
    fn plan(&self) -> Vec<(&Caller, u16)> {
        let mut order: Vec<&Caller> = self.members.iter().collect();
        shuffle(&mut order, &self.order);
        let choice = |_: &&Caller| u16::try_from(below(&self.order, 3) + 1).unwrap();
        let mut choices: Vec<u16> = order.iter().map(choice).collect();
        shuffle(&mut choices, &self.choice);
        order.into_iter().zip(choices).collect()
    }

    /// A poll under the eyes of whoever watches everything that a member and a wall are shown.
    async fn watched(&self, live: &mut Live, wall: &Caller, way: usize) -> Voted {
        let (founder, poll_id) = (self.village.founder(), self.open(way).await);
        live.tally_where(|tally| tally.poll_id == poll_id).await;
        let (mut chosen, mut seen) = (Vec::new(), Vec::new());
        for (voted, (voter, choice)) in (1..).zip(self.plan()) {
            let selection = asked::ballot(way, choice);
            let answer = raw(voter, &CastBallot { selection, ..cast(poll_id, &[]) }).await;
            assert!(answer.starts_with("200"), "{answer}");
            let now = Seen::from([
                ("the answer", answer),
                ("the stream", told(live, voted).await),
                ("who has not voted", raw(founder, &not_voted(poll_id)).await),
                ("the turnout", raw(founder, &GetTurnout { poll_id }).await),
                ("the page", raw(founder, &GetPoll { poll_id }).await),
                ("the wall", raw(wall, &GetBoard {}).await),
                ("elsewhere", self.elsewhere(poll_id, voted as usize).await),
            ]);
            chosen.push(OptionId(choice));
            seen.push(now);
        }
        let mut shown = vec![raw(founder, &names(poll_id)).await];
        // Every other one is closed by its deadline.
        match below(&self.order, 2) {
            0 => drop(founder.call(&testkit::closing(poll_id)).await.unwrap()),
            _ => self.village.pass(DAY),
        }
        live.tally_where(|tally| tally.poll_id == poll_id && !tally.is_veiled()).await;
        let event = raw(founder, &self.event_of(poll_id)).await;
        if event.starts_with("200") {
            // The stream says so at its own pace, and not amid the votes of the next poll.
            live.until(|event| matches!(event, Event::Calendar { .. }).then_some(())).await;
        }
        shown.push(event);
        shown.extend(self.in_the_end(poll_id, wall).await);
        // The wall has forgotten the result when the next one begins.
        self.village.pass(DAY);
        Voted { chosen, seen, shown }
    }

    /// All other roads to a poll, for its composer, who owns the group: the files first.
    fn roads(&self, poll_id: PollId) -> Vec<Request<Vec<u8>>> {
        let (group_id, after, limit) = (self.village.group_id(), None, PageLimit::default());
        let (from, until) = (self.village.now() - DAY, self.village.now() + DAY * 400);
        let lang = ExportLanguage::ZhCn;
        let file = |format| get(&ExportPoll { poll_id, format, lang }.address());
        let mut roads = Vec::from(ExportFormat::ALL.map(file));
        roads.extend([
            GetTally { poll_id }.to_request(""),
            ReadPollLog { poll_id }.to_request(""),
            ReadEditions { poll_id }.to_request(""),
            GetReminders { poll_id }.to_request(""),
            ListSignUps { poll_id, before: None, limit }.to_request(""),
            ListPolls { group_id, after: None, limit }.to_request(""),
            ListPollEvents { poll_id }.to_request(""),
            ListEvents { group_id, from, until, after, limit }.to_request(""),
            GetMe {}.to_request(""),
        ]);
        roads
    }

    /// One of these roads while the poll is open, another at each vote.
    async fn elsewhere(&self, poll_id: PollId, vote: usize) -> String {
        let roads = self.roads(poll_id);
        let place = vote % roads.len();
        let answer = answered(self.village.founder(), roads[place].clone()).await;
        let refused = answer.starts_with("403");
        assert_eq!(refused, place < ExportFormat::ALL.len(), "no file while it is open: {answer}");
        answer
    }

    /// Everything that is shown once it is closed.
    async fn in_the_end(&self, poll_id: PollId, wall: &Caller) -> Vec<String> {
        let founder = self.village.founder();
        let mut shown = vec![
            raw(founder, &names(poll_id)).await,
            raw(founder, &not_voted(poll_id)).await,
            raw(founder, &GetTurnout { poll_id }).await,
            raw(founder, &GetPoll { poll_id }).await,
            raw(&self.members[0], &GetPoll { poll_id }).await,
            raw(wall, &GetBoard {}).await,
        ];
        for (place, request) in self.roads(poll_id).into_iter().enumerate() {
            let answer = answered(founder, request).await;
            assert!(place >= ExportFormat::ALL.len() || answer.starts_with("200"), "a file: {answer}");
            shown.push(answer);
        }
        for view in founder.call(&ListPollEvents { poll_id }).await.unwrap() {
            let (event_id, limit) = (view.event.id, PageLimit::default());
            let asked = ListAttendees { event_id, answer: None, after: None, limit };
            shown.push(raw(founder, &asked).await);
            shown.push(answered(founder, get(&ics::event(event_id))).await);
        }
        shown
    }

    /// An event for those who voted, if the first option has won.
    fn event_of(&self, poll_id: PollId) -> CreateEvent {
        let starts = self.village.now() + DAY;
        let plan = EventPlan {
            title: "换电梯".parse().unwrap(),
            place: "物业".parse().unwrap(),
            note: "".parse().unwrap(),
            starts,
            ends: starts + SignedDuration::from_hours(1),
            zone: "Asia/Shanghai".parse().unwrap(),
        };
        let origin = Some(Origin { poll_id, option: OptionId(1) });
        CreateEvent { group_id: self.village.group_id(), plan, invited: Invited::Voters, origin }
    }
}

fn not_voted(poll_id: PollId) -> ListNonVoters {
    ListNonVoters { poll_id, search: None, after: None, limit: PageLimit::default() }
}

fn names(poll_id: PollId) -> ListBallots {
    ListBallots { poll_id, option: None, search: None, after: None, limit: PageLimit::default() }
}

/// What the stream says until it tells of so many votes.
async fn told(live: &mut Live, voted: u32) -> String {
    let mut said = String::new();
    loop {
        let sent = live.sent().await.unwrap();
        said.push_str(&format!("{} {:?} {}\n", sent.name, sent.id, sent.data));
        if let Event::Tally { tally } = serde_json::from_str(&sent.data).unwrap() {
            assert!(tally.is_veiled(), "{tally:?}");
            if tally.turnout.cast == voted {
                return said;
            }
        }
    }
}

/// That both houses show the same, and that nobody guesses better than by luck.
fn assert_nothing_is_learnt(one: &[Voted], other: &[Voted]) {
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(other) {
        assert_ne!(one.chosen, other.chosen, "they chose otherwise");
        for (one, other) in one.seen.iter().zip(&other.seen) {
            one.iter().for_each(|(place, seen)| assert_eq!(*seen, other[place], "{place}"));
        }
        assert_eq!(one.shown, other.shown);
    }
    let all: Vec<&Voted> = one.iter().chain(other).collect();
    for place in all[0].seen[0].keys() {
        let polls: Vec<learner::Poll> = all
            .iter()
            .map(|voted| learner::Poll {
                chosen: &voted.chosen,
                seen: voted.seen.iter().map(|seen| seen[place].as_str()).collect(),
            })
            .collect();
        let attack = learner::attack(&polls);
        assert!(attack.is_luck(), "{place} gives away {:.3} of the votes: {attack:?}", attack.success());
    }
}

#[tokio::test]
async fn whoever_watches_all_that_members_and_walls_are_shown_learns_nothing_of_a_vote() {
    let house = async |pair: u64, choice: u64| {
        let plan = if pair.is_multiple_of(2) { Plan::default().on_disk() } else { Plan::default() };
        let house = House::built(plan, pair, choice).await;
        let mut live = house.village.founder().live(house.village.group_id()).await.unwrap();
        let (wall, _) = house.village.kiosk().await;
        let mut voted = Vec::new();
        for number in 0..POLLS {
            let way = usize::try_from(pair + number).unwrap() % asked::WAYS;
            voted.push(house.watched(&mut live, &wall, way).await);
        }
        voted
    };
    let pairs =
        join_all((0..PAIRS).map(async |pair| tokio::join!(house(pair, 2 * pair), house(pair, 2 * pair + 1))));
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for (one, other) in pairs.await {
        ones.extend(one);
        others.extend(other);
    }
    assert_eq!(ones.len() + others.len(), 200);
    assert_nothing_is_learnt(&ones, &others);
}

/// What the server logs, from this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    /// What was logged since the last look, without how long it took.
    fn said(&self) -> String {
        let said = String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap();
        let word =
            |word: &str| if word.starts_with("micros=") { "micros".to_owned() } else { word.to_owned() };
        said.split(' ').map(word).collect::<Vec<_>>().join(" ")
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn whoever_reads_the_servers_log_to_the_last_word_learns_nothing_of_a_vote() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::level_filters::LevelFilter::TRACE)
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .finish();
    let _listening = tracing::subscriber::set_default(subscriber);
    let mut houses = Vec::new();
    for choice in [1, 2] {
        let house = House::built(Plan::default(), 77, choice).await;
        let mut voted = Vec::new();
        for number in 0..100 {
            let way = number % asked::WAYS;
            let poll_id = house.open(way).await;
            let (mut chosen, mut seen) = (Vec::new(), Vec::new());
            log.said();
            for (voter, choice) in house.plan() {
                let selection = asked::ballot(way, choice);
                voter.call(&CastBallot { selection, ..cast(poll_id, &[]) }).await.unwrap();
                chosen.push(OptionId(choice));
                seen.push(Seen::from([("the log", log.said())]));
            }
            house.village.founder().call(&testkit::closing(poll_id)).await.unwrap();
            voted.push(Voted { chosen, seen, shown: vec![log.said()] });
        }
        houses.push(voted);
    }
    let words = &houses[0][0].seen[0]["the log"];
    assert!(words.contains("answered") && words.contains("{poll_id}"), "there is something to read: {words}");
    assert_nothing_is_learnt(&houses[0], &houses[1]);
}
