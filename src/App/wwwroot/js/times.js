// Keeps countdowns fresh between page loads, in the words of the page.
(() => {
  document.documentElement.classList.add("js");

  const fill = (words, ...values) => words.replace(/\{(\d)\}/g, (_, i) => values[i]);
  const counted = (forms, n) => {
    const each = forms.split("|");
    return fill(n === 1 ? each[0] : each[each.length - 1], n);
  };

  const length = (words, minutes, long) => {
    if (minutes < 1) return words.under;
    if (minutes < 60) return long ? counted(words.longMinutes, minutes) : fill(words.minutes, minutes);
    if (minutes < 24 * 60 && minutes % 60)
      return fill(words.hoursAndMinutes, Math.floor(minutes / 60), minutes % 60);
    if (minutes < 48 * 60) return fill(words.hours, Math.floor(minutes / 60));
    return counted(words.days, Math.floor(minutes / (24 * 60)));
  };

  // A page may be looked at with a clock that is wrong; the server's clock is the one that counts.
  const shown = performance.now();
  const now = () => Number(document.body.dataset.now) + performance.now() - shown;

  const refresh = () => {
    if (!document.body.dataset.now) return;
    const words = JSON.parse(document.body.dataset.words);
    for (const time of document.querySelectorAll("time[data-countdown]")) {
      const left = Date.parse(time.dateTime) - now();
      const long = time.dataset.countdown === "left";
      const said = length(words, Math.floor(Math.abs(left) / 60000), long);
      const text = fill(left < 0 ? words.late : long ? words.left : words.in, said);
      if (time.firstChild.data !== text) time.firstChild.data = text;
    }
  };

  setInterval(refresh, 15000);
  document.addEventListener("visibilitychange", () => document.hidden || refresh());
  document.addEventListener("kept:refresh-times", refresh);
})();
