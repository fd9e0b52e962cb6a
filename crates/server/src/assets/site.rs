use super::{files::File, index::Index};
use bytes::Bytes;
use std::{
    collections::HashMap,
    io::{Error, Result},
    path::Path,
    sync::Arc,
};

/// The SPA's files, all in memory: an address is looked up among them, and leads to no other file.
#[derive(Clone, Debug, Default)]
pub struct Site(Arc<Files>);

#[derive(Debug, Default)]
struct Files {
    index: Option<Index>,
    /// By path, with the slash.
    others: HashMap<String, File>,
}

#[cfg(feature = "embed")]
mod embedded {
    include!(concat!(env!("OUT_DIR"), "/site.rs"));
}

impl Site {
    /// No files: for a server of the API alone.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// Reads every file of a folder.
    ///
    /// # Errors
    /// If a file cannot be read, or there is no `index.html`.
    pub fn read(folder: &Path) -> Result<Self> {
        let mut files = HashMap::new();
        read_below(folder, "", &mut files)?;
        let site = Self::of(files);
        match site.index() {
            Some(_) => Ok(site),
            None => Err(Error::other(format!("{} has no index.html with a head", folder.display()))),
        }
    }

    /// The files that were put into this program when it was built.
    #[must_use]
    pub fn embedded() -> Option<Self> {
        #[cfg(feature = "embed")]
        return Some(Self::of(
            embedded::FILES
                .iter()
                .map(|(name, bytes)| ((*name).to_owned(), Bytes::from_static(bytes)))
                .collect(),
        ));
        #[cfg(not(feature = "embed"))]
        None
    }

    fn of(mut files: HashMap<String, Bytes>) -> Self {
        let plain: Vec<String> = files.keys().filter(|name| !is_sibling(name, &files)).cloned().collect();
        let mut others = HashMap::new();
        let mut index = None;
        for name in plain {
            let (brotli, gzip) = (files.remove(&format!("{name}.br")), files.remove(&format!("{name}.gz")));
            let Some(bytes) = files.remove(&name) else { continue };
            let file = File::new(&name, bytes, brotli, gzip);
            if name == "index.html" {
                index = Index::new(file);
            } else {
                others.insert(format!("/{name}"), file);
            }
        }
        Self(Arc::new(Files { index, others }))
    }

    /// The build of the SPA.
    #[must_use]
    pub fn build(&self) -> Option<String> {
        self.index().and_then(Index::build)
    }

    pub(super) fn index(&self) -> Option<&Index> {
        self.0.index.as_ref()
    }

    pub(super) fn file(&self, path: &str) -> Option<&File> {
        self.0.others.get(path)
    }
}

/// Whether it is another file, compressed.
fn is_sibling(name: &str, files: &HashMap<String, Bytes>) -> bool {
    let of = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
    of.is_some_and(|of| files.contains_key(of))
}

fn read_below(folder: &Path, prefix: &str, files: &mut HashMap<String, Bytes>) -> Result<()> {
    for entry in std::fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let path = entry.map_err(|error| at(folder, &error))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            read_below(&path, &format!("{name}/"), files)?;
        } else {
            files.insert(name, std::fs::read(&path).map_err(|error| at(&path, &error))?.into());
        }
    }
    Ok(())
}

fn at(path: &Path, error: &Error) -> Error {
    Error::new(error.kind(), format!("{}: {error}", path.display()))
}
