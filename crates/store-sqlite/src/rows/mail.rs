use super::poll::{from_json, to_json};
use super::word::Word;
use super::{Kept, small, text, time, time_or_none};
use crate::failure::Failure;
use domain::{
    Asks, Email, EmailAddress, EventId, ExportFormat, ExportLanguage, Lead, PersonId, PollId, Reminder,
    ReminderKind, ReminderPlan,
};
use jiff::Timestamp;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use store::Occasion;
use uuid::Uuid;

pub(crate) struct AddressRow {
    address: Option<String>,
    confirmed: Option<i64>,
    language: String,
    asked_since: i64,
    asked: i64,
}

impl Kept for AddressRow {
    const WIDTH: usize = 5;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            address: row.get(at)?,
            confirmed: row.get(at + 1)?,
            language: row.get(at + 2)?,
            asked_since: row.get(at + 3)?,
            asked: row.get(at + 4)?,
        })
    }
}

pub(crate) struct KeptAddress {
    /// Nothing once it was taken away.
    pub(crate) email: Option<Email>,
    pub(crate) language: ExportLanguage,
    pub(crate) asks: Asks,
}

impl TryFrom<AddressRow> for KeptAddress {
    type Error = Failure;
    fn try_from(row: AddressRow) -> Result<Self, Failure> {
        let confirmed = time_or_none(row.confirmed)?;
        let email = row.address.map(|kept| Ok::<_, Failure>(Email { address: address(kept)?, confirmed }));
        Ok(Self {
            email: email.transpose()?,
            language: ExportLanguage::meaning(&row.language)?,
            asks: Asks { since: time(row.asked_since)?, count: small("asked", row.asked)? },
        })
    }
}

/// Without the address in what it says: a failure is logged.
fn address(kept: String) -> Result<EmailAddress, Failure> {
    text("address", kept)
}

pub(crate) struct EmailLinkRow {
    person_id: Uuid,
    address: String,
    expires: i64,
    used: Option<i64>,
}

impl Kept for EmailLinkRow {
    const WIDTH: usize = 4;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            person_id: row.get(at)?,
            address: row.get(at + 1)?,
            expires: row.get(at + 2)?,
            used: row.get(at + 3)?,
        })
    }
}

pub(crate) struct KeptEmailLink {
    pub(crate) person_id: PersonId,
    pub(crate) address: EmailAddress,
    pub(crate) expires: Timestamp,
    pub(crate) used: bool,
}

impl TryFrom<EmailLinkRow> for KeptEmailLink {
    type Error = Failure;
    fn try_from(row: EmailLinkRow) -> Result<Self, Failure> {
        Ok(Self {
            person_id: PersonId(row.person_id),
            address: address(row.address)?,
            expires: time(row.expires)?,
            used: row.used.is_some(),
        })
    }
}

pub(crate) struct LetterRow {
    id: Uuid,
    person_id: Uuid,
    occasion: String,
    made: i64,
    attempts: i64,
}

impl Kept for LetterRow {
    const WIDTH: usize = 5;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            person_id: row.get(at + 1)?,
            occasion: row.get(at + 2)?,
            made: row.get(at + 3)?,
            attempts: row.get(at + 4)?,
        })
    }
}

pub(crate) struct KeptLetter {
    pub(crate) id: Uuid,
    pub(crate) person_id: PersonId,
    pub(crate) occasion: Occasion,
    pub(crate) made: Timestamp,
    pub(crate) attempts: u32,
}

impl TryFrom<LetterRow> for KeptLetter {
    type Error = Failure;
    fn try_from(row: LetterRow) -> Result<Self, Failure> {
        Ok(Self {
            id: row.id,
            person_id: PersonId(row.person_id),
            occasion: match from_json::<OccasionJson>("occasion", &row.occasion)? {
                OccasionJson::Confirm => Occasion::Confirm,
                OccasionJson::Reminder { poll } => Occasion::Reminder { poll_id: PollId(poll) },
                OccasionJson::Event { event } => Occasion::Event { event_id: EventId(event) },
                OccasionJson::Export { poll, format } => {
                    Occasion::Export { poll_id: PollId(poll), format: ExportFormat::meaning(&format)? }
                }
            },
            made: time(row.made)?,
            attempts: small("attempts", row.attempts)?,
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OccasionJson {
    Confirm,
    Reminder { poll: Uuid },
    Event { event: Uuid },
    Export { poll: Uuid, format: String },
}

/// The same for the same occasion: a row is found by it.
pub(crate) fn occasion_json(occasion: Occasion) -> Result<String, Failure> {
    to_json(&match occasion {
        Occasion::Confirm => OccasionJson::Confirm,
        Occasion::Reminder { poll_id } => OccasionJson::Reminder { poll: poll_id.0 },
        Occasion::Event { event_id } => OccasionJson::Event { event: event_id.0 },
        Occasion::Export { poll_id, format } => {
            OccasionJson::Export { poll: poll_id.0, format: format.word().to_owned() }
        }
    })
}

pub(crate) struct PlanRow(String);

impl Kept for PlanRow {
    const WIDTH: usize = 1;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        row.get(at).map(Self)
    }
}

impl TryFrom<PlanRow> for ReminderPlan {
    type Error = Failure;
    fn try_from(PlanRow(hours): PlanRow) -> Result<Self, Failure> {
        Ok(Self { hours_before: from_json("hours", &hours)? })
    }
}

pub(crate) fn plan_json(plan: &ReminderPlan) -> Result<String, Failure> {
    to_json(&plan.hours_before)
}

/// Before the hours of a reminder that went out by itself.
const BEFORE: &str = "before_";

pub(crate) fn kind_word(kind: ReminderKind) -> String {
    match kind {
        ReminderKind::Before { hours } => format!("{BEFORE}{}", hours.hours()),
        ReminderKind::ByHand => "by_hand".to_owned(),
    }
}

fn kind(word: &str) -> Result<ReminderKind, Failure> {
    let hours = |hours: &str| hours.parse::<u16>().ok().and_then(|hours| Lead::try_from(hours).ok());
    match word.strip_prefix(BEFORE).and_then(hours) {
        Some(hours) => Ok(ReminderKind::Before { hours }),
        None if word == "by_hand" => Ok(ReminderKind::ByHand),
        None => Err(Failure::damaged("ReminderKind", word)),
    }
}

pub(crate) struct ReminderRow {
    kind: String,
    at: i64,
    waiting: i64,
}

impl Kept for ReminderRow {
    const WIDTH: usize = 3;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self { kind: row.get(at)?, at: row.get(at + 1)?, waiting: row.get(at + 2)? })
    }
}

impl TryFrom<ReminderRow> for Reminder {
    type Error = Failure;
    fn try_from(row: ReminderRow) -> Result<Self, Failure> {
        Ok(Self { kind: kind(&row.kind)?, at: time(row.at)?, waiting: small("waiting", row.waiting)? })
    }
}
