use super::state::State;
use super::{MemoryStore, kept_already};
use crate::{NewPicture, Pictures, StoreError};
use async_trait::async_trait;
use domain::{
    GroupId, PersonId, PictureId, PictureRefusal,
    picture::{PictureSize, UNUSED_FOR},
};
use jiff::Timestamp;
use std::collections::BTreeMap;

pub(super) struct KeptPicture {
    picture: NewPicture,
    /// Who uploaded it, and when.
    uploads: BTreeMap<PersonId, Timestamp>,
}

#[async_trait]
impl Pictures for MemoryStore {
    async fn put_picture(
        &self,
        picture: &NewPicture,
        quota: u64,
    ) -> Result<Result<PictureId, PictureRefusal>, StoreError> {
        self.write(|state, now| {
            state.known_group(picture.group_id)?;
            state.known_person(picture.uploader)?;
            sweep(state, now);
            let same = |kept: &&mut KeptPicture| {
                kept.picture.group_id == picture.group_id && kept.picture.hash == picture.hash
            };
            if let Some(kept) = state.pictures.values_mut().find(same) {
                kept.uploads.insert(picture.uploader, now);
                return Ok(Ok(kept.picture.id));
            }
            if state.pictures.contains_key(&picture.id) {
                return Err(kept_already("picture"));
            }
            let of_group = state.pictures.values().filter(|kept| kept.picture.group_id == picture.group_id);
            let taken: u64 = of_group.map(|kept| kept.picture.size()).sum();
            if taken + picture.size() > quota {
                return Ok(Err(PictureRefusal::GroupFull));
            }
            let uploads = BTreeMap::from([(picture.uploader, now)]);
            state.pictures.insert(picture.id, KeptPicture { picture: picture.clone(), uploads });
            Ok(Ok(picture.id))
        })
    }

    async fn picture(
        &self,
        id: PictureId,
        viewer: PersonId,
        size: PictureSize,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.read(|state, now| {
            let kept = state.pictures.get(&id).filter(|kept| is_seen(state, kept, viewer, now))?;
            Some(match size {
                PictureSize::Whole => kept.picture.whole.clone(),
                PictureSize::Thumbnail => kept.picture.thumbnail.clone(),
            })
        }))
    }

    async fn pictures_seen(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        ids: &[PictureId],
    ) -> Result<Vec<PictureId>, StoreError> {
        Ok(self.read(|state, now| {
            let seen = |id: &&PictureId| {
                let kept = state.pictures.get(id).filter(|kept| kept.picture.group_id == group_id);
                kept.is_some_and(|kept| is_seen(state, kept, viewer, now))
            };
            ids.iter().filter(seen).copied().collect()
        }))
    }

    async fn sweep_pictures(&self) -> Result<u32, StoreError> {
        self.write(|state, now| Ok(sweep(state, now)))
    }
}

fn is_seen(state: &State, kept: &KeptPicture, viewer: PersonId, now: Timestamp) -> bool {
    let Some(member) = state.member(kept.picture.group_id, viewer) else { return false };
    let mine = kept.uploads.get(&viewer).is_some_and(|at| now.duration_since(*at) < UNUSED_FOR);
    let shown = || state.polls.values().any(|poll| poll.shows(kept.picture.id) && poll.poll.seen_by(member));
    mine || shown()
}

fn sweep(state: &mut State, now: Timestamp) -> u32 {
    let before = state.pictures.len();
    let polls = &state.polls;
    state.pictures.retain(|id, kept| {
        kept.uploads.retain(|_, at| now.duration_since(*at) < UNUSED_FOR);
        !kept.uploads.is_empty() || polls.values().any(|poll| poll.shows(*id))
    });
    u32::try_from(before - state.pictures.len()).unwrap_or(u32::MAX)
}
