use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::{micros, run};
use crate::writer::Work;
use async_trait::async_trait;
use domain::{
    GroupId, PersonId, PictureId, PictureRefusal, Poll, PollId,
    picture::{PictureSize, UNUSED_FOR},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::sync::Arc;
use store::{NewPicture, Pictures, StoreError};
use uuid::Uuid;

/// What may be seen by ?2, by uploads since ?3: see [`Pictures`].
macro_rules! seen {
    ($select:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $select,
            " FROM pictures p WHERE ",
            $which,
            " AND EXISTS (SELECT 1 FROM members m \
                 WHERE m.group_id = p.group_id AND m.person_id = ?2 AND m.removed IS NULL) \
             AND (EXISTS (SELECT 1 FROM picture_uploads u \
                     WHERE u.picture_id = p.id AND u.person_id = ?2 AND u.uploaded > ?3) \
                 OR EXISTS (SELECT 1 FROM poll_pictures s JOIN polls q ON q.id = s.poll_id \
                     WHERE s.picture_id = p.id AND (q.opened IS NOT NULL OR q.composer = ?2)))"
        )
    };
}

#[async_trait]
impl Pictures for SqliteStore {
    async fn put_picture(
        &self,
        picture: &NewPicture,
        quota: u64,
    ) -> Result<Result<PictureId, PictureRefusal>, StoreError> {
        let picture = picture.clone();
        self.writer
            .write(move |work| {
                sweep(work)?;
                let id = match same(work.conn, &picture)? {
                    Some(id) => id,
                    None if taken(work.conn, picture.group_id)? + picture.size() > quota => {
                        return Ok(Err(PictureRefusal::GroupFull));
                    }
                    None => insert(work.conn, &picture)?,
                };
                run(
                    work.conn,
                    "INSERT INTO picture_uploads (picture_id, person_id, uploaded) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (picture_id, person_id) DO UPDATE SET uploaded = excluded.uploaded",
                    (id.0, picture.uploader.0, micros(work.now)),
                )?;
                Ok(Ok(id))
            })
            .await
    }

    async fn picture(
        &self,
        id: PictureId,
        viewer: PersonId,
        size: PictureSize,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = match size {
            PictureSize::Whole => seen!("p.whole", "p.id = ?1"),
            PictureSize::Thumbnail => seen!("p.thumbnail", "p.id = ?1"),
        };
        let clock = Arc::clone(&self.clock);
        self.readers
            .read(move |conn| {
                let params = (id.0, viewer.0, since(clock.now()));
                Ok(conn.prepare_cached(sql)?.query_row(params, |row| row.get(0)).optional()?)
            })
            .await
    }

    async fn pictures_seen(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        ids: &[PictureId],
    ) -> Result<Vec<PictureId>, StoreError> {
        let sql = seen!("1", "p.id = ?1 AND p.group_id = ?4");
        let (clock, ids) = (Arc::clone(&self.clock), ids.to_vec());
        self.readers
            .read(move |conn| {
                let mut statement = conn.prepare_cached(sql)?;
                let since = since(clock.now());
                let mut seen = Vec::new();
                for id in ids {
                    if statement.exists((id.0, viewer.0, since, group_id.0))? {
                        seen.push(id);
                    }
                }
                Ok(seen)
            })
            .await
    }

    async fn sweep_pictures(&self) -> Result<u32, StoreError> {
        self.writer.write(sweep).await
    }
}

/// What was uploaded behind this is not too old.
fn since(now: Timestamp) -> i64 {
    micros(now - UNUSED_FOR)
}

fn same(conn: &Connection, picture: &NewPicture) -> Result<Option<PictureId>, Failure> {
    let mut statement = conn.prepare_cached("SELECT id FROM pictures WHERE group_id = ?1 AND hash = ?2")?;
    let id =
        statement.query_row((picture.group_id.0, picture.hash), |row| row.get::<_, Uuid>(0)).optional()?;
    Ok(id.map(PictureId))
}

/// How much the pictures of the group take, in bytes.
fn taken(conn: &Connection, group_id: GroupId) -> Result<u64, Failure> {
    let mut statement =
        conn.prepare_cached("SELECT ifnull(SUM(bytes), 0) FROM pictures WHERE group_id = ?1")?;
    let bytes: i64 = statement.query_row([group_id.0], |row| row.get(0))?;
    Ok(bytes.unsigned_abs())
}

fn insert(conn: &Connection, picture: &NewPicture) -> Result<PictureId, Failure> {
    run(
        conn,
        "INSERT INTO pictures (id, group_id, hash, bytes, thumbnail, whole) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            picture.id.0,
            picture.group_id.0,
            picture.hash,
            i64::try_from(picture.size()).unwrap_or(i64::MAX),
            picture.thumbnail,
            picture.whole
        ],
    )?;
    Ok(picture.id)
}

/// Keeps which pictures a new poll shows.
pub(crate) fn show(conn: &Connection, poll: &Poll) -> Result<(), Failure> {
    for option in &poll.options {
        if let Some(picture) = option.details.picture {
            run(
                conn,
                "INSERT OR IGNORE INTO poll_pictures (picture_id, poll_id) VALUES (?1, ?2)",
                (picture.0, poll.id.0),
            )?;
        }
    }
    Ok(())
}

/// Of a draft that was rewritten: what it showed before, nobody has seen.
pub(crate) fn hide(conn: &Connection, id: PollId) -> Result<(), Failure> {
    run(conn, "DELETE FROM poll_pictures WHERE poll_id = ?1", [id.0])?;
    Ok(())
}

fn sweep(work: &mut Work<'_>) -> Result<u32, Failure> {
    run(work.conn, "DELETE FROM picture_uploads WHERE uploaded <= ?1", [since(work.now)])?;
    let swept = run(
        work.conn,
        "DELETE FROM pictures WHERE NOT EXISTS (SELECT 1 FROM picture_uploads u WHERE u.picture_id = pictures.id) \
         AND NOT EXISTS (SELECT 1 FROM poll_pictures s WHERE s.picture_id = pictures.id)",
        [],
    )?;
    Ok(u32::try_from(swept).unwrap_or(u32::MAX))
}
