use super::question::QuestionRow;
use super::{Kept, micros, small, text, time, time_or_none};
use crate::failure::Failure;
use domain::{
    Close, Document, Extension, GroupId, Method, OptionDetails, OptionId, PersonId, PictureId, Poll, PollId,
    PollOption, Question, RankedCount, Slot, Withdrawal,
};
use rusqlite::Row;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use uuid::Uuid;

pub(crate) struct PollRow {
    id: Uuid,
    group_id: Uuid,
    composer: Uuid,
    composed: i64,
    question: QuestionRow,
    deadline: i64,
    zone: String,
    opened: Option<i64>,
    closed: Option<i64>,
    closed_by: Option<Uuid>,
    withdrawn: Option<i64>,
    withdrawn_by: Option<Uuid>,
    withdrawn_why: Option<String>,
    closed_why: Option<String>,
    extended: Option<i64>,
    extended_by: Option<Uuid>,
    extended_from: Option<i64>,
    extended_why: Option<String>,
    edition: i64,
}

impl Kept for PollRow {
    const WIDTH: usize = 27;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(at)?,
            group_id: row.get(at + 1)?,
            composer: row.get(at + 2)?,
            composed: row.get(at + 3)?,
            question: QuestionRow::read(row, at + 4)?,
            deadline: row.get(at + 13)?,
            zone: row.get(at + 14)?,
            opened: row.get(at + 15)?,
            closed: row.get(at + 16)?,
            closed_by: row.get(at + 17)?,
            withdrawn: row.get(at + 18)?,
            withdrawn_by: row.get(at + 19)?,
            withdrawn_why: row.get(at + 20)?,
            closed_why: row.get(at + 21)?,
            extended: row.get(at + 22)?,
            extended_by: row.get(at + 23)?,
            extended_from: row.get(at + 24)?,
            extended_why: row.get(at + 25)?,
            edition: row.get(at + 26)?,
        })
    }
}

impl TryFrom<PollRow> for Poll {
    type Error = Failure;
    fn try_from(row: PollRow) -> Result<Self, Failure> {
        let closed = match (row.closed, row.closed_by) {
            (Some(at), Some(by)) => {
                let reason = row.closed_why.map(|why| text("reason", why)).transpose()?;
                Some(Close { at: time(at)?, by: PersonId(by), reason })
            }
            _ => None,
        };
        let extended = match (row.extended, row.extended_by, row.extended_from, row.extended_why) {
            (Some(at), Some(by), Some(from), Some(why)) => Some(Extension {
                at: time(at)?,
                by: PersonId(by),
                from: time(from)?,
                reason: text("reason", why)?,
            }),
            _ => None,
        };
        let withdrawn = match (row.withdrawn, row.withdrawn_by, row.withdrawn_why) {
            (Some(at), Some(by), Some(why)) => {
                Some(Withdrawal { at: time(at)?, by: PersonId(by), reason: text("reason", why)? })
            }
            _ => None,
        };
        let asked = Question::try_from(row.question)?;
        Ok(Self {
            id: PollId(row.id),
            group_id: GroupId(row.group_id),
            composer: PersonId(row.composer),
            composed: time(row.composed)?,
            title: asked.title,
            description: asked.description,
            edition: small("edition", row.edition)?,
            options: asked.options,
            documents: asked.documents,
            method: asked.method,
            abstention: asked.abstention,
            secrecy: asked.secrecy,
            visibility: asked.visibility,
            electorate: asked.electorate,
            deadline: time(row.deadline)?,
            zone: text("zone", row.zone)?,
            opened: time_or_none(row.opened)?,
            extended,
            closed,
            withdrawn,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct OptionJson {
    id: u16,
    label: String,
    /// When it begins and ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    slot: Option<(i64, i64)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    picture: Option<Uuid>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    withdrawn: bool,
}

impl From<&PollOption> for OptionJson {
    fn from(option: &PollOption) -> Self {
        let OptionDetails { about, link, picture } = &option.details;
        Self {
            id: option.id.0,
            label: option.label.to_string(),
            slot: option.slot.map(|slot| (micros(slot.starts), micros(slot.ends))),
            about: about.as_ref().map(ToString::to_string),
            link: link.as_ref().map(ToString::to_string),
            picture: picture.map(|picture| picture.0),
            withdrawn: option.withdrawn,
        }
    }
}

impl TryFrom<OptionJson> for PollOption {
    type Error = Failure;
    fn try_from(kept: OptionJson) -> Result<Self, Failure> {
        let slot = |(starts, ends)| -> Result<Slot, Failure> {
            Ok(Slot { starts: time(starts)?, ends: time(ends)? })
        };
        let details = OptionDetails {
            about: kept.about.map(|about| text("option", about)).transpose()?,
            link: kept.link.map(|link| text("option", link)).transpose()?,
            picture: kept.picture.map(PictureId),
        };
        Ok(Self {
            id: OptionId(kept.id),
            label: text("option", kept.label)?,
            slot: kept.slot.map(slot).transpose()?,
            details,
            withdrawn: kept.withdrawn,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct DocumentJson {
    title: String,
    url: String,
}

impl TryFrom<DocumentJson> for Document {
    type Error = Failure;
    fn try_from(kept: DocumentJson) -> Result<Self, Failure> {
        Ok(Self { title: text("document", kept.title)?, url: text("document", kept.url)? })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MethodJson {
    Single,
    Multiple { min: u16, max: u16 },
    Ranked { min: u16, count: RankedCountJson },
    Score,
    Slots,
    SignUp { limit: Option<u32>, most: u16 },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RankedCountJson {
    Borda,
    InstantRunoff,
}

impl From<MethodJson> for Method {
    fn from(kept: MethodJson) -> Self {
        match kept {
            MethodJson::Single => Self::Single,
            MethodJson::Multiple { min, max } => Self::Multiple { min, max },
            MethodJson::Ranked { min, count: RankedCountJson::Borda } => {
                Self::Ranked { min, count: RankedCount::Borda }
            }
            MethodJson::Ranked { min, count: RankedCountJson::InstantRunoff } => {
                Self::Ranked { min, count: RankedCount::InstantRunoff }
            }
            MethodJson::Score => Self::Score,
            MethodJson::Slots => Self::Slots,
            MethodJson::SignUp { limit, most } => Self::SignUp { limit, most },
        }
    }
}

impl From<Method> for MethodJson {
    fn from(method: Method) -> Self {
        match method {
            Method::Single => Self::Single,
            Method::Multiple { min, max } => Self::Multiple { min, max },
            Method::Ranked { min, count: RankedCount::Borda } => {
                Self::Ranked { min, count: RankedCountJson::Borda }
            }
            Method::Ranked { min, count: RankedCount::InstantRunoff } => {
                Self::Ranked { min, count: RankedCountJson::InstantRunoff }
            }
            Method::Score => Self::Score,
            Method::Slots => Self::Slots,
            Method::SignUp { limit, most } => Self::SignUp { limit, most },
        }
    }
}

/// What kept options mean.
pub(super) fn options(kept: &str) -> Result<Vec<PollOption>, Failure> {
    let options: Vec<OptionJson> = from_json("options", kept)?;
    options.into_iter().map(PollOption::try_from).collect()
}

/// What kept documents mean.
pub(super) fn documents(kept: &str) -> Result<Vec<Document>, Failure> {
    let documents: Vec<DocumentJson> = from_json("documents", kept)?;
    documents.into_iter().map(Document::try_from).collect()
}

/// What a kept method means.
pub(super) fn method(kept: &str) -> Result<Method, Failure> {
    Ok(from_json::<MethodJson>("method", kept)?.into())
}

/// The columns of a poll that are kept as JSON: options, documents, method.
pub(crate) fn poll_json(poll: &Poll) -> Result<[String; 3], Failure> {
    let document =
        |d: &Document| DocumentJson { title: d.title.as_str().to_owned(), url: d.url.as_str().to_owned() };
    Ok([
        to_json(&poll.options.iter().map(OptionJson::from).collect::<Vec<_>>())?,
        to_json(&poll.documents.iter().map(document).collect::<Vec<_>>())?,
        to_json(&MethodJson::from(poll.method))?,
    ])
}

pub(super) fn from_json<T: DeserializeOwned>(what: &str, kept: &str) -> Result<T, Failure> {
    serde_json::from_str(kept).map_err(|error| Failure::damaged(what, error))
}

pub(super) fn to_json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(value).map_err(|error| Failure::damaged("JSON", error))
}
