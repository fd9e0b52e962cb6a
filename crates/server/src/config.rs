use crate::{assets::Site, mail::MailSettings};

/// What an operator decides.
#[derive(Clone, Debug)]
pub struct Config {
    /// Scheme, host and port under which people reach this server, without a slash at the end. Under `https` cookies are
    /// `Secure`. Without it any `Host` that a request names is taken for this server's.
    pub public_url: Option<String>,
    /// The SPA.
    pub site: Site,
    /// Names this build, so that an old tab can offer to reload.
    pub build: String,
    /// Whether a proxy stands in front whose `X-Forwarded-For` and `X-Forwarded-Proto` may be believed. Without one
    /// anybody could write them.
    pub behind_proxy: bool,
    /// How mail is sent; nothing if none is.
    pub mail: Option<MailSettings>,
    /// How many live lines are held open.
    pub streams: StreamLimits,
    /// How many wrong tokens are let pass.
    pub attempts: AttemptLimits,
    /// How much the pictures of a group may take, in bytes.
    pub picture_quota: u64,
}

/// How many live lines are held open.
#[derive(Clone, Copy, Debug)]
pub struct StreamLimits {
    /// For one session or kiosk: a person's tabs.
    pub per_listener: u32,
    /// For all together.
    pub overall: u32,
}

/// How many wrong tokens are let pass. Only failures count, and what they used up grows back, so six hundred households
/// behind one address can sign in within a minute; guessing one of 2²⁵⁶ tokens is hopeless at any rate.
#[derive(Clone, Copy, Debug)]
pub struct AttemptLimits {
    /// From one address (IPv6: one /64).
    pub per_address: Allowance,
    /// From all together. When this is used up, addresses that failed lately must wait; others need not.
    pub overall: Allowance,
}

/// A number of failures that grows back.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// How many at once.
    pub burst: u32,
    /// How many grow back in a second.
    pub per_second: f64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            public_url: None,
            site: Site::empty(),
            build: "dev".to_owned(),
            behind_proxy: false,
            mail: None,
            streams: StreamLimits { per_listener: 20, overall: 20_000 },
            attempts: AttemptLimits {
                per_address: Allowance { burst: 100, per_second: 1.0 },
                overall: Allowance { burst: 2_000, per_second: 20.0 },
            },
            picture_quota: domain::picture::QUOTA,
        }
    }
}

impl Config {
    /// Whether people reach this server over https whatever a request says of itself.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }
}
