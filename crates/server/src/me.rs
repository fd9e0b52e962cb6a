mod get_email;
mod get_me;
mod list_sessions;
mod remove_email;
mod revoke_session;
mod set_email;
mod view;

pub(crate) use get_email::get_email;
pub(crate) use get_me::get_me;
pub(crate) use list_sessions::list_sessions;
pub(crate) use remove_email::remove_email;
pub(crate) use revoke_session::revoke_session;
pub(crate) use set_email::set_email;
pub(crate) use view::view;
