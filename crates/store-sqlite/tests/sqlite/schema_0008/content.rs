//! What was put into the database of the eighth schema, and what must come out of it for ever: every method, a secret poll that
//! is sealed, one that is to open, an extension, an event with an answer, a picture, addresses and letters.

use crate::village::{GROUP, cast, draft, start, villager, why};
use domain::{
    Answers, CalendarEvent, Cast, Deed, EmailAddress, EventId, EventPlan, Invited, Method, OptionDetails,
    OptionId, Origin, PartStat, PictureId, Poll, PollId, PollStatus, RankedCount, ReminderKind, Secrecy,
    Selection, Slot, Visibility, picture::PictureSize,
};
use jiff::{SignedDuration, Timestamp};
use store::{EventQuery, NewEvent, Store, TokenHash};
use uuid::Uuid;

const fn poll_id(n: u128) -> PollId {
    PollId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0030 + n))
}

pub const RANKED: PollId = poll_id(0);
pub const SCORED: PollId = poll_id(1);
pub const TIMES: PollId = poll_id(2);
pub const SECRET: PollId = poll_id(3);
pub const LATER: PollId = poll_id(4);
pub const EVENT: EventId = EventId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0040));
pub const PICTURE: PictureId = PictureId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0050));
pub const FEED: TokenHash = TokenHash([5; 32]);

pub fn hours(hours: i64) -> Timestamp {
    start() + SignedDuration::from_hours(hours)
}

pub fn address(n: u16) -> EmailAddress {
    format!("villager{n}@example.org").parse().expect("an address")
}

pub fn details() -> OptionDetails {
    OptionDetails {
        about: Some("含人工".parse().expect("words")),
        link: Some("https://example.org/jia".parse().expect("an address")),
        picture: Some(PICTURE),
    }
}

pub fn slots() -> [Slot; 2] {
    [48, 72].map(|begins| Slot { starts: hours(begins), ends: hours(begins + 2) })
}

/// All but the one that the village has from the beginning.
pub fn polls() -> Vec<Poll> {
    let mut ranked = with(RANKED, Method::Ranked { min: 1, count: RankedCount::InstantRunoff });
    ranked.abstention = true;
    ranked.options[0].details = details();
    let mut times = with(TIMES, Method::Slots);
    times.options.truncate(2);
    for (option, slot) in times.options.iter_mut().zip(slots()) {
        option.label = format!("{}/{}", slot.starts, slot.ends).parse().expect("a label");
        option.slot = Some(slot);
    }
    let secret = Poll {
        secrecy: Secrecy::Anonymous,
        visibility: Visibility::AfterClose,
        electorate: domain::Electorate::FrozenAtOpening,
        ..with(SECRET, Method::Single)
    };
    vec![ranked, with(SCORED, Method::Score), times, secret, with(LATER, Method::Single)]
}

fn with(id: PollId, method: Method) -> Poll {
    Poll { id, method, ..draft() }
}

/// The nth villager's first cast in a poll; no two have the same key.
pub fn cast_in(poll: PollId, n: u16, selection: Selection) -> Cast {
    let first = cast(n, 1);
    let key = domain::CastKey(Uuid::from_u128(first.key.0.as_u128() ^ poll.0.as_u128() << 96));
    Cast { key, selection, ..first }
}

pub fn meeting() -> NewEvent {
    let Slot { starts, ends } = slots()[1];
    let plan = EventPlan {
        title: "看房".parse().expect("a title"),
        place: "大堂".parse().expect("a place"),
        note: "".parse().expect("a note"),
        starts,
        ends,
        zone: "Asia/Shanghai".parse().expect("a zone"),
    };
    let origin = Some(Origin { poll_id: TIMES, option: OptionId(2) });
    NewEvent { id: EVENT, plan, invited: Invited::Voters, origin }
}

/// Reads everything back.
pub async fn look(store: &dyn Store) {
    look_at_polls(store).await;
    look_at_ballots(store).await;
    look_at_event(store).await;
    let small = store.picture(PICTURE, villager(7), PictureSize::Thumbnail).await.expect("read");
    assert_eq!(small.as_deref(), Some(b"small".as_slice()), "of a poll that is open to everybody");
    let confirmed = store.email(villager(7)).await.expect("read").expect("an address");
    assert_eq!((confirmed.address, confirmed.confirmed), (address(7), Some(hours(0))));
    assert_eq!(store.email(villager(3)).await.expect("read").expect("an address").confirmed, None);
    let reminders = store.reminders(RANKED).await.expect("read").expect("the poll");
    let sent: Vec<_> = reminders.sent.iter().map(|sent| (sent.kind, sent.waiting)).collect();
    assert_eq!(sent, [(ReminderKind::ByHand, 2)]);
    let feed = store.feed_by_token(FEED).await.expect("read").expect("the feed");
    assert_eq!(feed.person_id, villager(1));
}

async fn look_at_polls(store: &dyn Store) {
    let now = hours(1);
    let states = [
        (RANKED, PollStatus::Open),
        (SCORED, PollStatus::Open),
        (TIMES, PollStatus::Closed),
        (SECRET, PollStatus::Closed),
        (LATER, PollStatus::Scheduled),
    ];
    for (was, (id, status)) in polls().into_iter().zip(states) {
        let poll = store.poll(id).await.expect("read").expect("the poll");
        assert_eq!(poll.status_at(now), status, "{:?}", poll.method);
        assert_eq!((poll.method, poll.secrecy, poll.abstention), (was.method, was.secrecy, was.abstention));
        let said = |poll: &Poll| -> Vec<_> {
            let options = poll.options.iter();
            options.map(|one| (one.id, one.label.clone(), one.slot, one.details.clone())).collect()
        };
        assert_eq!(said(&poll), said(&was));
    }
    let deeds = |log: Vec<domain::LogEntry>| log.into_iter().map(|entry| entry.deed).collect::<Vec<_>>();
    let (from, to) = (draft().deadline, hours(24 * 366));
    let extended = Deed::Extended { from, to, reason: why() };
    let log = deeds(store.poll_log(SCORED).await.expect("read"));
    assert_eq!(log, [Deed::Composed, Deed::Opened, extended]);
    let log = deeds(store.poll_log(SECRET).await.expect("read"));
    assert_eq!(log, [Deed::Composed, Deed::Opened, Deed::ClosedEarly { reason: Some(why()) }]);
    assert_eq!(store.next_opening(now).await.expect("read"), Some(hours(12)));
}

async fn look_at_ballots(store: &dyn Store) {
    let expected: [(PollId, &[u32], &[u32], u32); 4] = [
        (RANKED, &[2, 2, 1], &[6, 5, 2], 6),
        (SCORED, &[2, 2, 2], &[9, 3, 6], 2),
        (TIMES, &[1, 2], &[1, 1], 2),
        (SECRET, &[2, 3, 1], &[0, 0, 0], 6),
    ];
    for (id, votes, points, cast) in expected {
        let tally = store.recount(id).await.expect("read").expect("the poll");
        let counted: Vec<_> = tally.counts.iter().map(|count| count.votes).collect();
        let scored: Vec<_> = tally.counts.iter().map(|count| count.points).collect();
        assert_eq!((counted.as_slice(), scored.as_slice()), (votes, points));
        assert_eq!((tally.turnout.cast, tally.turnout.entitled), (cast, 8));
        if id == RANKED {
            let out: Vec<_> = tally.rounds.iter().map(|round| round.out).collect();
            assert_eq!((out, tally.abstained), (vec![Some(OptionId(3)), None], 1));
        }
    }
    let theirs = store.receipt(SECRET, villager(1)).await.expect("read").expect("that they cast");
    assert!(theirs.named.is_none(), "not which ballot");
}

async fn look_at_event(store: &dyn Store) {
    let query = EventQuery { from: start(), until: hours(24 * 30), after: None, limit: 9 };
    let events = store.events(GROUP, &query).await.expect("read");
    let [CalendarEvent { id, plan, origin, sequence: 0, .. }] = &events[..] else {
        panic!("one event: {events:?}")
    };
    let meeting = meeting();
    assert_eq!((*id, plan, *origin), (EVENT, &meeting.plan, meeting.origin));
    let attendance = store.attendance(&[EVENT], villager(1)).await.expect("read");
    assert_eq!(attendance[0].mine, Some(PartStat::Accepted));
    assert_eq!(attendance[0].answers, Answers { accepted: 1, waiting: 1, ..Answers::default() });
}
