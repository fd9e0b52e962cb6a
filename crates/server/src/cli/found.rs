//! The first start.

use super::{Failure, args::Serve, demo};
use crate::App;
use domain::{Person, PersonId, Space, SpaceId};

/// Founds the space if there is none yet: the demo, or one organiser.
pub(super) async fn found(app: &App, wanted: &Serve) -> Result<(), Failure> {
    if app.store.space().await?.is_some() {
        return Ok(());
    }
    if wanted.seed {
        return demo::found(app).await;
    }
    space(app, &wanted.space, &wanted.organiser, "组织者").await?;
    Ok(())
}

pub(super) async fn space(app: &App, name: &str, organiser: &str, unit: &str) -> Result<Person, Failure> {
    let since = app.now();
    let space = Space { id: SpaceId(app.mint.id(since)), name: name.parse()? };
    let (name, unit) = (organiser.parse()?, unit.parse()?);
    let first = Person { id: PersonId(app.mint.id(since)), name, alias: None, unit, since };
    app.store.found_space(&space, &first).await?;
    Ok(first)
}
