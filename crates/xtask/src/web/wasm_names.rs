//! Dropping what is not run: names of functions, producers, feature lists.

use crate::failure::Result;
use crate::size::wasm::{CUSTOM, sections};

/// The module without its custom sections.
pub(crate) fn without(module: &[u8]) -> Result<Vec<u8>> {
    let mut kept = module.get(..8).ok_or("not a WebAssembly module")?.to_vec();
    for section in sections(module)? {
        if section.id != CUSTOM {
            kept.extend_from_slice(section.whole);
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    #[test]
    fn custom_sections_go_and_all_others_stay() {
        let head = [0, b'a', b's', b'm', 1, 0, 0, 0];
        let types = [1, 4, 1, 0x60, 0, 0];
        let name = [0, 5, 4, b'n', b'a', b'm', b'e'];
        let module = [&head[..], &name[..], &types[..], &name[..]].concat();
        assert_eq!(super::without(&module).unwrap(), [&head[..], &types[..]].concat());
        assert!(super::without(b"<html>").is_err());
    }
}
