//! Groups: the home of each, making one, its settings.

mod group_frame;
mod group_page;
mod home_page;
mod kiosks;
mod new_group_page;
mod settings_page;
mod words;

pub use group_frame::{GroupFrame, view_of};
pub use group_page::GroupPage;
pub use home_page::HomePage;
pub use new_group_page::NewGroupPage;
pub use settings_page::SettingsPage;
pub use words::{kind_word, role_word};
