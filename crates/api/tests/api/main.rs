//! The wire by itself: what goes out comes back in, and what is written down about it is true.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod exports;
mod live;
mod openapi;
mod paths;
mod problems;
mod round_trip;
mod samples;
mod things;
mod variants;
