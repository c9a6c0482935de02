// The desk changes by itself, but never under a hand that is about to touch it: then it says so and waits.
(() => {
  let touched = -Infinity;
  const desk = () => document.getElementById("desk-lines");
  const touch = (event) => desk()?.contains(event.target) && (touched = performance.now());
  for (const kind of ["pointermove", "pointerdown", "keydown", "focusin"]) document.addEventListener(kind, touch);

  const busy = () =>
    performance.now() - touched < 4000 ||
    desk().contains(document.activeElement) ||
    desk().querySelector(".menu[open]");

  const show = () => {
    desk().querySelector(".held").hidden = true;
    htmx.trigger(document.body, "desk-changed");
  };

  document.addEventListener("kept:changed", () => {
    if (!desk()) return;
    if (busy()) desk().querySelector(".held").hidden = false;
    else show();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-held]")) show();
  });
})();
