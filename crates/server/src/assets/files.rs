use crate::encoding::Encoding;
use bytes::Bytes;
use sha2::{Digest as _, Sha256};

/// A file of the site, with what was compressed of it when it was built.
#[derive(Clone, Debug)]
pub(super) struct File {
    pub(super) plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
    /// The beginning of the hash of its content.
    hash: String,
    pub(super) content_type: &'static str,
    /// Whether its name changes with its content.
    pub(super) immutable: bool,
}

impl File {
    pub(super) fn new(name: &str, plain: Bytes, brotli: Option<Bytes>, gzip: Option<Bytes>) -> Self {
        let hash = Sha256::digest(&plain);
        let hash = hash[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Self { content_type: content_type(name), immutable: is_hashed(name), plain, brotli, gzip, hash }
    }

    /// The file so encoded, if it is kept so.
    pub(super) fn encoded(&self, encoding: Encoding) -> Option<Bytes> {
        match encoding {
            Encoding::Plain => Some(self.plain.clone()),
            Encoding::Brotli => self.brotli.clone(),
            Encoding::Gzip => self.gzip.clone(),
        }
    }

    /// Names the file as it is sent: the same content in another encoding is another.
    pub(super) fn etag(&self, encoding: Encoding) -> String {
        format!("\"{}-{}\"", self.hash, encoding.name().unwrap_or("plain"))
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        // A browser compiles while it loads only if nothing stands behind the type.
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// `name-0123456789abcdef.js`, and Trunk's `name-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.split('.').next().unwrap_or(file);
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() >= 16 && hash.bytes().all(|c| c.is_ascii_digit() || (b'a'..=b'f').contains(&c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_after_its_content_is_kept_for_ever() {
        for name in
            ["juyi-0123456789abcdef.js", "a/juyi-0123456789abcdef_bg.wasm", "x-y-0123456789abcdef00.css"]
        {
            assert!(is_hashed(name), "{name}");
        }
        for name in
            ["favicon.ico", "index.html", "juyi-dev.js", "juyi-0123456789abcde.js", "0123456789abcdef.js"]
        {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn wasm_is_wasm_and_nothing_else() {
        assert_eq!(content_type("juyi-1_bg.wasm"), "application/wasm");
        assert_eq!(content_type("no-ending"), "application/octet-stream");
    }
}
