// The browser knows where it is; a guess saves typing and stays editable.
(() => {
  const zone = document.querySelector("[data-guess-zone]");
  if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
})();
