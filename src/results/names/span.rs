use api::Page;
use std::{collections::VecDeque, ops::Range};

/// How many pages of a long list are on the screen at once.
const WIDTH: usize = 2;

/// A stretch of a list that is read page by page, in one direction, by cursors: the pages on the screen, and the cursors of
/// all that were passed, so that one can go back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span<T, C> {
    pages: VecDeque<Vec<T>>,
    /// With which cursor each page is asked for, from the first of the list on.
    starts: Vec<Option<C>>,
    /// Which page is the first on the screen.
    first: usize,
}

impl<T, C: Copy> Default for Span<T, C> {
    fn default() -> Self {
        Self { pages: VecDeque::new(), starts: vec![None], first: 0 }
    }
}

impl<T, C: Copy> Span<T, C> {
    /// What is on the screen.
    pub(super) fn items(&self) -> impl Iterator<Item = &T> {
        self.pages.iter().flatten()
    }

    /// The pages on the screen; of a list not read yet the first.
    pub(super) fn shown(&self) -> Range<usize> {
        self.first..self.first + self.pages.len().max(1)
    }

    /// The page behind the last on the screen, if there is one.
    pub(super) fn below(&self) -> Option<usize> {
        let place = self.first + self.pages.len();
        (place < self.starts.len()).then_some(place)
    }

    /// The page before the first on the screen, if there is one.
    pub(super) fn above(&self) -> Option<usize> {
        self.first.checked_sub(1)
    }

    /// With which cursor to ask for a page; `None` for one that is not there, or not known to be.
    pub(super) fn start(&self, place: usize) -> Option<Option<C>> {
        self.starts.get(place).copied()
    }

    /// Takes a page that was read. A page beside those on the screen moves the stretch, so that it never grows beyond
    /// [`WIDTH`]; any other is taken as the only one.
    pub(super) fn take(&mut self, place: usize, page: Page<T, C>) {
        self.starts.truncate(place + 1);
        if let Some(next) = page.next {
            self.starts.push(Some(next));
        }
        let behind = self.first + self.pages.len();
        if (self.first..behind).contains(&place) {
            self.pages[place - self.first] = page.items;
            // What stood behind the end of the list is gone from it.
            self.pages.truncate(self.starts.len().saturating_sub(self.first));
        } else if place == behind {
            self.pages.push_back(page.items);
            if self.pages.len() > WIDTH {
                self.pages.pop_front();
                self.first += 1;
            }
        } else if place + 1 == self.first {
            self.pages.push_front(page.items);
            self.pages.truncate(WIDTH);
            self.first = place;
        } else {
            self.pages = VecDeque::from([page.items]);
            self.first = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;
    use api::Page;

    /// The page of three numbers from `from` on, of a list of ten.
    fn page(from: u32) -> Page<u32, u32> {
        let items: Vec<u32> = (from..10.min(from + 3)).collect();
        Page { next: (from + 3 < 10).then_some(from + 3), items }
    }
    fn read(span: &mut Span<u32, u32>, place: Option<usize>) {
        let place = place.expect("there is a page");
        let cursor = span.start(place).expect("it can be asked for");
        span.take(place, page(cursor.unwrap_or(0)));
    }
    fn shown(span: &Span<u32, u32>) -> Vec<u32> {
        span.items().copied().collect()
    }

    #[test]
    fn a_long_list_moves_on_with_two_pages_on_the_screen_and_comes_back() {
        let mut span = Span::default();
        assert_eq!(span.shown(), 0..1, "the first page is the one to read");
        span.take(0, page(0));
        let below = span.below();
        read(&mut span, below);
        assert_eq!(shown(&span), [0, 1, 2, 3, 4, 5]);
        let below = span.below();
        read(&mut span, below);
        assert_eq!(shown(&span), [3, 4, 5, 6, 7, 8], "the first page made room");
        let below = span.below();
        read(&mut span, below);
        assert_eq!((shown(&span), span.below()), (vec![6, 7, 8, 9], None));
        let above = span.above();
        read(&mut span, above);
        assert_eq!(shown(&span), [3, 4, 5, 6, 7, 8]);
        let above = span.above();
        read(&mut span, above);
        assert_eq!((shown(&span), span.above()), (vec![0, 1, 2, 3, 4, 5], None));
    }

    #[test]
    fn reading_again_replaces_what_is_shown_and_forgets_what_is_gone() {
        let mut span = Span::default();
        span.take(0, page(0));
        let below = span.below();
        read(&mut span, below);
        assert_eq!((span.shown(), span.start(1)), (0..2, Some(Some(3))));
        span.take(0, Page { items: vec![7, 8], next: None });
        assert_eq!((shown(&span), span.below()), (vec![7, 8], None));
    }
}
