//! Values to send about, with something in every field.

use domain::{
    CalendarEvent, Cancellation, CastKey, Close, Document, Draft, Electorate, EventId, EventPlan, Extension,
    Feed, Group, GroupId, GroupKind, Invitation, InvitationId, Kiosk, KioskId, Member, Method, NamedBallot,
    OptionCount, OptionDetails, OptionId, Origin, Person, PersonId, PictureId, Poll, PollId, PollOption,
    Receipt, Role, Round, Secrecy, Selection, Session, SessionId, SessionKind, Space, SpaceId, Tally,
    Tracker, Turnout, Visibility, Withdrawal,
};
use jiff::Timestamp;
use uuid::Uuid;

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + n)
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

pub(crate) const GROUP: fn() -> GroupId = || GroupId(id(1));
pub(crate) const POLL: fn() -> PollId = || PollId(id(2));
pub(crate) const PERSON: fn() -> PersonId = || PersonId(id(3));
pub(crate) const INVITATION: fn() -> InvitationId = || InvitationId(id(4));
pub(crate) const KIOSK: fn() -> KioskId = || KioskId(id(5));
pub(crate) const SESSION: fn() -> SessionId = || SessionId(id(6));
pub(crate) const EVENT: fn() -> EventId = || EventId(id(9));
pub(crate) const PICTURE: fn() -> PictureId = || PictureId(id(10));
pub(crate) const KEY: fn() -> CastKey = || CastKey(id(7));

/// As long as a token is, with every kind of character that base64url has.
pub(crate) const TOKEN: &str = "aZ09-_aZ09-_aZ09-_aZ09-_aZ09-_aZ09-_aZ09-_a";

pub(crate) fn space() -> Space {
    Space { id: SpaceId(id(8)), name: "枫林苑业主自治".parse().unwrap() }
}

pub(crate) fn person() -> Person {
    Person {
        id: PERSON(),
        name: "阿卜杜勒·麦麦提".parse().unwrap(),
        alias: Some("老麦 👨‍👩‍👧".parse().unwrap()),
        unit: "3 号楼/2 单元/1201".parse().unwrap(),
        since: at("2026-11-01T08:00:00.000001Z"),
    }
}

pub(crate) fn group() -> Group {
    Group {
        id: GROUP(),
        name: "a/b?c#d&e=f % \"g\" \\ 群".parse().unwrap(),
        kind: GroupKind::External,
        since: at("2026-11-01T08:00:00Z"),
    }
}

pub(crate) fn member() -> Member {
    Member { group_id: GROUP(), person_id: PERSON(), role: Role::Admin, joined: at("2026-11-02T08:00:00Z") }
}

pub(crate) fn session() -> Session {
    Session {
        id: SESSION(),
        person_id: PERSON(),
        kind: SessionKind::Bearer,
        device: "curl".parse().unwrap(),
        since: at("2026-11-01T08:00:00Z"),
        last_seen: at("2026-11-02T08:00:00Z"),
        expires: at("2027-05-01T08:00:00Z"),
    }
}

pub(crate) fn invitation() -> Invitation {
    Invitation {
        id: INVITATION(),
        group_id: GROUP(),
        invited_by: PERSON(),
        role: Role::Observer,
        made: at("2026-11-01T08:00:00Z"),
        expires: at("2026-11-04T08:00:00Z"),
        head_limit: Some(30),
        joined: 4,
        revoked: Some(at("2026-11-03T08:00:00Z")),
    }
}

pub(crate) fn kiosk() -> Kiosk {
    Kiosk {
        id: KIOSK(),
        group_id: GROUP(),
        label: "大堂".parse().unwrap(),
        made_by: PERSON(),
        made: at("2026-11-01T08:00:00Z"),
    }
}

pub(crate) fn draft() -> Draft {
    Draft {
        title: "电梯更换方案".parse().unwrap(),
        description: "两行\n说明".parse().unwrap(),
        options: ["甲方案", "乙方案"].map(|label| label.parse().unwrap()).into(),
        slots: vec![],
        details: vec![OptionDetails {
            about: Some("含十年\n保养".parse().unwrap()),
            link: Some("https://example.org/plan".parse().unwrap()),
            picture: Some(PICTURE()),
        }],
        documents: vec![Document {
            title: "报价".parse().unwrap(),
            url: "https://example.org/a?b=c#d".parse().unwrap(),
        }],
        method: Method::Multiple { min: 1, max: 2 },
        abstention: true,
        secrecy: Secrecy::RealNameToAdmins,
        visibility: Visibility::AfterVote,
        electorate: Electorate::FrozenAtOpening,
        deadline: at("2026-11-05T10:00:00Z"),
        zone: "Asia/Shanghai".parse().unwrap(),
    }
}

pub(crate) fn poll() -> Poll {
    let draft = draft();
    let mut details = draft.details.into_iter();
    let mut option = |(place, label)| {
        let details = details.next().unwrap_or_default();
        PollOption { id: OptionId(place), label, slot: None, details, withdrawn: place == 2 }
    };
    Poll {
        id: POLL(),
        group_id: GROUP(),
        composer: PERSON(),
        composed: at("2026-11-01T08:00:00Z"),
        title: draft.title,
        description: draft.description,
        edition: 2,
        options: (1..).zip(draft.options).map(&mut option).collect(),
        documents: draft.documents,
        method: draft.method,
        abstention: draft.abstention,
        secrecy: draft.secrecy,
        visibility: draft.visibility,
        electorate: draft.electorate,
        deadline: draft.deadline,
        zone: draft.zone,
        opened: Some(at("2026-11-01T09:00:00Z")),
        extended: Some(Extension {
            at: at("2026-11-02T08:00:00Z"),
            by: PERSON(),
            from: at("2026-11-04T10:00:00Z"),
            reason: "等外出的同事".parse().unwrap(),
        }),
        closed: Some(Close {
            at: at("2026-11-02T09:00:00Z"),
            by: PERSON(),
            reason: Some("都投了".parse().unwrap()),
        }),
        withdrawn: Some(Withdrawal {
            at: at("2026-11-03T09:00:00Z"),
            by: PERSON(),
            reason: "写错了".parse().unwrap(),
        }),
    }
}

pub(crate) fn tally() -> Tally {
    let count = |(option, votes)| OptionCount { option: OptionId(option), votes, points: votes * 5 };
    let votes = vec![OptionCount { option: OptionId(1), votes: 28, points: 0 }];
    Tally {
        poll_id: POLL(),
        revision: u64::from(u32::MAX) + 1,
        counts: [(1, 28), (2, 0)].map(count).into(),
        abstained: 3,
        rounds: vec![Round { votes, exhausted: 2, out: Some(OptionId(2)) }],
        turnout: Turnout { cast: 28, entitled: 42 },
    }
}

pub(crate) fn ballot() -> NamedBallot {
    NamedBallot {
        tracker: Tracker::from_random([9; 10]),
        at: at("2026-11-01T10:00:00.123456Z"),
        selection: Selection::Approve(vec![OptionId(1), OptionId(2)]),
        edition: 2,
    }
}

pub(crate) fn receipt() -> Receipt {
    Receipt { poll_id: POLL(), version: 2, named: Some(ballot()) }
}

pub(crate) fn plan() -> EventPlan {
    EventPlan {
        title: "电梯更换方案：甲方案".parse().unwrap(),
        place: "物业办公室".parse().unwrap(),
        note: "请带\n房产证".parse().unwrap(),
        starts: at("2026-11-09T06:00:00Z"),
        ends: at("2026-11-09T07:00:00Z"),
        zone: "Asia/Shanghai".parse().unwrap(),
    }
}

pub(crate) fn event() -> CalendarEvent {
    CalendarEvent {
        id: EVENT(),
        group_id: GROUP(),
        organiser: PERSON(),
        made: at("2026-11-05T10:00:00Z"),
        changed: at("2026-11-05T11:00:00Z"),
        plan: plan(),
        origin: Some(Origin { poll_id: POLL(), option: OptionId(1) }),
        sequence: 1,
        revision: u64::from(u32::MAX) + 1,
        cancelled: Some(Cancellation {
            at: at("2026-11-05T11:00:00Z"),
            by: PERSON(),
            reason: "下雨".parse().unwrap(),
        }),
    }
}

pub(crate) fn feed() -> Feed {
    Feed { person_id: PERSON(), since: at("2026-11-05T10:00:00Z") }
}
