//! The keyboard.

use super::Screen;
use serde_json::json;

impl Screen {
    /// Presses a key: `Tab`, `Shift+Tab`, `Enter`, `Space`, `Escape`, `ArrowDown`…
    ///
    /// # Panics
    /// If this keyboard has no such key.
    #[track_caller]
    pub fn press(&self, key: &str) {
        let (modifiers, name) = key.strip_prefix("Shift+").map_or((0, key), |name| (8, name));
        let (code, number, text) = match name {
            "Tab" => ("Tab", 9, ""),
            "Enter" => ("Enter", 13, "\r"),
            "Space" => ("Space", 32, " "),
            "Escape" => ("Escape", 27, ""),
            "Delete" => ("Delete", 46, ""),
            "ArrowLeft" => ("ArrowLeft", 37, ""),
            "ArrowUp" => ("ArrowUp", 38, ""),
            "ArrowRight" => ("ArrowRight", 39, ""),
            "ArrowDown" => ("ArrowDown", 40, ""),
            _ => panic!("this keyboard has no key {key}"),
        };
        let key = if name == "Space" { " " } else { name };
        let event = |kind: &str, text: &str| {
            json!({
                "type": kind, "key": key, "code": code, "windowsVirtualKeyCode": number,
                "modifiers": modifiers, "text": text
            })
        };
        let down = if text.is_empty() { "rawKeyDown" } else { "keyDown" };
        self.must("Input.dispatchKeyEvent", event(down, text));
        self.must("Input.dispatchKeyEvent", event("keyUp", ""));
    }

    /// What has the focus now, as `role "name"`.
    pub fn focus(&self) -> String {
        let tree = self.tree();
        tree.focused().map_or_else(|| "nothing".to_owned(), |node| format!("{} {:?}", node.role, node.name))
    }

    /// Presses Tab until the thing has the focus, and returns what the focus passed on the way. Each stop must be drawn
    /// differently from how it is without the focus.
    ///
    /// # Panics
    /// If one goes round without coming to it.
    #[track_caller]
    pub fn tab_to(&self, role: &str, name: &str) -> Vec<String> {
        let wanted = self.find(role, name);
        let mut passed = Vec::new();
        for _ in 0..60 {
            if wanted.look().iter().any(|node| node.is("focused")) {
                return passed;
            }
            passed.push(self.focus());
            self.press("Tab");
            assert!(self.focus_is_visible(), "nobody sees that the focus is on {}", self.focus());
        }
        panic!("Tab does not lead to {wanted}; it passed {passed:#?}\n{}", self.tree());
    }

    /// Whether one sees where the focus is: what has it, its label, or what it stands in, is drawn differently without it.
    pub fn focus_is_visible(&self) -> bool {
        self.evaluate(
            "(() => {
                const at = document.activeElement;
                if (!at || at === document.body) return true;
                const labels = [...(at.labels || [])];
                const faces = [at, at.parentElement, ...labels, ...labels.flatMap(l => [...l.querySelectorAll('*')])];
                const drawn = () => faces.map(face => {
                    const s = getComputedStyle(face);
                    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor].join();
                }).join('|');
                // Nothing may grow in or out while one compares.
                const still = new CSSStyleSheet();
                still.replaceSync('* { transition: none !important; animation: none !important; }');
                document.adoptedStyleSheets = [still];
                const focused = drawn();
                at.blur();
                const without = drawn();
                at.focus();
                document.adoptedStyleSheets = [];
                return focused !== without;
            })()",
        ) == true
    }
}
