//! A group with an owner, for the tests beside the code. Features are tested in `tests/api`, with the testkit.

use crate::{App, Config, ids::SystemMint};
use domain::{
    Cast, CastKey, DeviceName, Draft, Electorate, Group, GroupId, GroupKind, Member, Method, OptionId,
    Person, PersonId, Poll, PollId, Receipt, Role, Secrecy, Selection, Session, SessionId, SessionKind,
    Space, SpaceId, Tracker, Visibility,
};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use store::{ManualClock, NewSession, memory::MemoryStore};

pub(crate) struct Village {
    pub(crate) app: App,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) owner: Member,
    pub(crate) session: Session,
}

impl Village {
    pub(crate) async fn new(config: Config) -> Self {
        let clock = Arc::new(ManualClock::at(Timestamp::from_second(1_800_000_000).expect("in range")));
        let store = Arc::new(MemoryStore::new(clock.clone()));
        let app = App::new(store, clock.clone(), Arc::new(SystemMint::default()), config);
        let since = app.now();
        let person = Person {
            id: PersonId(app.id()),
            name: "李明".parse().expect("name"),
            alias: None,
            unit: "1号楼/2单元/301".parse().expect("unit"),
            since,
        };
        let space = Space { id: SpaceId(app.id()), name: "幸福里".parse().expect("name") };
        app.store.found_space(&space, &person).await.expect("founded");
        let session = begin_session(&app, person.id).await;
        let group = Group {
            id: GroupId(app.id()),
            name: "业委会".parse().expect("name"),
            kind: GroupKind::Internal,
            since,
        };
        let owner = Member { group_id: group.id, person_id: person.id, role: Role::Owner, joined: since };
        app.store.create_group(&group, &owner).await.expect("a group");
        Self { app, clock, owner, session }
    }

    /// An open poll of three options, called by its title.
    pub(crate) async fn poll(&self, title: &str, runs: SignedDuration) -> Poll {
        let draft = Draft {
            title: title.parse().expect("title"),
            description: "".parse().expect("description"),
            options: ["甲", "乙", "丙"].map(|label| label.parse().expect("label")).to_vec(),
            slots: vec![],
            details: Vec::new(),
            documents: vec![],
            method: Method::Single,
            abstention: false,
            secrecy: Secrecy::RealName,
            visibility: Visibility::Live,
            electorate: Electorate::OpenToJoiners,
            deadline: self.app.now() + runs,
            zone: "Asia/Shanghai".parse().expect("zone"),
        };
        let id = PollId(self.app.id());
        let poll =
            draft.compose(id, self.owner.group_id, self.owner.person_id, self.app.now()).expect("a poll");
        self.app.store.compose_poll(&poll).await.expect("kept");
        self.app.store.open_poll(id, &self.owner).await.expect("an answer").expect("a poll").expect("opened")
    }

    /// The owner's vote in `poll`.
    pub(crate) async fn cast(&self, poll: &Poll, option: u16, replaces: Option<u32>) -> Receipt {
        let selection = Selection::Approve(vec![OptionId(option)]);
        let cast = Cast { key: CastKey(self.app.id()), selection, replaces, edition: poll.edition };
        let tracker = Tracker::from_random(self.app.mint.tracker());
        let cast = self.app.store.cast(poll.id, self.owner.person_id, &cast, &tracker).await;
        cast.expect("an answer").expect("a poll").expect("a receipt")
    }
}

async fn begin_session(app: &App, person_id: PersonId) -> Session {
    let device: DeviceName = "手机".parse().expect("device");
    let new =
        NewSession { id: SessionId(app.id()), token: app.token().hash(), kind: SessionKind::Cookie, device };
    app.store.begin_session(person_id, &new).await.expect("a session")
}
