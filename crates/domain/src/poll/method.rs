//! The ways of voting.

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
}

impl Method {
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
