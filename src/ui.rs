//! The kit over WeUI: what every screen is made of. Router-free, API-free and language-free: words come in
//! already translated, as [`TextProp`](leptos::prelude::TextProp) (a `&'static str`, a `String`, a signal or a
//! closure). Each part is one file here and one file of the same name in `style/`. `docs/style.md` shows their use.

pub mod avatar;
pub mod bars;
pub mod bottom_bar;
pub mod button;
pub mod cell;
pub mod chip;
pub mod choice;
pub mod confirm;
mod dom;
pub mod empty;
pub mod field;
pub mod hidden;
pub mod icon;
pub mod meter;
pub mod notice;
pub mod qr;
pub mod radios;
pub mod search;
pub mod segmented;
pub mod select;
pub mod sheet;
pub mod skeleton;
pub mod stepper;
pub mod switch;
pub mod time;
pub mod toast;

pub use avatar::{Avatar, initial};
pub use bars::{Bar, Bars};
pub use bottom_bar::BottomBar;
pub use button::{Button, LinkButton, Tone};
pub use cell::{Cell, Cells};
pub use chip::{Chip, ChipKind};
pub use choice::{Choice, ChoiceGroup, ChoiceState, letter};
pub use confirm::Confirm;
pub use dom::{at_next_frame, focus_by_id, fresh_id};
pub use empty::Empty;
pub use field::Field;
pub use hidden::VisuallyHidden;
pub use icon::{Glyph, Icon};
pub use meter::{Meter, Ring};
pub use notice::{Notice, NoticeKind};
pub use qr::{Qr, qr_path};
pub use radios::Radios;
pub use search::Search;
pub use segmented::Segmented;
pub use select::Select;
pub use sheet::Sheet;
pub use skeleton::{Shape, Skeleton};
pub use stepper::Stepper;
pub use switch::Switch;
pub use time::Time;
pub use toast::{ToastRegion, Toasts, provide_toasts, use_toasts};
