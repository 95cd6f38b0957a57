/** Moves a `ui.fill_bar` to a new value: the number, the width and whether the mark was reached. */
export function setFillBar(bar: Element, value: number, maximum?: number): void {
  const most = maximum ?? Number(bar.getAttribute("data-maximum"));
  const share = most > 0 ? Math.min(Math.max(value / most, 0), 1) : 0;
  bar.querySelector("[data-fill-done]")?.setAttribute("width", `${(share * 100).toFixed(2)}%`);
  const number = bar.querySelector("[data-fill-value]");
  if (number) number.textContent = String(value);
  const threshold = bar.getAttribute("data-threshold");
  if (threshold !== null) bar.classList.toggle("wc-fill--reached", value >= Number(threshold));
}
