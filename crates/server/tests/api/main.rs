//! The server as its callers see it, feature by feature, through `api::Client`. Names are what a person sees or a rule
//! promises; who the people are is in `testkit`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access_matrix;
mod anonymous;
mod ask;
mod bad_input;
mod calendar;
mod calendar_files;
mod closing;
mod compose;
mod crash;
mod editing;
mod electorate;
mod exports;
mod exports_visibility;
mod first_start;
mod headers;
mod health;
mod join;
mod kiosk;
mod limits;
mod live;
mod mail;
mod openapi_alone;
mod operations;
mod origin;
mod over_tcp;
mod pages;
mod pictures;
mod privacy;
mod problems;
mod reminders;
mod results;
mod roles;
mod sign_in;
mod sign_up;
mod time;
mod turnout;
mod visibility;
mod voting;
