//! A photo is made smaller on the device that took it: a camera makes files larger than the server takes, and than a line in a
//! lift carries.

use domain::picture::WHOLE_SIDE;
use js_sys::Promise;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url};

/// Files up to here are sent as they are, in bytes.
const LIGHT: f64 = 1_048_576.0;
/// How good the JPEG is, of 1. The server writes it anew.
const QUALITY: f64 = 0.9;

/// What is sent of `file`: a large picture no larger than the server keeps, and without what the camera wrote beside it. What
/// this browser cannot read stays as it is, for the server to judge.
pub(super) async fn lighten(file: File) -> Blob {
    let redrawn = if file.size() > LIGHT { redrawn(&file).await } else { None };
    redrawn.filter(|blob| blob.size() < file.size()).unwrap_or_else(|| file.into())
}

async fn redrawn(file: &File) -> Option<Blob> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let picture = decoded(&address).await;
    let _ = Url::revoke_object_url(&address);
    let canvas = on_canvas(&picture?)?;
    let written = Promise::new(&mut |done, failed| {
        let take = Closure::once_into_js(move |blob: JsValue| done.call1(&JsValue::NULL, &blob));
        let quality = JsValue::from_f64(QUALITY);
        let begun =
            canvas.to_blob_with_type_and_encoder_options(take.unchecked_ref(), "image/jpeg", &quality);
        if begun.is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    // Null where there was no memory for it.
    JsFuture::from(written).await.ok()?.dyn_into().ok()
}

async fn decoded(address: &str) -> Option<HtmlImageElement> {
    let picture = HtmlImageElement::new().ok()?;
    picture.set_src(address);
    JsFuture::from(picture.decode()).await.ok()?;
    Some(picture)
}

/// Drawn upright, as the browser shows it, on the ground that the server lays under what one sees through.
fn on_canvas(picture: &HtmlImageElement) -> Option<HtmlCanvasElement> {
    let (width, height) = (picture.natural_width(), picture.natural_height());
    let longer = width.max(height).max(1);
    let within = |side: u32| if longer > WHOLE_SIDE { (side * WHOLE_SIDE / longer).max(1) } else { side };
    let (width, height) = (within(width), within(height));
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    let style = window().get_computed_style(document().body()?.as_ref()).ok()??;
    pen.set_fill_style_str(style.get_property_value("--qr-light").ok()?.trim());
    pen.fill_rect(0.0, 0.0, width, height);
    pen.draw_image_with_html_image_element_and_dw_and_dh(picture, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}
