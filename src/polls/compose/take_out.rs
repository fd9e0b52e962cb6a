use super::{Desk, sketch::Was};
use crate::{
    t,
    ui::{Glyph, Icon, letter},
};
use leptos::prelude::*;

/// Withdraws an option for which somebody may have voted, or thinks better of it; nothing where it was withdrawn before.
#[component]
pub(super) fn TakeOut(desk: Desk, was: ArcRwSignal<Was>, place: Memo<usize>) -> impl IntoView {
    let was = RwSignal::from(was);
    let out = move || was.with(|was| was.out);
    let name = move || match out() {
        true => t!(compose.option_put_back, letter = letter(place.get())),
        false => t!(compose.option_take_out, letter = letter(place.get())),
    };
    let glyph = move || if out() { Glyph::Plus } else { Glyph::Withdrawn };
    move || {
        (!desk.is_gone(was.with(|was| was.id))).then(|| {
            view! {
                <button
                    class="compose-tool"
                    type="button"
                    aria-label=name
                    on:click=move |_| was.update(|was| was.out = !was.out)
                >
                    {move || view! { <Icon glyph=glyph() /> }}
                </button>
            }
        })
    }
}
