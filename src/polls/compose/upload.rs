//! The way of a picture to the server.

mod lighten;

use crate::backend::Fetch;
use api::{Code, Problem, Transport as _, pictures::UploadPicture};
use domain::{GroupId, PictureId, picture::MAX_BYTES};
use lighten::lighten;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// Uploads `file`, made smaller where it is large, and says by what the server knows it.
pub(super) async fn upload(group_id: GroupId, file: File) -> Result<PictureId, Problem> {
    // Gone from the device since it was chosen.
    let gone = |_: JsValue| Problem::of(Code::Unreachable);
    let file = lighten(file).await;
    if file.size() > MAX_BYTES as f64 {
        return Err(Problem::of(Code::TooLarge));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(gone)?;
    let request = UploadPicture { group_id }.to_request("", js_sys::Uint8Array::new(&bytes).to_vec());
    let response = Fetch::default().send(request).await?;
    Ok(UploadPicture::read_response(&response)?.id)
}
