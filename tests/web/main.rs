//! The parts of the kit whose behaviour needs a browser: focus, keyboard, forms.
#![cfg(target_arch = "wasm32")]

mod button;
mod choice;
mod field;
mod page;
mod sheet;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
