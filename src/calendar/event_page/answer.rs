use super::Shown;
use crate::{app::Trouble, calendar::words::answer_word, clock, state::Doing, t, ui::fresh_id};
use api::{Code, calendar::AnswerEvent};
use domain::PartStat;
use leptos::{html, prelude::*};

/// Whether I come: three words to choose between, as long as it can be answered.
#[component]
pub(super) fn Answer(shown: Shown, again: Callback<()>) -> impl IntoView {
    let doing = Doing::default();
    // What was changed meanwhile is shown before one answers it.
    Effect::new(move || {
        if doing.problem().with(|problem| problem.as_ref().is_some_and(|why| why.code == Code::Refused)) {
            again.run(());
        }
    });
    let open = Memo::new(move |_| shown.get().event.stands(clock::now()).is_ok());
    let asked = Memo::new(move |_| shown.get().mine.is_some());
    view! {
        {move || match (open.get(), asked.get()) {
            (false, _) => ().into_any(),
            (true, false) => view! { <p class="page-sub">{t!(calendar.not_invited)}</p> }.into_any(),
            (true, true) => view! { <Choices shown doing /> }.into_any(),
        }}
        <Trouble doing />
    }
}

#[component]
fn Choices(shown: Shown, doing: Doing) -> impl IntoView {
    let name = fresh_id("answer");
    let choices: Vec<_> = [PartStat::Accepted, PartStat::Declined, PartStat::Tentative]
        .into_iter()
        .map(|answer| {
            let on = move || shown.get().mine == Some(answer);
            let say = move |_| {
                let event = shown.0.with_untracked(|view| (view.event.id, view.event.sequence));
                let request = AnswerEvent { event_id: event.0, sequence: event.1, answer };
                doing.call(request, move |view| shown.take(view));
            };
            let input = NodeRef::<html::Input>::new();
            // An answer that was not taken is not shown as given.
            Effect::new(move || {
                if doing.problem().with(Option::is_some)
                    && let Some(input) = input.get()
                {
                    input.set_checked(shown.0.with_untracked(|view| view.mine == Some(answer)));
                }
            });
            view! {
                <label class="segment" class:segment-on=on>
                    <input class="visually-hidden" type="radio"
                        node_ref=input name=name.clone() prop:checked=on on:change=say />
                    <span class="segment-face">{answer_word(answer)}</span>
                </label>
            }
        })
        .collect();
    view! {
        <fieldset class="event-answer" aria-busy=move || doing.pending().get().to_string()>
            <legend class="section-title">{t!(calendar.answer)}</legend>
            <div class="segmented">{choices}</div>
        </fieldset>
    }
}
