use super::poll::{documents, method, options};
use super::word::Word;
use super::{Kept, text};
use crate::failure::Failure;
use domain::{Electorate, Question, Secrecy, Visibility};
use rusqlite::Row;

/// The columns of a [`QuestionRow`], which `polls` and `poll_editions` both have.
macro_rules! question_columns {
    () => {
        "title, description, options, documents, method, abstention, secrecy, visibility, electorate"
    };
}
pub(crate) use question_columns;

pub(crate) struct QuestionRow {
    title: String,
    description: String,
    options: String,
    documents: String,
    method: String,
    abstention: bool,
    secrecy: String,
    visibility: String,
    electorate: String,
}

impl Kept for QuestionRow {
    const WIDTH: usize = 9;
    fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            title: row.get(at)?,
            description: row.get(at + 1)?,
            options: row.get(at + 2)?,
            documents: row.get(at + 3)?,
            method: row.get(at + 4)?,
            abstention: row.get(at + 5)?,
            secrecy: row.get(at + 6)?,
            visibility: row.get(at + 7)?,
            electorate: row.get(at + 8)?,
        })
    }
}

impl TryFrom<QuestionRow> for Question {
    type Error = Failure;
    fn try_from(row: QuestionRow) -> Result<Self, Failure> {
        Ok(Self {
            title: text("title", row.title)?,
            description: text("description", row.description)?,
            options: options(&row.options)?,
            documents: documents(&row.documents)?,
            method: method(&row.method)?,
            abstention: row.abstention,
            secrecy: Secrecy::meaning(&row.secrecy)?,
            visibility: Visibility::meaning(&row.visibility)?,
            electorate: Electorate::meaning(&row.electorate)?,
        })
    }
}
