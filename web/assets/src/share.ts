/** "Zet in de app": the phone's share sheet, or the clipboard where there is none. */
export function startSharing(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-share]")) {
    const text = box.querySelector(".wc-share__text")?.textContent ?? "";
    const button = box.querySelector<HTMLButtonElement>("[data-share-send]");
    box.querySelector("[data-share-actions]")?.removeAttribute("hidden");
    button?.addEventListener("click", () => void send(text, box, button));
  }
}

async function send(text: string, box: HTMLElement, button: HTMLButtonElement): Promise<void> {
  if ("share" in navigator && matchMedia("(pointer: coarse)").matches) {
    try {
      await navigator.share({ text });
      return;
    } catch {
      // Closed by the reader or refused by the device: the clipboard is the next best.
    }
  }
  if (!(await copied(text))) return select(box);
  const status = box.querySelector("[data-share-status]");
  if (status) status.textContent = button.dataset["done"] ?? "";
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function select(box: HTMLElement): void {
  const text = box.querySelector(".wc-share__text");
  if (text) window.getSelection()?.selectAllChildren(text);
}
