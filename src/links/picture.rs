use super::wrap::fit;
use crate::ui::qr_path;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

/// What is drawn: a heading, the code, and a few lines.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Small, over the title.
    pub above: String,
    /// Large, in at most three lines.
    pub title: String,
    /// The whole address.
    pub url: String,
    /// Small, under the code, each in at most two lines.
    pub below: Vec<String>,
}

/// How many lines of each text there is room for.
const LINES_OF_TITLE: usize = 3;
const LINES_OF_TEXT: usize = 2;

/// How large things are, in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) margin: f64,
    pub(super) title: f64,
    pub(super) text: f64,
    pub(super) code: f64,
}

/// Draws on this device and gives the picture as a `data:` address; `None` where the browser cannot.
pub(super) fn draw(drawing: &Drawing, layout: Layout) -> Option<String> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(layout.width);
    canvas.set_height(layout.height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (dark, light) = inks()?;
    pen.set_fill_style_str(&light);
    pen.fill_rect(0.0, 0.0, f64::from(layout.width), f64::from(layout.height));
    pen.set_fill_style_str(&dark);
    pen.set_text_align("center");
    pen.set_text_baseline("top");

    let mut y = layout.margin;
    y = write(&pen, &drawing.above, layout.text, false, layout, y)? + layout.text * 0.4;
    y = write(&pen, &drawing.title, layout.title, true, layout, y)? + layout.title * 0.6;
    let lines = i32::try_from(drawing.below.len()).unwrap_or(0);
    let room = f64::from(layout.height) - y - layout.margin - f64::from(lines) * layout.text * 1.6;
    let side = layout.code.min(room);
    stamp(&pen, &drawing.url, (f64::from(layout.width) - side) / 2.0, y, side)?;
    y += side + layout.text * 0.6;
    for line in &drawing.below {
        y = write(&pen, line, layout.text, false, layout, y)?;
    }
    canvas.to_data_url().ok()
}

/// Writes a paragraph in the middle, from `y` down; gives where the next begins.
fn write(
    pen: &CanvasRenderingContext2d,
    text: &str,
    size: f64,
    bold: bool,
    layout: Layout,
    mut y: f64,
) -> Option<f64> {
    let weight = if bold { "600" } else { "400" };
    pen.set_font(&format!("{weight} {size}px system-ui, -apple-system, sans-serif"));
    let width = f64::from(layout.width) - 2.0 * layout.margin;
    let measure = |line: &str| pen.measure_text(line).map(|metrics| metrics.width()).unwrap_or_default();
    let most = if bold { LINES_OF_TITLE } else { LINES_OF_TEXT };
    for line in fit(text, most, width, measure) {
        pen.fill_text(&line, f64::from(layout.width) / 2.0, y).ok()?;
        y += size * 1.4;
    }
    Some(y)
}

/// Draws the code with its upper left corner at `x`, `y`.
fn stamp(pen: &CanvasRenderingContext2d, url: &str, x: f64, y: f64, side: f64) -> Option<()> {
    let (path, modules) = qr_path(url)?;
    let modules = f64::from(u32::try_from(modules).ok()?);
    // Whole pixels for each module, so that its edges are sharp.
    let scale = (side / modules).floor().max(1.0);
    let slack = (side - scale * modules) / 2.0;
    pen.save();
    pen.translate(x + slack, y + slack).ok()?;
    pen.scale(scale, scale).ok()?;
    pen.fill_with_path_2d(&Path2d::new_with_path_string(&path).ok()?);
    pen.restore();
    Some(())
}

/// Dark and light of a code, from the tokens: the same in every theme.
fn inks() -> Option<(String, String)> {
    let style = window().get_computed_style(document().body()?.as_ref()).ok()??;
    let ink = |name| style.get_property_value(name).ok().map(|ink| ink.trim().to_owned());
    Some((ink("--qr-dark")?, ink("--qr-light")?))
}
