/** Brings readers to what went wrong: the summary of errors takes the focus when the page comes back. */
export function startFocus(): void {
  document.querySelector<HTMLElement>("[data-focus]")?.focus();
}
