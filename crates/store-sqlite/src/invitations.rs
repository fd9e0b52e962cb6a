use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::invitation::InvitationRow;
use crate::rows::word::Word;
use crate::rows::{all, micros, one, run};
use crate::writer::Work;
use crate::{electorate, groups, people, sessions};
use async_trait::async_trait;
use domain::{GroupId, Invitation, InvitationId, InvitationRefusal, Member};
use rusqlite::{Connection, params};
use store::{Accepted, Invitations, Joiner, StoreError, TokenHash};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, group_id, invited_by, role, made, expires, head_limit, joined, revoked FROM invitations ",
            $rest
        )
    };
}

#[async_trait]
impl Invitations for SqliteStore {
    async fn create_invitation(&self, invitation: &Invitation, token: TokenHash) -> Result<(), StoreError> {
        let invitation = invitation.clone();
        self.writer.write(move |work| insert(work.conn, &invitation, token)).await
    }

    async fn invitations(&self, group_id: GroupId) -> Result<Vec<Invitation>, StoreError> {
        let sql = select!("WHERE group_id = ?1 ORDER BY made DESC, id DESC");
        self.readers.read(move |conn| all::<InvitationRow, _>(conn, sql, [group_id.0])).await
    }

    async fn invitation_by_token(&self, token: TokenHash) -> Result<Option<Invitation>, StoreError> {
        self.readers.read(move |conn| by_token(conn, token)).await
    }

    async fn revoke_invitation(
        &self,
        group_id: GroupId,
        id: InvitationId,
    ) -> Result<Option<Invitation>, StoreError> {
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "UPDATE invitations SET revoked = ?3 WHERE id = ?1 AND group_id = ?2 AND revoked IS NULL",
                    (id.0, group_id.0, micros(work.now)),
                )?;
                let sql = select!("WHERE id = ?1 AND group_id = ?2");
                one::<InvitationRow, _>(work.conn, sql, (id.0, group_id.0))
            })
            .await
    }

    async fn accept_invitation(
        &self,
        token: TokenHash,
        joiner: &Joiner,
    ) -> Result<Option<Result<Accepted, InvitationRefusal>>, StoreError> {
        let joiner = joiner.clone();
        self.writer.write(move |work| accept(work, token, &joiner)).await
    }
}

fn by_token(conn: &Connection, token: TokenHash) -> Result<Option<Invitation>, Failure> {
    one::<InvitationRow, _>(conn, select!("WHERE token = ?1"), [token.0])
}

fn insert(conn: &Connection, invitation: &Invitation, token: TokenHash) -> Result<(), Failure> {
    run(
        conn,
        "INSERT INTO invitations \
             (id, token, group_id, invited_by, role, made, expires, head_limit, joined, revoked) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            invitation.id.0,
            token.0,
            invitation.group_id.0,
            invitation.invited_by.0,
            invitation.role.word(),
            micros(invitation.made),
            micros(invitation.expires),
            invitation.head_limit,
            invitation.joined,
            invitation.revoked.map(micros),
        ],
    )?;
    Ok(())
}

fn accept(
    work: &mut Work<'_>,
    token: TokenHash,
    joiner: &Joiner,
) -> Result<Option<Result<Accepted, InvitationRefusal>>, Failure> {
    let Some(invitation) = by_token(work.conn, token)? else { return Ok(None) };
    let group_id = invitation.group_id;
    if let Joiner::Known(person_id) = joiner
        && let Some(member) = groups::member(work.conn, group_id, *person_id)?
    {
        return Ok(Some(Ok(Accepted { member, joined_now: false, session: None })));
    }
    if let Err(refusal) = invitation.may_join(work.now) {
        return Ok(Some(Err(refusal)));
    }
    let group = groups::find(work.conn, group_id)?;
    let capacity = group.map_or(0, |group| group.kind.capacity());
    let members = groups::member_count(work.conn, group_id)?;
    if members >= capacity {
        return Ok(Some(Err(InvitationRefusal::GroupFull)));
    }
    let (person_id, session) = match joiner {
        Joiner::Known(person_id) => (*person_id, None),
        Joiner::New(person, new) => {
            people::insert(work.conn, person)?;
            (person.id, Some(sessions::begin(work, person.id, new)?))
        }
    };
    run(work.conn, "UPDATE invitations SET joined = joined + 1 WHERE id = ?1", [invitation.id.0])?;
    let member = Member { group_id, person_id, role: invitation.role, joined: work.now };
    groups::admit(work.conn, &member)?;
    work.announce_roster(group_id, members + 1);
    electorate::enrol(work, &member)?;
    Ok(Some(Ok(Accepted { member, joined_now: true, session })))
}
