//! Waiting for what a person can see.

use super::{Exchange, Screen};
use std::time::{Duration, Instant};

/// How long anything may take. Far longer than it ever does: it turns a story that would hang into one that fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// Resolves at the frame after the page changed, or a little later for what changes without it: the focus, a value, what
/// an animation uncovers.
const NEXT_CHANGE: &str = "new Promise(resolve => {
    const seen = new MutationObserver(() => requestAnimationFrame(done));
    const timer = setTimeout(done, 80);
    function done() { seen.disconnect(); clearTimeout(timer); resolve(0); }
    seen.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})";

/// The texts that are drawn, a line for each block of them.
const SEEN: &str = "(() => {
    const shown = element => {
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.visibility !== 'visible' || style.display === 'none' || style.opacity === '0') return false;
            if (at.classList.contains('visually-hidden')) return false;
        }
        return true;
    };
    const block = element => {
        let at = element;
        while (at.parentElement && ['inline', 'contents'].includes(getComputedStyle(at).display)) at = at.parentElement;
        return at;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let words = '', before = null;
    while (walker.nextNode()) {
        const node = walker.currentNode, parent = node.parentElement;
        if (!node.data.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) || !shown(parent)) continue;
        const at = block(parent);
        words += (before && before !== at ? '\\n' : '') + node.data;
        before = at;
    }
    return words.replace(/[ \\t\\u00a0]+/g, ' ');
})()";

impl Screen {
    /// Looks again and again, with each change of the page, until there is something to be seen.
    ///
    /// # Panics
    /// If it never comes: says what was waited for and what was there instead.
    #[track_caller]
    pub fn wait_until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let over = Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = look() {
                return seen;
            }
            if Instant::now() > over {
                panic!("waited in vain: {what}\n{}", self.situation());
            }
            // While one document goes and another comes there is nothing to observe.
            if self.try_evaluate(NEXT_CHANGE).is_err() {
                self.ear().next(Duration::from_millis(50));
            }
        }
    }

    /// The words that are drawn on the page, a line for each block.
    pub fn words(&self) -> String {
        self.try_evaluate(SEEN).ok().and_then(|words| words.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Whether these words are on the page now.
    pub fn says(&self, words: &str) -> bool {
        self.part(words).is_within(&self.words())
    }

    /// Waits until these words are on the page.
    #[track_caller]
    pub fn see(&self, words: &str) {
        let wording = self.part(words);
        let page = self.wait_until(&format!("the words {wording}"), || {
            Some(self.words()).filter(|page| wording.is_within(page))
        });
        self.is_in_its_language(&page);
    }

    /// Waits until these words are no longer on the page.
    #[track_caller]
    pub fn see_no_more(&self, words: &str) {
        let wording = self.part(words);
        let gone = || (!wording.is_within(&self.words())).then_some(());
        self.wait_until(&format!("no more of the words {wording}"), gone);
    }

    /// Waits until the document's title is this.
    #[track_caller]
    pub fn see_title(&self, title: &str) {
        let wording = self.whole(title);
        self.wait_until(&format!("the title {wording}"), || wording.is(&self.title()).then_some(()));
    }
}

impl Screen {
    /// Waits until all that was asked for has come, a live line has begun, and nothing moves: what is there now stays.
    #[track_caller]
    pub fn settle(&self) {
        self.wait_until("a page at rest", || {
            let waits = |e: &Exchange| if e.kind == "EventSource" { e.status == 0 } else { true };
            let busy = self.wire().iter().any(|e| !e.done && !e.url.starts_with("data:") && waits(e));
            (!busy && self.try_evaluate(AT_REST).is_ok_and(|rest| rest == true)).then_some(())
        });
    }
}

const AT_REST: &str = "(async () => {
    const moves = () => document.getAnimations().some(one => one.playState === 'running' && one.effect
        && isFinite(one.effect.getComputedTiming().endTime));
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    const there = () => document.readyState === 'complete' && document.querySelector('main, [role=main]')
        && !document.querySelector('[aria-busy=true], #waiting') && !moves();
    await document.fonts.ready;
    const before = document.body.innerHTML;
    if (!there()) return false;
    await frame();
    await frame();
    return there() && document.body.innerHTML === before;
})()";
