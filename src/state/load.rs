use api::Problem;
use std::time::Duration;

/// How long something may take before a skeleton is shown.
pub const SLOW: Duration = Duration::from_millis(300);

/// Something that is read from the server.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Load<T> {
    /// On its way. The kit's `Skeleton` shows itself after [`SLOW`].
    #[default]
    Waiting,
    /// Here.
    Ready(T),
    /// Not to be had.
    Failed(Problem),
}

impl<T> Load<T> {
    /// What was read, if it is here.
    pub fn ready(self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
    /// Takes an answer. One that did not come leaves what is here already in its place.
    pub fn take(&mut self, answer: Result<T, Problem>) {
        match answer {
            Ok(value) => *self = Self::Ready(value),
            Err(problem) if problem.is_passing() && matches!(self, Self::Ready(_)) => {}
            Err(problem) => *self = Self::Failed(problem),
        }
    }
}
