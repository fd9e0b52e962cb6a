use crate::{StoreError, TokenHash};
use async_trait::async_trait;
use domain::{GroupId, Kiosk, KioskId};

/// Unattended displays.
#[async_trait]
pub trait Kiosks {
    /// Keeps a kiosk; false if the group has [`Kiosk::MAX_PER_GROUP`] already.
    async fn create_kiosk(&self, kiosk: &Kiosk, token: TokenHash) -> Result<bool, StoreError>;
    /// The kiosks of a group that are not revoked, newest first.
    async fn kiosks(&self, group_id: GroupId) -> Result<Vec<Kiosk>, StoreError>;
    /// The kiosk of this token, unless it is revoked.
    async fn kiosk_by_token(&self, token: TokenHash) -> Result<Option<Kiosk>, StoreError>;
    /// Revokes a kiosk; false if the group has no such kiosk, or it is revoked already.
    async fn revoke_kiosk(&self, group_id: GroupId, id: KioskId) -> Result<bool, StoreError>;
}
