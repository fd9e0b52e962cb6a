//! What this device is called in plain words, until its owner says otherwise.

use crate::t;
use leptos::prelude::*;

/// This device, as its user agent tells: "iPhone（微信）".
#[must_use]
pub fn this_device() -> String {
    name(&window().navigator().user_agent().unwrap_or_default())
}

fn name(agent: &str) -> String {
    let has = |word: &str| agent.contains(word);
    let device = match () {
        () if has("iPad") => "iPad",
        () if has("iPhone") => "iPhone",
        () if has("HarmonyOS") || has("OpenHarmony") => t!(sign_in.device_harmony),
        () if has("Android") => t!(sign_in.device_android),
        () if has("Windows") => t!(sign_in.device_windows),
        () if has("Macintosh") => "Mac",
        () if has("Linux") => t!(sign_in.device_linux),
        () => t!(sign_in.device_any),
    };
    // The narrow before the wide: each of these also claims to be the ones below it.
    let app = match () {
        () if has("wxwork") => t!(sign_in.app_wecom),
        () if has("MicroMessenger") => t!(sign_in.app_wechat),
        () if has("Edg") => "Edge",
        () if has("Firefox") || has("FxiOS") => "Firefox",
        () if has("Chrome") || has("CriOS") => "Chrome",
        () if has("Safari") => "Safari",
        () => return device.to_owned(),
    };
    t!(sign_in.device_in, device = device, app = app)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::name;

    #[test]
    fn a_device_is_called_what_its_owner_would_call_it() {
        let cases = [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 \
                 MicroMessenger/8.0.49",
                "iPhone（微信）",
            ),
            (
                "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Version/4.0 Chrome/116.0 Mobile \
                 Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1",
                "Android 手机（企业微信）",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0 Safari/537.36 Edg/131.0",
                "Windows 电脑（Edge）",
            ),
            ("Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36", "Linux 电脑（Chrome）"),
            ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/17.4 Safari/605.1.15", "Mac（Safari）"),
            ("curl/8.5.0", "我的设备"),
        ];
        for (agent, called) in cases {
            assert_eq!(name(agent), called, "{agent}");
        }
    }
}
