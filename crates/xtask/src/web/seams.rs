//! Where the WebAssembly and its script meet. wasm-bindgen names what is imported with a hash each, and hashes do not
//! compress; and it exports what libraries offer to scripts, though ours asks for none of it.

use crate::failure::Result;
use crate::size::wasm::{EXPORT, IMPORT, Reader, section, sections};
use regex_lite::Regex;
use std::collections::BTreeMap;

/// The module and its script with the same short names in both.
pub(super) fn shortened(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let hashed = Regex::new(r"\b__wb[a-z]+_\w+_[0-9a-f]{16}\b").expect("the pattern is a constant");
    let mut names: Vec<&str> = hashed.find_iter(script).map(|found| found.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let short: BTreeMap<&str, String> =
        names.into_iter().enumerate().map(|(place, name)| (name, format!("${place}"))).collect();
    let script = hashed.replace_all(script, |found: &regex_lite::Captures| short[&found[0]].clone());
    let mut renamed = module.get(..8).ok_or("not a WebAssembly module")?.to_vec();
    for part in sections(module)? {
        if part.id == IMPORT {
            renamed.extend(section(IMPORT, &imports(part.body, &short)?));
        } else {
            renamed.extend_from_slice(part.whole);
        }
    }
    Ok((renamed, script.into_owned()))
}

/// An import section with other names.
fn imports(body: &[u8], short: &BTreeMap<&str, String>) -> Result<Vec<u8>> {
    let mut reader = Reader(body);
    let count = reader.number()?;
    let mut renamed = leb(count);
    for _ in 0..count {
        let from = reader.counted()?;
        let name = reader.counted()?;
        let name =
            std::str::from_utf8(name).ok().and_then(|name| short.get(name)).map_or(name, |s| s.as_bytes());
        for text in [from, name] {
            renamed.extend(leb(text.len()));
            renamed.extend_from_slice(text);
        }
        renamed.extend_from_slice(reader.import_kind()?);
    }
    Ok(renamed)
}

/// The module without exports that `script` never names: what only they need goes with them.
pub(super) fn without_unasked(module: &[u8], script: &str) -> Result<Vec<u8>> {
    let mut kept = module.get(..8).ok_or("not a WebAssembly module")?.to_vec();
    for part in sections(module)? {
        if part.id == EXPORT {
            kept.extend(section(EXPORT, &exports(part.body, script)?));
        } else {
            kept.extend_from_slice(part.whole);
        }
    }
    Ok(kept)
}

fn exports(body: &[u8], script: &str) -> Result<Vec<u8>> {
    let mut reader = Reader(body);
    let (mut count, mut kept) = (0, Vec::new());
    for _ in 0..reader.number()? {
        let start = reader.0;
        let name = String::from_utf8_lossy(reader.counted()?);
        // Its kind, then its index.
        reader.number()?;
        reader.number()?;
        if script.contains(&*name) {
            count += 1;
            kept.extend_from_slice(&start[..start.len() - reader.0.len()]);
        }
    }
    Ok([leb(count), kept].concat())
}

/// A number as WebAssembly writes it.
pub(crate) fn leb(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_names_become_the_same_short_ones_in_module_and_script() {
        let name = "__wbg_append_0123456789abcdef";
        let text = |text: &str| [leb(text.len()), text.as_bytes().to_vec()].concat();
        let entry = |name: &str| [text("./x.js"), text(name), vec![0, 5]].concat();
        let module = |names: [&str; 2]| {
            let entries = names.map(entry).concat();
            [b"\0asm\x01\0\0\0".to_vec(), section(IMPORT, &[vec![2], entries].concat())].concat()
        };
        let script = format!("const imports = {{ {name}: f, __wbindgen_throw: g }};");
        let (module_now, script_now) = shortened(&module([name, "__wbindgen_throw"]), &script).unwrap();
        assert_eq!(script_now, "const imports = { $0: f, __wbindgen_throw: g };");
        assert_eq!(module_now, module(["$0", "__wbindgen_throw"]));
    }

    #[test]
    fn exports_that_no_script_asks_for_go() {
        let entry =
            |name: &str, index: u8| [leb(name.len()), name.as_bytes().to_vec(), vec![0, index]].concat();
        let module = |entries: &[Vec<u8>]| {
            let body = [leb(entries.len()), entries.concat()].concat();
            [b"\0asm\x01\0\0\0".to_vec(), section(EXPORT, &body)].concat()
        };
        let both = module(&[entry("start", 1), entry("intounderlyingsink_write", 2)]);
        assert_eq!(without_unasked(&both, "wasm.start()").unwrap(), module(&[entry("start", 1)]));
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        for number in [0, 1, 127, 128, 300, 70_000] {
            assert_eq!(Reader(&leb(number)).number().unwrap(), number);
        }
    }
}
