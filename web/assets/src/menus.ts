/** Folds the main menu on a phone and closes the person's menu as people expect. */
export function startMenus(): void {
  const header = document.querySelector<HTMLElement>(".wc-header");
  const toggle = document.querySelector<HTMLButtonElement>("[data-nav-toggle]");
  if (header && toggle) {
    toggle.addEventListener("click", () => {
      const open = header.dataset["nav"] !== "open";
      header.dataset["nav"] = open ? "open" : "closed";
      toggle.setAttribute("aria-expanded", String(open));
    });
  }
  document.addEventListener("click", (event) => closeOutside(event.target));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeAll();
  });
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]")];
}

function closeOutside(target: EventTarget | null): void {
  for (const menu of openMenus()) {
    if (target instanceof Node && !menu.contains(target)) menu.open = false;
  }
}

function closeAll(): void {
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
}
