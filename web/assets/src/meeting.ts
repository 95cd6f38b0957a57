/**
 * The live meeting; loaded only on its pages:
 *   {% block scripts %}<script src="{{ asset("meeting.js") }}" defer></script>{% endblock %}
 *
 * The page holds one element with `data-meeting`. A change for all comes as one message that carries the new shared parts
 * with their revision; who connects again hears the latest of them. The page asks only for what is its own, when it missed
 * something, after a moment that differs per browser, so that 5,000 phones do not all ask at once. Without this file the
 * page works too, on a reload.
 */
import { io, type Socket } from "socket.io-client";
import { setFillBar } from "./bars";
import { startBallot, showBallot } from "./meeting/ballot";
import { setServerTime, showClocks, startClocks } from "./meeting/clock";
import { type Floor, showFloor, startFloor } from "./meeting/floor";
import { renew } from "./meeting/keep";
import { startNotes } from "./meeting/notes";
import { onWaking } from "./meeting/waking";

interface Shared {
  meeting: string;
  revision: number;
  state: string;
  previous?: number | null;
  poll: string | null;
  is_voting: boolean;
  announcement: string;
  floor: Floor | null;
  now: number;
  /** Over how many milliseconds all who missed something spread their questions; only a broadcast says it. */
  spread?: number;
  parts: Record<string, string>;
  own?: string;
  own_floor?: string;
}

interface Turnout {
  poll: string;
  cast: number;
  present: number;
}

/** After a broken line, when nothing said yet how many they are. */
const BROKEN_JITTER_MS = 10_000;
/** What is about one person is asked by one person. */
const OWN_JITTER_MS = 1500;
/** The page of who leads and the screen in the hall are one or two browsers: they may ask soon. */
const FEW_JITTER_MS = 150;
const SECONDS_DEAF_BEFORE_SAYING_SO = 3;

class MeetingPage {
  private readonly socket: Socket;
  private asking: number | undefined;
  private deaf: number | undefined;
  /** An answer did not come; it is asked for again once there is a line. */
  private owes = false;
  private announced: string;

  constructor(private readonly page: HTMLElement) {
    this.announced = page.dataset["announced"] ?? "";
    this.socket = this.connect();
  }

  start(): void {
    this.socket.on("state", (shared: Shared) => this.receive(shared));
    this.socket.on("turnout", (said: Turnout) => this.count(said));
    this.socket.on("yours", () => this.askSoon(OWN_JITTER_MS));
    this.socket.on("connect", () => this.hears(true));
    this.socket.on("disconnect", () => this.hears(false));
    this.socket.on("connect_error", () => this.hears(false));
    startBallot(this.page);
    startFloor(this.page, (sentence) => this.say(sentence));
    startClocks(this.page);
    onWaking(() => this.wake());
  }

  /** Opens the one connection of this page: WebSocket only, so that any web process may answer. */
  private connect(): Socket {
    const { meeting, view, locale } = this.page.dataset;
    return io({
      transports: ["websocket"],
      reconnectionDelay: 500,
      reconnectionDelayMax: 4000,
      randomizationFactor: 0.8,
      // Said anew at each connection: what is shown by then.
      auth: (tell) => tell({ meeting, screen: view, locale, revision: this.revision }),
    });
  }

  private get revision(): number {
    return Number(this.page.dataset["revision"] ?? 0);
  }

  private get isOneOfFew(): boolean {
    return this.page.dataset["view"] !== "live";
  }

  private receive(shared: Shared): void {
    if (shared.revision <= this.revision) return;
    const missed = shared.previous === null || shared.previous === undefined || shared.previous > this.revision;
    // When the meeting opens, each page gets a part of its own that was not there before.
    const opens = shared.state !== this.page.dataset["state"];
    this.apply(shared);
    if (this.page.dataset["view"] === "leiden") this.askSoon(FEW_JITTER_MS);
    // Who votes for others too has buttons on the page that no broadcast may hold.
    else if (this.page.querySelector("[data-givers]")) this.askSoon(OWN_JITTER_MS);
    else if (missed || opens) this.askSoon(shared.spread ?? OWN_JITTER_MS);
  }

  private apply(shared: Shared): void {
    if (shared.revision < this.revision) return;
    this.page.dataset["revision"] = String(shared.revision);
    this.page.dataset["state"] = shared.state;
    setServerTime(shared.now);
    for (const [name, html] of Object.entries(shared.parts)) replace(this.page, `[data-part="${name}"]`, html);
    showClocks(this.page);
    // A ballot that was just cast here is newer than an answer that was under way.
    const isCastHere = shared.poll !== null && this.page.dataset["castIn"] === shared.poll;
    if (shared.own !== undefined && !isCastHere) replace(this.page, "[data-own]", shared.own);
    else showBallot(this.page, shared.is_voting ? shared.poll : null);
    this.page.dataset["poll"] = shared.poll ?? "";
    this.applyFloor(shared);
    this.announce(shared.announcement);
  }

  private applyFloor(shared: Shared): void {
    // So is a request that was just made here.
    if (shared.revision < Number(this.page.dataset["floorRevision"] ?? 0)) return;
    if (shared.own_floor !== undefined) replace(this.page, "[data-own-floor]", shared.own_floor);
    showFloor(this.page, shared.floor, (sentence) => this.say(sentence));
  }

  private count(said: Turnout): void {
    const bar = this.page.querySelector("#turnout");
    if (!bar) return;
    bar.setAttribute("data-maximum", String(said.present));
    setFillBar(bar, said.cast, said.present);
  }

  /** Says what is on once: not again when something else changes, or after one's own ballot was confirmed. */
  private announce(sentence: string): void {
    if (sentence === this.announced) return;
    this.announced = sentence;
    this.say(sentence);
  }

  private say(sentence: string): void {
    const place = this.page.querySelector("[data-announce]");
    if (place) place.textContent = sentence;
  }

  private wake(): void {
    window.setTimeout(() => {
      // A line that slept may look alive; a new one says at once what was missed.
      this.socket.disconnect().connect();
      this.askSoon(OWN_JITTER_MS);
    }, Math.random() * (this.isOneOfFew ? FEW_JITTER_MS : OWN_JITTER_MS));
  }

  private askSoon(longest: number): void {
    if (this.asking !== undefined) return;
    const most = this.isOneOfFew ? FEW_JITTER_MS : longest;
    this.asking = window.setTimeout(() => void this.ask(), Math.random() * most);
  }

  private async ask(): Promise<void> {
    this.asking = undefined;
    const url = this.page.dataset["stateUrl"];
    if (!url) return;
    // What is being sent here changes what would be answered.
    if (document.querySelector("form[data-sending]")) return this.askSoon(OWN_JITTER_MS);
    const answer = await fetch(url, { headers: { Accept: "*/*" } }).catch(() => undefined);
    this.owes = !answer?.ok;
    if (!answer?.ok) return;
    if (this.page.dataset["view"] === "leiden") this.lead(await answer.text());
    else this.apply((await answer.json()) as Shared);
  }

  private lead(html: string): void {
    renew(this.page, '[data-part="lead"]', () => replace(this.page, '[data-part="lead"]', html));
    showClocks(this.page);
  }

  private hears(again: boolean): void {
    window.clearTimeout(this.deaf);
    if (again && this.owes) this.askSoon(BROKEN_JITTER_MS);
    const notice = this.page.querySelector("[data-offline-notice]");
    if (!notice) return;
    if (again) notice.textContent = "";
    else this.deaf = window.setTimeout(() => (notice.textContent = this.page.dataset["offline"] ?? ""), SECONDS_DEAF_BEFORE_SAYING_SO * 1000);
  }
}

/** Our own server rendered and escaped this; nothing of it came from another page. */
function replace(page: HTMLElement, selector: string, html: string): void {
  const place = page.querySelector(selector);
  if (!place || place.innerHTML === html) return;
  const focused = place.contains(document.activeElement) ? labelOf(document.activeElement) : undefined;
  place.innerHTML = html;
  if (focused === undefined) return;
  // The button somebody stood on may have moved; the keyboard stays with it.
  [...place.querySelectorAll<HTMLElement>("a, button, summary")].find((found) => labelOf(found) === focused)?.focus();
}

function labelOf(element: Element | null): string {
  return element?.textContent?.trim() ?? "";
}

const page = document.querySelector<HTMLElement>("[data-meeting]");
if (page) new MeetingPage(page).start();
startNotes();
