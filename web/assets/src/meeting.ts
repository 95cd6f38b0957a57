/**
 * The live meeting; loaded only on its pages:
 *   {% block scripts %}<script src="{{ asset("meeting.js") }}" defer></script>{% endblock %}
 *
 * The page holds one element with `data-meeting`. A change for all comes as one message that carries the new shared parts
 * with their revision; the page asks again only when it missed one, after a moment that differs per browser, so that
 * 5,000 phones do not all ask at once. Without this file the page works too, on a reload.
 */
import { io, type Socket } from "socket.io-client";
import { setFillBar } from "./bars";
import { startBallot, showBallot } from "./meeting/ballot";

interface Shared {
  meeting: string;
  revision: number;
  previous?: number | null;
  poll: string | null;
  is_voting: boolean;
  announcement: string;
  parts: Record<string, string>;
  own?: string;
}

interface Turnout {
  poll: string;
  cast: number;
  present: number;
}

/** A page that missed something waits at most this long before it asks again. */
const JITTER_MS = 2000;
/** The page of who leads is one or two browsers: it may ask soon. */
const LEAD_JITTER_MS = 150;
const SECONDS_DEAF_BEFORE_SAYING_SO = 3;

/** Opens the one connection of this page: WebSocket only, so that any web process may answer. */
export function connect(page: HTMLElement): Socket {
  const { meeting, view, locale } = page.dataset;
  return io({
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 8000,
    randomizationFactor: 0.8,
    auth: { meeting, screen: view, locale },
  });
}

class MeetingPage {
  private asking: number | undefined;
  private deaf: number | undefined;

  constructor(private readonly page: HTMLElement) {}

  start(): void {
    const socket = connect(this.page);
    socket.on("hello", (said: { revision: number | null }) => {
      if (said.revision !== null && said.revision > this.revision) this.askSoon();
    });
    socket.on("state", (shared: Shared) => this.receive(shared));
    socket.on("turnout", (said: Turnout) => this.count(said));
    socket.on("yours", () => this.askSoon());
    socket.on("connect", () => this.hears(true));
    socket.on("disconnect", () => this.hears(false));
    socket.on("connect_error", () => this.hears(false));
    startBallot(this.page);
  }

  private get revision(): number {
    return Number(this.page.dataset["revision"] ?? 0);
  }

  private receive(shared: Shared): void {
    if (shared.revision <= this.revision) return;
    const missed = shared.previous === null || shared.previous === undefined || shared.previous > this.revision;
    this.apply(shared);
    // Whoever leads, or votes for others too, has buttons on the page that no broadcast may hold.
    const hasMore = this.page.dataset["view"] === "leiden" || this.page.querySelector("[data-givers]") !== null;
    if (missed || hasMore) this.askSoon();
  }

  private apply(shared: Shared): void {
    if (shared.revision < this.revision) return;
    this.page.dataset["revision"] = String(shared.revision);
    for (const [name, html] of Object.entries(shared.parts)) replace(this.page, `[data-part="${name}"]`, html);
    // A ballot that was just cast here is newer than an answer that was under way.
    const isCastHere = shared.poll !== null && this.page.dataset["castIn"] === shared.poll;
    if (shared.own !== undefined && !isCastHere) replace(this.page, "[data-own]", shared.own);
    else showBallot(this.page, shared.is_voting ? shared.poll : null);
    this.page.dataset["poll"] = shared.poll ?? "";
    this.announce(shared.announcement);
  }

  private count(said: Turnout): void {
    const bar = this.page.querySelector("#turnout");
    if (!bar) return;
    bar.setAttribute("data-maximum", String(said.present));
    setFillBar(bar, said.cast, said.present);
  }

  private announce(sentence: string): void {
    const place = this.page.querySelector("[data-announce]");
    if (place && place.textContent !== sentence) place.textContent = sentence;
  }

  private askSoon(): void {
    if (this.asking !== undefined) return;
    const longest = this.page.dataset["view"] === "leiden" ? LEAD_JITTER_MS : JITTER_MS;
    this.asking = window.setTimeout(() => void this.ask(), Math.random() * longest);
  }

  private async ask(): Promise<void> {
    this.asking = undefined;
    const url = this.page.dataset["stateUrl"];
    if (!url || document.querySelector("form[data-sending]")) return;
    const answer = await fetch(url, { headers: { Accept: "*/*" } }).catch(() => undefined);
    if (!answer?.ok) return;
    if (this.page.dataset["view"] === "leiden") return this.lead(await answer.text());
    this.apply((await answer.json()) as Shared);
  }

  private lead(html: string): void {
    const focused = document.activeElement?.closest("[data-part]") ? labelOf(document.activeElement) : undefined;
    const opened = this.page.querySelector<HTMLDetailsElement>('[data-part="lead"] details')?.open;
    replace(this.page, '[data-part="lead"]', html);
    if (opened) this.page.querySelector('[data-part="lead"] details')?.setAttribute("open", "");
    // The button somebody stood on may have moved; the keyboard stays with it.
    const buttons = this.page.querySelectorAll<HTMLElement>('[data-part="lead"] button');
    if (focused) [...buttons].find((button) => labelOf(button) === focused)?.focus();
  }

  private hears(again: boolean): void {
    window.clearTimeout(this.deaf);
    const notice = this.page.querySelector("[data-offline-notice]");
    if (!notice) return;
    if (again) notice.textContent = "";
    else this.deaf = window.setTimeout(() => (notice.textContent = this.page.dataset["offline"] ?? ""), SECONDS_DEAF_BEFORE_SAYING_SO * 1000);
  }
}

/** Our own server rendered and escaped this; nothing of it came from another page. */
function replace(page: HTMLElement, selector: string, html: string): void {
  const place = page.querySelector(selector);
  if (place && place.innerHTML !== html) place.innerHTML = html;
}

function labelOf(element: Element): string {
  return element.textContent?.trim() ?? "";
}

const page = document.querySelector<HTMLElement>("[data-meeting]");
if (page) new MeetingPage(page).start();
