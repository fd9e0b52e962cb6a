//! Brotli and gzip siblings, made once at their highest level.

use crate::failure::{At, Result};
use crate::files;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

const TEXTUAL: [&str; 9] = ["css", "html", "ico", "js", "json", "svg", "txt", "wasm", "webmanifest"];

pub(crate) fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params)
        .expect("memory takes whatever is written to it");
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).expect("memory takes whatever is written to it")
}

fn with(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(extension);
    PathBuf::from(name)
}

/// Writes `.br` and `.gz` beside every file that shrinks; on all cores, the largest file first.
pub(crate) fn siblings(site: &Path) -> Result {
    let mut waiting = Vec::new();
    for path in files::below(site)? {
        let extension = path.extension().unwrap_or_default().to_string_lossy().into_owned();
        if TEXTUAL.contains(&extension.as_str()) {
            waiting.push((std::fs::metadata(&path).at(&path)?.len(), path));
        }
    }
    waiting.sort();
    let waiting = Mutex::new(waiting);
    let next = || waiting.lock().ok()?.pop();
    let work = || -> Result {
        while let Some((_, path)) = next() {
            one(&path)?;
        }
        Ok(())
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "compressing panicked")?)
    })
}

fn one(path: &Path) -> Result {
    let plain = files::read(path)?;
    for (extension, packed) in [(".br", brotli(&plain)), (".gz", gzip(&plain))] {
        if packed.len() < plain.len() {
            files::write(&with(path, extension), packed)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::scratch::Scratch;
    use std::io::Read;

    #[test]
    fn what_shrinks_gets_siblings_that_unpack_to_the_same() {
        let scratch = Scratch::new("compress");
        let text = "投票 ".repeat(500);
        files::write(&scratch.path().join("a/page.html"), &text).unwrap();
        files::write(&scratch.path().join("tiny.txt"), "1").unwrap();
        files::write(&scratch.path().join("photo.png"), &text).unwrap();
        siblings(scratch.path()).unwrap();
        let names: Vec<_> = files::below(scratch.path()).unwrap();
        assert_eq!(names.len(), 5, "{names:?}");

        let mut unpacked = String::new();
        let packed = files::read(&scratch.path().join("a/page.html.gz")).unwrap();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);

        let mut unpacked = Vec::new();
        let packed = files::read(&scratch.path().join("a/page.html.br")).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
    }
}
