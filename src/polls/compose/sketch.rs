//! A poll as it stands on the page, right or wrong: what is kept on the device and what becomes a draft.

mod edit;
mod faults;
mod time_row;

use crate::t;
use api::{Fault, FieldFault};
use domain::{
    Document, Draft, Electorate, Method, OptionDetails, OptionId, PictureId, Poll, RankedCount, Secrecy,
    Visibility,
};
pub(super) use edit::{secrecies, visibilities};
use faults::Faults;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
pub(super) use time_row::TimeRow;

/// What is written, field by field, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Sketch {
    pub(super) title: String,
    pub(super) description: String,
    /// One for each row on the page; empty rows are no options.
    pub(super) options: Vec<String>,
    /// The options of a poll on times; empty rows are none.
    pub(super) times: Vec<TimeRow>,
    /// In which these are meant; empty for the device's.
    pub(super) zone: String,
    /// What whoever signs up does, in a sign-up, and how many places there are; both may be left out.
    pub(super) what: String,
    pub(super) limit: String,
    /// What the rows say besides, in their order.
    pub(super) extras: Vec<Extra>,
    /// Which options of the poll the rows are, in their order, where one is edited.
    pub(super) was: Vec<Was>,
    pub(super) documents: Vec<Paper>,
    pub(super) choices: Choices,
    /// Local time of the device, as `datetime-local` writes it.
    pub(super) deadline: String,
    /// The same of the instant at which it opens by itself, if it does.
    pub(super) opens: Option<String>,
    pub(super) electorate: Electorate,
    pub(super) abstention: bool,
    pub(super) secrecy: Secrecy,
    pub(super) visibility: Visibility,
    /// Why it is edited, where one is.
    pub(super) reason: String,
}

/// What a row is of a poll that is edited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Was {
    /// Which option; none for what is new.
    pub(super) id: Option<OptionId>,
    /// Whether it may not be chosen any more.
    pub(super) out: bool,
}

/// A document to read first, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Paper {
    pub(super) title: String,
    pub(super) url: String,
}

/// What an option says besides its text, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Extra {
    pub(super) about: String,
    pub(super) link: String,
    pub(super) picture: Option<PictureId>,
}

/// What a voter does with the options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::polls) enum Kind {
    #[default]
    Single,
    Multiple,
    Ranked,
    Score,
    Slots,
    SignUp,
}

/// How a voter chooses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Choices {
    pub(super) kind: Kind,
    /// At least; 0 counts as 1.
    pub(super) min: u16,
    /// At most; 0 for as many as there are.
    pub(super) max: u16,
    /// How rankings are counted.
    pub(super) count: RankedCount,
    /// The most places that a line of a sign-up takes; 0 counts as 1.
    pub(super) most: u16,
}

impl Choices {
    /// What makes this method.
    fn of(method: Method) -> Self {
        match method {
            Method::Single => Self::default(),
            Method::Multiple { min, max } => Self { kind: Kind::Multiple, min, max, ..Self::default() },
            Method::Ranked { min, count } => Self { kind: Kind::Ranked, min, count, ..Self::default() },
            Method::Score => Self { kind: Kind::Score, ..Self::default() },
            Method::Slots => Self { kind: Kind::Slots, ..Self::default() },
            Method::SignUp { most, .. } => Self { kind: Kind::SignUp, most, ..Self::default() },
        }
    }

    /// The method, among `options`; of a sign-up with so many places.
    pub(super) fn method(self, options: usize, limit: Option<u32>) -> Method {
        let all = u16::try_from(options).unwrap_or(u16::MAX).max(1);
        let max = if self.max == 0 { all } else { self.max.min(all) };
        match self.kind {
            Kind::Single => Method::Single,
            Kind::Multiple => Method::Multiple { min: self.min.clamp(1, max), max },
            Kind::Ranked => Method::Ranked { min: self.min.clamp(1, all), count: self.count },
            Kind::Score => Method::Score,
            Kind::Slots => Method::Slots,
            Kind::SignUp => Method::SignUp { limit, most: self.most.clamp(1, Method::MOST_PLACES) },
        }
    }
}

/// How many places are typed; nothing where none are, or what is typed is no number.
pub(super) fn limit_of(typed: &str) -> Option<u32> {
    typed.trim().parse().ok()
}

impl Sketch {
    /// What `poll` asks, to be asked again; its deadline is its own.
    pub(super) fn of(poll: &Poll) -> Self {
        // Times are over by the time one asks again: others are chosen.
        let signs_up = poll.method.signs_up();
        let texts = || poll.options.iter().filter(|option| option.slot.is_none() && !signs_up);
        let what = poll.options.first().filter(|_| signs_up);
        let paper = |paper: &Document| Paper { title: paper.title.to_string(), url: paper.url.to_string() };
        Self {
            title: poll.title.to_string(),
            description: poll.description.to_string(),
            options: texts().map(|option| option.label.to_string()).collect(),
            times: Vec::new(),
            zone: poll.zone.to_string(),
            what: what.map(|option| option.label.to_string()).unwrap_or_default(),
            limit: poll.method.limit().map(|limit| limit.to_string()).unwrap_or_default(),
            extras: texts().map(|option| Extra::of(&option.details)).collect(),
            was: Vec::new(),
            documents: poll.documents.iter().map(paper).collect(),
            choices: Choices::of(poll.method),
            deadline: String::new(),
            opens: None,
            electorate: poll.electorate,
            abstention: poll.abstention && !signs_up,
            secrecy: poll.secrecy,
            visibility: poll.visibility,
            reason: String::new(),
        }
    }

    /// Whether anything is written at all.
    pub(super) fn is_blank(&self) -> bool {
        let blank = |text: &String| text.trim().is_empty();
        blank(&self.title)
            && blank(&self.description)
            && self.options.iter().all(blank)
            && blank(&self.what)
            && blank(&self.limit)
            && self.extras.iter().all(Extra::is_blank)
            && self.times.iter().all(TimeRow::is_blank)
            && self.documents.iter().all(Paper::is_blank)
    }

    /// Whether the options are times.
    pub(super) fn is_on_times(&self) -> bool {
        self.choices.kind == Kind::Slots
    }

    /// Whether people sign up.
    pub(super) fn signs_up(&self) -> bool {
        self.choices.kind == Kind::SignUp
    }

    /// What whoever signs up does, in words.
    pub(super) fn what(&self) -> &str {
        if self.what.trim().is_empty() { t!(poll.sign_up) } else { &self.what }
    }

    /// The zone in which the times are meant; for texts, and where none was chosen, `here`.
    pub(super) fn zone_of_times<'a>(&'a self, here: &'a str) -> &'a str {
        if self.is_on_times() && !self.zone.is_empty() { &self.zone } else { here }
    }

    /// The places of the rows that are options. What was written stays when one turns to times or to a sign-up, and counts no
    /// more.
    pub(super) fn options_at(&self) -> Vec<usize> {
        let none = self.is_on_times() || self.signs_up();
        let rows: Vec<usize> = (0..if none { 0 } else { self.options.len() }).collect();
        places(&rows, |row| self.options[*row].trim().is_empty() && self.extra(*row).is_blank())
    }

    /// The places of the rows that are times; the same the other way round.
    pub(super) fn times_at(&self) -> Vec<usize> {
        let all = if self.is_on_times() { &self.times[..] } else { &[] };
        places(all, TimeRow::is_blank)
    }

    /// What the row at `place` says besides.
    pub(super) fn extra(&self, place: usize) -> Extra {
        self.extras.get(place).cloned().unwrap_or_default()
    }

    /// What the options say besides, up to the last that says anything.
    fn details(&self, faults: &mut Faults) -> Option<Vec<OptionDetails>> {
        let read = |(index, place): (usize, usize)| self.extra(place).read(index, faults);
        let mut details = self.options_at().into_iter().enumerate().map(read).collect::<Vec<_>>();
        while details.last().is_some_and(|last| last.as_ref().is_some_and(OptionDetails::is_empty)) {
            details.pop();
        }
        details.into_iter().collect()
    }

    /// How many places there are, if that is limited.
    fn limit(&self, faults: &mut Faults) -> Option<Option<u32>> {
        if !self.signs_up() || self.limit.trim().is_empty() {
            return Some(None);
        }
        let limit = limit_of(&self.limit);
        if limit.is_none() {
            let bounds = domain::DraftFault::PlaceBounds { most: Method::MOST_PLACES };
            faults.add("method", Fault::Draft(bounds));
        }
        limit.map(Some)
    }

    /// The places of the rows that are documents.
    pub(super) fn documents_at(&self) -> Vec<usize> {
        places(&self.documents, Paper::is_blank)
    }

    /// The draft that this is at `now`, to close at `deadline` as meant in `zone`.
    pub(super) fn draft(
        &self,
        deadline: Option<Timestamp>,
        zone: &str,
        now: Timestamp,
    ) -> Result<Draft, Vec<FieldFault>> {
        let draft = self.read(deadline, zone)?;
        draft.check(now).map_err(|found| api::Problem::draft("draft", &found).fields).map(|()| draft)
    }

    /// The same, field by field; whether they fit with each other is not asked.
    fn read(&self, deadline: Option<Timestamp>, zone: &str) -> Result<Draft, Vec<FieldFault>> {
        let mut faults = Faults(Vec::new());
        let title = faults.text("title", self.title.parse());
        let description = faults.text("description", self.description.parse());
        let options = self.options_at().into_iter().map(|place| self.options[place].as_str());
        let options: Vec<_> = options
            .chain(self.signs_up().then(|| self.what()))
            .enumerate()
            .map(|(index, text)| faults.text(&format!("options[{index}]"), text.parse()))
            .collect();
        let zone = self.zone_of_times(zone);
        let slots: Vec<_> = self
            .times_at()
            .into_iter()
            .enumerate()
            .map(|(index, place)| faults.slot(index, self.times[place].slot(zone)))
            .collect();
        let details = self.details(&mut faults);
        let documents: Vec<_> = self
            .documents_at()
            .into_iter()
            .enumerate()
            .map(|(index, place)| self.documents[place].read(index, &mut faults))
            .collect();
        let zone = faults.text("zone", zone.parse());
        let limit = self.limit(&mut faults);
        if deadline.is_none() {
            faults.add("deadline", Fault::Missing);
        }
        let detaches = self.secrecy.detaches();
        let read = (|| {
            Some(Draft {
                method: self.choices.method(options.len(), limit?),
                title: title?,
                description: description?,
                options: options.into_iter().collect::<Option<_>>()?,
                slots: slots.into_iter().collect::<Option<_>>()?,
                details: details?,
                documents: documents.into_iter().collect::<Option<_>>()?,
                abstention: self.abstention || self.signs_up(),
                secrecy: self.secrecy,
                visibility: self.shows(),
                electorate: if detaches { Electorate::FrozenAtOpening } else { self.electorate },
                deadline: deadline?,
                zone: zone?,
            })
        })();
        match read {
            Some(draft) => Ok(draft),
            None => {
                faults.0.extend(self.few());
                Err(faults.0)
            }
        }
    }

    /// Who sees results when. An anonymous poll and a sign-up leave no choice of it; whoever thinks better of them finds their
    /// own choice again.
    fn shows(&self) -> Visibility {
        match (self.secrecy.detaches(), self.signs_up()) {
            (true, _) => Visibility::AfterClose,
            (false, true) => Visibility::Live,
            (false, false) => self.visibility,
        }
    }

    /// That too few options are written, where they are.
    fn few(&self) -> Option<FieldFault> {
        let min = Draft::MIN_OPTIONS;
        let few = self.options_at().len() + self.times_at().len() < usize::from(min) && !self.signs_up();
        let fault = Fault::Draft(domain::DraftFault::TooFewOptions { min });
        few.then(|| FieldFault { path: "draft.options".into(), fault })
    }
}

impl Extra {
    pub(super) fn of(details: &OptionDetails) -> Self {
        Self {
            about: details.about.as_ref().map(ToString::to_string).unwrap_or_default(),
            link: details.link.as_ref().map(ToString::to_string).unwrap_or_default(),
            picture: details.picture,
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.about.trim().is_empty() && self.link.trim().is_empty() && self.picture.is_none()
    }

    /// As far as it is right.
    pub(super) fn shown(&self) -> OptionDetails {
        OptionDetails { about: self.about.parse().ok(), link: self.link.parse().ok(), picture: self.picture }
    }

    fn read(&self, index: usize, faults: &mut Faults) -> Option<OptionDetails> {
        let about = faults.some_text(&format!("details[{index}].about"), &self.about);
        let link = faults.some_text(&format!("details[{index}].link"), &self.link);
        Some(OptionDetails { about: about?, link: link?, picture: self.picture })
    }
}

impl Paper {
    fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.url.trim().is_empty()
    }

    fn read(&self, index: usize, faults: &mut Faults) -> Option<Document> {
        let title = faults.text(&format!("documents[{index}].title"), self.title.parse());
        let url = faults.text(&format!("documents[{index}].url"), self.url.parse());
        Some(Document { title: title?, url: url? })
    }
}

fn places<T>(rows: &[T], blank: impl Fn(&T) -> bool) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| !blank(row)).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests;
