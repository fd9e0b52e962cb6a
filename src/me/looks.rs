use crate::{
    appearance::{TextSize, Theme, use_appearance},
    i18n::{Language, Locale},
    t,
    ui::{Cells, Segmented, Switch},
};
use leptos::prelude::*;

/// Language and appearance, on this device.
#[component]
pub(super) fn Looks() -> impl IntoView {
    let looks = use_appearance();
    let themes = vec![
        (Theme::System, t!(me.theme_system).into()),
        (Theme::Light, t!(me.theme_light).into()),
        (Theme::Dark, t!(me.theme_dark).into()),
    ];
    let sizes = vec![
        (TextSize::Standard, t!(me.text_standard).into()),
        (TextSize::Large, t!(me.text_large).into()),
        (TextSize::Larger, t!(me.text_larger).into()),
    ];
    view! {
        <Tongue />
        <Cells title=t!(me.appearance)>
            <div class="me-choice">
                <Segmented legend=t!(me.appearance) options=themes value=looks.theme />
            </div>
            <div class="me-choice">
                <span>{t!(me.text_size)}</span>
                <Segmented legend=t!(me.text_size) options=sizes value=looks.text />
            </div>
            <Switch
                label=t!(me.care)
                on=looks.care
                on_change=move |on| looks.care.set(on)
                hint=t!(me.care_hint)
            />
        </Cells>
    }
}

/// The language. Each is called by its own name, for whoever cannot read the present one.
#[component]
fn Tongue() -> impl IntoView {
    let language = use_context::<Language>();
    let chosen = RwSignal::new(crate::i18n::locale());
    Effect::new(move |before: Option<Locale>| {
        let now = chosen.get();
        if let (Some(language), true) = (language, before.is_some_and(|before| before != now)) {
            language.set(now);
        }
        now
    });
    let tongues = vec![(Locale::zh_CN, "中文".into()), (Locale::en, "English".into())];
    view! {
        <Cells title=t!(me.language)>
            <div class="me-choice">
                <Segmented legend=t!(me.language) options=tongues value=chosen />
            </div>
        </Cells>
    }
}
