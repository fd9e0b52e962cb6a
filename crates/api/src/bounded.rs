//! Numbers with a least and a most.

use serde::{Deserialize, Serialize};

/// A number outside its bounds. Its `Display` is a stable code that the wire carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange {
    /// The least allowed.
    pub min: u32,
    /// The most allowed.
    pub max: u32,
}

impl std::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "out_of_range({},{})", self.min, self.max)
    }
}
impl std::error::Error for OutOfRange {}

impl OutOfRange {
    /// Reads the code back from the front of `message`.
    #[must_use]
    pub fn parse(message: &str) -> Option<Self> {
        let (min, max) = message.strip_prefix("out_of_range(")?.split(')').next()?.split_once(',')?;
        Some(Self { min: min.parse().ok()?, max: max.parse().ok()? })
    }
}

macro_rules! bounded {
    ($($(#[doc = $doc:literal])* $name:ident $min:expr, $max:expr;)*) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "u32", into = "u32")]
        pub struct $name(u32);
        impl $name {
            /// The least allowed.
            pub const MIN: u32 = $min;
            /// The most allowed.
            pub const MAX: u32 = $max;
            /// Checks `number`.
            ///
            /// # Errors
            /// [`OutOfRange`] outside [`Self::MIN`] to [`Self::MAX`].
            pub fn new(number: u32) -> Result<Self, OutOfRange> {
                if (Self::MIN..=Self::MAX).contains(&number) {
                    Ok(Self(number))
                } else {
                    Err(OutOfRange { min: Self::MIN, max: Self::MAX })
                }
            }
            /// The number.
            #[must_use]
            pub fn get(self) -> u32 { self.0 }
        }
        impl TryFrom<u32> for $name {
            type Error = OutOfRange;
            fn try_from(number: u32) -> Result<Self, OutOfRange> { Self::new(number) }
        }
        impl From<$name> for u32 {
            fn from(number: $name) -> u32 { number.0 }
        }
        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let about = concat!($($doc),*).trim();
                schemars::json_schema!({
                    "type": "integer", "minimum": Self::MIN, "maximum": Self::MAX, "description": about
                })
            }
        }
    )*};
}

bounded! {
    /// How many items a page has at most.
    PageLimit 1, 200;
    /// How long an invitation lives, in hours.
    InvitationHours 1, domain::Invitation::MAX_HOURS;
    /// How many may join by an invitation.
    HeadLimit 1, domain::Invitation::MAX_HEADS;
}

impl Default for PageLimit {
    fn default() -> Self {
        Self(100)
    }
}
