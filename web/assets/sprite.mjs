// Joins icons/*.svg into one file of symbols, so that a page shows an icon with
// <svg class="icon"><use href="/static/dist/icons.svg#vote"/></svg> and no inline style.

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Give the sprite of every drawing in a folder; the symbol's name is the file's. */
export function spriteOf(folder) {
  const symbols = readdirSync(folder)
    .filter((name) => name.endsWith(".svg"))
    .sort()
    .map((name) => symbolOf(basename(name, ".svg"), readFileSync(join(folder, name), "utf8")));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

function symbolOf(name, source) {
  const match = /<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>/.exec(source);
  if (match === null) throw new Error(`${name}.svg has no viewBox`);
  const drawing = match[2].replace(/\s+/g, " ").replace(/> </g, "><").trim();
  return `<symbol id="${name}" viewBox="${match[1]}" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${drawing}</symbol>`;
}
