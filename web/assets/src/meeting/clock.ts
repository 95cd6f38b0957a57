/**
 * The clocks of speaking time. They run from the server's time, which every state carries, so nobody has to be told
 * that a second passed, and a phone whose own clock is wrong shows what the hall shows.
 */
const TICK_MS = 250;

/** How far the server's clock stands ahead of this one. */
let ahead = 0;

export function setServerTime(now: number | undefined): void {
  if (now !== undefined && Number.isFinite(now)) ahead = now - Date.now();
}

export function showClocks(page: ParentNode): void {
  const now = Date.now() + ahead;
  for (const clock of page.querySelectorAll<HTMLElement>("[data-clock]")) {
    const left = Math.ceil((Number(clock.dataset["until"]) - now) / 1000);
    const sentence = (left < 0 ? clock.dataset["over"] : clock.dataset["left"]) ?? "{time}";
    const shown = sentence.replace("{time}", minutes(Math.abs(left)));
    if (clock.textContent !== shown) clock.textContent = shown;
    clock.classList.toggle("wc-clock--over", left < 0);
  }
}

export function startClocks(page: HTMLElement): void {
  setServerTime(Number(page.dataset["now"]));
  showClocks(page);
  window.setInterval(() => showClocks(page), TICK_MS);
}

function minutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
