use qrcode::{EcLevel, QrCode, render::unicode::Dense1x2};

/// What stands in the place of a code that no phone could follow.
pub(super) const INSTEAD: &str = "  （手机到不了这个地址，所以没有二维码。用 cargo xtask run --lan，或 juyi-server serve --host 0.0.0.0 \
     --public-url http://本机地址:端口 · no QR code: no phone can reach this address. Use --lan, or --public-url)";

/// A code for the terminal, two rows to a line. Without colours it is drawn for light text on a dark ground.
pub(super) fn code(text: &str, in_colour: bool) -> String {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::L) else {
        return String::new();
    };
    let (dark, light) =
        if in_colour { (Dense1x2::Dark, Dense1x2::Light) } else { (Dense1x2::Light, Dense1x2::Dark) };
    let drawn = code.render::<Dense1x2>().dark_color(dark).light_color(light).quiet_zone(true).build();
    if !in_colour {
        return drawn;
    }
    let lines = drawn.lines().map(|line| format!("\x1b[30;107m{line}\x1b[0m"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_the_one_that_the_link_makes_whichever_way_it_is_drawn() {
        let link = "http://192.168.1.7:8080/join/abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq";
        let width = QrCode::with_error_correction_level(link, EcLevel::L).expect("a code").width() + 8;
        for in_colour in [false, true] {
            let drawn = code(link, in_colour);
            assert_eq!(drawn.lines().count(), width.div_ceil(2));
            let plain = drawn.replace("\x1b[30;107m", "").replace("\x1b[0m", "");
            assert!(plain.lines().all(|line| line.chars().count() == width), "{plain}");
        }
        let (light, dark) = (code(link, true), code(link, false));
        assert!(
            light.contains("\x1b[30;107m ") && dark.starts_with('█'),
            "the quiet zone is light either way"
        );
    }
}
