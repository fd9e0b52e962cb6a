use super::state::KeptKiosk;
use super::{MemoryStore, kept_already};
use crate::{Change, Kiosks, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{GroupId, Kiosk, KioskId};

#[async_trait]
impl Kiosks for MemoryStore {
    async fn create_kiosk(&self, kiosk: &Kiosk, token: TokenHash) -> Result<bool, StoreError> {
        self.write(|state, _| {
            state.known_group(kiosk.group_id)?;
            state.known_person(kiosk.made_by)?;
            let taken = state.kiosks.values().any(|kept| kept.token == token);
            if taken || state.kiosks.contains_key(&kiosk.id) {
                return Err(kept_already("kiosk"));
            }
            let live =
                state.kiosks.values().filter(|kept| !kept.revoked && kept.kiosk.group_id == kiosk.group_id);
            if live.count() >= Kiosk::MAX_PER_GROUP as usize {
                return Ok(false);
            }
            state.kiosks.insert(kiosk.id, KeptKiosk { kiosk: kiosk.clone(), token, revoked: false });
            Ok(true)
        })
    }

    async fn kiosks(&self, group_id: GroupId) -> Result<Vec<Kiosk>, StoreError> {
        let mut kiosks: Vec<Kiosk> = self.read(|state, _| {
            let live = state.kiosks.values().filter(|kept| !kept.revoked).map(|kept| &kept.kiosk);
            live.filter(|kiosk| kiosk.group_id == group_id).cloned().collect()
        });
        kiosks.sort_by_key(|kiosk| std::cmp::Reverse((kiosk.made, kiosk.id)));
        Ok(kiosks)
    }

    async fn kiosk_by_token(&self, token: TokenHash) -> Result<Option<Kiosk>, StoreError> {
        Ok(self.read(|state, _| {
            let kept = state.kiosks.values().find(|kept| kept.token == token && !kept.revoked);
            kept.map(|kept| kept.kiosk.clone())
        }))
    }

    async fn revoke_kiosk(&self, group_id: GroupId, id: KioskId) -> Result<bool, StoreError> {
        self.write(|state, _| {
            let live = |kept: &&mut KeptKiosk| kept.kiosk.group_id == group_id && !kept.revoked;
            let Some(kept) = state.kiosks.get_mut(&id).filter(live) else { return Ok(false) };
            kept.revoked = true;
            state.changes.push(Change::KioskRevoked(id));
            Ok(true)
        })
    }
}
