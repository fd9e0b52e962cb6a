//! A group with a poll that is open for a year, everybody with an id that is known beforehand.

use domain::{
    Cast, CastKey, Draft, Electorate, Group, GroupId, GroupKind, Invitation, InvitationId, Member, Method,
    OptionId, Person, PersonId, Poll, PollId, Reason, Receipt, Role, Secrecy, Selection, SessionId,
    SessionKind, Space, SpaceId, Tracker, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{Joiner, ManualClock, NewSession, SeededChance, Store, StoreError, TokenHash};
use store_sqlite::SqliteStore;
use uuid::Uuid;

pub const GROUP: GroupId = GroupId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0001));
pub const POLL: PollId = PollId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0002));
pub const DOOR: TokenHash = TokenHash([7; 32]);

pub fn start() -> Timestamp {
    Timestamp::constant(1_760_000_000, 0)
}

/// A store by a clock. What one draws, no other does: one that was opened before may have kept it.
pub fn open_by(path: &Path, clock: &Arc<ManualClock>) -> Result<Arc<SqliteStore>, StoreError> {
    static OPENED: AtomicU64 = AtomicU64::new(0);
    let seed = u64::from(std::process::id()) << 32 | OPENED.fetch_add(1, Ordering::Relaxed) << 16;
    Ok(Arc::new(SqliteStore::open(path, Arc::clone(clock) as _, Arc::new(SeededChance::of(seed)))?))
}

/// The nth villager; 0 owns the group.
pub fn villager(n: u16) -> PersonId {
    PersonId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0001_0000_0000 + u128::from(n)))
}

pub fn owner() -> Member {
    Member { group_id: GROUP, person_id: villager(0), role: Role::Owner, joined: start() }
}

pub fn person(n: u16) -> Person {
    Person {
        id: villager(n),
        name: format!("村民{n}").parse().expect("a name"),
        alias: None,
        unit: format!("{}栋/{n}室", n % 3).parse().expect("a unit"),
        since: start(),
    }
}

pub fn session(n: u16) -> NewSession {
    let mut token = [9; 32];
    token[..2].copy_from_slice(&n.to_be_bytes());
    NewSession {
        id: SessionId(villager(n).0),
        token: TokenHash(token),
        kind: SessionKind::Cookie,
        device: "手机".parse().expect("a device"),
    }
}

pub fn why() -> Reason {
    "题目写错了".parse().expect("a reason")
}

pub fn draft() -> Poll {
    let draft = Draft {
        title: "电梯换不换".parse().expect("a title"),
        description: "".parse().expect("a description"),
        options: ["换", "不换", "再议"].map(|label| label.parse().expect("a label")).to_vec(),
        slots: vec![],
        details: Vec::new(),
        documents: vec![],
        method: Method::Single,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline: start() + SignedDuration::from_hours(24 * 365),
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    draft.compose(POLL, GROUP, villager(0), start()).expect("a poll")
}

/// Founds the village, with so many who may vote beside its owner.
pub async fn settle(store: &dyn Store, villagers: u16) {
    let space = Space { id: SpaceId(GROUP.0), name: "桂花村".parse().expect("a name") };
    store.found_space(&space, &person(0)).await.expect("founded");
    let name = "全体村民".parse().expect("a name");
    let group = Group { id: GROUP, name, kind: GroupKind::Internal, since: start() };
    store.create_group(&group, &owner()).await.expect("created");
    let invitation = Invitation {
        id: InvitationId(GROUP.0),
        group_id: GROUP,
        invited_by: villager(0),
        role: Role::Member,
        made: start(),
        expires: start() + SignedDuration::from_hours(24),
        head_limit: None,
        joined: 0,
        revoked: None,
    };
    store.create_invitation(&invitation, DOOR).await.expect("invited");
    for n in 1..=villagers {
        let joiner = Joiner::New(person(n), session(n));
        store.accept_invitation(DOOR, &joiner).await.expect("joined").expect("invited").expect("a place");
    }
    store.compose_poll(&draft()).await.expect("composed");
    store.open_poll(POLL, &owner()).await.expect("opened").expect("the poll").expect("it may be opened");
}

/// The cast by which the nth villager comes to this version of their ballot.
pub fn cast(n: u16, version: u32) -> Cast {
    let key = u128::from(n) << 64 | u128::from(version);
    let option = OptionId(u16::try_from(version % 3).expect("small") + 1);
    Cast {
        key: CastKey(Uuid::from_u128(key)),
        selection: Selection::Approve(vec![option]),
        replaces: (version > 1).then(|| version - 1),
        edition: 1,
    }
}

pub fn tracker(n: u16, version: u32) -> Tracker {
    let mut bytes = [0; 10];
    bytes[..2].copy_from_slice(&n.to_be_bytes());
    bytes[2..6].copy_from_slice(&version.to_be_bytes());
    Tracker::from_random(bytes)
}

/// Casts, and is receipted.
pub async fn vote(store: &dyn Store, n: u16, version: u32) -> Receipt {
    let answer = store.cast(POLL, villager(n), &cast(n, version), &tracker(n, version)).await;
    answer.expect("kept").expect("the poll").expect("a ballot")
}
