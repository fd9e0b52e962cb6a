//! The kit over WeUI: what every screen is made of. Router-free, API-free and language-free: words come in
//! already translated, as [`TextProp`](leptos::prelude::TextProp) (a `&'static str`, a `String`, a signal or a
//! closure). Each part is one file here and one file of the same name in `style/`. `docs/style.md` shows their use.

mod avatar;
mod bars;
mod bottom_bar;
mod button;
mod cell;
mod chip;
mod choice;
mod confirm;
mod dom;
mod empty;
mod field;
mod hidden;
mod icon;
mod meter;
mod notice;
mod qr;
mod search;
mod segmented;
mod select;
mod sheet;
mod skeleton;
mod switch;
mod time;
mod toast;

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
pub use search::Search;
pub use segmented::Segmented;
pub use select::Select;
pub use sheet::Sheet;
pub use skeleton::{Shape, Skeleton};
pub use switch::Switch;
pub use time::Time;
pub use toast::{ToastRegion, Toasts, provide_toasts, use_toasts};
