//! Why something did not work, in the user's words: one sentence for each code, fault and refusal of the API.

use api::problem::{Code, Fault, Problem, Refusal};
use domain::{
    CastRefusal, DraftFault, EventFault, EventRefusal, Fixed, InvitationRefusal, PollRefusal, RoleRefusal,
    SelectionFault, SignInRefusal, TextFault,
};

use super::counted::only_left;
use crate::t;

/// What happened and what to do, for a banner. For [`Code::Invalid`] show the faults at their fields as well.
pub fn problem(problem: &Problem) -> String {
    let wait = problem.retry_after.unwrap_or(5);
    match problem.code {
        Code::Unauthenticated => t!(problem.unauthenticated).into(),
        Code::Forbidden => t!(problem.forbidden).into(),
        Code::ForeignOrigin => t!(problem.foreign_origin).into(),
        Code::NotFound => t!(problem.not_found).into(),
        Code::MethodNotAllowed | Code::Malformed | Code::UnsupportedMediaType => t!(problem.malformed).into(),
        Code::TooLarge => t!(problem.too_large).into(),
        Code::Invalid => t!(problem.invalid).into(),
        Code::Refused => problem.refusal.as_ref().map_or_else(|| t!(problem.forbidden).into(), refusal),
        Code::TooMany => t!(problem.too_often, seconds = wait),
        Code::Unavailable => t!(problem.unavailable, seconds = wait),
        Code::Internal => t!(problem.internal).into(),
        Code::Unreachable => t!(problem.unreachable).into(),
        Code::Unreadable => t!(problem.unreadable).into(),
    }
}

/// What is wrong with the field at `path` ("title", "draft.options[2]"), if anything.
pub fn field_fault(problem: &Problem, path: &str) -> Option<String> {
    problem.fields.iter().find(|field| field.path == path).map(|field| fault(&field.fault))
}

/// What is wrong with a field.
pub fn fault(fault: &Fault) -> String {
    match *fault {
        Fault::Text(text) => text_fault(text),
        Fault::Draft(draft) => draft_fault(draft),
        Fault::Event(plan) => plan_fault(plan).into(),
        Fault::OutOfRange { min, max } => t!(fault.out_of_range, min = min, max = max),
        Fault::Missing => t!(fault.missing).into(),
        Fault::Unknown => t!(fault.unknown).into(),
        Fault::Malformed => t!(fault.malformed).into(),
    }
}

/// What is wrong with a text; also for the check made while typing.
pub fn text_fault(fault: TextFault) -> String {
    match fault {
        TextFault::Empty => t!(fault.empty).into(),
        TextFault::TooLong { max } => t!(fault.too_long, max = max),
        TextFault::BidiControl => t!(fault.bidi_control).into(),
        TextFault::Control => t!(fault.control).into(),
        TextFault::Invisible => t!(fault.invisible).into(),
        TextFault::NotHttps => t!(fault.not_https).into(),
        TextFault::NotAZone => t!(fault.not_a_zone).into(),
        TextFault::NotAnEmail => t!(fault.not_an_email).into(),
    }
}

/// What is wrong with a draft; also for the check made while composing.
pub fn draft_fault(fault: DraftFault) -> String {
    match fault {
        DraftFault::TooFewOptions { min } => t!(fault.too_few_options, min = min),
        DraftFault::TooManyOptions { max } => t!(fault.too_many_options, max = max),
        DraftFault::DuplicateOption { .. } => t!(fault.duplicate_option).into(),
        DraftFault::Slot { fault, .. } => plan_fault(fault).into(),
        DraftFault::DuplicateSlot { .. } => t!(fault.duplicate_slot).into(),
        DraftFault::Fixed { what } => fixed(what).into(),
        DraftFault::SlotsAndTexts | DraftFault::DetailsOfNothing => t!(fault.malformed).into(),
        DraftFault::TooManyDocuments { max } => t!(fault.too_many_documents, max = max),
        DraftFault::NoSuchPicture { .. } => t!(fault.no_such_picture).into(),
        DraftFault::AnonymousShowsLate => t!(fault.anonymous_shows_late).into(),
        DraftFault::AnonymousIsFrozen => t!(fault.anonymous_is_frozen).into(),
        DraftFault::ChoiceBounds => t!(fault.choice_bounds).into(),
        DraftFault::PlaceBounds { most } => t!(fault.place_bounds, most = most),
        DraftFault::SignUpIsNamed => t!(fault.sign_up_is_named).into(),
        DraftFault::SignUpShowsLive => t!(fault.sign_up_shows_live).into(),
        DraftFault::DeadlineTooSoon => t!(fault.deadline_too_soon).into(),
        DraftFault::DeadlineTooFar => t!(fault.deadline_too_far).into(),
    }
}

/// Why something of a poll is not changed any more.
pub fn fixed(what: Fixed) -> &'static str {
    match what {
        Fixed::Secrecy | Fixed::Visibility => t!(fault.fixed_stricter),
        Fixed::Deadline => t!(fault.fixed_deadline),
        Fixed::Options => t!(fault.fixed_options),
        Fixed::Slots => t!(compose.time_fixed),
        Fixed::Method | Fixed::Abstention | Fixed::Electorate | Fixed::Zone => t!(fault.fixed),
    }
}

/// What is wrong with the times of an event.
pub fn plan_fault(fault: EventFault) -> &'static str {
    match fault {
        EventFault::StartPassed => t!(fault.start_passed),
        EventFault::StartTooFar => t!(fault.start_too_far),
        EventFault::EndNotAfterStart => t!(fault.end_not_after_start),
        EventFault::TooLong => t!(fault.event_too_long),
    }
}

/// Why a rule said no.
pub fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Cast(why) => cast_refusal(why),
        Refusal::Poll(why) => poll_refusal(*why),
        Refusal::Invitation(why) => invitation_refusal(*why).into(),
        Refusal::SignIn(why) => match why {
            SignInRefusal::Unknown => t!(refusal.link_unknown),
            SignInRefusal::Used => t!(refusal.link_used),
            SignInRefusal::Expired => t!(refusal.link_expired),
        }
        .into(),
        Refusal::Role(why) => role_refusal(*why).into(),
        Refusal::Event(why) => event_refusal(*why).into(),
        // Where they arise they are said in full: the vote page, to which this belongs, needs none of their words.
        Refusal::Email(_) | Refusal::Reminder(_) | Refusal::Picture(_) => t!(problem.forbidden).into(),
        Refusal::TooManyKiosks => t!(problem.too_many_kiosks).into(),
    }
}

/// Why a ballot was not, or would not be, taken.
pub fn cast_refusal(why: &CastRefusal) -> String {
    match why {
        CastRefusal::NotOpenYet => t!(refusal.not_open_yet).into(),
        CastRefusal::Closed { .. } => t!(refusal.closed).into(),
        CastRefusal::Withdrawn => t!(refusal.withdrawn).into(),
        CastRefusal::NotEntitled => t!(refusal.not_entitled).into(),
        CastRefusal::ElectorateTooSmall { entitled, least } => {
            t!(refusal.electorate_too_small, entitled = *entitled, least = *least)
        }
        CastRefusal::Selection(fault) => selection_fault(*fault),
        CastRefusal::AlreadyCast => t!(refusal.already_cast).into(),
        CastRefusal::Revised { edition } => t!(refusal.revised, edition = *edition),
        CastRefusal::Superseded { .. } => t!(refusal.superseded).into(),
        CastRefusal::Full { left: 0 } => t!(refusal.full).into(),
        CastRefusal::Full { left } => only_left(*left),
    }
}

/// What keeps a selection from being a ballot.
pub fn selection_fault(fault: SelectionFault) -> String {
    match fault {
        SelectionFault::OtherMethod | SelectionFault::Points { .. } => t!(refusal.selection_other).into(),
        SelectionFault::Quantity { most: 1 } => t!(refusal.selection_quantity_one).to_owned(),
        SelectionFault::Quantity { most } => t!(refusal.selection_quantity, most = most),
        SelectionFault::NoAbstention => t!(refusal.no_abstention).into(),
        SelectionFault::Empty => t!(refusal.selection_empty).into(),
        SelectionFault::TooFew { min } => t!(refusal.selection_below, min = min),
        SelectionFault::TooMany { max } => t!(refusal.selection_above, max = max),
        SelectionFault::Duplicate { .. } => t!(refusal.selection_duplicate).into(),
        SelectionFault::UnknownOption { .. } => t!(refusal.selection_unknown).into(),
        SelectionFault::WithdrawnOption { .. } => t!(refusal.selection_withdrawn).into(),
    }
}

/// Why a poll cannot be opened, edited, closed or withdrawn.
pub fn poll_refusal(why: PollRefusal) -> String {
    match why {
        PollRefusal::NotYours => t!(refusal.not_yours),
        PollRefusal::AlreadyOpen => t!(refusal.already_open),
        PollRefusal::NotOpenYet => t!(refusal.not_open_yet),
        PollRefusal::Closed => t!(refusal.closed),
        PollRefusal::Withdrawn => t!(refusal.withdrawn),
        PollRefusal::DeadlinePassed => t!(refusal.deadline_passed),
        PollRefusal::OpeningPassed => t!(refusal.opening_passed),
        PollRefusal::DeadlineTooSoon => t!(refusal.deadline_too_soon),
        PollRefusal::DeadlineTooFar => t!(refusal.deadline_too_far),
        PollRefusal::SlotPassed => t!(refusal.slot_passed),
        PollRefusal::HasBallots => t!(refusal.has_ballots),
        PollRefusal::HasDetachedBallots => t!(refusal.has_detached),
        PollRefusal::NothingChanged => t!(refusal.nothing_changed),
        PollRefusal::EditedMeanwhile { edition } => return t!(refusal.edited_meanwhile, edition = edition),
        PollRefusal::ElectorateTooSmall { entitled, least } => {
            return t!(refusal.electorate_too_small, entitled = entitled, least = least);
        }
    }
    .into()
}

/// Why an event cannot be made, changed, called off or answered.
pub fn event_refusal(why: EventRefusal) -> &'static str {
    match why {
        EventRefusal::NotYours => t!(refusal.event_not_yours),
        EventRefusal::NotDecided => t!(refusal.event_not_decided),
        EventRefusal::NotTheWinner => t!(refusal.event_not_winner),
        EventRefusal::AlreadyMade => t!(refusal.event_already_made),
        EventRefusal::NoVoters => t!(refusal.event_no_voters),
        EventRefusal::NamesHidden => t!(refusal.event_names_hidden),
        EventRefusal::Cancelled => t!(refusal.event_cancelled),
        EventRefusal::Over => t!(refusal.event_over),
        EventRefusal::Changed => t!(refusal.event_changed),
        EventRefusal::NotInvited => t!(refusal.event_not_invited),
    }
}

/// Why an invitation lets nobody in.
pub fn invitation_refusal(why: InvitationRefusal) -> &'static str {
    match why {
        InvitationRefusal::Exhausted => t!(refusal.invitation_exhausted),
        InvitationRefusal::Expired => t!(refusal.invitation_expired),
        InvitationRefusal::Revoked => t!(refusal.invitation_revoked),
        InvitationRefusal::GroupFull => t!(refusal.group_full),
    }
}

/// Why a member cannot be removed or given another role.
pub fn role_refusal(why: RoleRefusal) -> &'static str {
    match why {
        RoleRefusal::NotAdmin => t!(refusal.role_not_admin),
        RoleRefusal::Owner => t!(refusal.role_owner),
        RoleRefusal::Admin => t!(refusal.role_admin),
    }
}
