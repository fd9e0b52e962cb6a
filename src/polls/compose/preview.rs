use super::{Desk, deadline, summary::method_words};
use crate::{
    clock,
    i18n::time,
    t,
    ui::{Cell, Cells, Choice, ChoiceGroup, Glyph, Icon, Sheet},
};
use domain::{HttpsUrl, Method};
use leptos::prelude::*;

/// The poll as its voters will see it.
#[component]
pub(in crate::polls) fn Preview(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <Cells>
            <Cell label=t!(compose.preview) on_press=move || open.set(true) glyph=Glyph::Eye />
        </Cells>
        <Sheet open title=t!(compose.preview) close_label=t!(app.close)>
            <Ballot desk />
        </Sheet>
    }
}

/// It can be marked, to feel it; nothing comes of it.
#[component]
fn Ballot(desk: Desk) -> impl IntoView {
    let sketch = untrack(|| desk.form.sketch());
    let marked = RwSignal::new(Vec::<usize>::new());
    let options: Vec<String> = sketch.options_at().into_iter().map(|place| sketch.options[place].clone()).collect();
    let method = sketch.choices.method(options.len());
    let many = method != Method::Single;
    let closes = deadline::read(&sketch.deadline).and_then(deadline::instant);
    let closes = closes.map(|at| time::closes(at, clock::now(), None)).unwrap_or_default();
    let title = if sketch.title.trim().is_empty() { t!(compose.need_title).to_owned() } else { sketch.title.clone() };
    let choices: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, label)| {
            let checked = Signal::derive(move || marked.with(|marked| marked.contains(&place)));
            let change = move |on: bool| {
                marked.update(|marked| {
                    marked.retain(|other| many && *other != place);
                    if on {
                        marked.push(place);
                    }
                });
            };
            view! { <Choice name="preview" place label checked on_change=change many /> }
        })
        .collect();
    let documents: Vec<_> = sketch
        .documents_at()
        .into_iter()
        .map(|place| {
            let paper = &sketch.documents[place];
            let host = paper.url.parse::<HttpsUrl>().map(|url| url.host().to_owned()).unwrap_or_default();
            view! { <Cell label=paper.title.clone() hint=host glyph=Glyph::Document /> }
        })
        .collect();
    view! {
        <div class="stack preview">
            <h3 class="page-title">{title}</h3>
            {(!sketch.description.trim().is_empty())
                .then(|| view! { <p class="preview-text">{sketch.description.clone()}</p> })}
            {(!documents.is_empty()).then(|| view! { <Cells title=t!(poll.documents)>{documents}</Cells> })}
            <p class="told-line"><Icon glyph=Glyph::Eye /><span>{t!(poll.secrecy_real_name)}</span></p>
            <p class="told-line"><Icon glyph=Glyph::Clock /><span>{closes}</span></p>
            <ChoiceGroup legend=sketch.title rule=method_words(method)>
                {choices}
            </ChoiceGroup>
        </div>
    }
}
