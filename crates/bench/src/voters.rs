//! People to vote: they join by an invitation, like everybody.

use crate::{connection::Connection, figures::Failure, server::Server};
use api::{
    groups::CreateGroup,
    invitations::{AcceptInvitation, CreateInvitation, Introduction},
    polls::{CastBallot, ComposePoll, OpenPoll},
    sign_in::{Keep, RedeemSignInLink},
};
use domain::{CastKey, Draft, GroupId, GroupKind, Method, OptionId, PollId, Selection};
use jiff::{SignedDuration, Timestamp};

/// How many voters there are.
pub const MOST: u32 = 2_000;

/// A group with voters.
pub struct Village {
    /// The organiser's bearer token.
    pub organiser: String,
    /// Which group.
    pub group_id: GroupId,
    /// When it was founded, by the server's clock.
    pub since: Timestamp,
    /// The voters' bearer tokens.
    pub voters: Vec<String>,
}

impl Village {
    /// Founds a group and has `count` people join it.
    pub async fn found(server: &Server, count: u32) -> Result<Self, Failure> {
        let mut line = Connection::to(server.address).await?;
        let token = server.organiser.clone().ok_or("an organiser's link")?;
        let redeem = RedeemSignInLink { token, keep: Keep::Bearer, device: None };
        let organiser = line.call(&redeem, None).await?.bearer.ok_or("a bearer token")?;
        let create = CreateGroup { name: "测速".parse()?, kind: GroupKind::Internal };
        let group = line.call(&create, Some(&organiser)).await?.group;
        let group_id = group.id;
        let hours = 1.try_into()?;
        let invite = CreateInvitation { group_id, hours, head_limit: None, observers: false };
        let token = line.call(&invite, Some(&organiser)).await?.token;
        let mut voters = Vec::new();
        for n in 0..count {
            let name = format!("住户 {n}").parse()?;
            let introduction = Some(Introduction { name, alias: None, unit: "一号楼".parse()? });
            let accept =
                AcceptInvitation { token: token.clone(), introduction, keep: Keep::Bearer, device: None };
            voters.push(line.call(&accept, None).await?.bearer.ok_or("a bearer token")?);
        }
        Ok(Self { organiser, group_id, since: group.since, voters })
    }

    /// Composes and opens a poll of five options.
    pub async fn poll(&self, server: &Server) -> Result<PollId, Failure> {
        let mut line = Connection::to(server.address).await?;
        let draft = Draft {
            title: "测速".parse()?,
            description: "".parse()?,
            options: (1..=5).map(|n| format!("方案 {n}").parse()).collect::<Result<_, _>>()?,
            details: Vec::new(),
            documents: vec![],
            method: Method::Single,
            abstention: false,
            secrecy: Default::default(),
            visibility: Default::default(),
            electorate: Default::default(),
            deadline: self.since + SignedDuration::from_hours(1),
            zone: "UTC".parse()?,
        };
        let compose = ComposePoll { group_id: self.group_id, draft };
        let poll_id = line.call(&compose, Some(&self.organiser)).await?.poll.id;
        line.call(&OpenPoll { poll_id }, Some(&self.organiser)).await?;
        Ok(poll_id)
    }
}

/// A ballot of the `n`-th voter, replacing the one before.
pub fn ballot(poll_id: PollId, n: u32, replaces: Option<u32>) -> CastBallot {
    let option = OptionId(u16::try_from(n % 5).unwrap_or_default() + 1);
    let key = CastKey(uuid::Uuid::from_u128(u128::from(n) << 64 | u128::from(replaces.unwrap_or(0))));
    CastBallot { poll_id, key, selection: Selection::Approve(vec![option]), replaces, voter: None }
}
