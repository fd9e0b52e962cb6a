//! Where on the page something is wrong.

use super::sketch::Sketch;
use api::FieldFault;
use std::collections::BTreeMap;

/// A field of the page, in the order in which one comes to them. Rows by their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::polls) enum Spot {
    Title,
    Description,
    Option(usize),
    /// What an option says besides.
    About(usize),
    Link(usize),
    Picture(usize),
    /// The options together.
    Options,
    Slot(usize),
    /// The times together.
    Slots,
    /// What whoever signs up does, and how many places there are.
    What,
    Places,
    Method,
    Opens,
    Deadline,
    DocumentTitle(usize),
    DocumentUrl(usize),
    /// The documents together.
    Documents,
    /// The draft as a whole: a fault that no field of the page stands for.
    Whole,
}

impl Spot {
    /// Whether it is behind the summary.
    pub(super) fn is_setting(self) -> bool {
        matches!(self, Self::Method | Self::Opens | Self::Deadline)
    }

    /// The id of its element, or the start of it where rows have keys.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Title => "compose-title",
            Self::Description => "compose-description",
            Self::Option(_) | Self::Options => "compose-option",
            Self::Slot(_) => "compose-time",
            Self::Slots => "compose-times",
            Self::What => "compose-what",
            Self::Places => "compose-places",
            Self::About(_) => "compose-about",
            Self::Link(_) => "compose-link",
            Self::Picture(_) => "compose-picture",
            Self::Method => "compose-settings",
            Self::Opens => "compose-opens",
            Self::Deadline => "compose-deadline",
            Self::DocumentTitle(_) => "compose-document-title",
            Self::DocumentUrl(_) => "compose-document-url",
            Self::Documents => "compose-documents",
            Self::Whole => "compose-trouble",
        }
    }

    /// The field that the wire calls `path`. It counts options and documents without the empty rows.
    fn at(path: &str, sketch: &Sketch) -> Self {
        let path = path.strip_prefix("draft.").unwrap_or(path);
        let row = |rest: &str, rows: Vec<usize>| -> Option<usize> {
            let index: usize = rest.strip_prefix('[')?.split(']').next()?.parse().ok()?;
            rows.get(index).copied()
        };
        match path {
            "title" => Self::Title,
            "description" => Self::Description,
            "deadline" | "zone" => Self::Deadline,
            _ if path.starts_with("method") && sketch.signs_up() => Self::Places,
            _ if path.starts_with("method") => Self::Method,
            _ if path.starts_with("options") && sketch.signs_up() => Self::What,
            _ => {
                if let Some(rest) = path.strip_prefix("slots") {
                    row(rest, sketch.times_at()).map_or(Self::Slots, Self::Slot)
                } else if path.starts_with("options") && sketch.is_on_times() {
                    // How many there are is said of the options, whatever they are.
                    Self::Slots
                } else if let Some(rest) = path.strip_prefix("options") {
                    row(rest, sketch.options_at()).map_or(Self::Options, Self::Option)
                } else if let Some(rest) = path.strip_prefix("details") {
                    let spot = match rest.rsplit('.').next() {
                        Some("link") => Self::Link,
                        Some("picture") => Self::Picture,
                        _ => Self::About,
                    };
                    row(rest, sketch.options_at()).map_or(Self::Options, spot)
                } else if let Some(rest) = path.strip_prefix("documents") {
                    let spot = if rest.ends_with(".url") { Self::DocumentUrl } else { Self::DocumentTitle };
                    row(rest, sketch.documents_at()).map_or(Self::Documents, spot)
                } else {
                    Self::Whole
                }
            }
        }
    }
}

/// The faults at their fields, the first of each.
pub(super) fn spots(faults: &[FieldFault], sketch: &Sketch) -> BTreeMap<Spot, FieldFault> {
    let mut spots = BTreeMap::new();
    for fault in faults {
        spots.entry(Spot::at(&fault.path, sketch)).or_insert_with(|| fault.clone());
    }
    spots
}

#[cfg(test)]
mod tests {
    use super::{Spot, spots};
    use crate::polls::compose::sketch::{Choices, Kind, Paper, Sketch, TimeRow};
    use api::{Fault, FieldFault};

    fn sketch() -> Sketch {
        let paper = |title: &str| Paper { title: title.into(), url: String::new() };
        Sketch {
            options: ["", "看海", "", "爬山"].map(str::to_owned).to_vec(),
            documents: vec![paper(""), paper("报价单")],
            ..Sketch::default()
        }
    }

    #[test]
    fn what_is_wrong_with_a_sign_up_stands_at_its_own_fields() {
        let choices = Choices { kind: Kind::SignUp, ..Choices::default() };
        let sketch =
            Sketch {
                choices, limit: "十个".into(), what: "长".repeat(300), documents: vec![], ..sketch()
            };
        let faults = sketch.draft(None, "Asia/Shanghai", jiff::Timestamp::UNIX_EPOCH).expect_err("no draft");
        let spots: Vec<Spot> = spots(&faults, &sketch).into_keys().collect();
        assert_eq!(spots, [Spot::Title, Spot::What, Spot::Places, Spot::Deadline]);
    }

    #[test]
    fn a_fault_stands_at_the_row_on_the_page_not_at_the_place_on_the_wire() {
        let cases = [
            ("draft.title", Spot::Title),
            ("draft.description", Spot::Description),
            ("draft.options[0]", Spot::Option(1)),
            ("draft.options[1]", Spot::Option(3)),
            ("draft.options[9]", Spot::Options),
            ("draft.options", Spot::Options),
            ("draft.details[0].about", Spot::About(1)),
            ("draft.details[1].link", Spot::Link(3)),
            ("draft.details[1].picture", Spot::Picture(3)),
            ("draft.details", Spot::Options),
            ("draft.method", Spot::Method),
            ("draft.method.multiple.max", Spot::Method),
            ("draft.deadline", Spot::Deadline),
            ("draft.zone", Spot::Deadline),
            ("draft.documents[0].url", Spot::DocumentUrl(1)),
            ("draft.documents[0].title", Spot::DocumentTitle(1)),
            ("draft.documents", Spot::Documents),
            ("draft.electorate", Spot::Whole),
            ("group_id", Spot::Whole),
        ];
        for (path, spot) in cases {
            assert_eq!(Spot::at(path, &sketch()), spot, "{path}");
        }
    }

    #[test]
    fn what_is_wrong_with_times_is_said_at_their_rows_and_too_few_at_all_of_them() {
        let row = TimeRow { day: "2026-12-01".into(), ..TimeRow::default() };
        let times = vec![TimeRow::default(), row];
        let choices = Choices { kind: Kind::Slots, ..Choices::default() };
        let sketch = Sketch { times, choices, ..sketch() };
        for (path, spot) in [
            ("draft.slots[0].ends", Spot::Slot(1)),
            ("draft.slots[0]", Spot::Slot(1)),
            ("draft.slots", Spot::Slots),
            ("draft.options", Spot::Slots),
        ] {
            assert_eq!(Spot::at(path, &sketch), spot, "{path}");
        }
    }

    #[test]
    fn the_first_fault_on_the_page_comes_first_and_a_field_says_one() {
        let fault = |path: &str, fault| FieldFault { path: path.into(), fault };
        let faults = [
            fault("draft.deadline", Fault::Missing),
            fault("draft.options[1]", Fault::Malformed),
            fault("draft.options[1]", Fault::Unknown),
            fault("draft.title", Fault::Missing),
        ];
        let found = spots(&faults, &sketch());
        let order: Vec<_> = found.keys().copied().collect();
        assert_eq!(order, [Spot::Title, Spot::Option(3), Spot::Deadline]);
        assert_eq!(found[&Spot::Option(3)].fault, Fault::Malformed);
    }
}
