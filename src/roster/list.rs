use super::{
    pages::Roster,
    row::{MemberRow, UnitRow},
    tree::{Line, lines},
    window::{Heights, PIECE, pieces},
};
use crate::{
    app::Trouble,
    backend::Listening,
    t,
    ui::{Button, Tone},
};
use api::groups::MemberView;
use domain::{PersonId, Role};
use leptos::{html, prelude::*};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast as _;

/// How near the end of what was read the next page is read by itself, in pixels.
const AHEAD: f64 = 800.0;

/// What a list needs to know of its page.
#[derive(Clone, Copy)]
pub(super) struct ListContext {
    pub(super) roster: Roster,
    pub(super) me: PersonId,
    /// Whether something can be done about a member.
    pub(super) may_touch: Callback<MemberView, bool>,
    pub(super) on_press: Callback<MemberView>,
}

/// A line with what it shows.
#[derive(Clone, PartialEq)]
struct Item {
    line: Line,
    view: Option<MemberView>,
}

impl Item {
    /// The same for a line that still shows the same.
    fn key(&self) -> (String, usize, Option<Role>, bool) {
        match (&self.line, &self.view) {
            (Line::Unit(unit), _) => (unit.path.clone(), unit.count, None, unit.more),
            (Line::Member { unit, .. }, Some(view)) => {
                (format!("{} {unit}", view.person.id), 0, Some(view.member.role), view.namesake)
            }
            (Line::Member { place, .. }, None) => (String::new(), *place, None, false),
        }
    }
}

/// The members under their units. Of a long list only what is in sight and a little around it is in the page.
#[component]
pub(super) fn MemberList(context: ListContext) -> impl IntoView {
    let roster = context.roster;
    let folded = RwSignal::new(BTreeSet::new());
    let all = Memo::new(move |_| {
        let more = roster.next.with(Option::is_some);
        roster.members.with(|members| folded.with(|folded| lines(members, folded, more)))
    });
    let frame = NodeRef::<html::Div>::new();
    let (first, heights) = follow(frame, all, roster);
    let count = Memo::new(move |_| all.with(Vec::len));
    let shown = move || {
        let first = first.get();
        (first..pieces(count.get()).min(first + 2)).collect::<Vec<_>>()
    };
    let room = move |from: usize, to: usize| {
        format!("{:.0}px", heights.with_value(|heights| heights.between(from, to, count.get())))
    };
    let after = move || {
        let pieces = pieces(count.get());
        room((first.get() + 2).min(pieces), pieces)
    };
    view! {
        <div node_ref=frame class="card roster">
            <div style:height=move || room(0, first.get())></div>
            <For each=shown key=|piece| *piece let(piece)>
                <Piece context all folded piece />
            </For>
            <div style:height=after></div>
        </div>
        {move || roster.next.get().is_some().then(|| view! { <More roster /> })}
    }
}

#[component]
fn Piece(
    context: ListContext,
    all: Memo<Vec<Line>>,
    folded: RwSignal<BTreeSet<String>>,
    piece: usize,
) -> impl IntoView {
    let items = Memo::new(move |_| {
        let with_view = |line: &Line| {
            let view = match line {
                Line::Member { place, .. } => context.roster.members.with(|all| all.get(*place).cloned()),
                Line::Unit(_) => None,
            };
            Item { line: line.clone(), view }
        };
        all.with(|all| all.iter().skip(piece * PIECE).take(PIECE).map(with_view).collect::<Vec<_>>())
    });
    view! {
        <ul class="members" data-piece=piece>
            <For each=move || items.get() key=Item::key let(item)>
                <li>{row(context, folded, item)}</li>
            </For>
        </ul>
    }
}

fn row(context: ListContext, folded: RwSignal<BTreeSet<String>>, item: Item) -> AnyView {
    match item {
        Item { line: Line::Unit(heading), .. } => {
            let (path, asked) = (heading.path.clone(), heading.path.clone());
            let open = Signal::derive(move || folded.with(|folded| !folded.contains(&asked)));
            let fold = move || {
                folded.update(|folded| {
                    if !folded.remove(&path) {
                        folded.insert(path.clone());
                    }
                });
            };
            view! { <UnitRow heading open on_press=move |()| fold() /> }.into_any()
        }
        Item { line: Line::Member { unit, .. }, view: Some(view) } => {
            let me = view.person.id == context.me;
            let touch = context.may_touch.run(view.clone()).then(|| {
                let view = view.clone();
                Callback::new(move |()| context.on_press.run(view.clone()))
            });
            view! { <MemberRow view unit me on_press=touch /> }.into_any()
        }
        Item { .. } => ().into_any(),
    }
}

/// Follows the scrolling of the page: which pieces are drawn, how high they are, whether more must be read.
fn follow(
    frame: NodeRef<html::Div>,
    all: Memo<Vec<Line>>,
    roster: Roster,
) -> (Memo<usize>, StoredValue<Heights>) {
    let heights = StoredValue::new(Heights::default());
    let wanted = RwSignal::new(0_usize);
    let look = move || {
        let Some(frame) = frame.try_get_untracked().flatten() else { return };
        let count = all.with_untracked(Vec::len);
        learn(&frame, heights);
        let view = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
        let bounds = frame.get_bounding_client_rect();
        let first = heights.with_value(|heights| heights.first(-bounds.top(), view, count));
        if wanted.get_untracked() != first {
            wanted.set(first);
        }
        if bounds.bottom() < view + AHEAD && bounds.height() > 0.0 {
            roster.more();
        }
    };
    let scrolled = Listening::to(&window(), "scroll", move |_: web_sys::Event| look());
    let turned = Listening::to(&window(), "resize", move |_: web_sys::Event| {
        heights.update_value(Heights::forget);
        look();
    });
    on_cleanup(move || drop((scrolled, turned)));
    Effect::new(move |before: Option<usize>| {
        let count = all.with(Vec::len);
        // What was put behind the end moves nothing; anything else may.
        if before.is_some_and(|before| count < before) {
            heights.update_value(Heights::forget);
        }
        crate::ui::at_next_frame(look);
        count
    });
    (Memo::new(move |_| wanted.get().min(pieces(all.with(Vec::len)).saturating_sub(1))), heights)
}

/// Takes the heights of the pieces that are drawn.
fn learn(frame: &web_sys::HtmlElement, heights: StoredValue<Heights>) {
    let Ok(drawn) = frame.query_selector_all(".members") else { return };
    for place in 0..drawn.length() {
        let Some(element) = drawn.item(place).and_then(|node| node.dyn_into::<web_sys::Element>().ok())
        else {
            continue;
        };
        let piece = element.get_attribute("data-piece").and_then(|piece| piece.parse().ok());
        if let Some(piece) = piece {
            let height = element.get_bounding_client_rect().height();
            heights.update_value(|heights| heights.learn(piece, height));
        }
    }
}

/// Reads on; by itself when one scrolls near the end, and by hand.
#[component]
fn More(roster: Roster) -> impl IntoView {
    view! {
        <Trouble doing=roster.reading />
        <Button label=t!(app.more) on_press=move || roster.more() pending=roster.reading.pending() tone=Tone::Text />
    }
}
