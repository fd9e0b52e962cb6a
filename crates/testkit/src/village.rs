//! A place with people in it.

mod people;

pub use people::{introduction, join_by_program};

use crate::{Caller, House, Plan, PollBuilder, Road};
use api::{
    bounded::InvitationHours,
    groups::CreateGroup,
    invitations::{CreateInvitation, IssuedInvitation},
    kiosks::{CreateKiosk, StartKiosk},
};
use domain::{GroupId, GroupKind, Kiosk, PersonId, Role, Session};
use jiff::{SignedDuration, Timestamp};
use store::ManualClock;

/// A group of home owners with its founder, on a server of its own with a clock that stands still.
///
/// Everybody acts through the API: the founder signs in by a link, members join by an invitation. Nothing is written
/// behind the server's back, so what a test sees is what people see.
///
/// ```no_run
/// # async fn story() {
/// use testkit::{Village, cast};
///
/// let village = Village::new().await;
/// let zhang = village.member("张三", "3 号楼/2 单元/1201").await;
/// let poll = village.poll().opened_by(village.founder()).await;
/// let receipt = zhang.call(&cast(poll.id, &[1])).await.expect("a receipt");
/// village.pass(jiff::SignedDuration::from_hours(24));
/// let late = village.founder().refused(&cast(poll.id, &[1])).await;
/// assert_eq!(late.code, api::Code::Refused);
/// # }
/// ```
#[derive(Debug)]
pub struct Village {
    house: House,
    founder: Caller,
    group_id: GroupId,
    invitation: IssuedInvitation,
}

/// Somebody of the same space who belongs to another group only, which they own.
#[derive(Clone, Debug)]
pub struct Neighbour {
    /// Who.
    pub caller: Caller,
    /// Their group.
    pub group_id: GroupId,
}

impl Village {
    /// A village whose server keeps everything in memory.
    pub async fn new() -> Self {
        Self::planned(Plan::default()).await
    }

    /// A village whose server keeps everything in SQLite, in a folder that goes away with the village.
    pub async fn on_disk() -> Self {
        Self::planned(Plan::default().on_disk()).await
    }

    /// A village whose server is as planned.
    ///
    /// # Panics
    /// As [`House::planned`].
    pub async fn planned(plan: Plan) -> Self {
        let house = House::planned(plan);
        let founder = house.founder().await;
        let create =
            CreateGroup { name: "枫林苑业主群".parse().expect("a name"), kind: GroupKind::External };
        let group_id = founder.call(&create).await.expect("a group").group.id;
        let invitation = founder.call(&invite(group_id)).await.expect("an invitation");
        Self { house, founder, group_id, invitation }
    }

    /// Whoever was there first, and owns the group.
    #[must_use]
    pub fn founder(&self) -> &Caller {
        &self.founder
    }

    /// The group.
    #[must_use]
    pub fn group_id(&self) -> GroupId {
        self.group_id
    }

    /// The invitation by which members join, without a limit, good for as long as one may be.
    #[must_use]
    pub fn invitation(&self) -> &IssuedInvitation {
        &self.invitation
    }

    /// The server and what it stands on.
    #[must_use]
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.house.now()
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        self.house.clock().advance(time);
    }

    /// Sets the clock to `now`.
    pub fn set_clock(&self, now: Timestamp) {
        self.house.clock().set(now);
    }

    /// Stops the server, lets `meanwhile` happen, and starts another over what it kept. Everybody finds it behind the
    /// same door, cookies in hand.
    pub fn restart(&mut self, meanwhile: impl FnOnce(&ManualClock)) {
        self.house.restart(meanwhile);
    }

    /// The page that signs somebody in, for their browser.
    pub async fn sign_in_page(&self, who: &Caller) -> String {
        api::links::sign_in(&self.house.sign_in_token(who.id()).await)
    }

    /// A poll of the group.
    #[must_use]
    pub fn poll(&self) -> PollBuilder {
        PollBuilder::new(self.group_id, self.now())
    }

    /// A browser in which nobody is signed in.
    #[must_use]
    pub fn stranger(&self) -> Caller {
        Caller::browser(Road::Door(self.house.door().clone()))
    }

    /// A new member. They open the invitation and introduce themselves.
    pub async fn member(&self, name: &str, unit: &str) -> Caller {
        people::join(&self.stranger(), &self.invitation.token, name, unit).await
    }

    /// A new member who uses a program, with a bearer token.
    pub async fn program(&self, name: &str, unit: &str) -> Caller {
        people::join_by_program(&self.stranger(), &self.invitation.token, name, unit).await
    }

    /// A new member whom the founder makes an admin.
    pub async fn admin(&self, name: &str, unit: &str) -> Caller {
        let caller = self.member(name, unit).await;
        self.give(caller.id(), Role::Admin).await;
        caller
    }

    /// A new observer, who joins by an invitation for observers.
    pub async fn observer(&self, name: &str, unit: &str) -> Caller {
        let create = CreateInvitation { observers: true, ..invite(self.group_id) };
        let issued = self.founder.call(&create).await.expect("an invitation");
        people::join(&self.stranger(), &issued.token, name, unit).await
    }

    /// Somebody who joined and was removed; their browser still holds its cookie.
    pub async fn removed(&self, name: &str, unit: &str) -> Caller {
        let caller = self.member(name, unit).await;
        self.remove(caller.id()).await;
        caller
    }

    /// Somebody who joined half a year ago: their session has run out. The founder has signed in again meanwhile, and
    /// made a new invitation.
    pub async fn expired(&mut self, name: &str, unit: &str) -> Caller {
        let caller = self.member(name, unit).await;
        self.pass(Session::LIFE);
        self.founder = self.house.sign_in(self.founder.person().clone()).await;
        self.invitation = self.founder.call(&invite(self.group_id)).await.expect("an invitation");
        caller
    }

    /// So many members, one after the other, each in a flat of their own.
    pub async fn members(&self, count: usize) -> Vec<Caller> {
        let mut members = Vec::with_capacity(count);
        for number in 1..=count {
            members.push(self.member(&format!("住户{number:04}"), &format!("{number:04} 室")).await);
        }
        members
    }

    /// The founder gives a member another role.
    pub async fn give(&self, person_id: PersonId, role: Role) {
        let group_id = self.group_id;
        let set = api::groups::SetRole { group_id, person_id, role };
        self.founder.call(&set).await.expect("the owner gives roles");
    }

    /// The founder removes a member.
    pub async fn remove(&self, person_id: PersonId) {
        let remove = api::groups::RemoveMember { group_id: self.group_id, person_id };
        self.founder.call(&remove).await.expect("the owner removes members");
    }

    /// Somebody of another group.
    pub async fn neighbour(&self) -> Neighbour {
        let next_door = CreateGroup { name: "隔壁".parse().expect("a name"), kind: GroupKind::Internal };
        let group_id = self.founder.call(&next_door).await.expect("a group").group.id;
        let invitation = self.founder.call(&invite(group_id)).await.expect("an invitation");
        let caller = people::join(&self.stranger(), &invitation.token, "欧阳隔壁", "9 号楼/901").await;
        let own = CreateGroup { name: "邻居的群".parse().expect("a name"), ..next_door };
        let group_id = caller.call(&own).await.expect("a group").group.id;
        Neighbour { caller, group_id }
    }

    /// A display in the lobby, begun.
    pub async fn kiosk(&self) -> (Caller, Kiosk) {
        let label = "大堂".parse().expect("a label");
        let create = CreateKiosk { group_id: self.group_id, label, invite: false };
        let issued = self.founder.call(&create).await.expect("a kiosk");
        let display = self.stranger();
        display.call(&StartKiosk { token: issued.token }).await.expect("a board");
        (display, issued.kiosk)
    }
}

/// The request for an invitation without a limit, good for as long as one may be.
#[must_use]
pub fn invite(group_id: GroupId) -> CreateInvitation {
    let hours = InvitationHours::new(InvitationHours::MAX).expect("the most allowed");
    CreateInvitation { group_id, hours, head_limit: None, observers: false }
}
