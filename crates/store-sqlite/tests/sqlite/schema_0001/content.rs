//! What was put into the database of the first schema, and what must come out of it for ever.

use crate::village::{DOOR, GROUP, POLL, draft, person, session, start, tracker, villager, why};
use domain::{
    Close, Deed, Document, Draft, Electorate, Kiosk, KioskId, LogEntry, Method, Person, Poll, PollId,
    PollStatus, Role, Tally, Turnout, Withdrawal,
};
use jiff::SignedDuration;
use store::{NameQuery, RosterQuery, Store, TokenHash};
use uuid::Uuid;

pub const ELECTION: PollId = PollId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0010));
pub const MISTAKE: PollId = PollId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0011));
pub const IDEA: PollId = PollId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0012));
pub const WALL: KioskId = KioskId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0020));
pub const LINK: TokenHash = TokenHash([3; 32]);
pub const WALL_TOKEN: TokenHash = TokenHash([4; 32]);

pub fn newcomer() -> Person {
    Person { alias: Some("阿花 👩‍👩‍👧".parse().expect("an alias")), ..person(90) }
}

pub fn wall() -> Kiosk {
    let label = "大堂".parse().expect("a label");
    Kiosk { id: WALL, group_id: GROUP, label, made_by: villager(0), made: start() }
}

/// Two of four, frozen, with a document; closed early.
pub fn election() -> Poll {
    let draft = Draft {
        title: "业委会选举".parse().expect("a title"),
        description: "每人至多选两名。\n请先读章程。".parse().expect("a description"),
        options: ["甲", "乙", "丙", "丁"].map(|label| label.parse().expect("a label")).to_vec(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![Document {
            title: "章程".parse().expect("a title"),
            url: "https://example.org/rules?v=1".parse().expect("an address"),
        }],
        method: Method::Multiple { min: 1, max: 2 },
        electorate: Electorate::FrozenAtOpening,
        abstention: draft().abstention,
        secrecy: draft().secrecy,
        visibility: draft().visibility,
        deadline: start() + SignedDuration::from_hours(24),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    draft.compose(ELECTION, GROUP, villager(0), start()).expect("a poll")
}

/// Reads everything back.
pub async fn look(store: &dyn Store) {
    let space = store.space().await.expect("read").expect("a space");
    assert_eq!(space.name.as_str(), "桂花村");
    assert_eq!(store.first_person().await.expect("read"), Some(person(0)));
    assert_eq!(store.person(villager(90)).await.expect("read"), Some(newcomer()));
    let roster = store.roster(GROUP, &RosterQuery { limit: 99, ..Default::default() }).await.expect("read");
    let roles: Vec<_> = roster.iter().map(|row| (row.person.name.as_str(), row.member.role)).collect();
    let expected = [
        ("村民0", Role::Owner),
        ("村民3", Role::Member),
        ("村民6", Role::Member),
        ("村民90", Role::Member),
        ("村民1", Role::Member),
        ("村民2", Role::Admin),
    ];
    assert_eq!(roles, expected);
    assert_eq!(store.kiosk_by_token(WALL_TOKEN).await.expect("read"), Some(wall()));
    let invitation = store.invitation_by_token(DOOR).await.expect("read").expect("the invitation");
    assert_eq!((invitation.joined, invitation.role, invitation.head_limit), (7, Role::Member, None));
    let sessions = store.sessions(villager(3)).await.expect("read");
    assert_eq!(sessions.iter().map(|s| s.id).collect::<Vec<_>>(), [session(30).id]);
    assert_eq!(store.session_by_token(session(3).token).await.expect("read"), None);
    look_at_polls(store).await;
    look_at_ballots(store).await;
}

async fn look_at_polls(store: &dyn Store) {
    let by = villager(0);
    let opened = Some(start());
    let at = start() + SignedDuration::from_secs(200);
    let election = Poll { opened, closed: Some(Close { at, by, reason: None }), ..election() };
    assert_eq!(store.poll(ELECTION).await.expect("read"), Some(election));
    let (at, reason) = (start() + SignedDuration::from_secs(100), why());
    let mistake = Poll { id: MISTAKE, opened, withdrawn: Some(Withdrawal { at, by, reason }), ..draft() };
    assert_eq!(store.poll(MISTAKE).await.expect("read"), Some(mistake));
    let idea = store.poll(IDEA).await.expect("read").expect("the draft");
    assert_eq!(idea.status_at(start()), PollStatus::Draft);
    assert_eq!(store.polls(GROUP, by, None, 9).await.expect("read").len(), 4);
    assert_eq!(store.next_deadline(start()).await.expect("read"), Some(draft().deadline));
    look_at_logs(store).await;
}

async fn look_at_logs(store: &dyn Store) {
    let entry = |seconds, deed| LogEntry {
        at: start() + SignedDuration::from_secs(seconds),
        by: Some(villager(0)),
        deed,
    };
    let begun = || vec![entry(0, Deed::Composed), entry(0, Deed::Opened)];
    let log = async |id| store.poll_log(id).await.expect("read");
    let closed = entry(200, Deed::ClosedEarly { reason: None });
    assert_eq!(log(ELECTION).await, [begun(), vec![closed]].concat());
    let withdrawn = entry(100, Deed::Withdrawn { reason: why() });
    assert_eq!(log(MISTAKE).await, [begun(), vec![withdrawn]].concat());
    assert_eq!(log(IDEA).await, [entry(0, Deed::Composed)]);
    assert_eq!(store.next_opening(start()).await.expect("read"), None, "they were opened by hand");
}

pub async fn tally(store: &dyn Store, id: PollId) -> (Tally, Vec<u32>) {
    let tally = store.tally(id).await.expect("read").expect("the poll");
    assert_eq!(store.recount(id).await.expect("read").as_ref(), Some(&tally));
    let votes = tally.counts.iter().map(|count| count.votes).collect();
    (tally, votes)
}

async fn look_at_ballots(store: &dyn Store) {
    let (counted, votes) = tally(store, ELECTION).await;
    assert_eq!((votes, counted.revision), (vec![1, 2, 0, 1], 6));
    assert_eq!(counted.turnout, Turnout { cast: 2, entitled: 5 });
    let (counted, votes) = tally(store, POLL).await;
    assert_eq!((votes, counted.revision), (vec![0, 3, 1], 8));
    assert_eq!(counted.turnout, Turnout { cast: 4, entitled: 7 });
    let all = NameQuery { limit: 99, ..Default::default() };
    let voters = store.ballots(POLL, &all).await.expect("read");
    let voters: Vec<_> = voters.iter().map(|row| (row.person.id, row.version)).collect();
    let expected = [(villager(3), 1), (villager(1), 2), (villager(4), 1), (villager(2), 1)];
    assert_eq!(voters, expected);
    let missing = store.non_voters(POLL, &all).await.expect("read");
    assert_eq!(missing.iter().map(|p| p.id).collect::<Vec<_>>(), [0, 6, 90].map(villager));
    let receipt = store.receipt(POLL, villager(1)).await.expect("read").expect("a ballot");
    let ballot = receipt.named.expect("a named ballot");
    assert_eq!(ballot.tracker, tracker(1, 2));
    assert_eq!(ballot.at, start() + SignedDuration::from_secs(100));
}
