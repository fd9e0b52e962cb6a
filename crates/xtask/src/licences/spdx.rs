//! Licence expressions: `MIT OR (Apache-2.0 AND Unicode-3.0)`.

/// Whether one may choose so that every licence that then binds is allowed.
pub(crate) fn satisfied(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Result<bool, String> {
    // Old manifests write `MIT/Apache-2.0`.
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut reader = Reader { words: &words, allowed };
    let answer = reader.either()?;
    match reader.words {
        [] => Ok(answer),
        [word, ..] => Err(format!("did not expect {word}")),
    }
}

struct Reader<'e> {
    words: &'e [&'e str],
    allowed: &'e dyn Fn(&str) -> bool,
}

impl Reader<'_> {
    fn next_is(&mut self, wanted: &str) -> bool {
        let found = self.words.first() == Some(&wanted);
        if found {
            self.words = &self.words[1..];
        }
        found
    }

    fn either(&mut self) -> Result<bool, String> {
        let mut answer = self.both()?;
        while self.next_is("OR") {
            answer |= self.both()?;
        }
        Ok(answer)
    }

    fn both(&mut self) -> Result<bool, String> {
        let mut answer = self.one()?;
        while self.next_is("AND") {
            answer &= self.one()?;
        }
        Ok(answer)
    }

    fn one(&mut self) -> Result<bool, String> {
        if self.next_is("(") {
            let answer = self.either()?;
            return if self.next_is(")") { Ok(answer) } else { Err("a bracket is not closed".into()) };
        }
        let [name, rest @ ..] = self.words else { return Err("it ends too early".into()) };
        if ["OR", "AND", "WITH", ")"].contains(name) {
            return Err(format!("did not expect {name}"));
        }
        self.words = rest;
        if self.next_is("WITH") {
            let [exception, rest @ ..] = self.words else { return Err("it ends too early".into()) };
            self.words = rest;
            return Ok((self.allowed)(&format!("{name} WITH {exception}")));
        }
        Ok((self.allowed)(name))
    }
}

#[cfg(test)]
mod tests {
    use super::satisfied;

    fn with_mit_and_isc(expression: &str) -> Result<bool, String> {
        satisfied(expression, &|name| ["MIT", "ISC", "A WITH x"].contains(&name))
    }

    #[test]
    fn one_of_an_or_and_all_of_an_and() {
        assert_eq!(with_mit_and_isc("MIT OR GPL-3.0"), Ok(true));
        assert_eq!(with_mit_and_isc("GPL-3.0/MIT"), Ok(true));
        assert_eq!(with_mit_and_isc("MIT AND GPL-3.0"), Ok(false));
        assert_eq!(with_mit_and_isc("MIT AND (GPL-3.0 OR ISC)"), Ok(true));
        assert_eq!(with_mit_and_isc("GPL-3.0 OR MIT AND GPL-2.0"), Ok(false));
    }

    #[test]
    fn an_exception_counts_only_as_a_whole() {
        assert_eq!(with_mit_and_isc("A WITH x"), Ok(true));
        assert_eq!(with_mit_and_isc("A"), Ok(false));
        assert_eq!(with_mit_and_isc("MIT WITH x"), Ok(false));
    }

    #[test]
    fn nonsense_is_an_error() {
        for nonsense in ["", "MIT OR", "(MIT", "MIT MIT", "OR MIT", "A WITH"] {
            assert!(with_mit_and_isc(nonsense).is_err(), "{nonsense}");
        }
    }
}
