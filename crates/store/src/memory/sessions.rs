use super::state::{KeptLink, KeptSession, State};
use super::{MemoryStore, kept_already};
use crate::{Change, NewSession, Sessions, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{PersonId, Session, SessionId, SignInLink, SignInRefusal};
use jiff::Timestamp;

impl KeptSession {
    fn lives_at(&self, now: Timestamp) -> bool {
        !self.revoked && now < self.session.expires
    }
}

impl State {
    /// What [`State::begin_session`] would fail on.
    pub(super) fn check_session(&self, new: &NewSession) -> Result<(), StoreError> {
        let taken =
            self.sessions.contains_key(&new.id) || self.sessions.values().any(|kept| kept.token == new.token);
        if taken { Err(kept_already("session")) } else { Ok(()) }
    }

    pub(super) fn begin_session(&mut self, person_id: PersonId, new: &NewSession, now: Timestamp) -> Session {
        let session = Session {
            id: new.id,
            person_id,
            kind: new.kind,
            device: new.device.clone(),
            since: now,
            last_seen: now,
            expires: now + Session::LIFE,
        };
        let kept = KeptSession { session: session.clone(), token: new.token, revoked: false };
        self.sessions.insert(new.id, kept);
        session
    }
}

#[async_trait]
impl Sessions for MemoryStore {
    async fn put_sign_in_link(&self, token: TokenHash, link: &SignInLink) -> Result<(), StoreError> {
        self.write(|state, _| {
            state.known_person(link.person_id)?;
            if state.links.contains_key(&token) {
                return Err(kept_already("sign-in link"));
            }
            state.links.insert(token, KeptLink { link: *link, used: false });
            Ok(())
        })
    }

    async fn redeem_sign_in_link(
        &self,
        token: TokenHash,
        session: &NewSession,
    ) -> Result<Result<Session, SignInRefusal>, StoreError> {
        self.write(|state, now| {
            let person_id = match state.links.get(&token) {
                None => return Ok(Err(SignInRefusal::Unknown)),
                Some(kept) if kept.used => return Ok(Err(SignInRefusal::Used)),
                Some(kept) if now >= kept.link.expires => return Ok(Err(SignInRefusal::Expired)),
                Some(kept) => kept.link.person_id,
            };
            state.check_session(session)?;
            state.links.entry(token).and_modify(|kept| kept.used = true);
            Ok(Ok(state.begin_session(person_id, session, now)))
        })
    }

    async fn begin_session(&self, person_id: PersonId, session: &NewSession) -> Result<Session, StoreError> {
        self.write(|state, now| {
            state.known_person(person_id)?;
            state.check_session(session)?;
            Ok(state.begin_session(person_id, session, now))
        })
    }

    async fn session_by_token(&self, token: TokenHash) -> Result<Option<Session>, StoreError> {
        Ok(self.read(|state, now| {
            let kept = state.sessions.values().find(|kept| kept.token == token && kept.lives_at(now));
            kept.map(|kept| kept.session.clone())
        }))
    }

    async fn sessions(&self, person_id: PersonId) -> Result<Vec<Session>, StoreError> {
        let mut sessions: Vec<Session> = self.read(|state, now| {
            let live = state.sessions.values().filter(|kept| kept.lives_at(now));
            live.map(|kept| kept.session.clone()).filter(|session| session.person_id == person_id).collect()
        });
        sessions.sort_by_key(|session| std::cmp::Reverse((session.since, session.id)));
        Ok(sessions)
    }

    async fn touch_session(&self, id: SessionId, at: Timestamp) -> Result<(), StoreError> {
        self.write(|state, _| {
            if let Some(kept) = state.sessions.get_mut(&id) {
                kept.session.last_seen = kept.session.last_seen.max(at);
            }
            Ok(())
        })
    }

    async fn revoke_session(&self, person_id: PersonId, id: SessionId) -> Result<bool, StoreError> {
        self.write(|state, now| {
            let own = |kept: &&mut KeptSession| kept.session.person_id == person_id && kept.lives_at(now);
            let Some(kept) = state.sessions.get_mut(&id).filter(own) else { return Ok(false) };
            kept.revoked = true;
            for kept in state.links.values_mut().filter(|kept| kept.link.person_id == person_id) {
                kept.link.expires = kept.link.expires.min(now);
            }
            state.changes.push(Change::SessionRevoked(id));
            Ok(true)
        })
    }
}
