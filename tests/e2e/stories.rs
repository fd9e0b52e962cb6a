//! A file for each story.

mod accessibility;
mod anonymous;
mod calendar;
mod crowds;
mod editing;
mod exports;
mod first_paint;
mod harness;
mod in_english;
mod keyboard_alone;
mod kiosk;
mod languages;
mod methods;
mod offline;
mod power_cut;
mod question;
mod reminders;
mod schedule;
mod sharing;
mod sign_up;
mod the_whole_road;
mod turnout;
