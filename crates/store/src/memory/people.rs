use super::{MemoryStore, kept_already};
use crate::{People, StoreError};
use async_trait::async_trait;
use domain::{Person, PersonId, Space};

#[async_trait]
impl People for MemoryStore {
    async fn space(&self) -> Result<Option<Space>, StoreError> {
        Ok(self.read(|state, _| state.space.as_ref().map(|(space, _)| space.clone())))
    }

    async fn found_space(&self, space: &Space, first: &Person) -> Result<(), StoreError> {
        self.write(|state, _| {
            if state.space.is_some() {
                return Ok(());
            }
            if state.people.contains_key(&first.id) {
                return Err(kept_already("person"));
            }
            state.people.insert(first.id, first.clone());
            state.space = Some((space.clone(), first.id));
            Ok(())
        })
    }

    async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        Ok(self.read(|state, _| state.people.get(&id).cloned()))
    }

    async fn people(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        Ok(self.read(|state, _| ids.iter().filter_map(|id| state.people.get(id).cloned()).collect()))
    }

    async fn first_person(&self) -> Result<Option<Person>, StoreError> {
        Ok(self.read(|state, _| {
            let (_, first) = state.space.as_ref()?;
            state.people.get(first).cloned()
        }))
    }
}
