use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{Glyph, Icon, at_next_frame, fresh_id};

/// A half-screen sheet on the platform's `<dialog>`: the focus stays inside, Escape and a tap beside it close it, and
/// the focus goes back to where it was. Its children exist only while it is open.
#[component]
pub fn Sheet(
    /// Open or not, both ways.
    open: RwSignal<bool>,
    /// Its name and heading.
    #[prop(into)]
    title: TextProp,
    /// The name of the cross.
    #[prop(into)]
    close_label: TextProp,
    /// Fixed at its foot: buttons.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Asks something that cannot be undone: no cross, no closing by a tap beside it.
    #[prop(optional)]
    alert: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    follow(dialog, open);
    let title_id = fresh_id("sheet");
    let labelled = title_id.clone();
    let footer = StoredValue::new(footer);
    let children = StoredValue::new(children);
    let heading = StoredValue::new((title_id, title, close_label));
    let beside = move |event: leptos::ev::MouseEvent| {
        // The dialog itself is only hit outside its face, which covers all of it.
        let on_backdrop = event.target() == dialog.get_untracked().map(Into::into);
        if on_backdrop && !alert {
            open.set(false);
        }
    };
    view! {
        <dialog
            node_ref=dialog
            class="sheet"
            role=alert.then_some("alertdialog")
            aria-labelledby=labelled
            on:close=move |_| open.set(false)
            on:click=beside
        >
            <Show when=move || open.get()>
                <div class="weui-half-screen-dialog sheet-face">
                    <div class="weui-half-screen-dialog__hd sheet-head">
                        {heading.with_value(|(id, title, _)| {
                            let title = title.clone();
                            view! { <h2 class="weui-half-screen-dialog__title sheet-title" id=id.clone()>{move || title.get()}</h2> }
                        })}
                        {(!alert).then(|| {
                            let label = heading.with_value(|(_, _, label)| label.clone());
                            view! { <Cross label on_press=move || open.set(false) /> }
                        })}
                    </div>
                    <div class="sheet-body" tabindex="0">{children.with_value(|children| children())}</div>
                    {footer.with_value(|footer| footer.as_ref().map(|footer| view! { <div class="sheet-foot">{footer.run()}</div> }))}
                </div>
            </Show>
        </dialog>
    }
}

#[component]
fn Cross(label: TextProp, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    view! {
        <button class="sheet-close" type="button" aria-label=move || label.get() on:click=move |_| on_press.run(())>
            <Icon glyph=Glyph::Close />
        </button>
    }
}

/// Keeps the dialog as open as the signal says, remembers who had the focus, and holds the page still behind it.
fn follow(dialog: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    let before = StoredValue::new_local(None::<web_sys::HtmlElement>);
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        let Some(dialog) = dialog.get() else { return false };
        match (was.unwrap_or_default(), is) {
            (false, true) => {
                before.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
                // The focus goes to what is inside, so that has to be there first.
                at_next_frame(move || {
                    if open.try_get_untracked() == Some(true) && !dialog.open() {
                        // Fails only when the dialog is not in the document; then there is nothing to show.
                        let _ = dialog.show_modal();
                        hold_page(true);
                    }
                });
            }
            (true, false) => {
                // Does nothing when the platform closed it (Escape, Android's way back).
                dialog.close();
                hold_page(false);
                if let Some(element) = before.try_update_value(Option::take).flatten() {
                    // Gone from the page meanwhile: the browser's own choice stands.
                    let _ = element.focus();
                }
            }
            (true, true) | (false, false) => {}
        }
        is
    });
    on_cleanup(move || {
        if open.try_get_untracked() == Some(true) {
            hold_page(false);
        }
    });
}

fn hold_page(still: bool) {
    if let Some(root) = document().document_element() {
        // Only an invalid token could fail, and this one is a constant.
        let _ = root.class_list().toggle_with_force("page-held", still);
    }
}
