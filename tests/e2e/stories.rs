//! A file for each story.

mod harness;
