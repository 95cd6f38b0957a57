/** The minute taker's notes: kept a moment after the last key, one after the other, and never over somebody else's. */
const QUIET_MS = 1500;
const AGAIN_MS = 5000;

interface Kept {
  version: number;
  said: string;
}

interface Refused {
  error: { code: string; message: string };
}

class Note {
  private readonly text: HTMLTextAreaElement | null;
  private readonly state: HTMLElement | null;
  private kept: string;
  private waiting: number | undefined;
  private isSending = false;

  constructor(private readonly form: HTMLFormElement, private readonly words: DOMStringMap) {
    this.text = form.querySelector("textarea");
    this.state = form.querySelector("[data-note-state]");
    this.kept = this.text?.value ?? "";
  }

  start(): void {
    this.text?.addEventListener("input", () => {
      this.show(this.words["typing"] ?? "");
      this.keepIn(QUIET_MS);
    });
    this.text?.addEventListener("blur", () => this.isUnkept && this.keepIn(0));
  }

  get isUnkept(): boolean {
    return this.text !== null && this.text.value !== this.kept;
  }

  private keepIn(milliseconds: number): void {
    window.clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => void this.keep(), milliseconds);
  }

  private async keep(): Promise<void> {
    // What is being typed meanwhile goes after what is under way.
    if (this.isSending) return this.keepIn(QUIET_MS);
    if (!this.isUnkept || !this.text) return;
    this.isSending = true;
    const sent = this.text.value;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "application/json" },
      });
      this.hear((await answer.json()) as Kept | Refused, sent);
    } catch {
      this.show(this.words["unkept"] ?? "", true);
      this.keepIn(AGAIN_MS);
    } finally {
      this.isSending = false;
    }
  }

  private hear(said: Kept | Refused, sent: string): void {
    // Refused: the button leads to a page on which both texts stand.
    if ("error" in said) return this.show(said.error.message, true);
    this.kept = sent;
    const version = this.form.querySelector<HTMLInputElement>('input[name="version"]');
    if (version) version.value = String(said.version);
    if (!this.isUnkept) this.show(said.said);
  }

  private show(sentence: string, wrong = false): void {
    if (!this.state) return;
    if (this.state.textContent !== sentence) this.state.textContent = sentence;
    this.state.classList.toggle("wc-note__state--wrong", wrong);
  }
}

export function startNotes(): void {
  const place = document.querySelector<HTMLElement>("[data-notes]");
  if (!place) return;
  const notes = [...place.querySelectorAll<HTMLFormElement>("[data-note]")].map((form) => new Note(form, place.dataset));
  for (const note of notes) note.start();
  let isLeavingWithForm = false;
  place.addEventListener("submit", () => (isLeavingWithForm = true));
  window.addEventListener("beforeunload", (event) => {
    if (!isLeavingWithForm && notes.some((note) => note.isUnkept)) event.preventDefault();
  });
}
