//! Pictures of options. What travels is a picture and no JSON, so neither way is an [`crate::Endpoint`].

use crate::{Problem, access, endpoint};
use domain::{GroupId, PictureId, picture::PictureSize};
use http::{Request, Response, header};
use serde::{Deserialize, Serialize};

/// Uploads a picture, to be shown beside an option of a poll of the group. The body is the file: JPEG, PNG or WebP, at most 4 MiB and
/// 24 megapixels, whatever its content type says. It is written anew as JPEG without its metadata. A picture that no poll shows is
/// gone after seven days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UploadPicture {
    /// The group whose polls may show it.
    pub group_id: GroupId,
}

/// A picture that was uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UploadedPicture {
    /// What options name it by. The same picture has the same id within a group.
    pub id: PictureId,
}

/// Who may upload: members who may vote, as with composing.
pub type UploadAccess = access::Member;

impl UploadPicture {
    /// The path template.
    pub const PATH: &'static str = "/api/v1/groups/{group_id}/pictures";

    /// The request that uploads `file`, for the server at `origin`.
    #[must_use]
    pub fn to_request(&self, origin: &str, file: Vec<u8>) -> Request<Vec<u8>> {
        Request::post(origin.to_owned() + &endpoint::address(Self::PATH, self))
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .body(file)
            .expect("a template and an id make a URI")
    }

    /// Reads the answer.
    ///
    /// # Errors
    /// As [`crate::Endpoint::read_response`].
    pub fn read_response(response: &Response<Vec<u8>>) -> Result<UploadedPicture, Problem> {
        endpoint::read(response)
    }
}

/// A picture: JPEG. To whoever may not see it, it is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GetPicture {
    /// The picture.
    pub picture_id: PictureId,
    /// How large; whole if not said.
    #[serde(default)]
    pub size: PictureSize,
}

/// Who may see a picture: whoever may see a poll that shows it, and who has just uploaded it.
pub type PictureAccess = access::SignedIn;

/// The media type of every picture.
pub const MEDIA_TYPE: &str = "image/jpeg";

impl GetPicture {
    /// The path template; `size` travels in the query.
    pub const PATH: &'static str = "/api/v1/pictures/{picture_id}";

    /// Path and query, read by GET.
    #[must_use]
    pub fn address(&self) -> String {
        endpoint::address(Self::PATH, self)
    }

    /// Reads the inputs back from a request's path parameters and query.
    ///
    /// # Errors
    /// [`crate::Code::NotFound`] if the path names nothing, else [`crate::Code::Invalid`] with the path of each field.
    pub fn from_parts<'a>(
        params: impl Iterator<Item = (&'a str, &'a str)>,
        query: &str,
    ) -> Result<Self, Problem> {
        endpoint::from_query(&params.collect::<Vec<_>>(), query)
    }
}
