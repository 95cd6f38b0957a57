/** Asks before a form with `data-confirm="…"` is sent, and lets no form be sent twice by a double tap. */
export function startConfirming(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    const question = form.dataset["confirm"];
    if (form.dataset["sending"] === "yes" || (question && !window.confirm(question))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    form.dataset["sending"] = "yes";
    // Gone after a while: a lost connection must not lock the form.
    window.setTimeout(() => delete form.dataset["sending"], 4000);
  }, { capture: true });
  // Back in history shows the page as it was left; then the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sending]")) delete form.dataset["sending"];
  });
}
