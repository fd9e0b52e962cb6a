//! With the feature `embed`: puts the site that JUYI_SITE names into the program.

use std::{
    env, fs,
    io::{Error, Result},
    path::{Path, PathBuf},
};

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_FEATURE_EMBED").is_none() {
        return Ok(());
    }
    println!("cargo::rerun-if-env-changed=JUYI_SITE");
    let missing = || Error::other("the feature `embed` needs JUYI_SITE: the folder of the built site");
    let site = PathBuf::from(env::var_os("JUYI_SITE").ok_or_else(missing)?).canonicalize()?;
    println!("cargo::rerun-if-changed={}", site.display());
    let mut files = Vec::new();
    list(&site, "", &mut files)?;
    files.sort();
    if !files.iter().any(|(name, _)| name == "index.html") {
        return Err(Error::other(format!("{} has no index.html", site.display())));
    }
    let mut code = String::from("pub(super) static FILES: &[(&str, &[u8])] = &[\n");
    for (name, path) in files {
        code.push_str(&format!("    ({name:?}, include_bytes!({:?})),\n", path.display().to_string()));
    }
    code.push_str("];\n");
    let out = env::var_os("OUT_DIR").ok_or_else(|| Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("site.rs"), code)
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<(String, PathBuf)>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            list(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, path));
        }
    }
    Ok(())
}
