interface Tap {
  readonly address: string;
  readonly name: string;
  readonly step: number;
  readonly body: string;
}

const RETRY_MS = 5000;

/**
 * The host's page: every tap is kept in this browser until the server has it (people-first C19).
 *
 * A tap carries a token of its own, so that one sent twice counts once, and two hosts add up. Without this file each
 * button is a plain form.
 */
export function startTapping(): void {
  const page = document.querySelector<HTMLElement>("[data-taps]");
  if (page) start(page);
}

function start(page: HTMLElement): void {
  const key = `taps:${page.dataset["taps"] ?? ""}`;
  const totals = new Map<string, number>();
  let isSending = false;
  for (const place of places(page)) totals.set(place.dataset["count"] ?? "", Number(place.textContent));

  const waiting = (): Tap[] => JSON.parse(localStorage.getItem(key) ?? "[]") as Tap[];
  const keep = (taps: Tap[]): void => localStorage.setItem(key, JSON.stringify(taps));

  const show = (refusal = ""): void => {
    const taps = waiting();
    for (const place of places(page)) {
      const name = place.dataset["count"] ?? "";
      const own = taps.filter((tap) => tap.name === name).reduce((sum, tap) => sum + tap.step, 0);
      place.textContent = String(Math.max(0, (totals.get(name) ?? 0) + own));
    }
    page.dataset["waiting"] = String(taps.length);
    const status = page.querySelector<HTMLElement>("[data-taps-status]");
    if (!status) return;
    const unsent = taps.length && !isSending ? (status.dataset["waiting"] ?? "").replace("{n}", String(taps.length)) : "";
    status.textContent = refusal || unsent;
  };

  const send = async (): Promise<void> => {
    if (isSending) return;
    isSending = true;
    for (let tap = waiting()[0]; tap; tap = waiting()[0]) {
      const answer = await posted(tap);
      // No answer, or one of a server in trouble: the tap stays and goes again.
      if (!answer || answer.status >= 500) break;
      keep(waiting().slice(1));
      const said = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
      if (answer.ok) for (const name of totals.keys()) totals.set(name, Number(said[name] ?? totals.get(name)));
      show(answer.ok ? "" : refusalIn(said));
    }
    isSending = false;
    if (waiting().length) {
      show();
      window.setTimeout(() => void send(), RETRY_MS);
    }
  };

  // A click and no submit: what guards other forms against a double tap would swallow quick taps here.
  page.addEventListener("click", (event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("form[data-tap]") : null;
    if (!form) return;
    event.preventDefault();
    const typed = new FormData(form);
    typed.set("form_token", crypto.randomUUID());
    const body = new URLSearchParams([...typed].map(([name, value]) => [name, String(value)])).toString();
    const tap = { address: form.action, name: form.dataset["tap"] ?? "", step: Number(typed.get("step")), body };
    keep([...waiting(), tap]);
    show();
    void send();
  });
  window.addEventListener("online", () => void send());
  if (waiting().length) void send();
  show();
}

function places(page: HTMLElement): NodeListOf<HTMLElement> {
  return page.querySelectorAll<HTMLElement>("[data-count]");
}

async function posted(tap: Tap): Promise<Response | null> {
  try {
    return await fetch(tap.address, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      body: tap.body,
    });
  } catch {
    return null;
  }
}

function refusalIn(said: Record<string, unknown>): string {
  const error = said["error"] as { message?: string } | undefined;
  return error?.message ?? "";
}
