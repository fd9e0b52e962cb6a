//! Which part of a long list is in the page: never more than two pieces, the others by their height only.

/// How many lines a piece has; two of them are drawn.
pub(super) const PIECE: usize = 100;

/// A line's height before it was ever drawn, in pixels.
const GUESS: f64 = 64.0;

/// The heights of the pieces, as far as they are known.
#[derive(Clone, Debug, Default)]
pub(super) struct Heights(Vec<Option<f64>>);

impl Heights {
    /// Takes the height of a piece that is drawn.
    pub(super) fn learn(&mut self, piece: usize, height: f64) {
        if self.0.len() <= piece {
            self.0.resize(piece + 1, None);
        }
        self.0[piece] = Some(height);
    }

    /// The lines are others now.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }

    fn of(&self, piece: usize, lines: usize) -> f64 {
        let known = self.0.get(piece).copied().flatten();
        known.unwrap_or_else(|| {
            let in_piece = lines.saturating_sub(piece * PIECE).min(PIECE);
            GUESS * u32::try_from(in_piece).map_or(0.0, f64::from)
        })
    }

    /// The height of the pieces from `from` to before `to`, of a list of `lines`.
    pub(super) fn between(&self, from: usize, to: usize, lines: usize) -> f64 {
        (from..to).map(|piece| self.of(piece, lines)).sum()
    }

    /// The first of the two pieces to draw when `top` pixels of the list are scrolled away and `view` are in sight.
    pub(super) fn first(&self, top: f64, view: f64, lines: usize) -> usize {
        let pieces = pieces(lines);
        let mut begin = 0.0;
        for piece in 0..pieces {
            let height = self.of(piece, lines);
            if begin + height > top || piece + 1 == pieces {
                let past_middle = top + view / 2.0 > begin + height / 2.0;
                let first = if past_middle { piece } else { piece.saturating_sub(1) };
                return first.min(pieces.saturating_sub(2));
            }
            begin += height;
        }
        0
    }
}

/// How many pieces a list of `lines` has.
pub(super) fn pieces(lines: usize) -> usize {
    lines.div_ceil(PIECE)
}

#[cfg(test)]
mod tests {
    use super::{Heights, pieces};

    const LINES: usize = 1_000;

    fn heights() -> Heights {
        let mut heights = Heights::default();
        for piece in 0..10 {
            heights.learn(piece, 6_000.0);
        }
        heights
    }

    #[test]
    fn at_the_top_the_first_two_pieces_are_drawn() {
        assert_eq!(heights().first(-200.0, 700.0, LINES), 0);
        assert_eq!(heights().first(0.0, 700.0, LINES), 0);
    }

    #[test]
    fn what_is_in_sight_is_always_drawn() {
        for step in 0..590 {
            let top = f64::from(step) * 100.0;
            let first = heights().first(top, 900.0, LINES);
            let begin = heights().between(0, first, LINES);
            let end = heights().between(0, first + 2, LINES);
            assert!(begin <= top && end >= (top + 900.0).min(60_000.0), "at {top} from {begin} to {end}");
        }
    }

    #[test]
    fn at_the_end_the_last_two_pieces_are_drawn() {
        assert_eq!(heights().first(59_500.0, 700.0, LINES), 8);
        assert_eq!(heights().first(99_999.0, 700.0, LINES), 8);
    }

    #[test]
    fn a_short_list_is_drawn_whole() {
        assert_eq!(Heights::default().first(500.0, 700.0, 30), 0);
        assert_eq!((pieces(0), pieces(1), pieces(100), pieces(101)), (0, 1, 1, 2));
    }

    #[test]
    fn a_piece_never_drawn_is_as_high_as_its_lines_are_likely_to_be() {
        let guessed = Heights::default().between(0, 2, 150);
        assert!((guessed - 150.0 * 64.0).abs() < 0.1);
    }
}
