mod get_me;
mod list_sessions;
mod revoke_session;
mod view;

pub(crate) use get_me::get_me;
pub(crate) use list_sessions::list_sessions;
pub(crate) use revoke_session::revoke_session;
pub(crate) use view::view;
