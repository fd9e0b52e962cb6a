//! Starts the SPA.

fn main() {
    juyi::app::begin();
}
