//! Dates, which the browser writes in each language by itself.

use super::{hans, shape::Shape};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [(char, &str); 7] =
    [('一', "Mon"), ('二', "Tue"), ('三', "Wed"), ('四', "Thu"), ('五', "Fri"), ('六', "Sat"), ('日', "Sun")];

/// The text with its dates in English, and how many Chinese letters are in the rest of it.
pub(super) fn in_english(text: &str) -> (usize, Shape) {
    let (mut shapes, mut plain, mut at) = (Vec::new(), String::new(), 0);
    let mut unread = hans(text);
    while let Some(letter) = text[at..].chars().next() {
        let follows_number = plain.ends_with(|before: char| before.is_ascii_digit());
        if let Some(date) = Date::read(&text[at..]).filter(|_| !follows_number) {
            shapes.extend([Shape::text(&std::mem::take(&mut plain)), date.shape()]);
            unread -= hans(&text[at..at + date.length]);
            at += date.length;
        } else {
            plain.push(letter);
            at += letter.len_utf8();
        }
    }
    shapes.push(Shape::text(&plain));
    (unread, Shape::all(shapes))
}

/// "12月6日", "12月6日周日", "2026年12月6日", "2026年12月".
struct Date {
    year: Option<u32>,
    month: &'static str,
    day: Option<u32>,
    weekday: Option<&'static str>,
    /// Whether a clock follows; the space before it is part of the date.
    clock: bool,
    length: usize,
}

impl Date {
    fn read(text: &str) -> Option<Self> {
        let (year, rest) = number(text, '年').map_or((None, text), |(year, rest)| (Some(year), rest));
        let (month, rest) = number(rest, '月')?;
        let month = MONTHS[usize::try_from(month).ok()?.checked_sub(1).filter(|month| *month < 12)?];
        let (day, rest) = number(rest, '日').map_or((None, rest), |(day, rest)| (Some(day), rest));
        year.or(day)?;
        let weekday = rest.strip_prefix('周').and_then(|rest| {
            let letter = rest.chars().next()?;
            let (_, weekday) = WEEKDAYS.iter().find(|(chinese, _)| *chinese == letter)?;
            Some((*weekday, &rest[letter.len_utf8()..]))
        });
        let (weekday, rest) = weekday.map_or((None, rest), |(weekday, rest)| (Some(weekday), rest));
        let behind =
            rest.strip_prefix(' ').filter(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
        let rest = behind.unwrap_or(rest);
        let length = text.len() - rest.len();
        Some(Self { year, month, day, weekday, clock: behind.is_some(), length })
    }

    fn shape(&self) -> Shape {
        let either = |texts: &[&str]| Shape::one_of(texts.iter().map(|text| Shape::text(text)).collect());
        let weekday = self.weekday.map(|weekday| format!("{weekday}, ")).unwrap_or_default();
        let day = self.day.map(|day| format!(" {day}")).unwrap_or_default();
        let year = match (self.year, self.day) {
            (Some(year), Some(_)) => format!(", {year}"),
            (Some(year), None) => format!(" {year}"),
            (None, _) => String::new(),
        };
        let short = &self.month[..3];
        let month = if short == self.month { either(&[short]) } else { either(&[short, self.month]) };
        let clock = if self.clock { either(&[" ", ", ", " at "]) } else { either(&[""]) };
        Shape::all([Shape::text(&weekday), month, Shape::text(&(day + &year)), clock])
    }
}

/// A number with this word behind it.
fn number(text: &str, word: char) -> Option<(u32, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit())?;
    Some((text[..end].parse().ok()?, text[end..].strip_prefix(word)?))
}
