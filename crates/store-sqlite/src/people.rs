use crate::SqliteStore;
use crate::failure::Failure;
use crate::rows::person::{PersonRow, SpaceRow, person_columns, unit_key};
use crate::rows::{micros, one, run};
use async_trait::async_trait;
use domain::{Alias, Person, PersonId, Space};
use rusqlite::Connection;
use rusqlite::params;
use store::{People, StoreError};

#[async_trait]
impl People for SqliteStore {
    async fn space(&self) -> Result<Option<Space>, StoreError> {
        self.readers.read(space).await
    }

    async fn found_space(&self, space: &Space, first: &Person) -> Result<(), StoreError> {
        let (founded, first) = (space.clone(), first.clone());
        self.writer
            .write(move |work| {
                if self::space(work.conn)?.is_some() {
                    return Ok(());
                }
                insert(work.conn, &first)?;
                run(
                    work.conn,
                    "INSERT INTO space (only, id, name, first_person) VALUES (1, ?1, ?2, ?3)",
                    params![founded.id.0, founded.name.as_str(), first.id.0],
                )?;
                Ok(())
            })
            .await
    }

    async fn person(&self, id: PersonId) -> Result<Option<Person>, StoreError> {
        self.readers.read(move |conn| find(conn, id)).await
    }

    async fn people(&self, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
        let ids = ids.to_vec();
        self.readers
            .read(move |conn| ids.into_iter().filter_map(|id| find(conn, id).transpose()).collect())
            .await
    }

    async fn first_person(&self) -> Result<Option<Person>, StoreError> {
        let sql = concat!(
            "SELECT ",
            person_columns!(),
            " FROM people p WHERE p.id = (SELECT first_person FROM space)"
        );
        self.readers.read(move |conn| one::<PersonRow, _>(conn, sql, [])).await
    }
}

fn space(conn: &Connection) -> Result<Option<Space>, Failure> {
    one::<SpaceRow, _>(conn, "SELECT id, name FROM space", [])
}

pub(crate) fn find(conn: &Connection, id: PersonId) -> Result<Option<Person>, Failure> {
    let sql = concat!("SELECT ", person_columns!(), " FROM people p WHERE p.id = ?1");
    one::<PersonRow, _>(conn, sql, [id.0])
}

/// Enters somebody into the directory.
pub(crate) fn insert(conn: &Connection, person: &Person) -> Result<(), Failure> {
    run(
        conn,
        "INSERT INTO people (id, name, alias, unit, unit_key, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            person.id.0,
            person.name.as_str(),
            person.alias.as_ref().map(Alias::as_str),
            person.unit.as_str(),
            unit_key(person),
            micros(person.since),
        ],
    )?;
    Ok(())
}
