// What script adds to pages that work without it: menus that close, − and + beside a number,
// the choice of light or dark, and keys for those who work by keyboard. It sends nothing.
(() => {
  "use strict";
  const root = document.documentElement;
  const keep = (name, value) => {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, value);
    } catch {
      // A browser may refuse to keep anything; the choice then lasts as long as the page.
    }
  };
  const kept = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };

  // -- menus: the navigation on a phone, and any <details class="menu"> --
  const nav = document.getElementById("nav");
  const navToggle = document.querySelector(".nav-toggle");
  navToggle?.addEventListener("click", () => {
    const open = nav.toggleAttribute("data-open");
    navToggle.setAttribute("aria-expanded", String(open));
  });
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // -- − and +: the number field stays an ordinary number field --
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    const field = button?.closest(".stepper")?.querySelector("input");
    if (!field) return;
    if (field.value === "") field.value = field.min || "0";
    if (Number(button.dataset.step) < 0) field.stepDown();
    else field.stepUp();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // -- light or dark --
  const schemeButtons = document.querySelectorAll("[data-scheme]");
  const showScheme = () => {
    const now = root.dataset.colorScheme;
    for (const button of schemeButtons) {
      button.setAttribute("aria-pressed", String(button.dataset.scheme === now));
    }
  };
  for (const button of schemeButtons) {
    button.addEventListener("click", () => {
      const chosen = button.dataset.scheme;
      root.dataset.colorScheme = chosen;
      keep("lykt-scheme", chosen === "auto" ? null : chosen);
      showScheme();
    });
  }
  showScheme();
  let beforePrint = "auto";
  addEventListener("beforeprint", () => {
    beforePrint = root.dataset.colorScheme;
    root.dataset.colorScheme = "light";
  });
  addEventListener("afterprint", () => {
    root.dataset.colorScheme = beforePrint;
  });

  // -- keys: any link or button with data-key="n"; "?" lists them; they can be switched off --
  const dialog = document.getElementById("shortcuts");
  const onOff = document.getElementById("shortcuts-on");
  if (dialog && onOff) {
    onOff.checked = kept("lykt-keys") !== "off";
    onOff.addEventListener("change", () => keep("lykt-keys", onOff.checked ? null : "off"));
    const listKeys = () => {
      const rows = [...document.querySelectorAll("[data-key]")].map((target) => {
        const row = document.createElement("tr");
        const key = document.createElement("kbd");
        key.textContent = target.dataset.key;
        row.insertCell().append(key);
        row.insertCell().textContent = target.getAttribute("aria-label") || target.textContent.trim();
        return row;
      });
      dialog.querySelector("tbody").replaceChildren(...rows);
    };
    const openDialog = () => {
      listKeys();
      dialog.showModal();
    };
    document.querySelector("[data-open-shortcuts]")?.addEventListener("click", openDialog);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]");
      if (typing || dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!onOff.checked) return;
      if (event.key === "?") return openDialog();
      const target = [...document.querySelectorAll("[data-key]")].find(
        (one) => one.dataset.key === event.key,
      );
      if (target) {
        event.preventDefault();
        target.click();
      }
    });
  }

  // -- what may not be seen any more: words have taken its place and its address by now, and
  // the rest of the page, which still knows where it was, is made anew --
  document.addEventListener("lykt:gone", () => location.reload());

  // -- what went wrong with a form is read first --
  document.querySelector(".ds-error-summary")?.focus();
})();
