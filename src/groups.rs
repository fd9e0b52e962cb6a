//! Groups: the home of each, making one, its settings.

mod home_page;
mod new_group_page;
mod group_page;
mod settings_page;

pub use home_page::HomePage;
pub use new_group_page::NewGroupPage;
pub use group_page::GroupPage;
pub use settings_page::SettingsPage;
