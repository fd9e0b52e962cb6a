//! Signing in by a link.

mod device;
mod help_page;
mod sign_in_page;

pub use device::this_device;
pub use help_page::SignInHelpPage;
pub use sign_in_page::SignInPage;
