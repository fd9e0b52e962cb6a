//! What the embedded engine promises: the rules of every engine, and those of a file.

mod conformance;
mod constraints;
mod durability;
mod schema_0001;
mod schema_0008;
mod sealing;
mod village;
