//! Turns `locales/*.json` into typed keys. leptos_i18n's own build crate does the same and also brings an exporter
//! of ICU data (some forty crates) that nothing here uses.

use std::{env, error::Error, fs, path::PathBuf};

use leptos_i18n_parser::parse_locales::{
    cfg_file::ConfigFile,
    options::{Config, ParseOptions},
    parse_locales,
};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=Cargo.toml");
    let mut root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let mut config: Config = ConfigFile::new(&mut root)?.into();
    config.options = ParseOptions::default().interpolate_display(true);
    let locales = parse_locales(Some(root), config)?;
    if let Some(fault) = locales.diag.errors().first() {
        return Err(fault.to_string().into());
    }
    let code = leptos_i18n_codegen::gen_code(&locales, None, false, None, false)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("words.rs"), code.to_string())?;
    Ok(())
}
