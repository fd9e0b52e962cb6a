/// The engine failed. Nothing of what was asked was kept.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// More writes are waiting than the engine will hold; try again in a moment.
    #[error("too many writes are waiting")]
    Busy,
    /// The engine could not read, or could not make the change durable.
    #[error("the store is unavailable: {0}")]
    Unavailable(String),
    /// What is kept makes no sense. An operator must look.
    #[error("what is kept is damaged: {0}")]
    Damaged(String),
}
