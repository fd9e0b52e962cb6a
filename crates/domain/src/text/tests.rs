use super::{Description, HttpsUrl, OptionLabel, PersonName, PollTitle, TextFault, UnitPath, ZoneName};

#[test]
fn a_name_is_trimmed_and_kept_as_written() {
    for name in ["李", "阿卜杜勒·麦麦提", "Ada Lovelace", "𠮷野家", "👨‍👩‍👧 一家", "نام‌ها", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"]
    {
        assert_eq!(PersonName::new(format!("  {name}\n")).map(String::from), Ok(name.to_owned()), "{name}");
    }
}

#[test]
fn what_cannot_be_seen_or_turns_the_line_around_is_refused() {
    for (text, fault) in [
        ("", TextFault::Empty),
        (" \u{3000}\t", TextFault::Empty),
        ("\u{2800}", TextFault::Empty),
        ("张\u{202E}三", TextFault::BidiControl),
        ("张\u{200F}三", TextFault::BidiControl),
        ("张\n三", TextFault::Control),
        ("张\u{0}三", TextFault::Control),
        ("张\u{200B}三", TextFault::Invisible),
        ("张\u{200D}三", TextFault::Invisible),
        ("张\u{FEFF}三", TextFault::Invisible),
        ("\u{3164}", TextFault::Invisible),
        ("张三\u{FE00}", TextFault::Invisible),
        ("张\u{FE0F}\u{200D}三", TextFault::Invisible),
        ("👍\u{200D}", TextFault::Invisible),
        ("👍\u{200D}三", TextFault::Invisible),
        ("👍\u{200C}👍", TextFault::Invisible),
        ("\u{FE0F}", TextFault::Invisible),
        ("❤\u{FE0F}\u{FE0F}", TextFault::Invisible),
        ("👍\u{E0067}\u{E007F}", TextFault::Invisible),
        ("张\u{180B}三", TextFault::Invisible),
        ("张\u{1D173}三", TextFault::Invisible),
    ] {
        assert_eq!(PersonName::new(text), Err(fault), "{text:?}");
    }
}

#[test]
fn pictures_and_scripts_keep_what_they_are_made_with() {
    for text in
        ["❤️‍🔥", "👩🏽‍💻", "🏳️‍🌈", "👁️‍🗨️", "🐻‍❄️", "1️⃣ 2️⃣ #️⃣", "©️ ™️ ℹ️ ㊗️ ‼️", "ه‍", "ᠮᠣᠩᠭᠣᠯ\u{180B}", "ᠴᠠᠬᠠᠷ\u{180E}ᠠ"]
    {
        assert_eq!(OptionLabel::new(text).map(String::from), Ok(text.to_owned()), "{text:?}");
    }
}

#[test]
fn the_limit_counts_characters_not_bytes() {
    assert!(PollTitle::new("票".repeat(120)).is_ok());
    assert_eq!(PollTitle::new("票".repeat(121)), Err(TextFault::TooLong { max: 120 }));
    assert!(OptionLabel::new("😀".repeat(200)).is_ok());
}

#[test]
fn a_description_keeps_its_lines_and_may_be_empty() {
    assert_eq!(Description::new("a\r\nb").map(String::from), Ok("a\nb".into()));
    assert_eq!(Description::new("  ").map(String::from), Ok(String::new()));
}

#[test]
fn a_document_is_linked_over_https_and_shows_its_host() {
    assert_eq!(
        HttpsUrl::new("https://doc.weixin.qq.com/doc/w3_a?x#y").expect("fine").host(),
        "doc.weixin.qq.com"
    );
    assert_eq!(HttpsUrl::new("HTTPS://[::1]:8443/").expect("fine").host(), "::1");
    for bad in
        ["http://a.cn", "javascript:alert(1)", "https://", "https://a@b.cn/", "https:// a.cn", "https:///x"]
    {
        assert_eq!(HttpsUrl::new(bad), Err(TextFault::NotHttps), "{bad}");
    }
}

#[test]
fn a_zone_has_the_form_of_one() {
    for zone in ["Asia/Shanghai", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+8"] {
        assert!(ZoneName::new(zone).is_ok(), "{zone}");
    }
    for bad in ["Asia/", "北京", "a b"] {
        assert_eq!(ZoneName::new(bad), Err(TextFault::NotAZone), "{bad}");
    }
}

#[test]
fn a_unit_path_has_parts() {
    let unit = UnitPath::new("3 号楼 / 2 单元/1201").expect("fine");
    assert_eq!(unit.parts().collect::<Vec<_>>(), ["3 号楼", "2 单元", "1201"]);
}

#[test]
fn a_fault_travels_as_its_code() {
    for fault in [
        TextFault::Empty,
        TextFault::TooLong { max: 40 },
        TextFault::BidiControl,
        TextFault::Control,
        TextFault::Invisible,
        TextFault::NotHttps,
        TextFault::NotAZone,
    ] {
        assert_eq!(TextFault::parse(&format!("{fault} at line 1 column 2")), Some(fault));
    }
    assert_eq!(TextFault::parse("missing field `title`"), None);
}

#[test]
fn json_is_checked_as_it_is_read() {
    let name: PersonName = serde_json::from_str("\" 张三 \"").expect("fine");
    assert_eq!(serde_json::to_string(&name).expect("text"), "\"张三\"");
    let error = serde_json::from_str::<PersonName>("\"\"").expect_err("empty");
    assert_eq!(TextFault::parse(&error.to_string()), Some(TextFault::Empty));
}
