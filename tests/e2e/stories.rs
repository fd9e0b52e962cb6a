//! A file for each story.

mod accessibility;
mod first_paint;
mod harness;
mod keyboard_alone;
mod languages;
mod offline;
mod power_cut;
