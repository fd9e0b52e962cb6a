use domain::DeviceName;
use http::{HeaderMap, header};

/// What a device is called that does not name itself: the machine and the app, as its user agent gives them away.
pub(super) fn name(headers: &HeaderMap) -> DeviceName {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = |table: &[(&str, &'static str)]| {
        table.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    // In this order: every one of these also claims to be one of those below it.
    let machine = first(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("OpenHarmony", "HarmonyOS"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ]);
    let app = first(&[
        ("wxwork", "企业微信"),
        ("MicroMessenger", "微信"),
        ("Edg", "Edge"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let words: Vec<&str> = [machine, app].into_iter().flatten().collect();
    let name = if words.is_empty() { "API".to_owned() } else { words.join(" · ") };
    DeviceName::new(name).expect("the words above are short and plain")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_called_by_machine_and_app() {
        for (agent, called) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.42",
                "iPhone · 微信",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/107.0 Safari/537.36 wxwork/4.1 MicroMessenger/7.0",
                "Windows · 企业微信",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36",
                "Android · Chrome",
            ),
            ("curl/8.5", "API"),
            ("", "API"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, agent.parse().expect("a value"));
            assert_eq!(name(&headers).as_str(), called);
        }
    }
}
