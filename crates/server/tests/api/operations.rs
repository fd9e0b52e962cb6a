//! One valid request of every operation, about things that are there.

use crate::{
    ask::{list_ballots, list_members, list_non_voters, list_polls, list_sign_ups, preview},
    calendar::{create, list_events, plan},
    join::accept,
    sign_in::redeem,
};
use api::{
    Endpoint,
    bounded::PageLimit,
    calendar::{
        AnswerEvent, CancelEvent, ChangeEvent, GetEvent, GetFeed, IssueFeed, ListAttendees, ListPollEvents,
        RevokeFeed,
    },
    exports::{IssueExportLink, MailExport},
    groups::{CreateGroup, GetGroup, RemoveMember, SetRole},
    invitations::{ListInvitations, RevokeInvitation},
    kiosks::{CreateKiosk, GetBoard, ListKiosks, RevokeKiosk, StartKiosk},
    me::{GetEmail, GetMe, ListSessions, RemoveEmail, RevokeSession, SetEmail},
    polls::{
        ClosePoll, ExtendPoll, GetPoll, GetReminders, GetTally, GetTurnout, OpenPoll, PlanReminders,
        ReadEditions, ReadPollLog, RemindNonVoters, SchedulePoll, WithdrawPoll,
    },
    sign_in::{IssueMemberSignInLink, IssueOwnSignInLink},
};
use domain::{
    EventId, EventPlan, ExportFormat, ExportLanguage, GroupId, GroupKind, InvitationId, KioskId, PartStat,
    PersonId, PollId, ReminderPlan, Role, SessionId,
};
use http::Request;
use jiff::SignedDuration;
use testkit::{Caller, PollBuilder, Village, cast, editing, introduction, invite};

/// Things that requests are about.
#[derive(Clone)]
pub(crate) struct Things {
    pub(crate) group_id: GroupId,
    /// A draft of the founder's.
    pub(crate) draft: PollId,
    /// An open poll of the founder's.
    pub(crate) poll: PollId,
    /// An ordinary member.
    pub(crate) member: PersonId,
    pub(crate) invitation: (InvitationId, String),
    pub(crate) kiosk: (KioskId, String),
    /// A sign-in link of the founder's.
    pub(crate) link: String,
    pub(crate) session: SessionId,
    pub(crate) compose: PollBuilder,
    /// An event of the founder's, to which everybody is asked.
    pub(crate) event: EventId,
    pub(crate) plan: EventPlan,
}

/// A name that no stranger may read.
pub(crate) const PRIVATE: &str = "欧阳娜娜";

impl Things {
    /// Has the founder make them; the session is that of `who`, if they have one.
    pub(crate) async fn of(village: &Village, who: &Caller) -> Self {
        let (founder, group_id) = (village.founder(), village.group_id());
        let invitation = founder.call(&invite(group_id)).await.unwrap();
        let member = village.member(PRIVATE, "8 号楼/801").await.id();
        let kiosk = CreateKiosk { group_id, label: "大堂".parse().unwrap(), invite: false };
        let kiosk = founder.call(&kiosk).await.unwrap();
        let session = match who.call(&GetMe {}).await {
            Ok(me) => me.session_id,
            Err(_) => founder.call(&GetMe {}).await.unwrap().session_id,
        };
        let plan = plan(village.now(), 24);
        let event = founder.call(&create(group_id, plan.clone())).await.unwrap().event.id;
        // To be revoked by whoever may.
        let _ = who.call(&IssueFeed {}).await;
        Self {
            group_id,
            draft: village.poll().composed_by(founder).await.id,
            poll: village.poll().opened_by(founder).await.id,
            member,
            invitation: (invitation.invitation.id, invitation.token),
            kiosk: (kiosk.kiosk.id, kiosk.token),
            link: founder.call(&IssueOwnSignInLink {}).await.unwrap().token,
            session,
            compose: village.poll(),
            event,
            plan,
        }
    }

    /// The same, of a group, polls, members and so on that are nowhere; the tokens stay.
    pub(crate) fn nowhere(&self) -> Self {
        let id = uuid::Uuid::from_u128(0x0192_dead_0000_7000_8000_0000_0000_0000);
        Self {
            group_id: GroupId(id),
            draft: PollId(id),
            poll: PollId(id),
            member: PersonId(id),
            invitation: (InvitationId(id), self.invitation.1.clone()),
            kiosk: (KioskId(id), self.kiosk.1.clone()),
            session: SessionId(id),
            event: EventId(id),
            compose: PollBuilder::new(GroupId(id), testkit::House::built()),
            ..self.clone()
        }
    }
}

/// The name of an operation and a request of it.
pub(crate) type Named = (&'static str, Request<Vec<u8>>);

fn named<E: Endpoint>(endpoint: &E) -> Named {
    let name = std::any::type_name::<E>().rsplit("::").next().unwrap_or_default();
    (name, endpoint.to_request(""))
}

/// A request of every operation.
pub(crate) fn requests(things: &Things) -> Vec<Named> {
    let mut all = of_people(things);
    all.extend(of_polls(things));
    all.extend(of_calendars(things));
    all.extend(of_kiosks(things));
    all.extend(of_exports(things));
    all
}

fn of_people(things: &Things) -> Vec<Named> {
    let (group_id, person_id) = (things.group_id, things.member);
    let (invitation_id, token) = &things.invitation;
    let somebody = Some(introduction("赵六", "5 号楼/501"));
    vec![
        named(&redeem(&things.link)),
        named(&IssueOwnSignInLink {}),
        named(&IssueMemberSignInLink { group_id, person_id }),
        named(&GetMe {}),
        named(&ListSessions {}),
        named(&RevokeSession { session_id: things.session }),
        named(&GetEmail {}),
        named(&SetEmail { address: "li@example.cn".parse().unwrap(), lang: ExportLanguage::ZhCn }),
        named(&RemoveEmail {}),
        named(&CreateGroup { name: "新群".parse().unwrap(), kind: GroupKind::Internal }),
        named(&GetGroup { group_id }),
        named(&list_members(group_id)),
        named(&RemoveMember { group_id, person_id }),
        named(&SetRole { group_id, person_id, role: Role::Observer }),
        named(&invite(group_id)),
        named(&ListInvitations { group_id }),
        named(&RevokeInvitation { group_id, invitation_id: *invitation_id }),
        named(&preview(token)),
        named(&accept(token, somebody)),
    ]
}

fn of_polls(things: &Things) -> Vec<Named> {
    let poll_id = things.poll;
    let reason: domain::Reason = "写错了".parse().unwrap();
    let closes = things.compose.draft().deadline;
    let (opens, deadline) = (closes - SignedDuration::from_hours(1), closes + SignedDuration::from_hours(1));
    vec![
        named(&things.compose.compose()),
        named(&OpenPoll { poll_id: things.draft }),
        named(&SchedulePoll { poll_id: things.draft, opens }),
        named(&editing(poll_id, things.compose.clone().titled("改过的题目").draft())),
        named(&ReadEditions { poll_id }),
        named(&ExtendPoll { poll_id, deadline, reason: reason.clone() }),
        named(&ClosePoll { poll_id, reason: reason.clone() }),
        named(&WithdrawPoll { poll_id, reason }),
        named(&ReadPollLog { poll_id }),
        named(&list_polls(things.group_id)),
        named(&GetPoll { poll_id }),
        named(&cast(poll_id, &[1])),
        named(&GetTally { poll_id }),
        named(&GetTurnout { poll_id }),
        named(&list_ballots(poll_id)),
        named(&list_non_voters(poll_id)),
        named(&list_sign_ups(poll_id)),
        named(&GetReminders { poll_id }),
        named(&PlanReminders { poll_id, plan: ReminderPlan { hours_before: [domain::Lead::DAY].into() } }),
        named(&RemindNonVoters { poll_id }),
    ]
}

fn of_calendars(things: &Things) -> Vec<Named> {
    let (event_id, sequence, limit) = (things.event, 0, PageLimit::default());
    let place = "西门".parse().unwrap();
    vec![
        named(&create(things.group_id, things.plan.clone())),
        named(&list_events(things.group_id)),
        named(&ListPollEvents { poll_id: things.poll }),
        named(&GetEvent { event_id }),
        named(&ChangeEvent { event_id, sequence, plan: EventPlan { place, ..things.plan.clone() } }),
        named(&CancelEvent { event_id, reason: "下雨".parse().unwrap() }),
        named(&AnswerEvent { event_id, sequence, answer: PartStat::Accepted }),
        named(&ListAttendees { event_id, answer: None, after: None, limit }),
        named(&GetFeed {}),
        named(&IssueFeed {}),
        named(&RevokeFeed {}),
    ]
}

fn of_kiosks(things: &Things) -> Vec<Named> {
    let (group_id, (kiosk_id, token)) = (things.group_id, things.kiosk.clone());
    vec![
        named(&CreateKiosk { group_id, label: "大堂".parse().unwrap(), invite: false }),
        named(&ListKiosks { group_id }),
        named(&RevokeKiosk { group_id, kiosk_id }),
        named(&StartKiosk { token }),
        named(&GetBoard {}),
    ]
}

fn of_exports(things: &Things) -> Vec<Named> {
    let (poll_id, format) = (things.poll, ExportFormat::Minutes);
    let link = IssueExportLink { poll_id, format, lang: ExportLanguage::ZhCn };
    vec![named(&link), named(&MailExport { poll_id, format })]
}

/// The request of one operation.
pub(crate) fn request(things: &Things, operation: &str) -> Request<Vec<u8>> {
    let found = requests(things).into_iter().find(|(name, _)| *name == operation);
    found.unwrap_or_else(|| panic!("there is no operation {operation}")).1
}

#[tokio::test]
async fn every_operation_of_the_catalogue_has_a_request_here() {
    let village = Village::new().await;
    let things = Things::of(&village, village.founder()).await;
    let here: Vec<&str> = requests(&things).into_iter().map(|(name, _)| name).collect();
    let listed: Vec<&str> = api::catalogue::entries().iter().map(|entry| entry.name).collect();
    assert_eq!(here, listed, "in the order of the catalogue");
}
