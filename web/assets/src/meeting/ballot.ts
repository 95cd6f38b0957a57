/** The three buttons: they come when a vote opens, send one ballot, and say what was registered. */

interface Registered {
  poll: string;
  choice: string;
}

interface Refused {
  error: { code: string; message: string };
}

/** Shows the buttons for a vote, or hides them when none is open. What was cast stays said until the next vote. */
export function showBallot(page: HTMLElement, poll: string | null): void {
  const ballot = page.querySelector<HTMLElement>("[data-ballot]");
  const field = ballot?.querySelector<HTMLInputElement>('input[name="poll"]');
  if (!ballot || !field) return;
  const counted = page.querySelector<HTMLElement>("[data-counted]:not(button)");
  const isCast = page.dataset["castIn"] === poll && poll !== null;
  if (poll !== null && poll !== field.value && !isCast) {
    field.value = poll;
    setError(ballot, "");
    if (counted) counted.hidden = true;
    for (const button of buttonsOf(ballot)) button.disabled = false;
  }
  ballot.hidden = poll === null || isCast || (counted !== null && !counted.hidden);
  const waiting = page.querySelector<HTMLElement>("[data-waiting]");
  if (waiting) waiting.hidden = poll !== null || (counted !== null && !counted.hidden);
}

/** Sends the ballot without leaving the page; a browser without this script sends the form. */
export function startBallot(page: HTMLElement): void {
  page.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.closest("[data-ballot]")) return;
    const pressed = (event as SubmitEvent).submitter;
    if (!(pressed instanceof HTMLButtonElement)) return;
    event.preventDefault();
    void send(page, form, pressed);
  });
}

async function send(page: HTMLElement, form: HTMLFormElement, pressed: HTMLButtonElement): Promise<void> {
  const ballot = form.closest<HTMLElement>("[data-ballot]");
  if (!ballot) return;
  const content = new FormData(form);
  content.set("choice", pressed.value);
  for (const button of buttonsOf(ballot)) button.disabled = true;
  setError(ballot, "");
  try {
    const answer = await fetch(form.action, { method: "POST", body: content, headers: { Accept: "application/json" } });
    const said = (await answer.json()) as Registered | Refused;
    if ("choice" in said) return registered(page, ballot, said, pressed);
    setError(ballot, said.error.message);
    // The first ballot stands, or the vote is over: pressing again would help nobody.
    if (answer.status !== 409) enable(ballot);
  } catch {
    // No answer: it may have arrived. Pressing again is safe, the first ballot is the one that counts.
    setError(ballot, page.dataset["failed"] ?? "");
    enable(ballot);
  } finally {
    delete form.dataset["sending"];
  }
}

function registered(page: HTMLElement, ballot: HTMLElement, said: Registered, pressed: HTMLButtonElement): void {
  page.dataset["castIn"] = said.poll;
  const sentence = pressed.dataset["counted"] ?? "";
  const counted = page.querySelector<HTMLElement>("[data-counted]:not(button)");
  const title = counted?.querySelector(".wc-notice__title");
  if (title) title.textContent = sentence;
  if (counted) counted.hidden = false;
  ballot.hidden = true;
  const announcer = page.querySelector("[data-announce]");
  if (announcer) announcer.textContent = sentence;
}

function setError(ballot: HTMLElement, sentence: string): void {
  const place = ballot.querySelector("[data-ballot-error]");
  if (place) place.textContent = sentence;
}

function enable(ballot: HTMLElement): void {
  for (const button of buttonsOf(ballot)) button.disabled = false;
}

function buttonsOf(ballot: HTMLElement): HTMLButtonElement[] {
  return [...ballot.querySelectorAll<HTMLButtonElement>("button")];
}
