/// The letter of the option in this place, from 0: A…Z, then AA, AB… The same on ballot, bar, pie, wall and export.
#[must_use]
pub fn letter(place: usize) -> String {
    let last = char::from(b'A' + u8::try_from(place % 26).unwrap_or_default());
    if place < 26 { last.to_string() } else { letter(place / 26 - 1) + &last.to_string() }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn fifty_options_have_fifty_letters_and_the_twenty_seventh_is_aa() {
        let letters: Vec<_> = (0..50).map(letter).collect();
        assert_eq!((letters[0].as_str(), letters[25].as_str()), ("A", "Z"));
        assert_eq!((letters[26].as_str(), letters[49].as_str()), ("AA", "AX"));
        let mut unique = letters.clone();
        unique.dedup();
        assert_eq!(unique.len(), 50);
    }
}
