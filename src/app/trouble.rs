use crate::{
    i18n::problem,
    state::Doing,
    t,
    ui::{Notice, NoticeKind, at_next_frame},
};
use leptos::{html, prelude::*};

/// What of the screen's foot may be covered by a bottom bar, in pixels.
const FOOT: f64 = 120.0;

/// Why what a person asked for did not work, and that what they typed is still there. It comes into sight by itself.
#[component]
pub fn Trouble(
    doing: Doing,
    /// The sheet or question that it was asked in, where that would cover this: then it is closed.
    #[prop(optional)]
    closes: Option<RwSignal<bool>>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if doing.problem().with(Option::is_none) {
            return;
        }
        if let Some(open) = closes {
            open.set(false);
        }
        at_next_frame(move || {
            if let Some(place) = place.try_get_untracked().flatten() {
                show(&place);
            }
        });
    });
    view! {
        <div class="trouble" node_ref=place>
            {move || {
                doing
                    .problem()
                    .get()
                    .map(|why| {
                        let text = problem::problem(&why);
                        if why.is_passing() {
                            view! { <Notice kind=NoticeKind::Error text detail=t!(problem.lost_nothing) /> }
                                .into_any()
                        } else {
                            view! { <Notice kind=NoticeKind::Error text /> }.into_any()
                        }
                    })
            }}
        </div>
    }
}

/// Scrolls until the whole of it is seen.
fn show(place: &web_sys::HtmlElement) {
    let bounds = place.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(f64::MAX);
    if bounds.top() < 0.0 || bounds.bottom() > height - FOOT {
        place.scroll_into_view_with_bool(bounds.top() < 0.0);
    }
}
