//! People to vote: they join by an invitation, like everybody.

use crate::{
    connection::{Connection, bytes},
    figures::Failure,
    server::Server,
};
use api::{
    Endpoint as _,
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
    /// The organiser's group, which `count` people join.
    pub async fn found(server: &Server, organiser: &str, count: u32) -> Result<Self, Failure> {
        let (mut line, organiser) = (Connection::to(server.address).await?, organiser.to_owned());
        let create = CreateGroup { name: "测速".parse()?, kind: GroupKind::Internal };
        let group = line.call(&create, Some(&organiser)).await?.group;
        let group_id = group.id;
        let hours = 1.try_into()?;
        let invite = CreateInvitation { group_id, hours, head_limit: None, observers: false };
        let token = line.call(&invite, Some(&organiser)).await?.token;
        let accept = |n: u32| {
            let (name, unit) = (format!("住户 {n}").parse()?, format!("{} 号楼", n / 250 + 1).parse()?);
            let introduction = Some(Introduction { name, alias: None, unit });
            let accept =
                AcceptInvitation { token: token.clone(), introduction, keep: Keep::Bearer, device: None };
            Ok::<_, Failure>(bytes(&accept, None))
        };
        let accepts = (0..count).map(accept).collect::<Result<_, _>>()?;
        let voters = server.each(accepts).await?.into_iter().map(bearer).collect::<Result<_, _>>()?;
        Ok(Self { organiser, group_id, since: group.since, voters })
    }

    /// Composes and opens a poll of five options.
    pub async fn poll(&self, server: &Server) -> Result<PollId, Failure> {
        let mut line = Connection::to(server.address).await?;
        let draft = Draft {
            title: "测速".parse()?,
            description: "".parse()?,
            options: (1..=5).map(|n| format!("方案 {n}").parse()).collect::<Result<_, _>>()?,
            slots: vec![],
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

/// Signs the organiser in, and gives their bearer token.
pub async fn organiser(server: &Server) -> Result<String, Failure> {
    let token = server.organiser.clone().ok_or("an organiser's link")?;
    let redeem = RedeemSignInLink { token, keep: Keep::Bearer, device: None };
    let signed_in = Connection::to(server.address).await?.call(&redeem, None).await?;
    Ok(signed_in.bearer.ok_or("a bearer token")?)
}

/// The token of somebody who joined.
fn bearer((status, body): (u16, Vec<u8>)) -> Result<String, Failure> {
    let response = http::Response::builder().status(status).body(body)?;
    Ok(AcceptInvitation::read_response(&response)?.bearer.ok_or("a bearer token")?)
}

/// A ballot of the `n`-th voter, replacing the one before.
pub fn ballot(poll_id: PollId, n: u32, replaces: Option<u32>) -> CastBallot {
    let option = OptionId(u16::try_from(n % 5).unwrap_or_default() + 1);
    let key = CastKey(uuid::Uuid::from_u128(u128::from(n) << 64 | u128::from(replaces.unwrap_or(0))));
    CastBallot {
        poll_id,
        key,
        selection: Selection::Approve(vec![option]),
        replaces,
        edition: 1,
        voter: None,
    }
}
