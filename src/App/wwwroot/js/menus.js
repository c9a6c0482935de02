// One menu open at a time; a click elsewhere or Escape closes it.
(() => {
  const open = () => [...document.querySelectorAll("details.menu[open]")];

  document.addEventListener("click", (event) => {
    for (const menu of open()) if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A refused act stands open; the first thing wrong in it takes the focus.
  document.querySelector("[aria-invalid=true]")?.focus();
  const act = document.querySelector("details.act[open]");
  if (act && !document.querySelector("[aria-invalid=true]")) act.querySelector("input:not([type=hidden]), select, textarea")?.focus();
})();
