/** Says how many characters are left in a text area; the limit itself is the server's. */
export function startCounting(): void {
  for (const counter of document.querySelectorAll<HTMLElement>("[data-counter-for]")) {
    const field = document.getElementById(counter.dataset["counterFor"] ?? "");
    if (!(field instanceof HTMLTextAreaElement)) continue;
    const most = Number(field.dataset["maxlength"]);
    const sentence = counter.dataset["text"] ?? "{n}";
    const show = (): void => {
      const left = most - field.value.length;
      counter.textContent = sentence.replace("{n}", String(left));
      counter.toggleAttribute("data-over", left < 0);
    };
    field.addEventListener("input", show);
    show();
  }
}
