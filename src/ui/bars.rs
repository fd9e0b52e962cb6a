use leptos::prelude::*;

use super::{Glyph, Icon, letter, meter::scale_x};

/// One option's running result.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bar {
    /// The option's id, as text: the row keeps its place and its length by it.
    pub key: String,
    /// The option's place, 0-based: letter and colour.
    pub place: usize,
    pub label: String,
    /// With its unit: "28 票".
    pub count: String,
    /// Of the base: "66.7%"; empty where there is none.
    pub percent: String,
    /// 0 to 1, of the longest possible bar.
    pub share: f64,
    /// On my ballot.
    pub mine: bool,
    /// Won, alone or in a tie (only once closed).
    pub leading: bool,
    pub withdrawn: bool,
}

/// The running result in markup, always there, in option order. Bars grow from their old length; a changed number
/// rolls once. It is a list: each row reads "A 方案，28 票，66.7%，我选的".
#[component]
pub fn Bars(
    /// The rows, whole, each time anything changed.
    #[prop(into)]
    rows: Signal<Vec<Bar>>,
    /// The list's name: 实时结果, 结果.
    #[prop(into)]
    label: TextProp,
    /// What the percentages are of: "占已投 42 人".
    #[prop(into)]
    base: TextProp,
    /// The word at my choice: 我选的.
    #[prop(into)]
    mine_word: TextProp,
    /// The word at a withdrawn option: 已撤下.
    #[prop(optional, into)]
    withdrawn_word: TextProp,
) -> impl IntoView {
    let keys =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|bar| bar.key.clone()).collect::<Vec<_>>()));
    let words = StoredValue::new((mine_word, withdrawn_word));
    view! {
        <div class="bars">
            <ol class="bars-list" aria-label=move || label.get()>
                <For each=move || keys.get() key=String::clone let:key>
                    <Row bar=one(rows, key) words />
                </For>
            </ol>
            <p class="bars-base">{move || base.get()}</p>
        </div>
    }
}

fn one(rows: Signal<Vec<Bar>>, key: String) -> Memo<Bar> {
    Memo::new(move |_| rows.with(|rows| rows.iter().find(|bar| bar.key == key).cloned()).unwrap_or_default())
}

#[component]
fn Row(bar: Memo<Bar>, words: StoredValue<(TextProp, TextProp)>) -> impl IntoView {
    let place = Memo::new(move |_| bar.with(|bar| bar.place));
    let count = Memo::new(move |before: Option<&(String, u32)>| {
        let count = bar.with(|bar| bar.count.clone());
        let turns = before.map_or(0, |(old, turns)| turns.wrapping_add(u32::from(*old != count)));
        (count, turns)
    });
    let grown = move || bar.with(|bar| scale_x(bar.share));
    view! {
        <li
            class=move || format!("bar hue-{}", place.get() % 8 + 1)
            class:bar-mine=move || bar.with(|bar| bar.mine)
            class:bar-leading=move || bar.with(|bar| bar.leading)
            class:bar-withdrawn=move || bar.with(|bar| bar.withdrawn)
        >
            <span class="bar-letter" aria-hidden="true">{move || letter(place.get())}</span>
            <span class="bar-label">{move || bar.with(|bar| bar.label.clone())}</span>
            <span class="bar-numbers">
                <span class=move || roll(count.get().1)>{move || count.get().0}</span>
                <span class="bar-percent">{move || bar.with(|bar| bar.percent.clone())}</span>
            </span>
            <span class="bar-track" aria-hidden="true"><span class="bar-fill" style:transform=grown></span></span>
            {move || bar.with(|bar| bar.mine).then(|| mark(Glyph::Check, words.with_value(|(mine, _)| mine.clone())))}
            {move || bar.with(|bar| bar.withdrawn).then(|| mark(Glyph::Withdrawn, words.with_value(|(_, gone)| gone.clone())))}
        </li>
    }
}

/// Two names for one animation: changing between them starts it again.
fn roll(turns: u32) -> &'static str {
    match turns {
        0 => "bar-count",
        odd if odd % 2 == 1 => "bar-count roll-odd",
        _ => "bar-count roll-even",
    }
}

fn mark(glyph: Glyph, word: TextProp) -> impl IntoView {
    view! { <span class="bar-mark"><Icon glyph />{move || word.get()}</span> }
}
