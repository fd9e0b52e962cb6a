//! The server's time on this device. A phone's own clock may be minutes wrong; a countdown must not be.

use jiff::Timestamp;
use leptos::prelude::*;
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Duration,
};

/// The server's clock minus this device's, in milliseconds.
static OFFSET: AtomicI64 = AtomicI64::new(0);

/// Learns from an answer that the server's clock said `millis` (since 1970 UTC) when it was sent.
pub fn learn(millis: i64) {
    OFFSET.store(millis - device_millis(), Ordering::Relaxed);
}

/// The server's time, as well as this device knows it.
#[must_use]
pub fn now() -> Timestamp {
    let millis = device_millis() + OFFSET.load(Ordering::Relaxed);
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The time since the page began. It never goes back, whatever the server or the device say of the time of day.
#[must_use]
pub fn since_begun() -> Duration {
    let millis = window().performance().map_or_else(js_sys::Date::now, |performance| performance.now());
    Duration::try_from_secs_f64(millis / 1_000.0).unwrap_or_default()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit an i64 for as long as Date does"
)]
fn device_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// A signal of the server's time, moved once a second and at once when the page is shown again, while its owner lives.
#[must_use]
pub fn ticking() -> Signal<Timestamp> {
    let time = RwSignal::new(now());
    let tick = move || {
        time.try_set(now());
    };
    let interval = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
    let shown = document_event_listener("visibilitychange", tick);
    on_cleanup(move || {
        if let Some(interval) = interval {
            interval.clear();
        }
        drop(shown);
    });
    time.into()
}

/// A listener on the document that goes when it is dropped.
fn document_event_listener(name: &'static str, heard: impl Fn() + 'static) -> impl Drop + Send + Sync {
    crate::backend::Listening::to(&document(), name, move |_: web_sys::Event| heard())
}
