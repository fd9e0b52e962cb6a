//! Joining, as people do it.

use crate::Caller;
use api::{
    invitations::{AcceptInvitation, Introduction, Joined, PreviewInvitation},
    sign_in::Keep,
};

pub(super) async fn join(browser: &Caller, token: &str, name: &str, unit: &str) -> Caller {
    let joined = accept(browser, token, name, unit, Keep::Cookie).await;
    browser.clone().known_as(joined.person)
}

/// Somebody new joins from a program, and gets a bearer token.
///
/// # Panics
/// If the invitation does not let them in.
pub async fn join_by_program(program: &Caller, token: &str, name: &str, unit: &str) -> Caller {
    let joined = accept(program, token, name, unit, Keep::Bearer).await;
    let bearer = joined.bearer.expect("a bearer token was asked for");
    Caller::program(program.road().clone(), &bearer).known_as(joined.person)
}

async fn accept(caller: &Caller, token: &str, name: &str, unit: &str, keep: Keep) -> Joined {
    let token = token.to_owned();
    caller.call(&PreviewInvitation { token: token.clone() }).await.expect("the invitation works");
    let accept = AcceptInvitation { token, introduction: Some(introduction(name, unit)), keep, device: None };
    caller.call(&accept).await.expect("they join")
}

/// Somebody new, without an alias.
///
/// # Panics
/// If the words are not a name and a unit.
#[must_use]
pub fn introduction(name: &str, unit: &str) -> Introduction {
    let name = name.parse().expect("a name");
    Introduction { name, alias: None, unit: unit.parse().expect("a unit") }
}
