//! Dragging a row to another place.

/// A row on the page: where it begins and how high it is, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) top: f64,
    pub(super) height: f64,
}

/// A row on its way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drag {
    /// The row's place.
    pub(super) from: usize,
    /// Where the finger took it, from the top of the page.
    pub(super) start: f64,
    /// How far it has been moved, in pixels.
    pub(super) by: f64,
    /// Where the rows were then; only these change places.
    pub(super) slots: Vec<Slot>,
}

impl Drag {
    /// The place it would take if it were let go now.
    pub(super) fn to(&self) -> usize {
        let middle = |slot: &Slot| slot.top + slot.height / 2.0;
        let Some(mine) = self.slots.get(self.from) else { return self.from };
        let here = middle(mine) + self.by;
        self.slots
            .iter()
            .enumerate()
            .filter(|(place, slot)| *place != self.from && middle(slot) < here)
            .count()
    }

    /// How far the row at `place` is moved on the page meanwhile, in pixels.
    pub(super) fn shift(&self, place: usize) -> f64 {
        let Some(mine) = self.slots.get(self.from) else { return 0.0 };
        let to = self.to();
        match place {
            _ if place == self.from => self.by,
            _ if self.from < place && place <= to => -mine.height,
            _ if to <= place && place < self.from => mine.height,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Drag, Slot};

    fn drag(from: usize, by: f64) -> Drag {
        let slots = (0..4).map(|place| Slot { top: 50.0 * f64::from(place), height: 50.0 }).collect();
        Drag { from, start: 0.0, by, slots }
    }

    #[test]
    fn a_row_takes_a_place_once_its_middle_has_passed_the_other_rows_middle() {
        assert_eq!(drag(1, 0.0).to(), 1);
        assert_eq!(drag(1, 49.0).to(), 1);
        assert_eq!(drag(1, 51.0).to(), 2);
        assert_eq!(drag(1, -51.0).to(), 0);
        assert_eq!(drag(1, 9_999.0).to(), 3);
        assert_eq!(drag(3, -9_999.0).to(), 0);
    }

    #[test]
    fn the_rows_between_make_room_and_the_others_stay() {
        let shifts = |drag: &Drag| (0..4).map(|place| drag.shift(place)).collect::<Vec<_>>();
        assert_eq!(shifts(&drag(0, 101.0)), [101.0, -50.0, -50.0, 0.0]);
        assert_eq!(shifts(&drag(3, -60.0)), [0.0, 0.0, 50.0, -60.0]);
    }

    #[test]
    fn a_high_row_is_passed_at_its_own_middle() {
        let mut high = drag(0, 80.0);
        high.slots.truncate(2);
        high.slots[1].height = 150.0;
        assert_eq!(high.to(), 0, "the middle of the high row is 100 pixels below the middle of this one");
        high.by = 101.0;
        assert_eq!(high.to(), 1);
    }
}
