use crate::app::App;
use axum::{
    extract::State,
    response::{IntoResponse as _, Response},
};
use http::{HeaderValue, StatusCode, header};
use serde::Serialize;
use store::Vitals;

/// Whether the server keeps what it is given, for operators and their monitors.
#[derive(Serialize)]
struct Health {
    status: &'static str,
    build: String,
    #[serde(flatten)]
    vitals: Option<Vitals>,
}

pub(crate) async fn health(State(app): State<App>) -> Response {
    let (code, status, vitals) = match app.store.vitals().await {
        Ok(vitals) => (StatusCode::OK, "ok", Some(vitals)),
        Err(error) => {
            tracing::error!(%error, "the store does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "unavailable", None)
        }
    };
    let health = Health { status, build: app.config.build.clone(), vitals };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (code, headers, serde_json::to_vec(&health).unwrap_or_default()).into_response()
}
