//! Compressing answers, where whoever asks can read that.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, header};
use std::io::Write as _;

/// How a body is encoded. In order: the later, the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// The smallest encoding that is there and that the request accepts.
pub(crate) fn best(asked: &HeaderMap, is_there: impl Fn(Encoding) -> bool) -> Encoding {
    let accepted = text(asked, header::ACCEPT_ENCODING);
    [Encoding::Brotli, Encoding::Gzip]
        .into_iter()
        .find(|encoding| encoding.name().is_some_and(|name| accepts(&accepted, name)) && is_there(*encoding))
        .unwrap_or(Encoding::Plain)
}

fn accepts(accepted: &str, name: &str) -> bool {
    let quality = |wanted: &str| {
        accepted.split(',').find_map(|offer| {
            let mut parts = offer.split(';').map(str::trim);
            parts.next().is_some_and(|coding| coding.eq_ignore_ascii_case(wanted)).then_some(())?;
            let quality =
                parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok());
            Some(quality.unwrap_or(0.0) > 0.0)
        })
    };
    quality(name).or_else(|| quality("*")).unwrap_or(false)
}

/// Whether whoever asks has what `etag` names.
pub(crate) fn knows(asked: &HeaderMap, etag: &str) -> bool {
    let known = text(asked, header::IF_NONE_MATCH);
    known.split(',').map(|one| one.trim().trim_start_matches("W/")).any(|one| one == etag || one == "*")
}

fn text(headers: &HeaderMap, name: HeaderName) -> String {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.collect::<Vec<_>>().join(",")
}

/// Encodes what was made just now: quickly rather than tightly.
pub(crate) fn encode(encoding: Encoding, plain: Vec<u8>) -> Bytes {
    let encoded = match encoding {
        Encoding::Plain => return plain.into(),
        Encoding::Gzip => {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
            gzip.write_all(&plain).and_then(|()| gzip.finish())
        }
        Encoding::Brotli => {
            let (quality, window) = (5, 18);
            let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
            writer.write_all(&plain).map(|()| writer.into_inner())
        }
    };
    encoded.expect("memory takes whatever is written to it").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn chosen(accepted: &str, there: &[Encoding]) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, accepted.parse().expect("a value"));
        best(&headers, |encoding| there.contains(&encoding))
    }

    #[test]
    fn the_smallest_that_is_accepted_and_there_is_sent() {
        use Encoding::{Brotli, Gzip, Plain};
        let both = [Gzip, Brotli];
        for (accepted, there, sent) in [
            ("gzip, deflate, br, zstd", &both[..], Brotli),
            ("gzip, deflate", &both, Gzip),
            ("gzip, br;q=0", &both, Gzip),
            ("BR;q=0.1", &both, Brotli),
            ("*", &both, Brotli),
            ("*;q=0", &both, Plain),
            ("br, gzip", &both[..1], Gzip),
            ("identity", &both, Plain),
            ("gzip;q=x", &both, Plain),
            ("", &both, Plain),
        ] {
            assert_eq!(chosen(accepted, there), sent, "{accepted}");
        }
    }

    #[test]
    fn what_is_known_is_not_sent_again() {
        let mut headers = HeaderMap::new();
        headers.insert(header::IF_NONE_MATCH, r#""a-br", W/"b-br""#.parse().expect("a value"));
        assert!(knows(&headers, r#""a-br""#) && knows(&headers, r#""b-br""#));
        assert!(!knows(&headers, r#""c-br""#) && !knows(&HeaderMap::new(), r#""a-br""#));
    }

    #[test]
    fn a_page_is_the_same_after_it_was_encoded() {
        let page = "聚议".repeat(500);
        let mut read = String::new();
        let gzip = encode(Encoding::Gzip, page.clone().into());
        flate2::read::GzDecoder::new(&*gzip).read_to_string(&mut read).expect("gzip");
        assert_eq!(read, page);
        let mut read = String::new();
        let small = encode(Encoding::Brotli, page.clone().into());
        brotli::Decompressor::new(&*small, 4096).read_to_string(&mut read).expect("brotli");
        assert!(read == page && small.len() < 100);
        assert_eq!(encode(Encoding::Plain, page.clone().into()), page);
    }
}
