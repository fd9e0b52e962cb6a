use super::{document_glyph, document_hint};
use crate::{
    t,
    ui::{Icon, Sheet, letter},
};
use api::pictures::GetPicture;
use domain::{OptionDetails, PictureId, PollOption, picture::PictureSize};
use leptos::prelude::*;

/// The link and the picture of an option, below it on a ballot.
#[component]
pub(super) fn Beside(option: PollOption) -> impl IntoView {
    let PollOption { label, details, .. } = option;
    view! { <div class="option-more">{shown(details, label.to_string())}</div> }
}

/// The options of which there is more to know, with all of it.
#[component]
pub(super) fn Options(options: Vec<PollOption>) -> impl IntoView {
    let row = |(place, option): (usize, PollOption)| {
        let PollOption { label, details, .. } = option;
        let about = details
            .about
            .as_ref()
            .map(|about| view! { <p class="choice-note" dir="auto">{about.to_string()}</p> });
        view! {
            <li class=format!("option-row hue-{}", place % 8 + 1)>
                <span class="choice-letter" aria-hidden="true">{letter(place)}</span>
                <div class="option-words">
                    <p dir="auto">{label.to_string()}</p>
                    {about}
                    <div class="option-more">{shown(details, label.to_string())}</div>
                </div>
            </li>
        }
    };
    let known = options.into_iter().enumerate().filter(|(_, option)| !option.details.is_empty());
    let rows: Vec<_> = known.map(row).collect();
    view! {
        <section class="card card-pad" aria-label=t!(poll.option_details)>
            <h2>{t!(poll.option_details)}</h2>
            <ul class="option-list">{rows}</ul>
        </section>
    }
}

fn shown(details: OptionDetails, label: String) -> impl IntoView {
    let link = details.link.map(|url| {
        let address = url.as_str().to_owned();
        view! {
            <a class="option-link" href=address target="_blank" rel="noopener noreferrer" title=t!(poll.opens_outside)>
                <Icon glyph=document_glyph(&url) />
                <span>{document_hint(&url)}</span>
            </a>
        }
    });
    let picture = details.picture.map(|id| view! { <Thumbnail id alt=label /> });
    (picture, link)
}

/// A small picture; a tap shows it whole.
#[component]
pub fn Thumbnail(id: PictureId, alt: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let address = move |size| GetPicture { picture_id: id, size }.address();
    let words = alt.clone();
    view! {
        <button
            class="thumbnail"
            type="button"
            aria-label=t!(poll.picture_of, option = alt.clone())
            on:click=move |_| open.set(true)
        >
            <img src=address(PictureSize::Thumbnail) alt=alt.clone() loading="lazy" decoding="async" />
        </button>
        <Sheet open title=alt close_label=t!(app.close)>
            <img class="picture-whole" src=address(PictureSize::Whole) alt=words.clone() />
        </Sheet>
    }
}
