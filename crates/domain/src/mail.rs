//! Where mail reaches a person, and how long it is tried.

use crate::EmailAddress;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The address of a person, for nobody's eyes but theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Email {
    /// The address.
    pub address: EmailAddress,
    /// When somebody who reads its mail said that it is theirs. Before that nothing goes there but the letter that asks.
    #[serde(default, with = "crate::instant::MaybeRfc3339")]
    pub confirmed: Option<Timestamp>,
}

impl Email {
    /// How long the link in the letter that asks works: a day.
    pub const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24);
}

/// How often somebody had letters sent that ask whether an address is theirs: such a letter may reach a stranger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asks {
    /// When the first of these was asked for.
    pub since: Timestamp,
    /// How many since.
    pub count: u32,
}

impl Asks {
    /// How many within [`Asks::WITHIN`].
    pub const MOST: u32 = 3;
    /// An hour.
    pub const WITHIN: SignedDuration = SignedDuration::from_hours(1);

    /// One letter more at `now`, behind those `before`.
    ///
    /// # Errors
    /// [`EmailRefusal::TooOften`] if there were enough.
    pub fn one_more(before: Option<Self>, now: Timestamp) -> Result<Self, EmailRefusal> {
        match before {
            Some(Self { since, count }) if now.duration_since(since) < Self::WITHIN => {
                let again = since.checked_add(Self::WITHIN).unwrap_or(now);
                if count >= Self::MOST {
                    Err(EmailRefusal::TooOften { again })
                } else {
                    Ok(Self { since, count: count + 1 })
                }
            }
            _ => Ok(Self { since: now, count: 1 }),
        }
    }
}

/// Why something about a person's address, or by mail, was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EmailRefusal {
    /// This server sends no mail.
    #[error("this server sends no mail")]
    NotSetUp,
    /// Nobody has said yet that the address is theirs, or there is none.
    #[error("you have no address that is confirmed")]
    NotConfirmed,
    /// Enough letters that ask were sent within an hour.
    #[error("enough letters were sent for now, the next at {again}")]
    TooOften {
        /// When the next may be sent.
        #[serde(with = "crate::instant::Rfc3339")]
        again: Timestamp,
    },
}

/// Why a link did not confirm an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailLinkRefusal {
    /// There is no such link, or it was of an address that has been taken away.
    #[error("there is no such link")]
    Unknown,
    /// It has confirmed the address already.
    #[error("this link has been used")]
    Used,
    /// Its time is over.
    #[error("this link has expired")]
    Expired,
}

/// How long a letter is tried, and how often.
#[derive(Clone, Copy, Debug)]
pub struct Posting;

impl Posting {
    /// From when on a letter that could not be sent is given up: two days.
    pub const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(48);
    /// For how long a letter is left to the one who is sending it. Of one who has vanished nobody knows whether it was sent: it
    /// is sent again under the same Message-ID.
    pub const LEASE: SignedDuration = SignedDuration::from_mins(10);

    /// How long to wait behind the `attempts`-th try: 1 minute, 5, 25, about two hours, then six.
    #[must_use]
    pub fn pause(attempts: u32) -> SignedDuration {
        let minutes = 5_i64.saturating_pow(attempts.saturating_sub(1)).min(6 * 60);
        SignedDuration::from_mins(minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minutes).expect("in range")
    }

    #[test]
    fn three_letters_that_ask_may_be_sent_within_an_hour() {
        let first = Asks::one_more(None, at(0)).expect("the first");
        let second = Asks::one_more(Some(first), at(10)).expect("the second");
        let third = Asks::one_more(Some(second), at(59)).expect("the third");
        assert_eq!(third, Asks { since: at(0), count: 3 });
        assert_eq!(Asks::one_more(Some(third), at(59)), Err(EmailRefusal::TooOften { again: at(60) }));
        assert_eq!(Asks::one_more(Some(third), at(60)), Ok(Asks { since: at(60), count: 1 }));
    }

    #[test]
    fn a_letter_is_tried_less_and_less_often() {
        let minutes: Vec<i64> = (1..=6).map(|attempts| Posting::pause(attempts).as_mins()).collect();
        assert_eq!(minutes, [1, 5, 25, 125, 360, 360]);
        assert_eq!(Posting::pause(u32::MAX).as_mins(), 360);
    }
}
