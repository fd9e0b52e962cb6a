//! The wire: every operation of the HTTP API, written once, for the SPA, the server, tests and third parties alike.
//!
//! A struct is an operation and its fields are its inputs; [`Endpoint`] adds method, path, who may call it, and what
//! comes back. [`catalogue`] lists them all. Errors are [`Problem`]s; what arrives by itself is a [`live::Event`].
#![warn(missing_docs)]

pub mod access;
pub mod bounded;
pub mod calendar;
pub mod catalogue;
pub mod client;
pub mod endpoint;
pub mod exports;
pub mod groups;
pub mod ics;
pub mod invitations;
pub mod kiosks;
pub mod links;
pub mod live;
pub mod me;
#[cfg(feature = "schema")]
pub mod openapi;
pub mod page;
pub mod pictures;
pub mod polls;
pub mod problem;
pub mod shell;
pub mod sign_in;

pub use client::{Client, Transport};
pub use endpoint::Endpoint;
pub use page::Page;
pub use problem::{Code, Fault, FieldFault, Problem, Refusal};

/// The header that carries the server's clock on every answer of the API, in milliseconds since 1970 UTC.
pub const TIME_HEADER: &str = "x-juyi-time";
/// The header that names the build of the server, so that an old tab can offer to reload.
pub const BUILD_HEADER: &str = "x-juyi-build";
/// The largest request body the API reads, in bytes.
pub const MAX_BODY: usize = 256 * 1024;
