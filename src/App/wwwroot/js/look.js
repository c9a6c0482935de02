// Light or dark at once, remembered by the server for the next page.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-look]");
  if (!form) return;
  event.preventDefault();
  const look = event.submitter.value;
  document.documentElement.dataset.bsTheme = look;
  const body = new FormData(form);
  body.set("look", look);
  fetch(form.action, { method: "POST", body, redirect: "manual" });
  form.querySelector(`.look-${look === "dark" ? "light" : "dark"}`).focus();
});
