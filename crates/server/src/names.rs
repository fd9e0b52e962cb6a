//! Lists of names, in pages.

use api::{Page, bounded::PageLimit};
use domain::UnitPath;

/// How many to ask the store for: one more than the page holds shows whether there is another page.
pub(crate) fn and_one_more(limit: PageLimit) -> u32 {
    limit.get() + 1
}

/// A page of what was read with [`and_one_more`].
pub(crate) fn page<T, C>(mut items: Vec<T>, limit: PageLimit, cursor: impl Fn(&T) -> C) -> Page<T, C> {
    let size = limit.get() as usize;
    let more = items.len() > size;
    items.truncate(size);
    let next = if more { items.last().map(cursor) } else { None };
    Page { items, next }
}

/// What to look for in names: everything if nothing is said, and nothing at all (`None`) where the search is longer than
/// any name can be.
pub(crate) fn search(said: Option<&str>) -> Option<Option<String>> {
    let said = said.map(str::trim).filter(|said| !said.is_empty());
    let longest = UnitPath::MAX as usize;
    said.is_none_or(|said| said.chars().count() <= longest).then(|| said.map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_where_the_next_begins_and_the_last_says_nothing() {
        let limit = PageLimit::new(2).expect("in range");
        assert_eq!(page(vec![1, 2, 3], limit, |n| *n), Page { items: vec![1, 2], next: Some(2) });
        assert_eq!(page(vec![1, 2], limit, |n| *n), Page { items: vec![1, 2], next: None });
        assert_eq!(page(vec![], limit, |n: &i32| *n), Page { items: vec![], next: None });
    }

    #[test]
    fn a_search_for_nothing_finds_all_and_one_for_too_much_finds_none() {
        assert_eq!(search(None), Some(None));
        assert_eq!(search(Some("  ")), Some(None));
        assert_eq!(search(Some(" 李 ")), Some(Some("李".to_owned())));
        assert_eq!(search(Some(&"x".repeat(81))), None);
    }
}
