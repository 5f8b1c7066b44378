// The page: who you are, what stands on it, and drawing it when the world changes.

import { h } from "./dom.js";
import { act, become, draw, drawnBy, refresh, say, state, tabbed } from "./state.js";
import { drawPublic } from "./public.js";
import { drawSlack } from "./slack.js";
import { drawDiscord } from "./discord.js";
import { drawInspector } from "./inspector.js";
import { drawGuide } from "./guide.js";
import { either, language, otherLanguage, word } from "./words.js";

const drawers = { public: drawPublic, slack: drawSlack, discord: drawDiscord };
drawnBy(() => {
  drawWho();
  drawWelcome();
  document.getElementById("wave").hidden = !state.world.wave.story;
  document.getElementById("wave").disabled = state.world.wave.left > 0;
  for (const [name, drawer] of Object.entries(drawers)) drawer(document.getElementById(name));
  drawGuide(document.getElementById("guide"));
  drawInspector(document.getElementById("inspector"));
  const found = state.world.violations.length;
  const count = document.getElementById("count");
  count.textContent = String(found);
  count.className = found ? "bad" : "good";
});

function drawWho() {
  const box = document.getElementById("who");
  if (box.childElementCount) {
    for (const button of box.children) {
      const chosen = button.dataset.id === state.me;
      button.setAttribute("aria-checked", String(chosen));
      button.tabIndex = chosen ? 0 : -1;
    }
    return;
  }
  box.append(...state.world.humans.map((human) => h("button", {
    type: "button", role: "radio", data: { id: human.id }, "aria-checked": String(human.id === state.me),
    tabindex: human.id === state.me ? 0 : -1, onclick: () => become(human.id), onkeydown: steer,
  }, human.name.split(" ")[0], h("small", {}, word(human.part)))));
}

// What whoever comes is offered first: somebody types a command in Slack, and its answer is seen there.
function drawWelcome() {
  const offered = state.world.welcome;
  const button = document.getElementById("welcome");
  button.hidden = !offered;
  button.textContent = either(offered?.label);
  button.title = either(offered?.text);
}

document.getElementById("welcome").addEventListener("click", () => {
  const { user, command, words, text } = state.world.welcome;
  become(user);
  tabbed("slack");
  say(either(text));
  act("command", { platform: "slack", user, channel: state.channel.slack, command, text: words });
});

function steer(event) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [...document.querySelectorAll("#who button")];
  const next = all[(all.indexOf(event.currentTarget) + step + all.length) % all.length];
  become(next.dataset.id);
  next.focus();
}

document.getElementById("wave").addEventListener("click", () => act("wave", {}));
document.getElementById("language").addEventListener("click", otherLanguage);
document.getElementById("inspect").addEventListener("click", () => {
  const box = document.getElementById("inspector");
  box.hidden = !box.hidden;
  document.getElementById("inspect").setAttribute("aria-expanded", String(!box.hidden));
  draw();
});
for (const tab of document.querySelectorAll("#tabs button")) {
  tab.addEventListener("click", () => tabbed(tab.dataset.tab));
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.getElementById("inspector").hidden && !document.querySelector("dialog[open]")) {
    document.getElementById("inspect").click();
  }
});

let timer = 0;
function soon() {
  if (!timer) timer = setTimeout(() => { timer = 0; refresh(); }, 120);
}
const feed = new EventSource("/control/feed");
feed.onmessage = soon;
feed.onopen = soon;

// The words that stand in the page itself.
document.documentElement.lang = language;
for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
refresh();
