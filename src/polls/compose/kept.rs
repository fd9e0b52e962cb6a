//! What is being written, kept on this device for its writer.

use super::sketch::Sketch;
use domain::{PersonId, PollId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A sketch, and the draft that the server already has of exactly it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) sketch: Sketch,
    pub(super) composed: Option<PollId>,
    /// With what it began, as long as nothing was changed in it.
    #[serde(default)]
    pub(super) began: Option<Began>,
}

/// How what is on a page came there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::polls) enum Began {
    /// It was kept on this device.
    Restored,
    /// It is what another poll asked.
    Copy,
    /// It is a template.
    Template,
}

fn name(person: PersonId, of: Uuid) -> String {
    format!("{}{of}", prefix(person))
}

fn prefix(person: PersonId) -> String {
    format!("juyi-sketch-{person}-")
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// What `person` was writing for the group, or of the poll, called `of`.
pub(super) fn kept(person: PersonId, of: Uuid) -> Option<Kept> {
    let text = storage()?.get_item(&name(person, of)).ok().flatten()?;
    // By bytes, as every answer is read: the same code once.
    serde_json::from_slice(text.as_bytes()).ok()
}

/// Keeps it, and says whether it could. Where storage is forbidden or full, it lasts until the page goes.
pub(super) fn keep(person: PersonId, of: Uuid, kept: &Kept) -> bool {
    let (Some(storage), Ok(text)) = (storage(), serde_json::to_string(kept)) else { return false };
    storage.set_item(&name(person, of), &text).is_ok()
}

/// Forgets it.
pub(super) fn forget(person: PersonId, of: Uuid) {
    if let Some(storage) = storage() {
        // Removing what is not there is no failure.
        let _ = storage.remove_item(&name(person, of));
    }
}

/// Forgets everything that `person` was writing on this device, for when they sign out of it.
pub fn forget_sketches(person: PersonId) {
    let Some(storage) = storage() else { return };
    let prefix = prefix(person);
    let count = storage.length().unwrap_or_default();
    let names: Vec<String> = (0..count).filter_map(|place| storage.key(place).ok().flatten()).collect();
    for name in names.iter().filter(|name| name.starts_with(&prefix)) {
        let _ = storage.remove_item(name);
    }
}
