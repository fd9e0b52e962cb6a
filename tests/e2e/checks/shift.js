// What moved by itself while the page came, if it was so much that it is poor: a score of over 0.25 by "Cumulative Layout
// Shift" (https://web.dev/articles/cls). What moves because somebody tapped is not counted.
(async () => {
    const shifts = [];
    const take = entries => shifts.push(...entries.filter(entry => !entry.hadRecentInput));
    const observer = new PerformanceObserver(list => take(list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
    await frame();
    await frame();
    take(observer.takeRecords());
    observer.disconnect();
    const score = shifts.reduce((sum, shift) => sum + shift.value, 0);
    if (score <= 0.25) return [];
    const moved = shifts.flatMap(shift => shift.sources.map(source => {
        const what = source.node ? (source.node.outerHTML || source.node.textContent).replace(/\s+/g, " ").slice(0, 90) : "?";
        return `${Math.round(source.previousRect.y)} → ${Math.round(source.currentRect.y)}: ${what}`;
    }));
    return [`things move by ${score.toFixed(2)}: ${moved.join(" | ")}`];
})()
