//! What was written after the command's name.

use crate::failure::Result;

pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(given: Vec<String>) -> Self {
        Self(given)
    }

    /// Takes `--name` out, and says whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|arg| arg != name);
        self.0.len() < before
    }

    /// Takes `--name value` or `--name=value` out.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let prefix = format!("{name}=");
        if let Some(at) = self.0.iter().position(|arg| arg.starts_with(&prefix)) {
            return Ok(Some(self.0.remove(at)[prefix.len()..].to_owned()));
        }
        let Some(at) = self.0.iter().position(|arg| arg == name) else { return Ok(None) };
        self.0.remove(at);
        if at == self.0.len() || self.0[at].starts_with("--") {
            return Err(format!("{name} needs a value").into());
        }
        Ok(Some(self.0.remove(at)))
    }

    /// What has not been taken, as plain words.
    pub(crate) fn words(self) -> Result<Vec<String>> {
        match self.0.iter().find(|arg| arg.starts_with('-')) {
            Some(unknown) => Err(format!("{unknown} is not known here; see `cargo xtask help`").into()),
            None => Ok(self.0),
        }
    }

    /// Refuses whatever has not been taken.
    pub(crate) fn end(self) -> Result {
        match self.words()?.first() {
            Some(word) => Err(format!("{word} is not known here; see `cargo xtask help`").into()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn flags_and_values_are_taken_in_any_order() {
        let mut args = args("--port 9000 --lan --host=127.0.0.1");
        assert_eq!(args.value("--host").unwrap().as_deref(), Some("127.0.0.1"));
        assert!(args.flag("--lan"));
        assert!(!args.flag("--empty"));
        assert_eq!(args.value("--port").unwrap().as_deref(), Some("9000"));
        assert!(args.end().is_ok());
    }

    #[test]
    fn a_value_that_is_missing_is_named() {
        assert!(args("--port").value("--port").unwrap_err().to_string().contains("--port"));
        assert!(args("--port --lan").value("--port").is_err());
    }

    #[test]
    fn a_flag_nobody_knows_is_refused() {
        assert!(args("--prot 1").end().unwrap_err().to_string().contains("--prot"));
        assert!(args("extra").end().is_err());
        assert_eq!(args("fmt tidy").words().unwrap(), ["fmt", "tidy"]);
    }
}
