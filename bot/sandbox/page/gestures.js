// What one can do with a message beside its own controls: reactions, and the entries of its menu.

import { h } from "./dom.js";
import { word } from "./words.js";

const tone = String.fromCodePoint(0x1f3fd);
const EMOJI = [
  ["rotating_light", "🚨", "siren"], ["scales", "⚖️", "scales"], ["newspaper", "📰", "newspaper"], ["package", "📦", "package"],
  ["eyes", "👀", "eyes"], ["white_check_mark", "✅", "check mark"], ["pushpin", "📌", "pushpin"], ["+1", "👍", "thumbs up"],
];
const TONED = { slack: ["+1::skin-tone-4", `👍${tone}`], discord: [`👍${tone}`, `👍${tone}`] };
const SIGNS = Object.fromEntries(EMOJI.map(([name, sign]) => [name, sign]));

// How a reaction's name looks: Slack's by its table, skin tone kept; Discord's names are the signs themselves.
export function sign(name) {
  const [bare, skin] = name.split("::skin-tone-");
  const found = SIGNS[bare];
  if (!found) return /^[\w+'-]+$/.test(bare) ? `:${bare}:` : name;
  return skin ? found + String.fromCodePoint(0x1f3fa + Number(skin) - 1) : found;
}

// does: {react(emoji), unreact(emoji), entries: [{label, run}]}; what I have put already is taken back, as in a client.
export function gestures(platform, key, marks, does) {
  const mine = new Set((marks ?? []).filter((mark) => mark.mine).map((mark) => mark.name));
  const put = (name, shown, spoken) => h("button", {
    type: "button", title: spoken, "aria-label": spoken, "aria-pressed": String(mine.has(name)),
    onclick: (event) => { shut(event); (mine.has(name) ? does.unreact : does.react)(name); },
  }, shown);
  const picker = h("details", { class: "menu gesture" },
    h("summary", { "aria-label": word("react"), title: word("react"), data: { control: `react-${key}` } }, "☺"),
    h("div", { class: "choices emoji" }, EMOJI.map(([name, shown, spoken]) => put(platform === "slack" ? name : shown, shown, spoken)),
      put(...TONED[platform], "thumbs up, skin tone")));
  const menu = h("details", { class: "menu gesture" },
    h("summary", { "aria-label": word("menu"), title: word("menu"), data: { control: `menu-${key}` } }, "⋯"),
    h("div", { class: "choices" }, does.entries.map(({ label, run }) => h("button", { type: "button", onclick: (event) => { shut(event); run(); } }, label))));
  return h("div", { class: "gestures" }, picker, menu);
}

const shut = (event) => { event.currentTarget.closest("details").open = false; };

// The reactions that stand below a message; a click adds mine or takes it back.
export function reactions(list, does) {
  if (!list?.length) return null;
  return h("div", { class: "reactions" }, list.map(({ name, count, mine }) => h("button", {
    type: "button", "aria-pressed": String(mine), title: name, "aria-label": `${name}, ${count}`, data: { control: `reaction-${name}` },
    disabled: !does, onclick: () => (mine ? does.unreact(name) : does.react(name)),
  }, `${sign(name)} ${count}`)));
}

// A menu at the lower edge opens beyond it: it is brought into view.
document.addEventListener("toggle", ({ target }) => {
  if (target.matches?.("details.menu[open]")) target.querySelector(".choices").scrollIntoView({ block: "nearest" });
}, true);

// One open menu at a time, closed by Escape and by a click elsewhere.
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.menu[open]")) if (!open.contains(event.target)) open.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  if (!open) return;
  event.stopImmediatePropagation();
  open.open = false;
  open.querySelector("summary").focus();
}, true);
