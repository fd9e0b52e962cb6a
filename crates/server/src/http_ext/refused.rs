use api::{Code, Problem};
use axum::response::{IntoResponse, Response};
use domain::{
    CastRefusal, EmailRefusal, EventRefusal, InvitationRefusal, PictureRefusal, PollRefusal, ReminderRefusal,
    RoleRefusal, SignInRefusal,
};
use http::{HeaderValue, StatusCode, header};
use store::StoreError;

/// In how many seconds a store that could not keep something is worth another try.
const TRY_AGAIN: u32 = 2;

/// A request that got no answer but a problem. Everything that goes wrong in a handler becomes one by `?`.
#[derive(Debug)]
pub struct Refused(Box<Problem>);

impl Refused {
    /// The problem.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0
    }
}

impl From<Problem> for Refused {
    fn from(problem: Problem) -> Self {
        Self(Box::new(problem))
    }
}

impl From<Code> for Refused {
    fn from(code: Code) -> Self {
        Problem::of(code).into()
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Problem::of(Code::Unavailable).retry_after(TRY_AGAIN),
            StoreError::Unavailable(why) => {
                tracing::error!(%why, "the store is unavailable");
                Problem::of(Code::Unavailable).retry_after(TRY_AGAIN)
            }
            StoreError::Damaged(why) => {
                tracing::error!(%why, "what is kept is damaged");
                Problem::of(Code::Internal)
            }
        }
        .into()
    }
}

macro_rules! from_refusals {
    ($($why:ty)*) => {$(
        impl From<$why> for Refused {
            fn from(why: $why) -> Self { Problem::from(why).into() }
        }
    )*};
}
from_refusals! { CastRefusal PollRefusal InvitationRefusal SignInRefusal RoleRefusal EventRefusal EmailRefusal ReminderRefusal PictureRefusal }

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self.0).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.0.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
