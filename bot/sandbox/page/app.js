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
  drawTabs();
  document.getElementById("wave").hidden = !state.world.wave.story;
  document.getElementById("wave").disabled = state.world.wave.running;
  for (const [name, drawer] of Object.entries(drawers)) drawer(document.getElementById(name));
  drawGuide(document.getElementById("guide"));
  drawInspector(document.getElementById("inspector"));
  const found = state.world.violations.length;
  const count = document.getElementById("count");
  count.textContent = String(found);
  count.className = found ? "bad" : "good";
  document.getElementById("inspect").setAttribute("aria-label", `${word("inspector")}, ${word("broken")}: ${found}`);
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

// A tab that is not shown says that something has come there since.
const counted = {};
function drawTabs() {
  const shown = document.querySelector("main").dataset.shown;
  for (const tab of document.querySelectorAll("#tabs button:not([data-tab=public])")) {
    const { tab: name } = tab.dataset;
    const count = state.world[name].channels.reduce((sum, channel) => sum + channel.messages.length, 0);
    if (shown === name || counted[name] === undefined) counted[name] = count;
    const news = count > counted[name];
    tab.classList.toggle("news", news);
    tab.setAttribute("aria-label", `${tab.textContent}${news ? `, ${word("news")}` : ""}`);
  }
}

// What whoever comes is offered first: somebody types a command in Slack, and its answer is seen there.
function drawWelcome() {
  const offered = state.world.welcome;
  const button = document.getElementById("welcome");
  button.hidden = !offered;
  button.textContent = either(offered?.label);
  button.title = either(offered?.text);
}

document.getElementById("welcome").addEventListener("click", async (event) => {
  const button = event.currentTarget;
  const { user, command, words, text } = state.world.welcome;
  become(user);
  tabbed("slack");
  say(either(text));
  button.disabled = true; // a double click asks once
  // Commands are typed into a channel; the app's home is none.
  const channel = state.channel.slack === "home" ? state.world.slack.channels[0].id : state.channel.slack;
  await act("command", { platform: "slack", user, channel, command, text: words });
  button.disabled = false;
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

document.getElementById("wave").addEventListener("click", (event) => {
  event.currentTarget.disabled = true;
  act("wave", {});
});
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
