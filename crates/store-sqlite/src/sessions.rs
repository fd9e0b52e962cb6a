use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::device::{Link, LinkRow, SessionRow};
use crate::rows::word::Word;
use crate::rows::{all, micros, one, run};
use crate::writer::Work;
use async_trait::async_trait;
use domain::{PersonId, Session, SessionId, SignInLink, SignInRefusal};
use jiff::Timestamp;
use rusqlite::params;
use std::sync::Arc;
use store::{Change, NewSession, Sessions, StoreError, TokenHash};

const BY_TOKEN: &str = "SELECT id, person_id, kind, device, since, last_seen, expires FROM sessions \
     WHERE token = ?1 AND revoked IS NULL AND expires > ?2";
const OF_PERSON: &str = "SELECT id, person_id, kind, device, since, last_seen, expires FROM sessions \
     WHERE person_id = ?1 AND revoked IS NULL AND expires > ?2 ORDER BY since DESC, id DESC";

#[async_trait]
impl Sessions for SqliteStore {
    async fn put_sign_in_link(&self, token: TokenHash, link: &SignInLink) -> Result<(), StoreError> {
        let link = *link;
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "INSERT INTO sign_in_links (token, person_id, expires) VALUES (?1, ?2, ?3)",
                    (token.0, link.person_id.0, micros(link.expires)),
                )?;
                Ok(())
            })
            .await
    }

    async fn redeem_sign_in_link(
        &self,
        token: TokenHash,
        session: &NewSession,
    ) -> Result<Result<Session, SignInRefusal>, StoreError> {
        let session = session.clone();
        self.writer.write(move |work| redeem(work, token, &session)).await
    }

    async fn begin_session(&self, person_id: PersonId, session: &NewSession) -> Result<Session, StoreError> {
        let session = session.clone();
        self.writer.write(move |work| begin(work, person_id, &session)).await
    }

    async fn session_by_token(&self, token: TokenHash) -> Result<Option<Session>, StoreError> {
        let clock = Arc::clone(&self.clock);
        self.readers
            .read(move |conn| one::<SessionRow, _>(conn, BY_TOKEN, (token.0, micros(clock.now()))))
            .await
    }

    async fn sessions(&self, person_id: PersonId) -> Result<Vec<Session>, StoreError> {
        let clock = Arc::clone(&self.clock);
        self.readers
            .read(move |conn| all::<SessionRow, _>(conn, OF_PERSON, (person_id.0, micros(clock.now()))))
            .await
    }

    async fn touch_session(&self, id: SessionId, at: Timestamp) -> Result<(), StoreError> {
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "UPDATE sessions SET last_seen = ?2 WHERE id = ?1 AND last_seen < ?2",
                    (id.0, micros(at)),
                )?;
                Ok(())
            })
            .await
    }

    async fn revoke_session(&self, person_id: PersonId, id: SessionId) -> Result<bool, StoreError> {
        self.writer
            .write(move |work| {
                let revoked = run(
                    work.conn,
                    "UPDATE sessions SET revoked = ?3 \
                     WHERE id = ?1 AND person_id = ?2 AND revoked IS NULL AND expires > ?3",
                    (id.0, person_id.0, micros(work.now)),
                )?;
                if revoked > 0 {
                    run(
                        work.conn,
                        "UPDATE sign_in_links SET expires = min(expires, ?2) WHERE person_id = ?1",
                        (person_id.0, micros(work.now)),
                    )?;
                    work.announce(Change::SessionRevoked(id));
                }
                Ok(revoked > 0)
            })
            .await
    }
}

fn redeem(
    work: &mut Work<'_>,
    token: TokenHash,
    session: &NewSession,
) -> Result<Result<Session, SignInRefusal>, Failure> {
    let sql = "SELECT person_id, expires, used FROM sign_in_links WHERE token = ?1";
    let link = match one::<LinkRow, Link>(work.conn, sql, [token.0])? {
        None => return Ok(Err(SignInRefusal::Unknown)),
        Some(Link { used: true, .. }) => return Ok(Err(SignInRefusal::Used)),
        Some(Link { link, .. }) if work.now >= link.expires => return Ok(Err(SignInRefusal::Expired)),
        Some(Link { link, .. }) => link,
    };
    let sql = "UPDATE sign_in_links SET used = ?2 WHERE token = ?1";
    run(work.conn, sql, (token.0, micros(work.now)))?;
    begin(work, link.person_id, session).map(Ok)
}

/// Begins a session now.
pub(crate) fn begin(work: &Work<'_>, person_id: PersonId, new: &NewSession) -> Result<Session, Failure> {
    let session = Session {
        id: new.id,
        person_id,
        kind: new.kind,
        device: new.device.clone(),
        since: work.now,
        last_seen: work.now,
        expires: work.now + Session::LIFE,
    };
    run(
        work.conn,
        "INSERT INTO sessions (id, token, person_id, kind, device, since, last_seen, expires) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)",
        params![
            session.id.0,
            new.token.0,
            person_id.0,
            session.kind.word(),
            session.device.as_str(),
            micros(session.since),
            micros(session.expires),
        ],
    )?;
    Ok(session)
}
