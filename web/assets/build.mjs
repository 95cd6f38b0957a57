// Builds what the browser gets: `npm run build`.
//
// Website:          src/<name>.ts of `entries` + styles/site.css + icons/*.svg → web/static/dist/
// Practice servers: bots/practice/assets/*.ts and *.css                      → bots/practice/static/
//
// File names stay the same; their hashes stand in manifest.json, from which web/static_files.py makes addresses that
// browsers may keep for a year. Text is also written compressed (.br, .gz), because nothing else may stand between us
// and a phone. Nothing here needs eval or inline code, so a strict CSP holds.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { spriteOf } from "./sprite.mjs";
import { stylesOf } from "./tokens.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = join(here, "../static/dist");
const practiceSource = join(here, "../../bots/practice/assets");
const practiceTarget = join(here, "../../bots/practice/static");

/** Bundles of the website; a page loads site.js and at most one more. */
const entries = ["src/site.ts", "src/meeting.ts", "src/passkeys.ts", "styles/site.css"];

const tokensPlugin = {
  name: "tokens",
  setup(build) {
    build.onResolve({ filter: /^tokens$/ }, () => ({ path: "tokens", namespace: "tokens" }));
    build.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({
      contents: stylesOf(JSON.parse(readFileSync(join(here, "styles/tokens.json"), "utf8"))),
      loader: "css",
      watchFiles: [join(here, "styles/tokens.json")],
    }));
  },
};

const shared = {
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: "none",
  format: "iife",
  // A phone of eight years old with its last browser must be able to read this.
  target: ["es2021", "chrome99", "firefox97", "safari15.4"],
  loader: { ".woff2": "file", ".svg": "file", ".png": "file" },
  assetNames: "[name]-[hash]", // fonts and images that a style sheet names
  entryNames: "[name]",
  nodePaths: [join(here, "node_modules")],
  plugins: [tokensPlugin],
  logLevel: "warning",
};

function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

function hashOf(path) {
  return createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 12);
}

function writeManifest(folder) {
  const names = readdirSync(folder).filter((name) => name !== "manifest.json").sort();
  const manifest = Object.fromEntries(names.map((name) => [name, hashOf(join(folder, name))]));
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

function compress(folder) {
  for (const name of readdirSync(folder).filter((name) => [".js", ".css", ".svg", ".txt"].includes(extname(name)))) {
    const content = readFileSync(join(folder, name));
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(content));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }));
  }
}

async function buildWebsite() {
  emptied(dist);
  writeFileSync(join(dist, "icons.svg"), spriteOf(join(here, "icons")));
  for (const image of readdirSync(join(here, "images"))) copyFileSync(join(here, "images", image), join(dist, image));
  await esbuild.build({ ...shared, absWorkingDir: here, entryPoints: entries, outdir: dist });
  // The fonts' licence (OFL 1.1) asks to travel with them.
  for (const font of ["fraunces", "nunito-sans"]) {
    copyFileSync(join(here, `node_modules/@fontsource/${font}/LICENSE`), join(dist, `${font}-LICENSE.txt`));
  }
  writeManifest(dist);
  compress(dist);
}

async function buildPractice() {
  if (!existsSync(practiceSource)) return;
  emptied(practiceTarget);
  const sources = readdirSync(practiceSource);
  const entryPoints = sources
    .filter((name) => [".ts", ".css"].includes(extname(name)) && !name.startsWith("_"))
    .map((name) => join(practiceSource, name));
  for (const name of sources.filter((name) => [".svg", ".png", ".jpg"].includes(extname(name)))) {
    copyFileSync(join(practiceSource, name), join(practiceTarget, basename(name)));
  }
  copyFileSync(join(dist, "icons.svg"), join(practiceTarget, "icons.svg"));
  await esbuild.build({ ...shared, absWorkingDir: here, entryPoints, outdir: practiceTarget });
  writeManifest(practiceTarget);
}

await buildWebsite();
await buildPractice();
