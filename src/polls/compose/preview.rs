use super::{
    Desk,
    sketch::{Sketch, limit_of},
    summary::method_words,
};
use crate::{
    backend::Listening,
    clock,
    i18n::time,
    polls::{
        ballot::{about, with_more},
        detail::{document_glyph, document_hint, marked_up},
        poll_page::secrecy_words,
    },
    t,
    ui::{Cell, Cells, Choice, ChoiceGroup, Field, Glyph, Icon, Sheet, Stepper},
    wall_clock,
};
use domain::{HttpsUrl, Method, Note, OptionId, PollOption, Slot};
use leptos::prelude::*;

/// The poll as its voters will see it.
#[component]
pub(in crate::polls) fn Preview(desk: Desk) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="compose-preview">
            <Cells>
                <Cell label=t!(compose.preview) on_press=move || open.set(true) glyph=Glyph::Eye />
            </Cells>
        </div>
        <Sheet open title=t!(compose.preview) close_label=t!(app.close)>
            <Ballot desk />
        </Sheet>
    }
}

/// The same beside what is written, where there is room for it, as one writes.
#[component]
pub(in crate::polls) fn PreviewBeside(desk: Desk) -> impl IntoView {
    let query = window().match_media("(min-width: 60em)").ok().flatten();
    let room = RwSignal::new(query.as_ref().is_some_and(web_sys::MediaQueryList::matches));
    if let Some(query) = query {
        let asked = query.clone();
        let turned = Listening::to(&query, "change", move |_: web_sys::Event| {
            room.try_set(asked.matches());
        });
        on_cleanup(move || drop(turned));
    }
    view! {
        <aside class="split-side compose-side" aria-label=t!(compose.preview)>
            {move || {
                room.get()
                    .then(|| {
                        view! {
                            <h2 class="section-title">{t!(compose.preview)}</h2>
                            <Ballot desk />
                        }
                    })
            }}
        </aside>
    }
}

/// It can be marked, to feel it; nothing comes of it.
#[component]
fn Ballot(desk: Desk) -> impl IntoView {
    let marked = RwSignal::new(Vec::<usize>::new());
    move || drawn(&desk.form.sketch(), marked)
}

fn drawn(sketch: &Sketch, marked: RwSignal<Vec<usize>>) -> impl IntoView + use<> {
    let options = options(sketch);
    let method = sketch.choices.method(options.len(), limit_of(&sketch.limit));
    let many = method != Method::Single;
    let promise = secrecy_words(method, sketch.secrecy);
    let closes = wall_clock::read(&sketch.deadline).and_then(wall_clock::instant);
    let closes = closes.map(|at| time::closes(at, clock::now(), None)).unwrap_or_default();
    let title =
        if sketch.title.trim().is_empty() { t!(compose.need_title).to_owned() } else { sketch.title.clone() };
    let mark = move |place: usize| {
        let checked = Signal::derive(move || marked.with(|marked| marked.contains(&place)));
        let change = move |on: bool| {
            marked.update(|marked| {
                marked.retain(|other| many && *other != place);
                if on {
                    marked.push(place);
                }
            });
        };
        (checked, change)
    };
    let (abstains, abstain) = mark(options.len());
    let abstain = sketch.abstention.then(|| {
        view! { <Choice name="preview" label=t!(poll.abstain) checked=abstains on_change=abstain many /> }
    });
    let choices: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, (label, option))| {
            let (checked, change) = mark(place);
            let note = option.as_ref().map(about).unwrap_or_default();
            let row = view! { <Choice name="preview" place label checked on_change=change many note /> };
            match option {
                Some(option) => with_more(&option, row),
                None => row.into_any(),
            }
        })
        .collect();
    let documents = documents(sketch);
    view! {
        <div class="preview">
            <h3 class="preview-title">{title}</h3>
            {(!sketch.description.trim().is_empty())
                .then(|| view! { <div class="preview-text marked">{marked_up(&sketch.description)}</div> })}
            {(!documents.is_empty()).then(|| view! { <Cells title=t!(poll.documents)>{documents}</Cells> })}
            <p class="promise"><Icon glyph=Glyph::Eye /><span>{promise}</span></p>
            <p class="promise"><Icon glyph=Glyph::Clock /><span>{closes}</span></p>
            {match method {
                Method::SignUp { most, .. } => coming(sketch.what(), method, most).into_any(),
                _ => view! {
                    <ChoiceGroup legend=sketch.title.clone() rule=method_words(method)>
                        {choices} {abstain}
                    </ChoiceGroup>
                }
                .into_any(),
            }}
        </div>
    }
}

/// What is to be read first.
fn documents(sketch: &Sketch) -> Vec<impl IntoView + use<>> {
    sketch
        .documents_at()
        .into_iter()
        .map(|place| {
            let paper = &sketch.documents[place];
            let url = paper.url.parse::<HttpsUrl>().ok();
            let hint = url.as_ref().map(document_hint).unwrap_or_default();
            let glyph = url.as_ref().map_or(Glyph::Link, document_glyph);
            view! { <Cell label=paper.title.clone() hint glyph /> }
        })
        .collect()
}

/// What whoever signs up fills in.
fn coming(what: &str, method: Method, most: u16) -> impl IntoView + use<> {
    let (quantity, note) = (RwSignal::new(1_u16), RwSignal::new(String::new()));
    let counts = (most > 1).then(|| {
        view! {
            <Stepper
                label=t!(poll.quantity)
                less=t!(poll.fewer)
                more=t!(poll.more)
                value=quantity
                least=1
                most
                on_change=move |now| quantity.set(now)
            />
        }
    });
    view! {
        <Cells title=what.to_owned() footnote=method_words(method)>
            {counts}
            <Field
                label=t!(poll.note)
                value=note
                limit=Note::MAX as usize
                placeholder=t!(poll.note_hint)
            />
        </Cells>
    }
}

/// What there is to choose between, each in words; texts with what is said besides.
fn options(sketch: &Sketch) -> Vec<(String, Option<PollOption>)> {
    let text = |(place, id): (usize, u16)| {
        let label = sketch.options[place].parse().ok()?;
        let details = sketch.extra(place).shown();
        Some(PollOption { id: OptionId(id), label, slot: None, details, withdrawn: sketch.was(place).out })
    };
    let texts = sketch.options_at().into_iter().zip(1..).filter_map(text);
    let texts = texts.map(|option| (option.label.to_string(), Some(option)));
    texts.chain(times(sketch).into_iter().map(|time| (time, None))).collect()
}

/// The times in their order.
fn times(sketch: &Sketch) -> Vec<String> {
    let here = time::device_zone();
    let zone = sketch.zone_of_times(&here);
    let mut slots: Vec<Slot> =
        sketch.times_at().into_iter().filter_map(|place| sketch.times[place].slot(zone)).collect();
    slots.sort_unstable();
    slots.into_iter().map(|slot| time::slot(slot, zone)).collect()
}
