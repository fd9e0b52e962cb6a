//! A poll for tests.

use domain::{
    Description, Electorate, GroupId, Method, OptionDetails, OptionId, OptionLabel, PersonId, Poll, PollId,
    PollOption, PollTitle, Secrecy, Visibility, ZoneName,
};
use jiff::Timestamp;
use uuid::Uuid;

/// "何时开会": a single choice among 周一, 周二, 周三.
pub fn poll(opened: Timestamp, deadline: Timestamp) -> Poll {
    let option = |id, label: &str| PollOption {
        id: OptionId(id),
        label: OptionLabel::new(label).expect("a short label"),
        slot: None,
        details: OptionDetails::default(),
        withdrawn: false,
    };
    Poll {
        id: PollId(Uuid::from_u128(1)),
        group_id: GroupId(Uuid::from_u128(2)),
        composer: PersonId(Uuid::from_u128(3)),
        composed: opened,
        title: PollTitle::new("何时开会").expect("a short title"),
        description: Description::new("").expect("may be empty"),
        edition: 1,
        options: vec![option(1, "周一"), option(2, "周二"), option(3, "周三")],
        documents: Vec::new(),
        method: Method::Single,
        abstention: false,
        secrecy: Secrecy::RealName,
        visibility: Visibility::Live,
        electorate: Electorate::OpenToJoiners,
        deadline,
        zone: ZoneName::new("Asia/Shanghai").expect("a zone"),
        opened: Some(opened),
        extended: None,
        closed: None,
        withdrawn: None,
    }
}
