//! Samples of every operation: with everything filled in, and with everything left out that may be.

mod calendar;
mod exports;
mod groups;
mod invitations;
mod kiosks;
mod polls;
mod sign_in;

use crate::round_trip::Walk;

pub(crate) fn walk(walk: &mut Walk) {
    sign_in::walk(walk);
    groups::walk(walk);
    invitations::walk(walk);
    polls::walk(walk);
    calendar::walk(walk);
    kiosks::walk(walk);
    exports::walk(walk);
}
