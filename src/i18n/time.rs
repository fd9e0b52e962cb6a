pub fn x() -> (&'static str, String) { (crate::t!(app.name), crate::t!(poll.chosen, min = 1, max = 3, count = 2)) }
