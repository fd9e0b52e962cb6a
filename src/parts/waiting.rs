use super::Part;
use crate::{app::loaded, backend::NEW_BUILD, state::Load, ui::Shape};
use leptos::{prelude::*, task::spawn_local};
use std::{cell::RefCell, sync::atomic::Ordering};

thread_local! {
    /// Who waits for which part; also those to whom it did not come, until it does.
    static WAITING: RefCell<Vec<(Part, RwSignal<Load<()>>)>> = const { RefCell::new(Vec::new()) };
}

/// What `draw` gives once `part` is here. Before that, and if it does not come, what says so, within `around`.
pub(super) fn fetched(
    part: Part,
    shape: Shape,
    around: fn(AnyView) -> AnyView,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> impl IntoView {
    waits(part, Some(shape), around, Box::new(draw))
}

/// The same for what is only there where it has something to say: until that is known it takes no room, so that nothing moves
/// twice.
pub(super) fn fetched_quietly(
    part: Part,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> impl IntoView {
    waits(part, None, |inside| inside, Box::new(draw))
}

type Draw = Box<dyn Fn() -> Option<AnyView> + Send + Sync>;

/// The same; compiled once, however many parts are waited for.
fn waits(part: Part, shape: Option<Shape>, around: fn(AnyView) -> AnyView, draw: Draw) -> impl IntoView {
    let state = fetching(part);
    let again = Callback::new(move |()| {
        // Of another build no part fits.
        if NEW_BUILD.load(Ordering::Relaxed) {
            let _ = window().location().reload();
        }
        state.set(Load::Waiting);
        fetch(part, state);
    });
    move || match (state.get(), shape) {
        (Load::Ready(()), _) => draw().into_any(),
        (Load::Waiting, None) => ().into_any(),
        (other, shape) => {
            around(loaded(other, shape.unwrap_or(Shape::Text), Some(again), |()| ()).into_any())
        }
    }
}

/// Whether `part` is here. If it is not, it comes.
pub(super) fn fetching(part: Part) -> RwSignal<Load<()>> {
    if part.is_here() {
        return RwSignal::new(Load::Ready(()));
    }
    let state = RwSignal::new(Load::Waiting);
    fetch(part, state);
    state
}

fn fetch(part: Part, state: RwSignal<Load<()>>) {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|(_, other)| *other != state && !other.is_disposed());
        waiting.push((part, state));
    });
    spawn_local(async move {
        // The page may be gone by now.
        match part.fetch().await {
            Ok(()) => came(part),
            failed => {
                state.try_update(|state| state.take(failed));
            }
        }
    });
}

/// Everything that waits for `part` shows it: whoever asked for it once more asked for all of them.
fn came(part: Part) {
    let waiting = WAITING.with_borrow_mut(std::mem::take);
    let (ready, others): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(of, _)| *of == part);
    WAITING.set(others);
    for (_, state) in ready {
        state.try_update(|state| state.take(Ok(())));
    }
}
