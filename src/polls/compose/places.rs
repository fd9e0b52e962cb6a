use super::{Desk, Spot, summary::method_words};
use crate::{
    i18n::problem::fixed,
    t,
    ui::{Cell, Cells, Field, Stepper},
};
use domain::{Fixed, Method, OptionLabel};
use leptos::prelude::*;

/// What people sign up for, how many places there are, and how many of them one line may take.
#[component]
pub(in crate::polls) fn Places(desk: Desk) -> impl IntoView {
    let form = desk.form;
    let most = Memo::new(move |_| form.choices.with(|choices| choices.most.max(1)));
    let set = move |most: u16| form.choices.update(|choices| choices.most = most);
    view! {
        <Cells title=t!(compose.places_title) footnote=t!(compose.places_hint)>
            <Field
                label=t!(compose.what)
                value=form.what
                error=desk.fault(Spot::What)
                limit=OptionLabel::MAX as usize
                placeholder=t!(poll.sign_up)
                id=Spot::What.id()
            />
            {move || desk.is_anew().then(|| view! {
                <Cell label=t!(compose.limit) value=method_words(form.method()) hint=fixed(Fixed::Method) />
            })}
            {move || (!desk.is_anew()).then(|| view! {
            <Field
                label=t!(compose.limit)
                value=form.limit
                error=desk.fault(Spot::Places)
                kind="number"
                placeholder=t!(compose.no_limit)
                id=Spot::Places.id()
            />
            <Stepper
                label=t!(compose.most)
                less=t!(compose.less, what = t!(compose.most))
                more=t!(compose.more, what = t!(compose.most))
                value=most
                least=1
                most=Method::MOST_PLACES
                on_change=set
            />
            })}
        </Cells>
    }
}
