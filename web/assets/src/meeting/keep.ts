type Field = HTMLInputElement | HTMLTextAreaElement;

const FIELDS = 'input:not([type="hidden"]), textarea';

/** Renew a part of the page, and keep what somebody was typing and had folded out there. */
export function renew(page: HTMLElement, selector: string, change: () => void): void {
  const typed = new Map<string, string>();
  for (const field of page.querySelectorAll<Field>(`${selector} form ${FIELDS}`)) {
    if (field.value !== field.defaultValue) typed.set(keyOf(field), field.value);
  }
  const opened = new Set([...page.querySelectorAll<HTMLDetailsElement>(`${selector} details[open]`)].map(titleOf));
  change();
  for (const field of page.querySelectorAll<Field>(`${selector} form ${FIELDS}`)) {
    field.value = typed.get(keyOf(field)) ?? field.value;
  }
  for (const details of page.querySelectorAll<HTMLDetailsElement>(`${selector} details`)) {
    if (opened.has(titleOf(details))) details.open = true;
  }
}

function keyOf(field: Field): string {
  return `${field.form?.getAttribute("action") ?? ""} ${field.name}`;
}

function titleOf(details: HTMLDetailsElement): string {
  return details.querySelector("summary")?.textContent.trim() ?? "";
}
