use crate::SqliteStore;
use crate::rows::device::KioskRow;
use crate::rows::{all, micros, number, one, run};
use async_trait::async_trait;
use domain::{GroupId, Kiosk, KioskId};
use rusqlite::params;
use store::{Change, Kiosks, StoreError, TokenHash};

#[async_trait]
impl Kiosks for SqliteStore {
    async fn create_kiosk(&self, kiosk: &Kiosk, token: TokenHash) -> Result<bool, StoreError> {
        let kiosk = kiosk.clone();
        self.writer
            .write(move |work| {
                let sql = "SELECT COUNT(*) FROM kiosks WHERE group_id = ?1 AND revoked IS NULL";
                if number(work.conn, sql, [kiosk.group_id.0])? >= Kiosk::MAX_PER_GROUP {
                    return Ok(false);
                }
                run(
                    work.conn,
                    "INSERT INTO kiosks (id, token, group_id, label, made_by, made) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![
                        kiosk.id.0,
                        token.0,
                        kiosk.group_id.0,
                        kiosk.label.as_str(),
                        kiosk.made_by.0,
                        micros(kiosk.made),
                    ],
                )?;
                Ok(true)
            })
            .await
    }

    async fn kiosks(&self, group_id: GroupId) -> Result<Vec<Kiosk>, StoreError> {
        let sql = "SELECT id, group_id, label, made_by, made FROM kiosks \
                   WHERE group_id = ?1 AND revoked IS NULL ORDER BY made DESC, id DESC";
        self.readers.read(move |conn| all::<KioskRow, _>(conn, sql, [group_id.0])).await
    }

    async fn kiosk_by_token(&self, token: TokenHash) -> Result<Option<Kiosk>, StoreError> {
        let sql = "SELECT id, group_id, label, made_by, made FROM kiosks \
                   WHERE token = ?1 AND revoked IS NULL";
        self.readers.read(move |conn| one::<KioskRow, _>(conn, sql, [token.0])).await
    }

    async fn revoke_kiosk(&self, group_id: GroupId, id: KioskId) -> Result<bool, StoreError> {
        self.writer
            .write(move |work| {
                let revoked = run(
                    work.conn,
                    "UPDATE kiosks SET revoked = ?3 WHERE id = ?1 AND group_id = ?2 AND revoked IS NULL",
                    (id.0, group_id.0, micros(work.now)),
                )?;
                if revoked > 0 {
                    work.announce(Change::KioskRevoked(id));
                }
                Ok(revoked > 0)
            })
            .await
    }
}
