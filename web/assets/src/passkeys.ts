/**
 * Makes or uses a passkey for a form with `data-passkey="create"` or `"get"`, and sends what the browser answered with
 * it. Without support in the browser its buttons stay hidden, and the other ways to sign in are all there is.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

function start(form: HTMLFormElement): void {
  const button = form.querySelector<HTMLButtonElement>("[data-passkey-start]");
  const answer = form.querySelector<HTMLInputElement>("[name=credential]");
  const status = form.querySelector<HTMLElement>("[data-passkey-status]");
  if (!button || !answer) return;
  form.hidden = false;
  button.addEventListener("click", () => {
    button.disabled = true;
    if (status) status.textContent = "";
    ceremony(form)
      .then((credential) => {
        answer.value = JSON.stringify(credential);
        form.requestSubmit();
      })
      .catch(() => {
        // Closed by the reader, or no passkey on this device: both are no fault.
        if (status) status.textContent = form.dataset["failed"] ?? "";
        button.disabled = false;
      });
  });
}

async function ceremony(form: HTMLFormElement): Promise<unknown> {
  const token = form.querySelector<HTMLInputElement>("[name=csrf_token]")?.value ?? "";
  const response = await fetch(form.dataset["ask"] ?? "", {
    method: "POST",
    headers: { Accept: "application/json", "X-CSRFToken": token },
  });
  if (!response.ok) throw new Error(String(response.status));
  const optionsJSON = await response.json();
  return form.dataset["passkey"] === "create" ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON });
}

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) start(form);
}
