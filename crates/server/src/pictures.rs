//! Pictures of options: uploaded, written anew, and given to whoever may see a poll that shows them.

mod remake;

use crate::{
    app::App,
    caller::{Asked, Prove as _, origin},
    http_ext::{Answer, Refused, read_body},
};
use api::{
    Code, Problem,
    pictures::{GetPicture, MEDIA_TYPE, PictureAccess, UploadAccess, UploadPicture, UploadedPicture},
};
use axum::{
    Router,
    extract::{FromRequestParts as _, RawPathParams, Request, State},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use domain::{PictureId, picture::MAX_BYTES};
use http::{HeaderValue, header};
use store::NewPicture;
use tokio::sync::Semaphore;

/// So many uploads are read at a time: one that comes slowly does not keep the others, and all of them not the memory.
static READING: Semaphore = Semaphore::const_new(8);
/// One is worked on at a time: a large one takes a core for a moment, and a hundred megabytes.
static AT_WORK: Semaphore = Semaphore::const_new(1);

/// A picture never changes under its id; and it is nobody's but this person's browser's to keep.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

/// Mounts the ways of pictures.
pub(crate) trait PicturesExt {
    /// Mounts them.
    fn pictures(self) -> Self;
}

impl PicturesExt for Router<App> {
    fn pictures(self) -> Self {
        self.route(UploadPicture::PATH, post(upload)).route(GetPicture::PATH, get(picture))
    }
}

async fn upload(State(app): State<App>, request: Request) -> Response {
    take(&app, request).await.unwrap_or_else(Refused::into_response)
}

async fn picture(State(app): State<App>, request: Request) -> Response {
    show(&app, request).await.unwrap_or_else(Refused::into_response)
}

async fn take(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, body) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let asked = Asked::new(app, &parts, &params);
    origin::check(&asked)?;
    let by = UploadAccess::prove(app, &asked).await?.member;
    if !by.role.votes() {
        return Err(Problem::of(Code::Forbidden).because("an observer does not compose").into());
    }
    let _place = READING.acquire().await.map_err(|_| Code::Internal)?;
    let file = read_body(body, MAX_BYTES).await?;
    let _turn = AT_WORK.acquire().await.map_err(|_| Code::Internal)?;
    // A vote must not wait for it.
    let made = tokio::task::spawn_blocking(move || remake::remake(&file)).await;
    let made = made.map_err(|error| Problem::of(Code::Internal).because(error))??;
    let picture = NewPicture {
        id: PictureId(app.id()),
        group_id: by.group_id,
        uploader: by.person_id,
        hash: made.hash,
        whole: made.whole,
        thumbnail: made.thumbnail,
    };
    let id = app.store.put_picture(&picture, app.config.picture_quota).await??;
    let answer = serde_json::to_vec(&UploadedPicture { id }).map_err(|_| Code::Internal)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], answer).into_response())
}

async fn show(app: &App, request: Request) -> Answer<Response> {
    let (mut parts, _) = request.into_parts();
    let params = RawPathParams::from_request_parts(&mut parts, &()).await;
    let params = params.map_err(|_| Problem::of(Code::NotFound))?;
    let caller = PictureAccess::prove(app, &Asked::new(app, &parts, &params)).await?;
    let query = parts.uri.query().unwrap_or_default();
    let GetPicture { picture_id, size } = GetPicture::from_parts(params.iter(), query)?;
    let bytes = app.store.picture(picture_id, caller.person_id(), size).await?.ok_or(Code::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE)),
        (header::CACHE_CONTROL, KEPT),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox")),
    ];
    Ok((headers, bytes).into_response())
}
