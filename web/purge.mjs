// WeUI's rules and variables that no screen uses are not sent. Reads a style sheet, writes what is left of it.
// Ours are kept whatever they are called: some of their names are put together ("hue-" and a number).
import { text } from "node:stream/consumers";
import { PurgeCSS } from "purgecss";

const [left] = await new PurgeCSS().purge({
  css: [{ raw: await text(process.stdin) }],
  content: ["src/**/*.rs", "index.html"],
  safelist: { standard: [/^(?!weui)/], variables: [/^--(?!weui)/] },
  variables: true,
});
process.stdout.write(left.css);
