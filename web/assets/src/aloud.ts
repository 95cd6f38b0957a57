/** "Lees voor": the browser reads a question and its choices aloud; pressing again stops it (C15). */
export function startReadingAloud(): void {
  if (!("speechSynthesis" in window)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-aloud]")) {
    button.hidden = false;
    button.addEventListener("click", () => toggle(button));
  }
  // A page that is left goes on talking in some browsers.
  window.addEventListener("pagehide", () => window.speechSynthesis.cancel());
}

function toggle(button: HTMLButtonElement): void {
  if (window.speechSynthesis.speaking) return window.speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(words(button));
  said.lang = document.documentElement.lang;
  said.rate = 0.9;
  window.speechSynthesis.speak(said);
}

/** Each part ends with a stop, so that it is not read in one breath. */
function words(button: HTMLButtonElement): string {
  const parts = document.querySelectorAll<HTMLElement>(button.dataset["aloud"] ?? "");
  return [...parts].map((part) => (part.innerText.trim().replace(/[.?!]?$/, (stop) => stop || "."))).join(" ");
}
