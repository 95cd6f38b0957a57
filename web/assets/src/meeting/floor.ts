/** One's own place on the list of speakers: found in the order that all screens share, so that nobody has to ask. */

export interface Floor {
  /** The point that is on. */
  item: string;
  has_sides: boolean;
  is_closed: boolean;
  speaking: string | null;
  waiting: string[];
}

interface Answered {
  revision: number;
  floor: Floor | null;
  said: string;
  own_floor: string;
}

interface Refused {
  error: { code: string; message: string };
}

/** Shows where one stands after a change: waiting, speaking, or free to ask. */
export function showFloor(page: HTMLElement, floor: Floor | null, announce: (sentence: string) => void): void {
  const own = page.querySelector<HTMLElement>("[data-floor]");
  if (!own) return;
  own.hidden = floor === null;
  if (floor === null) return;
  toggle(own, "[data-closed]", floor.is_closed);
  // Another point may be on than when this part of the page was made.
  for (const field of own.querySelectorAll<HTMLInputElement>('input[name="item"]')) field.value = floor.item;
  for (const button of own.querySelectorAll<HTMLElement>("[data-side]")) button.hidden = !floor.has_sides;
  for (const slot of own.querySelectorAll<HTMLElement>("[data-slot]")) {
    const turn = slot.dataset["turn"] ?? "";
    const place = floor.waiting.indexOf(turn) + 1;
    const speaks = turn !== "" && floor.speaking === turn;
    const spoke = slot.querySelector<HTMLElement>("[data-speaks]");
    if (speaks && spoke?.hidden) announce(spoke.textContent?.trim() ?? "");
    if (turn !== "" && !speaks && place === 0) slot.dataset["turn"] = "";
    toggle(slot, "[data-speaks]", speaks);
    toggle(slot, "[data-waits]", place > 0);
    toggle(slot, "[data-asks]", !speaks && place === 0 && !(floor.is_closed && slot.dataset["slot"] === "matter"));
    const number = slot.querySelector("[data-place]");
    if (number) number.textContent = place > 0 ? String(place) : "";
  }
}

/** Asks for the floor, or takes it back, without leaving the page; without this script the form is sent. */
export function startFloor(page: HTMLElement, announce: (sentence: string) => void): void {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("[data-floor]")) return;
    event.preventDefault();
    void send(page, form, (event as SubmitEvent).submitter, announce);
  });
}

async function send(
  page: HTMLElement,
  form: HTMLFormElement,
  pressed: HTMLElement | null,
  announce: (sentence: string) => void,
): Promise<void> {
  const content = new FormData(form);
  if (pressed instanceof HTMLButtonElement && pressed.name) content.set(pressed.name, pressed.value);
  setError(page, "");
  try {
    const answer = await fetch(form.action, { method: "POST", body: content, headers: { Accept: "application/json" } });
    const said = (await answer.json()) as Answered | Refused;
    if ("error" in said) return setError(page, said.error.message);
    const name = form.closest<HTMLElement>("[data-slot]")?.dataset["slot"];
    const place = page.querySelector("[data-own-floor]");
    if (place) place.innerHTML = said.own_floor;
    page.dataset["floorRevision"] = String(said.revision);
    announce(said.said);
    // The button that was pressed is gone; the keyboard goes on at what came in its place.
    focusFirst(page.querySelector(`[data-slot="${name ?? ""}"]`));
  } catch {
    // No answer: it may have arrived. Pressing again is safe, nobody stands on the list twice.
    setError(page, page.dataset["unsent"] ?? "");
  } finally {
    delete form.dataset["sending"];
  }
}

function focusFirst(slot: Element | null): void {
  const buttons = slot ? [...slot.querySelectorAll<HTMLElement>("button")] : [];
  buttons.find((button) => button.closest("[hidden]") === null)?.focus();
}

function setError(page: HTMLElement, sentence: string): void {
  const place = page.querySelector("[data-floor-error]");
  if (place) place.textContent = sentence;
}

function toggle(within: HTMLElement, selector: string, shown: boolean): void {
  const element = within.querySelector<HTMLElement>(selector);
  if (element) element.hidden = !shown;
}
