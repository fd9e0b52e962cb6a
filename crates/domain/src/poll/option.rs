//! What one may choose, and what is said of it.

use super::Slot;
use crate::{HttpsUrl, OptionAbout, OptionId, OptionLabel, PictureId};
use serde::{Deserialize, Serialize};

/// A thing one may choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PollOption {
    /// What names it for ever.
    pub id: OptionId,
    /// What it says.
    pub label: OptionLabel,
    /// When it is, in a poll on times ([`crate::Method::Slots`]). The label then says the same to programs.
    pub slot: Option<Slot>,
    /// What else there is to know of it.
    #[serde(default, skip_serializing_if = "OptionDetails::is_empty")]
    pub details: OptionDetails,
    /// 已撤下: taken out after somebody had voted. It stays where it is and keeps its ballots; no new ballot chooses it, and it
    /// does not win.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
}

/// What there is to know of an option beside its label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OptionDetails {
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<OptionAbout>,
    /// Where there is more of it. It is linked, never fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<HttpsUrl>,
    /// What it looks like: an uploaded picture of the same group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<PictureId>,
}

impl OptionDetails {
    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
