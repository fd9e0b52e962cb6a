//! The people of a space.

use crate::{Alias, PersonId, PersonName, UnitPath};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Somebody with a real name and a place in the organisation or estate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Person {
    /// Who this is.
    pub id: PersonId,
    /// The real name (姓名).
    pub name: PersonName,
    /// The name they go by, if they have another (花名).
    pub alias: Option<Alias>,
    /// Department, or building, entrance and flat.
    pub unit: UnitPath,
    /// When they were first entered.
    #[serde(with = "crate::instant::Rfc3339")]
    pub since: Timestamp,
}

impl Person {
    /// Whether `other` bears the same name in the same unit: the same human being twice, or two namesakes. Either way
    /// an admin should look.
    #[must_use]
    pub fn is_namesake_of(&self, other: &Self) -> bool {
        self.id != other.id && self.name == other.name && self.unit.parts().eq(other.unit.parts())
    }
}
