use super::sketch::{Choices, Extra, Kind, Paper, Sketch, TimeRow, Was, limit_of};
use crate::app::Entry;
use domain::{Draft, Electorate, Method, PictureId, Secrecy, Visibility};
use leptos::prelude::*;

/// How many rows of options a page begins with.
const FEWEST: usize = 2;
/// The zone in which times are meant unless another is chosen: that of most who vote, wherever whoever asks is at the moment.
const ZONE: &str = "Asia/Shanghai";
/// How many there can be.
const MOST: usize = Draft::MAX_OPTIONS as usize;

/// What is being typed. Copied freely: every copy is the same form.
#[derive(Clone, Copy)]
pub(in crate::polls) struct Form {
    pub(in crate::polls) title: RwSignal<String>,
    pub(in crate::polls) description: RwSignal<String>,
    pub(super) options: RwSignal<Vec<Row>>,
    pub(super) times: RwSignal<Vec<TimeFields>>,
    /// The zone of the times.
    pub(super) zone: RwSignal<String>,
    /// What whoever signs up does, and how many places there are.
    pub(super) what: RwSignal<String>,
    pub(super) limit: RwSignal<String>,
    pub(super) documents: RwSignal<Vec<DocumentRow>>,
    pub(super) choices: RwSignal<Choices>,
    pub(super) deadline: RwSignal<String>,
    /// Whether it opens by itself, and when.
    pub(super) scheduled: RwSignal<bool>,
    pub(super) opens: RwSignal<String>,
    pub(super) electorate: RwSignal<Electorate>,
    pub(super) abstention: RwSignal<bool>,
    pub(super) secrecy: RwSignal<Secrecy>,
    pub(super) visibility: RwSignal<Visibility>,
    /// What it was before one came to a method that cannot be so secret: it is so again with the next that can.
    pub(super) secret: StoredValue<Option<Secrecy>>,
    /// Why it is edited, where one is.
    pub(in crate::polls) reason: Entry,
    /// Names the rows: each is the same row wherever it stands.
    next: StoredValue<u32>,
}

/// A row for an option.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) key: u32,
    pub(super) text: ArcRwSignal<String>,
    pub(super) extra: ExtraRow,
    /// What it is of the poll that is edited.
    pub(super) was: ArcRwSignal<Was>,
}

/// What an option says besides its text.
#[derive(Clone, Debug)]
pub(super) struct ExtraRow {
    pub(super) about: ArcRwSignal<String>,
    pub(super) link: ArcRwSignal<String>,
    pub(super) picture: ArcRwSignal<Option<PictureId>>,
}

/// A row for a time.
#[derive(Clone, Debug)]
pub(super) struct TimeFields {
    pub(super) key: u32,
    pub(super) day: ArcRwSignal<String>,
    pub(super) from: ArcRwSignal<String>,
    pub(super) to: ArcRwSignal<String>,
    /// What it is of the poll that is edited.
    pub(super) was: ArcRwSignal<Was>,
}

/// A row for a document.
#[derive(Clone, Debug)]
pub(super) struct DocumentRow {
    pub(super) key: u32,
    pub(super) title: ArcRwSignal<String>,
    pub(super) url: ArcRwSignal<String>,
}

impl Form {
    /// A form in which `sketch` is written.
    pub(super) fn new(sketch: Sketch) -> Self {
        let form = Self {
            title: RwSignal::default(),
            description: RwSignal::default(),
            options: RwSignal::default(),
            times: RwSignal::default(),
            zone: RwSignal::default(),
            what: RwSignal::default(),
            limit: RwSignal::default(),
            documents: RwSignal::default(),
            choices: RwSignal::default(),
            deadline: RwSignal::default(),
            scheduled: RwSignal::default(),
            opens: RwSignal::default(),
            electorate: RwSignal::default(),
            abstention: RwSignal::default(),
            secrecy: RwSignal::default(),
            visibility: RwSignal::default(),
            secret: StoredValue::new(None),
            reason: Entry::new("edit-reason", String::new()),
            next: StoredValue::new(0),
        };
        form.write(sketch);
        // A title has one line, on however many it is shown.
        Effect::new(move || {
            if form.title.with(|title| title.contains('\n')) {
                form.title.update(|title| *title = title.replace('\n', " "));
            }
        });
        // One empty row at the end, always.
        Effect::new(move || {
            form.settle(&form.options.with(|rows| rows.iter().map(Row::is_blank).collect::<Vec<_>>()));
        });
        form
    }

    /// Writes `sketch` in place of what is there.
    pub(super) fn write(self, sketch: Sketch) {
        self.title.set(sketch.title);
        self.description.set(sketch.description);
        self.times.set(sketch.times.into_iter().map(|row| self.time(row)).collect());
        self.zone.set(if sketch.zone.is_empty() { ZONE.to_owned() } else { sketch.zone });
        self.what.set(sketch.what);
        self.limit.set(sketch.limit);
        let extras = sketch.extras.into_iter().chain(std::iter::repeat_with(Extra::default));
        let was = sketch.was.into_iter().chain(std::iter::repeat(Was::default()));
        let rows = sketch.options.into_iter().zip(extras).zip(was);
        self.options.set(rows.map(|((text, extra), was)| self.row(text, extra, was)).collect());
        self.documents.set(sketch.documents.into_iter().map(|paper| self.document(paper)).collect());
        self.choices.set(sketch.choices);
        self.deadline.set(sketch.deadline);
        self.scheduled.set(sketch.opens.is_some());
        self.opens.set(sketch.opens.unwrap_or_default());
        self.electorate.set(sketch.electorate);
        self.abstention.set(sketch.abstention);
        self.secrecy.set(sketch.secrecy);
        self.visibility.set(sketch.visibility);
        self.reason.text.set(sketch.reason);
        self.secret.set_value(None);
    }

    /// What is written; wakes its reader with every letter.
    pub(super) fn sketch(self) -> Sketch {
        Sketch {
            title: self.title.get(),
            description: self.description.get(),
            options: self.options.with(|rows| rows.iter().map(|row| row.text.get()).collect()),
            times: self.times.with(|rows| rows.iter().map(TimeFields::get).collect()),
            zone: self.zone.get(),
            what: self.what.get(),
            limit: self.limit.get(),
            extras: self.options.with(|rows| rows.iter().map(|row| row.extra.get()).collect()),
            was: self.options.with(|rows| rows.iter().map(|row| row.was.get()).collect()),
            documents: self.documents.with(|rows| {
                rows.iter().map(|row| Paper { title: row.title.get(), url: row.url.get() }).collect()
            }),
            choices: self.choices.get(),
            deadline: self.deadline.get(),
            opens: self.scheduled.get().then(|| self.opens.get()),
            electorate: self.electorate.get(),
            abstention: self.abstention.get(),
            secrecy: self.secrecy.get(),
            visibility: self.visibility.get(),
            reason: self.reason.text.get(),
        }
    }

    /// What a voter does with the options.
    pub(in crate::polls) fn kind(self) -> Kind {
        self.choices.with(|choices| choices.kind)
    }

    /// Changes that.
    pub(super) fn choose(self, kind: Kind) {
        if self.choices.with_untracked(|choices| choices.kind == kind) {
            return;
        }
        self.choices.update(|choices| choices.kind = kind);
        let secrecy = self.secrecy.get_untracked();
        if kind == Kind::SignUp && secrecy.detaches() {
            self.secret.set_value(Some(secrecy));
            self.secrecy.set(Secrecy::RealName);
        } else if let Some(secrecy) = self.secret.try_update_value(Option::take).flatten() {
            self.secrecy.set(secrecy);
        }
    }

    /// How a voter chooses, as far as that is written.
    pub(super) fn method(self) -> Method {
        let limit = self.limit.with(|typed| limit_of(typed));
        self.choices.get().method(self.count(), limit)
    }

    /// How many options are written.
    pub(super) fn count(self) -> usize {
        self.options.with(|rows| rows.iter().filter(|row| !row.is_blank()).count())
    }

    /// Whether the row at `place` says nothing at all.
    pub(super) fn is_blank_at(self, place: usize) -> bool {
        self.options.with_untracked(|rows| rows.get(place).is_none_or(Row::is_blank_now))
    }

    pub(super) fn place_of(self, key: u32) -> Option<usize> {
        self.options.with(|rows| rows.iter().position(|row| row.key == key))
    }

    /// Puts the row at `from` in the place `to`.
    pub(super) fn move_row(self, from: usize, to: usize) {
        self.options.update(|rows| {
            if from < rows.len() && to < rows.len() {
                let row = rows.remove(from);
                rows.insert(to, row);
            }
        });
    }

    pub(super) fn remove_row(self, key: u32) {
        self.options.update(|rows| rows.retain(|row| row.key != key));
    }

    /// Writes `texts` from the row at `place` on: into it if it is empty, else behind it. Answers how many did not fit.
    pub(super) fn insert(self, place: usize, texts: Vec<String>) -> usize {
        let room = MOST.saturating_sub(
            self.options.with_untracked(|rows| rows.iter().filter(|row| !row.is_blank_now()).count()),
        );
        let over = texts.len().saturating_sub(room);
        let rows: Vec<Row> = texts.into_iter().take(room).map(|text| self.new_row(text)).collect();
        self.options.update(|all| {
            let empty = all.get(place).is_none_or(Row::is_blank_now);
            let begin = if empty { place.min(all.len()) } else { place + 1 };
            let end = if empty { (place + 1).min(all.len()) } else { begin };
            all.splice(begin..end, rows);
            // Empty rows in between would count against the limit.
            if all.len() > MOST {
                all.retain(|row| !row.is_blank_now());
            }
        });
        over
    }

    /// Adds a time, and answers its key.
    pub(super) fn add_time(self, row: TimeRow) -> u32 {
        let row = self.time(row);
        let key = row.key;
        self.times.update(|rows| rows.push(row));
        key
    }

    pub(super) fn add_document(self) {
        let row = self.document(Paper::default());
        self.documents.update(|rows| rows.push(row));
    }

    fn settle(self, blank: &[bool]) {
        match settled(blank) {
            Settle::Keep => {}
            Settle::Push(count) => {
                let rows: Vec<Row> = (0..count).map(|_| self.new_row(String::new())).collect();
                self.options.update(|all| all.extend(rows));
            }
            Settle::Cut(length) => self.options.update(|rows| rows.truncate(length)),
        }
    }

    fn new_row(self, text: String) -> Row {
        self.row(text, Extra::default(), Was::default())
    }

    fn row(self, text: String, extra: Extra, was: Was) -> Row {
        let extra = ExtraRow {
            about: ArcRwSignal::new(extra.about),
            link: ArcRwSignal::new(extra.link),
            picture: ArcRwSignal::new(extra.picture),
        };
        Row { key: self.key(), text: ArcRwSignal::new(text), extra, was: ArcRwSignal::new(was) }
    }

    fn time(self, row: TimeRow) -> TimeFields {
        let TimeRow { day, from, to, was } = row;
        let [day, from, to] = [day, from, to].map(ArcRwSignal::new);
        TimeFields { key: self.key(), day, from, to, was: ArcRwSignal::new(was) }
    }

    fn document(self, paper: Paper) -> DocumentRow {
        DocumentRow {
            key: self.key(),
            title: ArcRwSignal::new(paper.title),
            url: ArcRwSignal::new(paper.url),
        }
    }

    fn key(self) -> u32 {
        self.next.update_value(|next| *next += 1);
        self.next.get_value()
    }
}

impl TimeFields {
    /// What is written; wakes its reader.
    pub(super) fn get(&self) -> TimeRow {
        TimeRow { day: self.day.get(), from: self.from.get(), to: self.to.get(), was: self.was.get() }
    }

    /// The same without following it.
    pub(super) fn now(&self) -> TimeRow {
        untrack(|| self.get())
    }
}

impl Row {
    pub(super) fn is_blank(&self) -> bool {
        self.text.with(|text| text.trim().is_empty()) && self.extra.get().is_blank()
    }

    /// The same without following it.
    pub(super) fn is_blank_now(&self) -> bool {
        untrack(|| self.is_blank())
    }
}

impl ExtraRow {
    pub(super) fn get(&self) -> Extra {
        Extra { about: self.about.get(), link: self.link.get(), picture: self.picture.get() }
    }
}

/// What keeps one empty row at the end.
#[derive(Debug, PartialEq, Eq)]
enum Settle {
    Keep,
    Push(usize),
    Cut(usize),
}

fn settled(blank: &[bool]) -> Settle {
    let written = blank.iter().rposition(|blank| !blank).map_or(0, |last| last + 1);
    let wanted = (written + 1).clamp(FEWEST, MOST);
    if blank.len() < wanted {
        Settle::Push(wanted - blank.len())
    } else if blank.len() > wanted {
        Settle::Cut(wanted)
    } else {
        Settle::Keep
    }
}

#[cfg(test)]
mod tests {
    use super::{Settle, settled};

    #[test]
    fn there_is_always_one_empty_row_at_the_end_and_never_fewer_than_two() {
        assert_eq!(settled(&[]), Settle::Push(2));
        assert_eq!(settled(&[true, true]), Settle::Keep);
        assert_eq!(settled(&[false, true]), Settle::Keep);
        assert_eq!(settled(&[false, false]), Settle::Push(1));
        assert_eq!(settled(&[false, true, true, true]), Settle::Cut(2));
        assert_eq!(settled(&[true, true, false]), Settle::Push(1), "an empty row in between stays");
    }

    #[test]
    fn the_fiftieth_option_is_the_last_row() {
        assert_eq!(settled(&[false; 49]), Settle::Push(1));
        assert_eq!(settled(&[false; 50]), Settle::Keep);
    }
}
