use super::words::{told, until};
use crate::{
    links::{Drawing, Paper, Picture, can_share, copy, share, whole},
    polls::Phase,
    route::Page,
    state::{GroupState, PollState, PollStateStoreFields as _},
    t,
    ui::{Cell, Cells, Glyph, Sheet, at_next_frame, use_toasts},
};
use domain::Method;
use leptos::{html, prelude::*};
use reactive_stores::Store;

/// The ways to hand a poll on.
#[component]
pub fn ShareSheet(
    state: GroupState,
    poll: Store<PollState>,
    phase: Signal<Phase>,
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Sheet open title=t!(share.title) close_label=t!(app.close)>
            <Ways state poll phase />
        </Sheet>
    }
}

#[component]
fn Ways(state: GroupState, poll: Store<PollState>, phase: Signal<Phase>) -> impl IntoView {
    let toasts = use_toasts();
    let url = StoredValue::new(whole(&Page::Poll(poll.poll().with_untracked(|poll| poll.id)).href()));
    let until = Memo::new(move |_| poll.poll().with(|poll| until(poll, phase.get())));
    let words = Memo::new(move |_| poll.poll().with(|poll| until.with(|until| told(poll, until))));
    let all = move || words.with(|words| url.with_value(|url| format!("{words}\n{url}")));
    let copy_link = move || url.with_value(|url| copy(url, toasts));
    let hand_on = move || words.with_untracked(|words| url.with_value(|url| share(words, url)));
    let poster = RwSignal::new(false);
    view! {
        <p class="share-words">{all}</p>
        <Cells footnote=t!(share.members_only)>
            {can_share().then(|| view! { <Cell glyph=Glyph::Share label=t!(share.elsewhere) on_press=hand_on /> })}
            <Cell glyph=Glyph::Copy label=t!(share.copy_words) on_press=move || copy(&all(), toasts) />
            <Cell glyph=Glyph::Link label=t!(invite.copy_link) on_press=copy_link />
            <Cell glyph=Glyph::Qr label=t!(share.poster) on_press=move || poster.set(true) />
        </Cells>
        {move || poster.get().then(|| {
            let drawing = Drawing {
                above: group_name(state),
                title: poll.poll().with(|poll| poll.title.to_string()),
                url: url.get_value(),
                below: vec![until.get(), scan(phase.get(), poll.poll().with(|poll| poll.method)).to_owned()],
            };
            view! { <Poster drawing /> }
        })}
    }
}

fn group_name(state: GroupState) -> String {
    state.view.get().ready().map(|view| view.group.name.to_string()).unwrap_or_default()
}

/// What scanning the code is good for.
fn scan(phase: Phase, method: Method) -> &'static str {
    match phase.is_over() {
        true => t!(share.scan_result),
        false if method.signs_up() => t!(share.scan_sign_up),
        false => t!(share.scan),
    }
}

/// The picture; it comes where something was pressed, which may be at the edge of the screen.
#[component]
fn Poster(drawing: Drawing) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let Some(place) = place.get() {
            at_next_frame(move || place.scroll_into_view());
        }
    });
    let name = t!(share.poster_name, title = drawing.title.as_str());
    view! {
        <div node_ref=place>
            <Picture drawing paper=Paper::Card name />
        </div>
    }
}
