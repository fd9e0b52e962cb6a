//! Every way to say no reaches the other side as it was meant.

use crate::variants;
use api::{Code, Fault, FieldFault, Problem, Refusal};
use domain::{
    CastRefusal, DraftFault, EmailRefusal, EventFault, EventRefusal, Fixed, InvitationRefusal, OptionId,
    PictureRefusal, PollRefusal, ReminderRefusal, RoleRefusal, SelectionFault, SignInRefusal, TextFault,
};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

fn same_after_the_wire<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).expect("JSON");
    let back: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{json}: {error}"));
    assert_eq!(&back, value, "{json}");
}

const CODES: [Code; 15] = [
    Code::Unauthenticated,
    Code::Forbidden,
    Code::ForeignOrigin,
    Code::NotFound,
    Code::MethodNotAllowed,
    Code::Malformed,
    Code::TooLarge,
    Code::UnsupportedMediaType,
    Code::Invalid,
    Code::Refused,
    Code::TooMany,
    Code::Unavailable,
    Code::Internal,
    Code::Unreachable,
    Code::Unreadable,
];

#[test]
fn every_code_is_read_back_with_its_status() {
    assert_eq!(CODES.len(), variants::of::<Code>(), "a code is not listed above");
    for code in CODES {
        let problem = Problem::of(code);
        same_after_the_wire(&problem);
        assert_eq!(problem.status, code.status());
        assert!(!problem.title.is_empty());
    }
}

#[test]
fn a_problem_says_what_has_no_meaning_for_it_by_leaving_it_out() {
    let json = serde_json::to_value(Problem::of(Code::NotFound)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({ "status": 404, "code": "not_found", "title": "Not found" }),
        "byte for byte, whatever was not found"
    );
}

#[test]
fn when_to_try_again_travels() {
    let problem = Problem::of(Code::TooMany).retry_after(30).because("too many attempts");
    same_after_the_wire(&problem);
    assert_eq!(serde_json::to_value(&problem).unwrap()["retry_after"], 30);
}

fn texts() -> Vec<TextFault> {
    vec![
        TextFault::Empty,
        TextFault::TooLong { max: 120 },
        TextFault::BidiControl,
        TextFault::Control,
        TextFault::Invisible,
        TextFault::NotHttps,
        TextFault::NotAZone,
        TextFault::NotAnEmail,
    ]
}

fn drafts() -> Vec<DraftFault> {
    vec![
        DraftFault::TooFewOptions { min: 2 },
        DraftFault::TooManyOptions { max: 50 },
        DraftFault::DuplicateOption { index: 3 },
        DraftFault::Slot { index: 3, fault: EventFault::EndNotAfterStart },
        DraftFault::DuplicateSlot { index: 2 },
        DraftFault::SlotsAndTexts,
        DraftFault::Fixed { what: Fixed::Secrecy },
        DraftFault::DetailsOfNothing,
        DraftFault::NoSuchPicture { index: 1 },
        DraftFault::TooManyDocuments { max: 10 },
        DraftFault::ChoiceBounds,
        DraftFault::PlaceBounds { most: 99 },
        DraftFault::SignUpIsNamed,
        DraftFault::SignUpShowsLive,
        DraftFault::AnonymousShowsLate,
        DraftFault::AnonymousIsFrozen,
        DraftFault::DeadlineTooSoon,
        DraftFault::DeadlineTooFar,
    ]
}

fn plans() -> Vec<EventFault> {
    vec![EventFault::StartPassed, EventFault::StartTooFar, EventFault::EndNotAfterStart, EventFault::TooLong]
}

#[test]
fn every_fault_of_a_field_is_read_back() {
    let mut faults =
        vec![Fault::OutOfRange { min: 1, max: 200 }, Fault::Missing, Fault::Unknown, Fault::Malformed];
    faults.extend(texts().into_iter().map(Fault::Text));
    faults.extend(drafts().into_iter().map(Fault::Draft));
    faults.extend(plans().into_iter().map(Fault::Event));
    for fault in faults {
        let fields = vec![FieldFault { path: "draft.options[2]".into(), fault }];
        same_after_the_wire(&Problem { fields, ..Problem::of(Code::Invalid) });
    }
}

#[test]
fn what_is_wrong_with_a_text_is_read_from_the_words_of_its_error() {
    for fault in texts() {
        assert_eq!(TextFault::parse(&fault.to_string()), Some(fault));
        assert_eq!(TextFault::parse(&format!("{fault} at line 1 column 9")), Some(fault));
    }
}

#[test]
fn the_faults_of_a_draft_stand_below_the_field_they_are_in() {
    let problem = Problem::draft("draft", &drafts());
    let paths: Vec<&str> = problem.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "draft.options",
            "draft.options",
            "draft.options[3]",
            "draft.slots[3].ends",
            "draft.slots[2]",
            "draft.slots",
            "draft.secrecy",
            "draft.details",
            "draft.details[1].picture",
            "draft.documents",
            "draft.method",
            "draft.method",
            "draft.secrecy",
            "draft.visibility",
            "draft.visibility",
            "draft.electorate",
            "draft.deadline",
            "draft.deadline"
        ]
    );
    same_after_the_wire(&problem);
}

#[test]
fn the_faults_of_a_plan_stand_below_the_field_they_are_in() {
    let problem = Problem::plan("plan", &plans());
    let paths: Vec<&str> = problem.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(paths, ["plan.starts", "plan.starts", "plan.ends", "plan.ends"]);
    same_after_the_wire(&problem);
}

#[test]
fn the_faults_above_are_all_there_are() {
    assert_eq!(texts().len(), variants::of::<TextFault>());
    assert_eq!(drafts().len(), variants::of::<DraftFault>());
    assert_eq!(plans().len(), variants::of::<EventFault>());
}

fn casts() -> Vec<CastRefusal> {
    let selections = [
        SelectionFault::OtherMethod,
        SelectionFault::NoAbstention,
        SelectionFault::Quantity { most: 5 },
        SelectionFault::Points { option: OptionId(1) },
        SelectionFault::Empty,
        SelectionFault::TooFew { min: 2 },
        SelectionFault::TooMany { max: 3 },
        SelectionFault::Duplicate { option: OptionId(1) },
        SelectionFault::UnknownOption { option: OptionId(9) },
        SelectionFault::WithdrawnOption { option: OptionId(2) },
    ];
    let casts = [
        CastRefusal::NotOpenYet,
        CastRefusal::Closed { at: "2026-11-05T10:00:00Z".parse().unwrap() },
        CastRefusal::Withdrawn,
        CastRefusal::NotEntitled,
        CastRefusal::ElectorateTooSmall { entitled: 4, least: 5 },
        CastRefusal::AlreadyCast,
        CastRefusal::Revised { edition: 2 },
        CastRefusal::Superseded { current: 4 },
        CastRefusal::Full { left: 3 },
    ];
    assert_eq!(selections.len(), variants::of::<SelectionFault>());
    assert_eq!(casts.len() + 1, variants::of::<CastRefusal>(), "and Selection");
    selections.map(CastRefusal::Selection).into_iter().chain(casts).collect()
}

/// To what came with polls: addresses and letters, reminders, pictures.
fn besides() -> Vec<Refusal> {
    let again = "2026-11-05T10:00:00Z".parse().unwrap();
    let emails = [EmailRefusal::NotSetUp, EmailRefusal::NotConfirmed, EmailRefusal::TooOften { again }];
    let reminders = [
        ReminderRefusal::NotYours,
        ReminderRefusal::NotOpen,
        ReminderRefusal::TooMany { most: 3 },
        ReminderRefusal::TooSoon { again },
        ReminderRefusal::NobodyWaits,
    ];
    let pictures = [PictureRefusal::Unreadable, PictureRefusal::TooManyPixels, PictureRefusal::GroupFull];
    assert_eq!(emails.len(), variants::of::<EmailRefusal>());
    assert_eq!(reminders.len(), variants::of::<ReminderRefusal>());
    assert_eq!(pictures.len(), variants::of::<PictureRefusal>());
    let all = emails.map(Refusal::Email).into_iter();
    all.chain(reminders.map(Refusal::Reminder)).chain(pictures.map(Refusal::Picture)).collect()
}

fn refusals() -> Vec<Refusal> {
    let polls = [
        PollRefusal::NotYours,
        PollRefusal::AlreadyOpen,
        PollRefusal::NotOpenYet,
        PollRefusal::Closed,
        PollRefusal::Withdrawn,
        PollRefusal::DeadlinePassed,
        PollRefusal::OpeningPassed,
        PollRefusal::DeadlineTooSoon,
        PollRefusal::DeadlineTooFar,
        PollRefusal::SlotPassed,
        PollRefusal::HasBallots,
        PollRefusal::HasDetachedBallots,
        PollRefusal::EditedMeanwhile { edition: 3 },
        PollRefusal::NothingChanged,
        PollRefusal::ElectorateTooSmall { entitled: 4, least: 5 },
    ];
    let invitations = [
        InvitationRefusal::Exhausted,
        InvitationRefusal::Expired,
        InvitationRefusal::Revoked,
        InvitationRefusal::GroupFull,
    ];
    let links = [SignInRefusal::Unknown, SignInRefusal::Used, SignInRefusal::Expired];
    let roles = [RoleRefusal::NotAdmin, RoleRefusal::Owner, RoleRefusal::Admin];
    let events = [
        EventRefusal::NotYours,
        EventRefusal::NotDecided,
        EventRefusal::NotTheWinner,
        EventRefusal::AlreadyMade,
        EventRefusal::NoVoters,
        EventRefusal::NamesHidden,
        EventRefusal::Cancelled,
        EventRefusal::Over,
        EventRefusal::Changed,
        EventRefusal::NotInvited,
    ];
    assert_eq!(events.len(), variants::of::<EventRefusal>());
    assert_eq!(polls.len(), variants::of::<PollRefusal>());
    assert_eq!(invitations.len(), variants::of::<InvitationRefusal>());
    assert_eq!((links.len(), roles.len()), (variants::of::<SignInRefusal>(), variants::of::<RoleRefusal>()));
    assert_eq!(variants::of::<Refusal>(), 10, "a kind of refusal is not listed below");
    let mut all = vec![Refusal::TooManyKiosks];
    all.extend(casts().into_iter().map(Refusal::Cast));
    all.extend(polls.map(Refusal::Poll));
    all.extend(invitations.map(Refusal::Invitation));
    all.extend(links.map(Refusal::SignIn));
    all.extend(roles.map(Refusal::Role));
    all.extend(events.map(Refusal::Event));
    all.extend(besides());
    all
}

#[test]
fn every_refusal_of_the_domain_is_read_back_and_says_why_in_words() {
    for refusal in refusals() {
        let problem = Problem::refused(refusal);
        assert_eq!(problem.code, Code::Refused);
        assert!(!problem.detail.is_empty(), "{problem:?}");
        same_after_the_wire(&problem);
    }
}

#[test]
fn no_two_refusals_look_alike_on_the_wire() {
    let all: Vec<String> = refusals().iter().map(|r| serde_json::to_string(r).unwrap()).collect();
    let distinct: std::collections::HashSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len(), "{all:#?}");
}

#[test]
fn an_answer_of_a_proxy_is_unreadable_and_keeps_its_status() {
    use api::{Endpoint, me::GetMe};
    let page = http::Response::builder().status(503).body(b"<html>busy</html>".to_vec()).unwrap();
    let problem = GetMe::read_response(&page).expect_err("not an answer of ours");
    assert_eq!((problem.code, problem.status), (Code::Unreadable, 503));
    let page = http::Response::new(b"<html>sign in to the Wi-Fi</html>".to_vec());
    assert_eq!(GetMe::read_response(&page).expect_err("nor is this").code, Code::Unreadable);
}
