/// Whether a browser that calls itself so shows pages inside WeChat, WeCom or a mini-program, where nothing is downloaded.
pub(super) fn is_messenger(agent: &str) -> bool {
    ["MicroMessenger", "wxwork", "miniProgram"].iter().any(|mark| agent.contains(mark))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::is_messenger;

    #[test]
    fn wechat_wecom_and_mini_programs_download_nothing_and_browsers_do() {
        for (agent, messenger) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) AppleWebKit/605.1.15 MicroMessenger/8.0.42 NetType/WIFI",
                true,
            ),
            ("Mozilla/5.0 (Windows NT 10.0) Chrome/107.0 Safari/537.36 wxwork/4.1 MicroMessenger/7.0", true),
            ("Mozilla/5.0 (Linux; Android 14) Chrome/116.0 Mobile Safari/537.36 miniProgram/wx1", true),
            ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36", false),
            ("", false),
        ] {
            assert_eq!(is_messenger(agent), messenger, "{agent}");
        }
    }
}
