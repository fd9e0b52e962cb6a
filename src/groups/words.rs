use crate::t;
use domain::{GroupKind, Role};

/// What a kind of group is called.
#[must_use]
pub fn kind_word(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Internal => t!(groups.kind_internal),
        GroupKind::External => t!(groups.kind_external),
    }
}

/// What a role is called.
#[must_use]
pub fn role_word(role: Role) -> &'static str {
    match role {
        Role::Owner => t!(roster.role_owner),
        Role::Admin => t!(roster.role_admin),
        Role::Member => t!(roster.role_member),
        Role::Observer => t!(roster.role_observer),
    }
}
