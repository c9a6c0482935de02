// One key for each thing the front line does all day. Silent while somebody types.
(() => {
  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");
  const lines = () => [...document.querySelectorAll("[data-line]")].filter((line) => line.checkVisibility());
  const here = () => document.activeElement?.closest("[data-line]");

  const move = (step) => {
    const all = lines();
    const at = all.indexOf(here());
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
    next?.querySelector(".line-words").focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const act = (name) => {
    const place = here() ?? document.querySelector(".acts") ?? lines()[0];
    const found = place?.querySelector(`[data-act="${name}"]`) ?? (name === "done" && place?.querySelector('[data-act="keep"]'));
    if (!found) return;
    found.click();
    const opened = found.closest("details[open]");
    opened?.querySelector(".menu-body button, form input:not([type=hidden]), form select")?.focus();
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    d: () => act("done"),
    r: () => act("renegotiate"),
    h: () => act("handover"),
    n: () => document.querySelector("a[data-sheet]")?.click(),
    "/": () => document.querySelector("[data-search]")?.focus(),
    "?": () => document.getElementById("keys")?.showModal(),
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const key = keys[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  });
})();
