use crate::failure::Failure;
use crate::rows::export::{ExportLinkRow, KeptExportLink};
use crate::rows::word::Word;
use crate::rows::{micros, one, run};
use crate::writer::Work;
use crate::{SqliteStore, ballots, editions, poll_log, polls};
use async_trait::async_trait;
use domain::{ExportLink, ExportLinkRefusal, PollId};
use rusqlite::{Connection, params};
use store::{Ballots as _, Exports, NameQuery, PollRecord, StoreError, TokenHash};

#[async_trait]
impl Exports for SqliteStore {
    async fn poll_record(&self, id: PollId) -> Result<Option<PollRecord>, StoreError> {
        // What is told of a poll that is over is told behind its sealing.
        self.tally(id).await?;
        self.readers.read(move |conn| record(conn, id)).await
    }

    async fn put_export_link(&self, token: TokenHash, link: &ExportLink) -> Result<(), StoreError> {
        let link = *link;
        self.writer
            .write(move |work| {
                run(
                    work.conn,
                    "INSERT INTO export_links (token, poll_id, person_id, format, language, expires) \
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![
                        token.0,
                        link.poll_id.0,
                        link.person_id.0,
                        link.format.word(),
                        link.language.word(),
                        micros(link.expires),
                    ],
                )?;
                Ok(())
            })
            .await
    }

    async fn redeem_export_link(
        &self,
        token: TokenHash,
    ) -> Result<Result<ExportLink, ExportLinkRefusal>, StoreError> {
        self.writer.write(move |work| redeem(work, token)).await
    }
}

/// All of one snapshot, and the tally counted in it: the newest that is known may be newer than that.
fn record(conn: &Connection, id: PollId) -> Result<Option<PollRecord>, Failure> {
    let Some(poll) = polls::find(conn, id)? else { return Ok(None) };
    let all = NameQuery { limit: u32::MAX, ..NameQuery::default() };
    Ok(Some(PollRecord {
        tally: ballots::count(conn, &poll)?,
        ballots: ballots::list(conn, id, &all)?,
        detached: ballots::detached(conn, id)?,
        non_voters: ballots::non_voters(conn, id, &all)?,
        log: poll_log::read(conn, id)?,
        questions: editions::questions(conn, id)?,
        poll,
    }))
}

fn redeem(work: &Work<'_>, token: TokenHash) -> Result<Result<ExportLink, ExportLinkRefusal>, Failure> {
    let sql = "SELECT poll_id, person_id, format, language, expires, used FROM export_links WHERE token = ?1";
    let link = match one::<ExportLinkRow, KeptExportLink>(work.conn, sql, [token.0])? {
        None => return Ok(Err(ExportLinkRefusal::Unknown)),
        Some(KeptExportLink { used: true, .. }) => return Ok(Err(ExportLinkRefusal::Used)),
        Some(KeptExportLink { link, .. }) if work.now >= link.expires => {
            return Ok(Err(ExportLinkRefusal::Expired));
        }
        Some(KeptExportLink { link, .. }) => link,
    };
    run(work.conn, "UPDATE export_links SET used = ?2 WHERE token = ?1", (token.0, micros(work.now)))?;
    Ok(Ok(link))
}
