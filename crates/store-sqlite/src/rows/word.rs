//! Enums as words. The words are the database's own: renaming a variant or its form on the wire changes nothing here.

use crate::failure::Failure;
use domain::{
    Electorate, ExportFormat, ExportLanguage, GroupKind, PartStat, Role, Secrecy, SessionKind, Visibility,
};

pub(crate) trait Word: Sized {
    /// The word that is kept.
    fn word(self) -> &'static str;
    /// What a kept word means.
    fn meaning(word: &str) -> Result<Self, Failure>;
}

macro_rules! words {
    ($($type:ident { $($variant:ident = $word:literal),+ })+) => {$(
        impl Word for $type {
            fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
            fn meaning(word: &str) -> Result<Self, Failure> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    other => Err(Failure::damaged(stringify!($type), other)),
                }
            }
        }
    )+};
}
words! {
    GroupKind { Internal = "internal", External = "external" }
    Role { Observer = "observer", Member = "member", Admin = "admin", Owner = "owner" }
    SessionKind { Cookie = "cookie", Bearer = "bearer" }
    Secrecy { RealName = "real_name", RealNameToAdmins = "real_name_to_admins", Anonymous = "anonymous" }
    Visibility { Live = "live", AfterVote = "after_vote", AfterClose = "after_close" }
    ExportFormat { Xlsx = "xlsx", Csv = "csv", Minutes = "minutes", Archive = "archive" }
    ExportLanguage { ZhCn = "zh-CN", En = "en" }
    PartStat {
        NeedsAction = "needs_action", Accepted = "accepted", Declined = "declined", Tentative = "tentative"
    }
    Electorate { FrozenAtOpening = "frozen_at_opening", OpenToJoiners = "open_to_joiners" }
}
