//! What the SPA knows of the server: a copy, fed by loads and by live events through the same doors, in which the newer
//! revision wins.

mod group;
mod here;
mod load;
mod poll;

pub use group::GroupState;
pub use here::{Here, provide_here, use_here};
pub use load::{Load, SLOW};
pub use poll::{PollState, PollStateStoreFields};
