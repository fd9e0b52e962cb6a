use super::person::PersonRow;
use super::poll::{from_json, to_json};
use super::{Kept, small, time};
use crate::failure::Failure;
use domain::{NamedBallot, OptionId, PollId, Receipt, Scored, Selection, Tracker};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use store::BallotRow;
use uuid::Uuid;

pub(crate) struct ReceiptRow {
    poll_id: Uuid,
    version: i64,
    /// What stands under the voter's name: all of it, or nothing of it.
    tracker: Option<String>,
    cast_at: Option<i64>,
    selection: Option<String>,
    edition: Option<i64>,
}

impl Kept for ReceiptRow {
    const WIDTH: usize = 6;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            poll_id: row.get(at)?,
            version: row.get(at + 1)?,
            tracker: row.get(at + 2)?,
            cast_at: row.get(at + 3)?,
            selection: row.get(at + 4)?,
            edition: row.get(at + 5)?,
        })
    }
}

impl TryFrom<ReceiptRow> for Receipt {
    type Error = Failure;
    fn try_from(row: ReceiptRow) -> Result<Self, Failure> {
        let named = match (row.tracker, row.cast_at, row.selection, row.edition) {
            (Some(tracker), Some(at), Some(kept), Some(edition)) => {
                let (tracker, at, edition) = (Tracker::kept(tracker), time(at)?, small("edition", edition)?);
                Some(NamedBallot { tracker, at, selection: selection(&kept)?, edition })
            }
            (None, None, None, None) => None,
            _ => return Err(Failure::damaged("receipt", "half a ballot")),
        };
        Ok(Self { poll_id: PollId(row.poll_id), version: small("version", row.version)?, named })
    }
}

/// A place on the electorate: the ballot of the one who holds it, or nothing yet.
pub(crate) struct PlaceRow(Option<ReceiptRow>);

impl Kept for PlaceRow {
    const WIDTH: usize = ReceiptRow::WIDTH;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        let voted = row.get::<_, Option<Uuid>>(at)?.is_some();
        Ok(Self(if voted { Some(ReceiptRow::read(row, at)?) } else { None }))
    }
}

pub(crate) struct Place(pub(crate) Option<Receipt>);

impl TryFrom<PlaceRow> for Place {
    type Error = Failure;
    fn try_from(PlaceRow(row): PlaceRow) -> Result<Self, Failure> {
        Ok(Self(row.map(Receipt::try_from).transpose()?))
    }
}

pub(crate) struct Voted(pub(crate) BallotRow);

impl TryFrom<(PersonRow, ReceiptRow)> for Voted {
    type Error = Failure;
    fn try_from((person, receipt): (PersonRow, ReceiptRow)) -> Result<Self, Failure> {
        let Receipt { version, named, .. } = receipt.try_into()?;
        let ballot = named.ok_or_else(|| Failure::damaged("ballot", "it stands under no name"))?;
        Ok(Self(BallotRow { person: person.try_into()?, version, ballot }))
    }
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum SelectionJson {
    Approve(Vec<u16>),
    Rank(Vec<u16>),
    /// Option and points.
    Score(Vec<(u16, u8)>),
    Slots {
        yes: Vec<u16>,
        if_need_be: Vec<u16>,
    },
    Abstain,
}

/// What a kept selection means.
pub(crate) fn selection(kept: &str) -> Result<Selection, Failure> {
    let options = |options: Vec<u16>| options.into_iter().map(OptionId).collect();
    Ok(match from_json("selection", kept)? {
        SelectionJson::Approve(marked) => Selection::Approve(options(marked)),
        SelectionJson::Rank(ranked) => Selection::Rank(options(ranked)),
        SelectionJson::Score(scored) => {
            let scored =
                scored.into_iter().map(|(option, points)| Scored { option: OptionId(option), points });
            Selection::Score(scored.collect())
        }
        SelectionJson::Slots { yes, if_need_be } => {
            Selection::Slots { yes: options(yes), if_need_be: options(if_need_be) }
        }
        SelectionJson::Abstain => Selection::Abstain,
    })
}

/// A selection as it is kept.
pub(crate) fn selection_json(selection: &Selection) -> Result<String, Failure> {
    let options = |options: &[OptionId]| options.iter().map(|option| option.0).collect();
    to_json(&match selection {
        Selection::Approve(marked) => SelectionJson::Approve(options(marked)),
        Selection::Rank(ranked) => SelectionJson::Rank(options(ranked)),
        Selection::Score(scored) => {
            SelectionJson::Score(scored.iter().map(|scored| (scored.option.0, scored.points)).collect())
        }
        Selection::Slots { yes, if_need_be } => {
            SelectionJson::Slots { yes: options(yes), if_need_be: options(if_need_be) }
        }
        Selection::Abstain => SelectionJson::Abstain,
    })
}
