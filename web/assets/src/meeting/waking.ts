/** Tells a page that it slept: a lid that was closed, a phone in a pocket, a line that was gone. */
const LOOK_MS = 1000;
/** A page that did not run for so long may have missed something. */
const ASLEEP_MS = 10_000;

export function onWaking(wake: () => void): void {
  let awakeAt = Date.now();
  const look = (): void => {
    // Behind another window nobody looks, and browsers let a page run once a minute there.
    if (document.hidden) return;
    const slept = Date.now() - awakeAt > ASLEEP_MS;
    awakeAt = Date.now();
    if (slept) wake();
  };
  window.setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", look);
  window.addEventListener("online", wake);
}
