//! Lists that come in pages.

use serde::{Deserialize, Serialize};

/// A page of a list. Ask again with `after` set to `next` for the one behind it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page<T, C> {
    /// The items, in the order the operation names.
    pub items: Vec<T>,
    /// Where the next page begins; `None` if this is the last.
    pub next: Option<C>,
}
