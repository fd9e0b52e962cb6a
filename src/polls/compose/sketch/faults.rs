use api::{Fault, FieldFault};
use domain::{Slot, TextFault};
use std::str::FromStr;

/// The faults found so far, called as the wire calls them.
pub(super) struct Faults(pub(super) Vec<FieldFault>);

impl Faults {
    pub(super) fn add(&mut self, field: &str, fault: Fault) {
        self.0.push(FieldFault { path: format!("draft.{field}"), fault });
    }

    pub(super) fn slot(&mut self, index: usize, read: Option<Slot>) -> Option<Slot> {
        if read.is_none() {
            self.add(&format!("slots[{index}]"), Fault::Missing);
        }
        read
    }

    /// A text that may be left out.
    pub(super) fn some_text<T: FromStr<Err = TextFault>>(
        &mut self,
        field: &str,
        typed: &str,
    ) -> Option<Option<T>> {
        if typed.trim().is_empty() { Some(None) } else { self.text(field, typed.parse()).map(Some) }
    }

    pub(super) fn text<T>(&mut self, field: &str, read: Result<T, TextFault>) -> Option<T> {
        read.map_err(|fault| self.add(field, Fault::Text(fault))).ok()
    }
}
