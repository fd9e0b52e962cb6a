use crate::StoreError;
use async_trait::async_trait;
use domain::{GroupId, PersonId, PictureId, PictureRefusal, picture::PictureSize};

/// A picture about to be kept, written anew by the server.
#[derive(Clone, Debug)]
pub struct NewPicture {
    /// Minted by the server.
    pub id: PictureId,
    /// The group whose polls may show it.
    pub group_id: GroupId,
    /// Who uploaded it.
    pub uploader: PersonId,
    /// The SHA-256 of `whole`: what is the same is kept once in a group.
    pub hash: [u8; 32],
    /// JPEG.
    pub whole: Vec<u8>,
    /// JPEG.
    pub thumbnail: Vec<u8>,
}

impl NewPicture {
    /// What it takes of the group's quota, in bytes.
    #[must_use]
    pub fn size(&self) -> u64 {
        (self.whole.len() + self.thumbnail.len()) as u64
    }
}

/// Pictures of options. One may see a picture who is an active member of its group and sees a poll that shows it
/// ([`domain::Poll::seen_by`]), or who uploaded it less than [`domain::picture::UNUSED_FOR`] ago, by the store's clock.
#[async_trait]
pub trait Pictures {
    /// Keeps a picture, and says by which id: the one it has in the group already, if it has one. What takes the group's
    /// pictures above `quota` bytes is refused with [`PictureRefusal::GroupFull`], once those are gone that nobody sees any more.
    async fn put_picture(
        &self,
        picture: &NewPicture,
        quota: u64,
    ) -> Result<Result<PictureId, PictureRefusal>, StoreError>;
    /// The picture, if `viewer` may see it.
    async fn picture(
        &self,
        id: PictureId,
        viewer: PersonId,
        size: PictureSize,
    ) -> Result<Option<Vec<u8>>, StoreError>;
    /// Which of these `viewer` may see, of the pictures of a group; in the order of the ids.
    async fn pictures_seen(
        &self,
        group_id: GroupId,
        viewer: PersonId,
        ids: &[PictureId],
    ) -> Result<Vec<PictureId>, StoreError>;
    /// Takes away the pictures that no poll shows and that were uploaded too long ago. Says how many.
    async fn sweep_pictures(&self) -> Result<u32, StoreError>;
}
