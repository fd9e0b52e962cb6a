use leptos::prelude::*;

/// The first letter of a name: 李 of 李, 阿 of 阿卜杜勒·麦麦提, Z of "zhang san"; nothing of an empty name.
pub fn initial(name: &str) -> String {
    let first = name.chars().find(|c| c.is_alphanumeric());
    first.map(|c| c.to_uppercase().collect()).unwrap_or_default()
}

/// The initial of a name on a quiet ground. Decorative: the full name stands beside it.
#[component]
pub fn Avatar(
    /// Real name.
    #[prop(into)]
    name: TextProp,
    /// Small, for a pile of several.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! {
        <span class="avatar" class:avatar-small=small aria-hidden="true">
            {move || initial(&name.get())}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::initial;

    #[test]
    fn an_avatar_shows_the_first_letter_of_long_short_and_foreign_names() {
        let cases = [
            ("李", "李"),
            ("阿卜杜勒·麦麦提", "阿"),
            ("zhang san", "Z"),
            ("·王", "王"),
            ("", ""),
            ("ßa", "SS"),
        ];
        for (name, shown) in cases {
            assert_eq!(initial(name), shown, "{name}");
        }
    }
}
