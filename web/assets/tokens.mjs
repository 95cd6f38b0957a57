// Turns tokens.json into custom properties. Colours come twice: by the reader's system and by the stored choice
// (<html data-theme="dark">), without light-dark(), which phones of three years old do not know.

/** Give the style sheet that declares every token. */
export function stylesOf(tokens) {
  const light = declarations(tokens.light);
  const dark = declarations(tokens.dark);
  return `
:root { color-scheme: light; ${declarations(tokens.fixed)} ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { color-scheme: dark; ${dark} } }
:root[data-theme="dark"] { color-scheme: dark; ${dark} }
@media print { :root:root:root { color-scheme: light; ${light} } }
`;
}

function declarations(values) {
  return Object.entries(values)
    .map(([name, value]) => `--wc-${name}: ${value};`)
    .join(" ");
}
