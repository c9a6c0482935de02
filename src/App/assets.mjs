// Puts what the browser needs from node_modules into wwwroot/lib: seven files, not five thousand.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const lib = "wwwroot/lib";
const icons = [
  "arrows-exchange",
  "check",
  "chevron-down",
  "dots",
  "keyboard",
  "list-check",
  "logout",
  "mail",
  "moon",
  "phone",
  "plus",
  "search",
  "shield-check",
  "sun",
  "user",
  "x",
];

const drawn = 'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"';

const inner = (svg) =>
  svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replaceAll(/\s+/g, " ")
    .trim();

const symbol = (name) => {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, "utf8");
  return `<symbol id="${name}" viewBox="0 0 24 24" ${drawn}>${inner(svg)}</symbol>`;
};

mkdirSync(lib, { recursive: true });
for (const file of [
  "@tabler/core/dist/css/tabler.min.css",
  "htmx.org/dist/htmx.min.js",
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  "@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2",
  "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
])
  copyFileSync(`node_modules/${file}`, `${lib}/${file.slice(file.lastIndexOf("/") + 1)}`);
writeFileSync(
  `${lib}/icons.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg">\n${icons.map(symbol).join("\n")}\n</svg>\n`,
);
