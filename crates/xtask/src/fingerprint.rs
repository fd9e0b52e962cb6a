//! Has anything changed since?

use crate::failure::Result;
use crate::files;
use sha2::{Digest, Sha256};
use std::path::Path;

/// The first 16 hex digits of the SHA-256: enough to name a file after what it holds.
pub(crate) fn short(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))[..16].to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Names and contents of files and folders below `base`, and whatever else the result depends on.
pub(crate) fn of(base: &Path, inputs: &[&str], besides: &str) -> Result<String> {
    let mut hash = Sha256::new();
    for input in inputs {
        for path in files::below(&base.join(input))? {
            hash.update(files::name_below(base, &path));
            hash.update([0]);
            hash.update(Sha256::digest(files::read(&path)?));
        }
    }
    hash.update(besides);
    Ok(hex(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::scratch::Scratch;

    #[test]
    fn a_fingerprint_changes_with_name_content_and_what_else_counts() {
        let scratch = Scratch::new("fingerprint");
        let base = scratch.path();
        files::write(&base.join("src/a.rs"), "fn a() {}").unwrap();
        let print = |besides| of(base, &["src", "missing"], besides).unwrap();
        let first = print("1.95");
        assert_eq!(first, print("1.95"));
        assert_ne!(first, print("1.96"));
        files::write(&base.join("src/a.rs"), "fn a() { }").unwrap();
        let second = print("1.95");
        assert_ne!(first, second);
        std::fs::rename(base.join("src/a.rs"), base.join("src/b.rs")).unwrap();
        assert_ne!(second, print("1.95"));
    }
}
