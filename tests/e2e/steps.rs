//! What people do in more than one story.

use crate::browser::{Exchange, Screen};

/// Marks options and sends them off.
#[track_caller]
pub fn mark_and_send(screen: &Screen, kind: &str, options: &[&str]) {
    for option in options {
        screen.find(kind, *option).tap();
        screen.find(kind, *option).see_state("checked");
    }
    screen.button("投票").tap();
}

/// Votes for one option, and sees the receipt.
#[track_caller]
pub fn vote(screen: &Screen, option: &str) {
    mark_and_send(screen, "radio", &[option]);
    receipt(screen).see_words("已记录");
}

/// Closes the poll on the screen before its deadline.
#[track_caller]
pub fn close_early(screen: &Screen, why: &str) {
    screen.button("提前截止").tap();
    let sheet = screen.find("dialog", "现在就截止？");
    sheet.find("textbox", "提前截止的原因").fill(why);
    sheet.button("提前截止").tap();
}

/// The ticket that says what became of a ballot.
pub fn receipt(screen: &Screen) -> crate::browser::Wanted<'_> {
    screen.find("region", "投票回执")
}

/// The ballots that were sent off from a screen.
pub fn ballots_sent(screen: &Screen) -> Vec<Exchange> {
    let method = <api::polls::CastBallot as api::Endpoint>::METHOD;
    let casts = |e: &Exchange| e.method == method.as_str() && e.path().ends_with("/ballot");
    screen.wire().into_iter().filter(casts).collect()
}
