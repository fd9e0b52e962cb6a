use super::picture::{Drawing, Layout, draw};
use crate::{
    t,
    ui::{Button, Notice, NoticeKind, Sheet},
};
use leptos::prelude::*;

/// What a link is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// To be sent on in a chat.
    Card,
    /// To be printed and hung up: A4.
    Poster,
}

impl Paper {
    fn layout(self) -> Layout {
        match self {
            Self::Card => {
                Layout { width: 750, height: 1_060, margin: 56.0, title: 44.0, text: 28.0, code: 720.0 }
            }
            Self::Poster => {
                Layout { width: 1_240, height: 1_754, margin: 110.0, title: 92.0, text: 42.0, code: 1_120.0 }
            }
        }
    }
}

/// Shows a link as a picture made on this device, to be kept by a long press, saved, or (a poster) printed.
#[component]
pub fn PictureSheet(
    /// Open or not, both ways.
    open: RwSignal<bool>,
    /// The paper to draw on.
    paper: RwSignal<Paper>,
    /// What to draw: the title is the name of a group.
    drawing: Drawing,
) -> impl IntoView {
    let heading = move || match paper.get() {
        Paper::Poster => t!(invite.poster),
        Paper::Card => t!(invite.save_picture),
    };
    let drawing = StoredValue::new(drawing);
    let name = move || drawing.with_value(|drawing| t!(invite.qr_label, group = drawing.title.as_str()));
    view! {
        <Sheet open title=heading close_label=t!(app.close)>
            {move || view! { <Picture drawing=drawing.get_value() paper=paper.get() name=name() /> }}
        </Sheet>
    }
}

/// The picture, and the ways to keep it.
#[component]
pub fn Picture(
    drawing: Drawing,
    paper: Paper,
    /// For who does not see it: what it is, and what scanning it does.
    name: String,
) -> impl IntoView {
    let Some(picture) = draw(&drawing, paper.layout()) else {
        return view! { <Notice kind=NoticeKind::Error text=t!(invite.picture_failed) /> }.into_any();
    };
    let print = Callback::new(|()| {
        // A web-view that cannot print does nothing; the picture can still be kept.
        let _ = window().print();
    });
    view! {
        <div class="picture">
            <img class="picture-paper" src=picture.clone() alt=name />
            <p class="picture-hint">{t!(invite.save_hint)}</p>
            <div class="weui-btn-area">
                {(paper == Paper::Poster).then(|| view! { <Button label=t!(invite.print) on_press=print /> })}
                <a class="weui-btn weui-btn_default button" href=picture download=format!("{}.png", drawing.title)>
                    {t!(invite.save_file)}
                </a>
            </div>
        </div>
    }
    .into_any()
}
