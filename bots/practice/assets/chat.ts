// Makes the web chat lively. Everything also works without it: each form below can be sent the plain way.
//
// When anything changes, the page is fetched again and only what differs is put in its place, so that the place where
// somebody reads, types or has the focus stays.

const root = document.querySelector<HTMLElement>("[data-chat]");
const stream = document.querySelector<HTMLElement>(".tg-stream");
let isLooking = false;
let mustLookAgain = false;
let isLeaving = false;
let isSending = false;
let source: EventSource | null = null;
let shownToast = document.querySelector<HTMLElement>("[data-toast]")?.dataset["toast"] ?? "";

/** Say whether the reader is at the end and wants to stay there. */
function isAtEnd(): boolean {
  return stream !== null && stream.scrollHeight - stream.scrollTop - stream.clientHeight < 80;
}

function toEnd(): void {
  if (stream !== null) stream.scrollTop = stream.scrollHeight;
}

/** Put the messages that are new or changed in their places, and take away what is gone. */
function mergeMessages(fresh: Document): void {
  const list = document.querySelector("#tg-messages");
  const freshList = fresh.querySelector("#tg-messages");
  if (list === null || freshList === null) return;
  const known = new Map<string, HTMLElement>();
  for (const item of list.querySelectorAll<HTMLElement>(":scope > li")) known.set(item.dataset["key"] ?? "", item);
  let place: Element | null = list.firstElementChild;
  for (const item of [...freshList.querySelectorAll<HTMLElement>(":scope > li")]) {
    const key = item.dataset["key"] ?? "";
    const old = known.get(key);
    known.delete(key);
    if (old === undefined) {
      list.insertBefore(item, place);
    } else if (old.dataset["version"] === item.dataset["version"]) {
      place = old.nextElementSibling;
    } else {
      const hadFocus = old.contains(document.activeElement);
      place = old.nextElementSibling;
      old.replaceWith(item);
      if (hadFocus) item.querySelector<HTMLElement>("button, a, summary")?.focus();
    }
  }
  for (const gone of known.values()) gone.remove();
}

/** Replace a part of the page, unless it is the same or somebody is busy in it. */
function mergePart(fresh: Document, selector: string): void {
  const part = document.querySelector(selector);
  const freshPart = fresh.querySelector(selector);
  if (part === null || freshPart === null || part.innerHTML === freshPart.innerHTML) return;
  const isBusy = part.querySelector("details[open]") !== null || part.contains(document.activeElement);
  if (isBusy && freshPart.querySelector("form") !== null && selector === "#tg-keys") return;
  part.replaceChildren(...freshPart.childNodes);
}

/** Show an answer to a pressed button that wants to be read first. */
function showAlert(): void {
  const toast = document.querySelector<HTMLElement>("[data-toast]");
  const number = toast?.dataset["toast"] ?? "";
  if (toast === null || number === shownToast) return;
  shownToast = number;
  const dialog = document.querySelector<HTMLDialogElement>("dialog.tg-alert");
  const text = dialog?.querySelector("p");
  if (toast.dataset["alert"] === undefined || !dialog || !text) return;
  text.textContent = toast.textContent;
  dialog.showModal();
}

/** Fetch this page again and merge what changed. */
async function look(): Promise<void> {
  if (isLooking) {
    mustLookAgain = true;
    return;
  }
  isLooking = true;
  const answer = await fetch(location.href).catch(() => null);
  if (answer !== null && answer.ok && !isLeaving) {
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const wasAtEnd = isAtEnd();
    const composeChanged = (document.querySelector("[data-type]") === null) !== (fresh.querySelector("[data-type]") === null);
    if (composeChanged) {
      isLeaving = true;
      location.reload();
      return;
    }
    mergeMessages(fresh);
    for (const part of ["#tg-list", "#tg-keys", "#tg-pinned", "#tg-toast"]) mergePart(fresh, part);
    if (wasAtEnd) toEnd();
    showAlert();
  }
  isLooking = false;
  if (mustLookAgain) {
    mustLookAgain = false;
    await look();
  }
}

function showProblem(sentence: string): void {
  const place = document.querySelector("#tg-problem");
  if (place === null) return;
  const line = document.createElement("p");
  line.className = "tg-problem";
  line.textContent = sentence;
  place.replaceChildren(...(sentence === "" ? [] : [line]));
}

/** Send a form without leaving the page. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  // What this brings about is looked at below; until then the page stays as it is.
  isSending = true;
  try {
    await post(form, submitter);
  } finally {
    isSending = false;
  }
  if (!isLeaving) await look();
}

async function post(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name !== "") body.append(submitter.name, submitter.value);
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (answer === null) {
    showProblem("De oefenserver antwoordt niet. Draait hij nog?");
    return;
  }
  const said = (await answer.json()) as { address?: string; error?: string };
  showProblem(said.error ?? "");
  if (!answer.ok) return;
  form.reset();
  for (const open of document.querySelectorAll<HTMLDetailsElement>(".tg-compose details[open], .tg-more[open]")) open.open = false;
  const address = new URL(said.address ?? location.href, location.href);
  if (address.search !== location.search) {
    isLeaving = true;
    location.assign(address);
    return;
  }
  grow();
  toEnd();
}

/** Hear of changes while the page is seen; a browser allows only a few such lines to one server. */
function follow(): void {
  source?.close();
  source = null;
  if (document.hidden) return;
  source = new EventSource("/telegram/live");
  // What came while nobody listened: after this page was written, or while the line was broken.
  for (const news of ["open", "message"]) {
    source.addEventListener(news, () => {
      if (!isSending) void look();
    });
  }
}

/** Let the typing field be as high as its text. */
function grow(): void {
  const field = document.querySelector<HTMLTextAreaElement>("[data-type] textarea");
  if (field === null) return;
  field.rows = Math.min(6, field.value.split("\n").length);
}

if (root !== null) {
  toEnd();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset["send"] === undefined) return;
    event.preventDefault();
    void send(form, event.submitter);
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLTextAreaElement) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    field.form?.requestSubmit();
  });
  document.addEventListener("input", grow);
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field instanceof HTMLSelectElement && field.dataset["go"] !== undefined) field.form?.requestSubmit();
  });
  if (stream !== null) {
    let wasAtEnd = true;
    stream.addEventListener("scroll", () => {
      wasAtEnd = isAtEnd();
    });
    // The messages keep their end in sight when the part below them grows.
    new ResizeObserver(() => {
      if (wasAtEnd) toEnd();
    }).observe(stream);
  }
  document.addEventListener(
    "toggle",
    (event) => {
      const opened = event.target;
      if (opened instanceof HTMLDetailsElement && opened.open) opened.scrollIntoView({ block: "nearest" });
    },
    true,
  );
  follow();
  document.addEventListener("visibilitychange", follow);
}
