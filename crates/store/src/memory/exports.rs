use super::ballots::{ballots, non_voters};
use super::state::{KeptExportLink, State};
use super::{MemoryStore, kept_already, unknown};
use crate::{Exports, NameQuery, PollRecord, StoreError, TokenHash};
use async_trait::async_trait;
use domain::{ExportLink, ExportLinkRefusal, PollId};

#[async_trait]
impl Exports for MemoryStore {
    async fn poll_record(&self, id: PollId) -> Result<Option<PollRecord>, StoreError> {
        self.write(|state, now| {
            if let Some(kept) = state.polls.get_mut(&id) {
                kept.seal(now);
            }
            Ok(record(state, id))
        })
    }

    async fn put_export_link(&self, token: TokenHash, link: &ExportLink) -> Result<(), StoreError> {
        self.write(|state, _| {
            state.known_person(link.person_id)?;
            if !state.polls.contains_key(&link.poll_id) {
                return Err(unknown("poll"));
            }
            if state.export_links.contains_key(&token) {
                return Err(kept_already("export link"));
            }
            state.export_links.insert(token, KeptExportLink { link: *link, used: false });
            Ok(())
        })
    }

    async fn redeem_export_link(
        &self,
        token: TokenHash,
    ) -> Result<Result<ExportLink, ExportLinkRefusal>, StoreError> {
        self.write(|state, now| {
            Ok(match state.export_links.get_mut(&token) {
                None => Err(ExportLinkRefusal::Unknown),
                Some(kept) if kept.used => Err(ExportLinkRefusal::Used),
                Some(kept) if now >= kept.link.expires => Err(ExportLinkRefusal::Expired),
                Some(kept) => {
                    kept.used = true;
                    Ok(kept.link)
                }
            })
        })
    }
}

fn record(state: &State, id: PollId) -> Option<PollRecord> {
    let kept = state.polls.get(&id)?;
    let all = NameQuery { limit: u32::MAX, ..NameQuery::default() };
    Some(PollRecord {
        poll: kept.poll.clone(),
        tally: kept.tally(),
        ballots: ballots(state, id, &all)?,
        detached: kept.detached.iter().map(|ballot| ballot.selection().clone()).collect(),
        non_voters: non_voters(state, id, &all)?,
        log: kept.log.clone(),
        questions: kept.questions(),
    })
}
