//! Tapping and typing.

use super::{Form, Screen, Wanted};
use serde_json::json;
use std::path::Path;

/// Where to tap an element: its middle, or that of the label it is drawn as. Not before it and what it stands in have come
/// to rest (what is about to move stands still for a frame or two), and not where something else lies over it.
const PLACE: &str = "async function () {
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const label = this.labels && this.labels[0];
    const box = this.getBoundingClientRect();
    const style = getComputedStyle(this);
    const drawn = box.width > 4 && box.height > 4 && style.opacity !== '0';
    const face = !drawn && label ? label : this;
    const middle = () => {
        const box = face.getClientRects()[0];
        return box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null;
    };
    const above = at => {
        const hit = document.elementFromPoint(at.x, at.y);
        return !hit ? 'nothing' : face.contains(hit) || (label && label.contains(hit)) ? '' : hit.outerHTML.slice(0, 200);
    };
    const moves = animation => animation.playState !== 'finished'
        && Number.isFinite(animation.effect.getComputedTiming().endTime)
        && animation.effect.target.contains(face);
    if (document.getAnimations().some(moves)) return { why: 'it moves' };
    let at = middle();
    if (!at) return { why: 'it is not drawn' };
    if (above(at)) {
        face.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
        await frame();
        at = middle();
    }
    await frame();
    const then = middle();
    if (!at || !then || at.x !== then.x || at.y !== then.y) return { why: 'it moves' };
    const over = above(then);
    return over ? { why: 'over it lies ' + over } : then;
}";

impl Wanted<'_> {
    /// Taps or clicks it as soon as that is possible.
    #[track_caller]
    pub fn tap(&self) {
        assert!(self.screen.pointer.get(), "there is no pointer to tap {self} with");
        let mut why = String::new();
        let place = || {
            let found = self.only()?;
            let place = self.screen.call_on(found.backend, PLACE).ok()?;
            let (x, y) = (place["x"].as_f64(), place["y"].as_f64());
            why = place["why"].as_str().unwrap_or_default().to_owned();
            x.zip(y)
        };
        let (x, y) = self.screen.wait_until(&format!("{self} to tap"), place);
        self.screen.tap_at(x, y);
    }

    /// Puts `text` into the field in the place of what is there.
    #[track_caller]
    pub fn fill(&self, text: &str) {
        self.tap();
        self.see_state("focused");
        self.screen.replace_text(text);
        let holds = || self.only().filter(|node| node.value == spaced(text)).map(drop);
        self.screen.wait_until(&format!("{self} to hold {text:?}"), holds);
    }
}

impl Wanted<'_> {
    /// Chooses a file of the device, as in the dialog that a tap opens.
    #[track_caller]
    pub fn choose(&self, file: &Path) {
        let files = json!([file.to_str().expect("a path in plain letters")]);
        let node = self.node();
        self.screen.must("DOM.setFileInputFiles", json!({ "files": files, "backendNodeId": node.backend }));
    }
}

impl Screen {
    fn tap_at(&self, x: f64, y: f64) {
        if self.form() == Form::Phone {
            // At once: on a busy machine a finger that waits for the page to answer presses long, and that is no tap.
            let start = json!({ "type": "touchStart", "touchPoints": [{ "x": x, "y": y }] });
            let end = json!({ "type": "touchEnd", "touchPoints": [] });
            self.must_at_once(&[("Input.dispatchTouchEvent", start), ("Input.dispatchTouchEvent", end)]);
        } else {
            for (kind, buttons) in [("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 0)] {
                let button = if kind == "mouseMoved" { "none" } else { "left" };
                let event = json!({
                    "type": kind, "x": x, "y": y, "button": button, "buttons": buttons, "clickCount": 1
                });
                self.must("Input.dispatchMouseEvent", event);
            }
        }
    }

    /// From now on nothing on this screen is tapped or clicked.
    pub fn without_pointer(&self) {
        self.pointer.set(false);
    }

    /// Types into whatever has the focus, as an input method does.
    pub fn type_text(&self, text: &str) {
        self.must("Input.insertText", json!({ "text": text }));
    }

    fn replace_text(&self, text: &str) {
        self.must(
            "Input.dispatchKeyEvent",
            json!({ "type": "rawKeyDown", "key": "a", "code": "KeyA", "modifiers": 2, "commands": ["selectAll"] }),
        );
        self.must(
            "Input.dispatchKeyEvent",
            json!({ "type": "keyUp", "key": "a", "code": "KeyA", "modifiers": 2 }),
        );
        if text.is_empty() {
            self.press("Delete");
        } else {
            self.type_text(text);
        }
    }
}

/// As the tree gives it.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
