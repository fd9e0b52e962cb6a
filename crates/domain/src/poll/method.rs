//! The ways of voting.

use super::Draft;
use serde::{Deserialize, Serialize};

/// How a ballot is marked and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// 单选: exactly one option.
    Single,
    /// 多选: at least `min` and at most `max` options.
    Multiple {
        /// At least one.
        min: u16,
        /// At most as many as there are options.
        max: u16,
    },
    /// 排序: at least `min` options ranked, the best first.
    Ranked {
        /// At least one.
        min: u16,
        /// How rankings become a result.
        count: RankedCount,
    },
    /// 打分: 1 to [`crate::Scored::MOST`] points for every option.
    Score,
    /// 选时间: the options are slots; each voter says at which they can come, and at which they could if need be. The slot at
    /// which most can come wins; of several the one at which fewer would come only if need be; else the earliest.
    Slots,
    /// 报名接龙: whoever comes adds a line, for themselves and those they bring, in the order in which they joined. Nothing is
    /// decided. The poll has one option, shows its result and its lines as they come ([`crate::Visibility::Live`]), keeps them
    /// under names, and is always abstained from by not coming: that takes a line back and frees its places.
    SignUp {
        /// 名额: how many places there are, at least one; the sum of all quantities never exceeds it. `None` for as many as come.
        limit: Option<u32>,
        /// The most places that one line may take, 1 to [`Method::MOST_PLACES`]; 1 where everybody comes alone.
        most: u16,
    },
}

impl Method {
    /// The most places that one line of any sign-up may take.
    pub const MOST_PLACES: u16 = 99;

    /// Whether people sign up, and nothing is decided.
    #[must_use]
    pub fn signs_up(self) -> bool {
        matches!(self, Self::SignUp { .. })
    }

    /// How many places there are, where people sign up and there is a limit.
    #[must_use]
    pub fn limit(self) -> Option<u32> {
        match self {
            Self::SignUp { limit, .. } => limit,
            Self::Single | Self::Multiple { .. } | Self::Ranked { .. } | Self::Score | Self::Slots => None,
        }
    }

    /// The fewest and the most options that a poll of this method has.
    #[must_use]
    pub fn options(self) -> (u16, u16) {
        if self.signs_up() { (1, 1) } else { (Draft::MIN_OPTIONS, Draft::MAX_OPTIONS) }
    }

    /// Whether points decide, and not votes.
    #[must_use]
    pub fn counts_points(self) -> bool {
        matches!(self, Self::Score | Self::Ranked { count: RankedCount::Borda, .. })
    }
}

/// How rankings become a result. Said on the poll before it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RankedCount {
    /// 名次计分: points by place (Borda 1781), see [`crate::OptionCount::points`]. Most points win.
    #[default]
    Borda,
    /// 逐轮淘汰: instant run-off, see [`crate::tally::rounds`].
    InstantRunoff,
}
