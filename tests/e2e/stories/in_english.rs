//! Stories written in English: of all others a third is told so, by what stands in both languages ([`crate::told`]), and these
//! look for the very words that people read.

use crate::{
    browser::{Form, Look, Screen, has},
    town::{Town, wait},
};
use domain::{ExportFormat, ExportLanguage, Method, RankedCount};
use jiff::SignedDuration;
use juyi::route::Page;
use testkit::{Caller, cast};

const TITLE: &str = "Which names shall we put forward?";
const NAMES: [&str; 3] = ["Harbour", "Orchard", "Mill"];

fn phone_of(town: &Town, who: &Caller) -> Screen {
    let phone = town.screen_of(who, Form::Phone);
    phone.keep("en", Look::Light);
    phone
}

fn tick(screen: &Screen, kind: &str, option: &str) {
    screen.find(kind, option).tap();
    screen.find(kind, option).see_state("checked");
}

#[test]
fn several_are_asked_for_chosen_and_chosen_anew() {
    let town = Town::alive();
    let anna = town.member("Anna Wang", "Building 3/502");
    let li = phone_of(&town, town.village.founder());
    town.open(&li, &Page::Group(town.village.group_id()));
    li.button("New poll").tap();
    li.find("textbox", "Title").fill(TITLE);
    for (option, name) in ["Option A", "Option B", "Option C"].into_iter().zip(NAMES) {
        li.find("textbox", option).fill(name);
    }
    li.button(has("Settings")).tap();
    let sheet = li.find("dialog", "Settings");
    tick(&li, "radio", "Several choices");
    sheet.button("Done").tap();
    sheet.see_no_more();
    li.button("Start the poll").tap();
    li.see("The poll is open");

    let phone = phone_of(&town, &anna);
    town.open(&phone, &Page::Group(town.village.group_id()));
    phone.link(has(TITLE)).tap();
    phone.button("Vote").see_state("disabled");
    tick(&phone, "checkbox", "Harbour");
    tick(&phone, "checkbox", "Mill");
    phone.button("Vote").tap();
    phone.find("region", "Receipt").see_words("Recorded");
    phone.find("list", "Live result").see_words("Mill\n1 vote");
    phone.button("Change my choice").tap();
    phone.find("checkbox", has("Mill")).tap();
    phone.button("Send the change").tap();
    phone.find("region", "Receipt").see_words("Version 2");
    for screen in [&phone, &li] {
        screen.find("list", "Live result").see_words("Mill\n0 votes");
    }
}

#[test]
fn names_are_ranked_and_counted_round_by_round() {
    let town = Town::alive();
    let anna = town.member("Anna Wang", "Building 3/502");
    let method = Method::Ranked { min: 1, count: RankedCount::InstantRunoff };
    let asked = town.village.poll().titled(TITLE).options(&NAMES).by(method);
    let poll = wait(asked.opened_by(town.village.founder()));
    let phone = phone_of(&town, &anna);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("More than half of a round wins");
    for name in ["Orchard", "Mill"] {
        phone.find("checkbox", name).tap();
        phone.find("list", "My ranking").see_words(name);
    }
    phone.button("Move Mill up").tap();
    phone.find("checkbox", has("Mill")).see_words("Place 1");
    phone.button("Vote").tap();
    phone.find("region", "Receipt").see_words("Place 1");
    wait(town.village.founder().call(&testkit::closing(poll.id))).expect("it is closed");
    phone.see("C Mill wins: 1 vote in round 1");
    phone.find("region", "Round by round").see_words("Round 1");
}

#[test]
fn more_time_is_given_and_the_poll_closed_early_and_everybody_reads_why() {
    let town = Town::alive();
    let anna = town.member("Anna Wang", "Building 3/502");
    let poll = wait(town.village.poll().titled(TITLE).options(&NAMES).opened_by(town.village.founder()));
    let (phone, li) = (phone_of(&town, &anna), phone_of(&town, town.village.founder()));
    for screen in [&phone, &li] {
        town.open(screen, &Page::Poll(poll.id));
    }
    li.button("Extend").tap();
    let sheet = li.find("dialog", "Extend the deadline");
    sheet.button("Extend").tap();
    sheet.see_words("This cannot be empty.");
    sheet.find("textbox", "Reason").fill("Some are still away");
    sheet.button("Extend").tap();
    phone.see("Extended by 李明: Some are still away");
    li.button("Close now").tap();
    let sheet = li.find("dialog", "Close this poll now?");
    sheet.find("textbox", "Reason").fill("We are all here");
    sheet.button("Close now").tap();
    phone.see("Closed early by 李明: We are all here");
    phone.see("Nobody voted; there is no result");
}

#[test]
fn an_anonymous_vote_is_explained_first_and_tells_nothing_afterwards() {
    let town = Town::alive();
    let anna = town.member("Anna Wang", "Building 3/502");
    for n in 1..=3 {
        town.member(&format!("Neighbour {n}"), "Building 3/503");
    }
    let asked = town.village.poll().titled(TITLE).options(&NAMES).anonymous();
    let poll = wait(asked.opened_by(town.village.founder()));
    let phone = phone_of(&town, &anna);
    town.open(&phone, &Page::Poll(poll.id));
    phone.see("Anonymous to members: nobody sees what you chose, and a vote is final");
    phone.see("whoever holds the server’s database and log files may still find out who voted what");
    tick(&phone, "radio", "Orchard");
    phone.button("Vote").tap();
    let receipt = phone.find("region", "Receipt");
    receipt.see_words("it can be neither looked up nor changed");
    phone.see("1 of 5 voted");
    phone.see("The result is shown after the close");
    phone.reload();
    receipt.see_words("Recorded");
    phone.settle();
    assert!(!receipt.node().words().contains("Orchard"), "not even to whoever cast it");
}

#[test]
fn the_outcome_becomes_an_event_and_a_member_says_that_they_come() {
    let town = Town::alive();
    let anna = town.member("Anna Wang", "Building 3/502");
    let founder = town.village.founder();
    let asked = town.village.poll().titled("When do we clean up?").options(&["Saturday", "Sunday"]);
    let poll = wait(asked.opened_by(founder)).id;
    wait(anna.call(&cast(poll, &[1]))).expect("a receipt");
    wait(founder.call(&testkit::closing(poll))).expect("it is closed");
    let (phone, li) = (phone_of(&town, &anna), phone_of(&town, founder));
    town.open(&li, &Page::Poll(poll));
    li.settle();
    li.link(has("Create event")).tap();
    li.heading("New event").see();
    li.button("Create").tap();
    li.see("Event created");
    town.open(&phone, &Page::Group(town.village.group_id()));
    phone.see("Coming up");
    phone.link(has("When do we clean up?: Saturday")).tap();
    tick(&phone, "radio", "Yes");
    li.button(has("No answer")).tap();
    li.find("dialog", "No answer").see_words("李明");
}

#[test]
fn whoever_has_not_voted_is_reminded_and_the_minutes_are_in_english() {
    let town = Town::at_rest();
    let (anna, ben) = (town.member("Anna Wang", "Building 3/502"), town.member("Ben Zhao", "Building 3/503"));
    let founder = town.village.founder();
    let asked = town.village.poll().titled(TITLE).options(&NAMES).closing_in(SignedDuration::from_hours(72));
    let poll = wait(asked.opened_by(founder)).id;
    wait(anna.call(&cast(poll, &[2]))).expect("a receipt");
    let li = phone_of(&town, founder);
    town.open(&li, &Page::Poll(poll));
    li.settle();
    li.button(has("Reminders")).tap();
    li.find("dialog", "Reminders").button("Remind now").tap();
    li.see("Reminded 2 people");
    let phone = phone_of(&town, &ben);
    town.open(&phone, &Page::Home);
    phone.see("1 reminded");
    town.open(&phone, &Page::Poll(poll));
    phone.settle();
    phone.button("Export").tap();
    phone.find("dialog", "Export").find("link", has("Minutes")).see();
    let (format, lang) = (ExportFormat::Minutes, ExportLanguage::En);
    phone.goto(&town.url(&api::exports::ExportPoll { poll_id: poll, format, lang }.address()));
    phone.heading(TITLE).see();
    phone.see("1 of 3 voted");
}
