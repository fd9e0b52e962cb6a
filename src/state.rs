//! What the SPA knows of the server: a copy, fed by loads and by live events through the same doors, in which the newer
//! revision wins.

mod doing;
mod group;
mod here;
mod load;
mod poll;
mod reading;

pub use doing::Doing;
pub use group::GroupState;
pub use here::{Here, provide_here, use_here};
pub use load::{Load, SLOW};
pub use poll::{PollState, PollStateStoreFields, signs_up};
pub use reading::{Reading, reading};
