//! Reading and writing, with the path in every error.

use crate::failure::{At, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).at(path)
}

pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).at(path)
}

/// Writes, making the folders on the way.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).at(folder)?;
    }
    fs::write(path, bytes).at(path)
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result {
    write(to, read(from)?)
}

/// Copies a program in the place of another, which may be running: it is written aside and moved.
pub(crate) fn copy_program(from: &Path, to: &Path) -> Result {
    let fresh = to.with_extension("new");
    copy(from, &fresh)?;
    let permissions = fs::metadata(from).at(from)?.permissions();
    fs::set_permissions(&fresh, permissions).at(&fresh)?;
    fs::rename(&fresh, to).at(to)
}

/// Removes a folder with all it holds; it need not exist.
pub(crate) fn remove_tree(path: &Path) -> Result {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error).at(path),
        _ => Ok(()),
    }
}

/// Puts the finished folder `new` in the place of `old`, so that nobody ever reads a half-written one.
pub(crate) fn replace_tree(new: &Path, old: &Path) -> Result {
    let aside = old.with_extension("old");
    remove_tree(&aside)?;
    if old.exists() {
        fs::rename(old, &aside).at(old)?;
    }
    fs::rename(new, old).at(new)?;
    remove_tree(&aside)
}

/// Every file below a folder (or the file itself), in the order of their names; nothing where there is nothing.
pub(crate) fn below(path: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result {
    if path.is_dir() {
        for entry in fs::read_dir(path).at(path)? {
            collect(&entry.at(path)?.path(), found)?;
        }
    } else if path.is_file() {
        found.push(path.to_owned());
    }
    Ok(())
}

/// The path below `base`, with `/` between its parts.
pub(crate) fn name_below(base: &Path, path: &Path) -> String {
    let path = path.strip_prefix(base).unwrap_or(path);
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
pub(crate) mod scratch {
    use std::path::{Path, PathBuf};

    /// A folder of its own for one test, gone when the test ends.
    pub(crate) struct Scratch(PathBuf);

    impl Scratch {
        pub(crate) fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("juyi-xtask-{}-{name}", std::process::id()));
            super::remove_tree(&path).unwrap();
            std::fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        pub(crate) fn path(&self) -> &Path {
            &self.0
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            super::remove_tree(&self.0).unwrap();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::scratch::Scratch;
    use super::*;

    #[test]
    fn a_tree_is_replaced_whole() {
        let scratch = Scratch::new("replace");
        let (old, new) = (scratch.path().join("site"), scratch.path().join("site.new"));
        write(&old.join("gone.js"), "1").unwrap();
        write(&new.join("deep/here.js"), "2").unwrap();
        replace_tree(&new, &old).unwrap();
        let names: Vec<_> = below(&old).unwrap().iter().map(|path| name_below(&old, path)).collect();
        assert_eq!(names, ["deep/here.js"]);
        assert!(!new.exists());
    }
}
