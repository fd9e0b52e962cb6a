use crate::StoreError;
use async_trait::async_trait;
use domain::{Person, PersonId, Space};

/// The space and its people.
#[async_trait]
pub trait People {
    /// The space of this installation; `None` before it is founded.
    async fn space(&self) -> Result<Option<Space>, StoreError>;
    /// Founds the space together with its first person. Does nothing if there is one already.
    async fn found_space(&self, space: &Space, first: &Person) -> Result<(), StoreError>;
    /// The person called `id`.
    async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError>;
    /// The people called by `ids`, in no particular order; ids of nobody are left out.
    async fn people(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError>;
    /// The person who was there first: whom `link` signs in when every session is lost.
    async fn first_person(&self) -> Result<Option<Person>, StoreError>;
}
