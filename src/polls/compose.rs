//! Composing a poll, piece by piece: what is written, what is wrong with it, and its way to the server.

mod copy;
mod deadline;
mod desk;
mod documents;
mod drag;
mod editing;
mod form;
mod kept;
mod launch;
mod options;
mod paste;
mod preview;
mod settings;
mod sketch;
mod spot;
mod summary;
mod take_out;
mod templates;
mod times;
mod upload;

pub(super) use copy::CopyPoll;
pub(super) use desk::{Desk, Then};
pub(super) use documents::Documents;
pub(super) use editing::Editing;
pub(super) use form::Form;
pub(super) use kept::Began;
pub use kept::forget_sketches;
pub(super) use options::Options;
pub(super) use preview::{Preview, PreviewBeside};
pub(super) use settings::Settings;
pub(super) use spot::Spot;
pub(super) use templates::Templates;
pub(super) use times::Times;
