//! What people hold in their hands, and how they like it to look.

use super::Screen;
use serde_json::json;

/// What a screen is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 375 × 667, by touch.
    Phone,
    /// 1024 × 768, by mouse.
    Desktop,
    /// 1920 × 1080, by nobody.
    Wall,
}

impl Form {
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (375, 667),
            Self::Desktop => (1024, 768),
            Self::Wall => (1920, 1080),
        }
    }
}

/// How the page looks on a device: what its owner chose on 我.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Light,
    Dark,
    Care,
    /// Dark, and twice the text by the browser's own setting.
    Large,
}

impl Look {
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Care];

    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Care => "care",
            Self::Large => "large",
        }
    }
}

impl Screen {
    /// Makes the screen so many CSS pixels large.
    pub fn resize(&self, width: u32, height: u32) {
        let mobile = self.form() == Form::Phone;
        let params = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile,
            "screenWidth": width, "screenHeight": height
        });
        self.must("Emulation.setDeviceMetricsOverride", params);
    }

    /// What the device keeps from now on: its language and its look, as 我 keeps them. The next page shows it.
    pub fn keep(&self, language: &str, look: Look) {
        let theme = if matches!(look, Look::Dark | Look::Large) { "dark" } else { "light" };
        let care = if look == Look::Care { "on" } else { "off" };
        let size = if look == Look::Large { 32 } else { 16 };
        let script = format!(
            "if (location.protocol.startsWith('http')) {{
                localStorage.setItem('juyi-theme', '{theme}');
                localStorage.setItem('juyi-care', '{care}');
                localStorage.setItem('juyi-lang', '{language}');
                const large = new CSSStyleSheet();
                large.replaceSync('html {{ font-size: calc({size}px * var(--text-scale) * var(--care-scale)) }}');
                document.adoptedStyleSheets = [large];
            }}"
        );
        let made = self.before_each_document(&script);
        if let Some(before) = self.kept.replace(Some(made)) {
            self.must("Page.removeScriptToEvaluateOnNewDocument", json!({ "identifier": before }));
        }
    }

    /// What the device asks for where its owner said nothing: languages, light or dark.
    pub fn speaks(&self, languages: &str) {
        let agent = self.evaluate("navigator.userAgent");
        let params = json!({ "userAgent": agent, "acceptLanguage": languages });
        self.must("Emulation.setUserAgentOverride", params);
    }

    /// From now on it says that it is this browser.
    pub fn poses_as(&self, agent: &str) {
        let params = json!({ "userAgent": agent, "acceptLanguage": self.language().accepted() });
        self.must("Emulation.setUserAgentOverride", params);
    }
}

impl Screen {
    /// Whoever was signed in on the device is not any more.
    pub fn forget_cookies(&self) {
        self.must("Network.clearBrowserCookies", json!({}));
    }
}
