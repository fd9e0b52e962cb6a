//! Words that the server itself says, each in both languages side by side: in documents and in letters.

macro_rules! words {
    ($($name:ident: $chinese:literal, $english:literal;)*) => {
        /// The words in one language. Blanks stand in braces: [`crate::exports::fill`].
        pub(crate) struct Words {
            $(pub(crate) $name: &'static str,)*
        }
        impl Words {
            pub(crate) fn of(language: domain::ExportLanguage) -> &'static Self {
                match language {
                    domain::ExportLanguage::ZhCn => &Self { $($name: $chinese,)* },
                    domain::ExportLanguage::En => &Self { $($name: $english,)* },
                }
            }
        }
        #[cfg(test)]
        const PAIRS: &[(&str, &str)] = &[$(($chinese, $english),)*];
    };
}

pub(crate) use words;
