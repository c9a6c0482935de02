// New promise as a sheet over the page; without scripts its link leads to the same form as a page.
(() => {
  const open = async (href) => {
    const sheet = document.getElementById("sheet");
    if (!sheet || sheet.open) return;
    await htmx.ajax("GET", href, { target: sheet, swap: "innerHTML" });
    if (!sheet.querySelector("form")) return location.assign(href);
    sheet.showModal();
    sheet.querySelector("[name=customerName]")?.focus();
  };

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-sheet]");
    if (link) {
      event.preventDefault();
      open(link.href);
    }
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    const opener = event.target.closest("[data-opens]");
    if (opener) document.getElementById(opener.dataset.opens).showModal();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.target.closest("form[data-send-with-enter]")?.requestSubmit();
  });

  // After a refusal the sheet shows the form again; the first thing wrong takes the focus.
  document.addEventListener("htmx:after:swap", () =>
    document.querySelector("#sheet[open] [aria-invalid=true]")?.focus(),
  );
})();
