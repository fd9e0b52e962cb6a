//! Enough of the WebAssembly format to say which crate weighs what.

use crate::failure::Result;
use crate::web::leb;
use std::collections::BTreeMap;

pub(crate) const CUSTOM: u8 = 0;
pub(crate) const IMPORT: u8 = 2;
pub(crate) const EXPORT: u8 = 7;
const CODE: u8 = 10;
const DATA: u8 = 11;
const FUNCTION_NAMES: u8 = 1;

pub(crate) struct Section<'m> {
    pub(crate) id: u8,
    /// With its id and length.
    pub(crate) whole: &'m [u8],
    pub(crate) body: &'m [u8],
}

/// Reads forward through bytes; running out of them is an error.
pub(crate) struct Reader<'m>(pub(crate) &'m [u8]);

impl<'m> Reader<'m> {
    fn take(&mut self, count: usize) -> Result<&'m [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or("the WebAssembly module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    pub(crate) fn number(&mut self) -> Result<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err("a number in the WebAssembly module is too long".into())
    }

    pub(crate) fn counted(&mut self) -> Result<&'m [u8]> {
        let count = self.number()?;
        self.take(count)
    }

    fn limits(&mut self) -> Result {
        let most = self.byte()? & 1 == 1;
        self.number()?;
        if most {
            self.number()?;
        }
        Ok(())
    }

    /// What an import is, behind its names, as it is written; the first byte of a function's is 0.
    pub(crate) fn import_kind(&mut self) -> Result<&'m [u8]> {
        let start = self.0;
        match self.byte()? {
            0 => drop(self.number()?),
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            _ => drop(self.take(2)?),
        }
        Ok(&start[..start.len() - self.0.len()])
    }
}

/// A section as it is written.
pub(crate) fn section(id: u8, body: &[u8]) -> Vec<u8> {
    [vec![id], leb(body.len()), body.to_vec()].concat()
}

pub(crate) fn sections(module: &[u8]) -> Result<Vec<Section<'_>>> {
    if module.get(..4) != Some(b"\0asm") {
        return Err("not a WebAssembly module".into());
    }
    let mut reader = Reader(module.get(8..).ok_or("not a WebAssembly module")?);
    let mut found = Vec::new();
    while !reader.0.is_empty() {
        let start = reader.0;
        let id = reader.byte()?;
        let body = reader.counted()?;
        found.push(Section { id, whole: &start[..start.len() - reader.0.len()], body });
    }
    Ok(found)
}

/// Bytes of code by crate, and of data under its own name; the largest first. Fails without names.
pub(crate) fn weights(module: &[u8]) -> Result<Vec<(String, usize)>> {
    let sections = sections(module)?;
    let mut names = BTreeMap::new();
    let (mut imported, mut data, mut bodies) = (0, 0, Vec::new());
    for section in &sections {
        match section.id {
            IMPORT => imported = imported_functions(section.body)?,
            CODE => bodies = body_sizes(section.body)?,
            DATA => data = section.body.len(),
            CUSTOM => names.extend(function_names(section.body)?),
            _ => {}
        }
    }
    if names.is_empty() {
        return Err(
            "the wasm has lost the names of its functions: wasm-opt keeps them with -g (index.html)".into()
        );
    }
    let mut weights = BTreeMap::from([("(data: texts, tables)".to_owned(), data)]);
    for (index, size) in bodies.into_iter().enumerate() {
        let of = names.get(&(imported + index)).map_or("(no name)", |name| crate_of(name));
        *weights.entry(of.to_owned()).or_default() += size;
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(weights)
}

fn imported_functions(body: &[u8]) -> Result<usize> {
    let mut reader = Reader(body);
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.counted()?;
        reader.counted()?;
        functions += usize::from(reader.import_kind()?[0] == 0);
    }
    Ok(functions)
}

fn body_sizes(body: &[u8]) -> Result<Vec<usize>> {
    let mut reader = Reader(body);
    (0..reader.number()?).map(|_| Ok(reader.counted()?.len())).collect()
}

/// Function names by index, when this custom section is the one that holds names.
fn function_names(body: &[u8]) -> Result<BTreeMap<usize, &str>> {
    let mut reader = Reader(body);
    let mut names = BTreeMap::new();
    if reader.counted()? != b"name" {
        return Ok(names);
    }
    while !reader.0.is_empty() {
        let kind = reader.byte()?;
        let mut part = Reader(reader.counted()?);
        if kind != FUNCTION_NAMES {
            continue;
        }
        for _ in 0..part.number()? {
            let index = part.number()?;
            names.insert(index, std::str::from_utf8(part.counted()?).unwrap_or_default());
        }
    }
    Ok(names)
}

/// `<alloc::vec::Vec<T> as core::ops::Drop>::drop` belongs to `alloc`.
fn crate_of(name: &str) -> &str {
    let start = name.trim_start_matches(['<', '&', '*', '(', '[', ' ']);
    let start =
        ["dyn ", "mut ", "const ", "impl "].iter().fold(start, |text, word| text.trim_start_matches(word));
    let end = start.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(start.len());
    let named = &start[..end];
    if start[end..].starts_with("::") || start[end..].starts_with('[') { named } else { "(outside crates)" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_crate_it_is_written_in() {
        assert_eq!(crate_of("leptos::mount::mount_to::h0123"), "leptos");
        assert_eq!(crate_of("<alloc::vec::Vec<T> as core::ops::Drop>::drop"), "alloc");
        assert_eq!(crate_of("<&mut serde_json::Deserializer as serde::D>::x"), "serde_json");
        assert_eq!(crate_of("alloc[9f3a]::raw_vec::grow"), "alloc");
        assert_eq!(crate_of("memcpy"), "(outside crates)");
    }

    #[test]
    fn code_is_added_up_by_crate() {
        let part = |id: u8, body: &[u8]| [&[id, u8::try_from(body.len()).unwrap()][..], body].concat();
        let import = part(IMPORT, &[1, 1, b'e', 1, b'f', 0, 0]);
        let code = part(CODE, &[2, 2, 0, 0x0b, 3, 0, 1, 0x0b]);
        let functions = [&[2, 1, 4][..], b"a::x", &[2, 4], b"b::y"].concat();
        let names = [&[4][..], b"name", &part(FUNCTION_NAMES, &functions)].concat();
        let module =
            [b"\0asm\x01\0\0\0".to_vec(), import, code.clone(), part(DATA, &[0]), part(CUSTOM, &names)]
                .concat();
        let expected = [("b", 3), ("a", 2), ("(data: texts, tables)", 1)].map(|(n, s)| (n.to_owned(), s));
        assert_eq!(weights(&module).unwrap(), expected);
        let nameless = [b"\0asm\x01\0\0\0".to_vec(), code].concat();
        assert!(weights(&nameless).unwrap_err().to_string().contains("-g"));
        assert!(weights(&module[..module.len() - 3]).is_err());
    }
}
