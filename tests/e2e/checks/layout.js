// An array of what does not fit, in words.
(() => {
    const wrong = [];
    const root = document.scrollingElement;
    const say = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 140);
    const drawn = element => {
        for (let at = element; at; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.display === "none" || style.visibility !== "visible" || style.opacity === "0") return false;
            // Read by screen readers alone.
            if (style.clipPath === "inset(50%)") return false;
        }
        return true;
    };

    if (root.scrollWidth > innerWidth) {
        const wide = [...document.querySelectorAll("body *")].filter(e => drawn(e) && e.getBoundingClientRect().right > innerWidth + 1);
        wrong.push(`the page scrolls sideways (${root.scrollWidth} > ${innerWidth}): ${wide.length ? say(wide[wide.length - 1]) : "?"}`);
    }

    // Behind a sheet nothing is read or tapped.
    const active = document.querySelector("dialog:modal") || document.body;

    // Text is cut where an ancestor that cannot be scrolled ends before it.
    const words = document.createTreeWalker(active, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const text = words.currentNode;
        if (!text.data.trim() || !text.parentElement || !drawn(text.parentElement)) continue;
        if (["SCRIPT", "STYLE", "OPTION"].includes(text.parentElement.tagName)) continue;
        const range = document.createRange();
        range.selectNodeContents(text);
        const boxes = [...range.getClientRects()].filter(box => box.width > 0);
        let [scrollsX, scrollsY] = [false, false];
        for (let at = text.parentElement; at && at !== document.body; at = at.parentElement) {
            const style = getComputedStyle(at);
            const cuts = axis => ["hidden", "clip"].includes(axis);
            const scrolls = axis => ["auto", "scroll"].includes(axis);
            // Folded on purpose, with the way to unfold it beside it.
            if (at.nextElementSibling && at.nextElementSibling.matches("button[aria-expanded]")) break;
            const edge = at.getBoundingClientRect();
            const cutX = cuts(style.overflowX) && !scrollsX;
            const cutY = cuts(style.overflowY) && !scrollsY;
            const cut = boxes.find(box =>
                (cutX && (box.right > edge.right + 1 || box.left < edge.left - 1)) ||
                (cutY && (box.bottom > edge.bottom + 3 || box.top < edge.top - 3)));
            scrollsX = scrollsX || scrolls(style.overflowX);
            scrollsY = scrollsY || scrolls(style.overflowY);
            // Above all others, so that nothing around it cuts it.
            if (at.tagName === "DIALOG" && !cut) break;
            if (cut) {
                wrong.push(`text is cut: ${JSON.stringify(text.data.trim().slice(0, 40))} in ${say(at)}`);
                break;
            }
        }
        // Over the edge of the screen, where the page does not scroll.
        if (boxes.some(box => box.right > innerWidth + 1 || box.left < -1) && root.scrollWidth <= innerWidth) {
            wrong.push(`text is off the screen: ${JSON.stringify(text.data.trim().slice(0, 40))}`);
        }
    }

    // What is tapped: 44 px each way, drawn so or with room around it that takes the tap.
    const least = 44;
    const tapped = "a[href], button, select, textarea, summary, input:not([type=hidden]), [role=button], [role=switch]";
    for (const element of active.querySelectorAll(tapped)) {
        const face = (element.closest("label") || (element.labels && element.labels[0]));
        const candidates = [element, face].filter(one => one && drawn(one));
        if (!candidates.length) continue;
        const sizes = candidates.map(one => one.getBoundingClientRect());
        if (sizes.every(box => box.width === 0 || box.height === 0)) continue;
        if (sizes.some(box => box.width >= least - 0.5 && box.height >= least - 0.5)) continue;
        candidates[0].scrollIntoView({ block: "center", behavior: "instant" });
        const box = candidates[0].getBoundingClientRect();
        const [x, y, reach] = [box.left + box.width / 2, box.top + box.height / 2, least / 2 - 0.5];
        const takes = (dx, dy) => {
            const hit = document.elementFromPoint(x + dx, y + dy);
            return hit && candidates.some(one => one.contains(hit));
        };
        const across = box.width >= least - 0.5 || (takes(-reach, 0) && takes(reach, 0));
        const down = box.height >= least - 0.5 || (takes(0, -reach) && takes(0, reach));
        if (!across || !down) {
            wrong.push(`a target of ${Math.round(box.width)} × ${Math.round(box.height)} px: ${say(element)}`);
        }
    }

    // A word stays whole, unless its letters are so large that a line holds few.
    const whole = document.createTreeWalker(document.querySelector("main") || document.body, NodeFilter.SHOW_TEXT);
    while (whole.nextNode()) {
        const text = whole.currentNode;
        if (!text.parentElement || !drawn(text.parentElement)) continue;
        if (parseFloat(getComputedStyle(text.parentElement).fontSize) > 28) continue;
        for (const word of text.data.matchAll(/(?<![\w.:/-])[A-Za-z]{2,14}(?![\w.:/-])/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            if (range.getClientRects().length > 1) wrong.push(`a word is broken: ${word[0]} in ${say(text.parentElement)}`);
        }
    }

    // What is typed stands in a field of its own: an example is seen whole.
    for (const area of document.querySelectorAll("textarea")) {
        if (drawn(area) && area.scrollHeight > area.clientHeight + 1) wrong.push(`text is cut: ${say(area)}`);
    }

    // At the end of the page nothing is left under what stands at the foot of the screen.
    const bar = document.querySelector(".bottom-bar");
    if (bar) {
        scrollTo({ top: root.scrollHeight, behavior: "instant" });
        const edge = bar.getBoundingClientRect();
        for (const element of document.querySelectorAll("main a, main button, main p, main label")) {
            if (bar.contains(element) || element.closest("dialog") || !drawn(element)) continue;
            const box = element.getBoundingClientRect();
            if (box.height && box.bottom > edge.top + 1 && box.top < edge.bottom) wrong.push(`under the bar: ${say(element)}`);
        }
    }
    scrollTo(0, 0);
    return wrong;
})()
