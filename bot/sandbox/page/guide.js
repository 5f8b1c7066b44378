// The line below the head that says what is happening, and what to press next: the story's words, or a welcome.

import { h, clock } from "./dom.js";
import { state, act, become, choose, say, tabbed } from "./state.js";
import { either, word } from "./words.js";

export function drawGuide(box) {
  const { wave, now } = state.world;
  const shape = JSON.stringify([wave.chapter, wave.paused, wave.running, clock(now), quiet()]);
  if (box.dataset.shape === shape) return;
  box.dataset.shape = shape;
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.control : "";
  box.hidden = !wave.chapter && (!wave.story || !quiet());
  box.replaceChildren(...(wave.chapter ? chapter(wave, now) : welcome()));
  if (focused) box.querySelector(`[data-control="${focused}"]`)?.focus();
}

// Nobody has done anything yet.
const quiet = () => state.world.public.comments.length === 0;

const welcome = () => [h("p", { class: "what" }, word("hello"), " ", h("b", {}, word("begin")))];

function chapter({ chapter: now, paused, running }, time) {
  return [
    h("p", { class: "when" }, h("b", {}, clock(time)), h("small", {}, `${now.number}/${now.of}`)),
    h("div", { class: "what" },
      h("p", {}, now.done ? h("b", { class: "done" }, `${either(now.done)} `) : null, either(now.tell)),
      h("p", {}, h("b", {}, `${word("next")}: `), either(now.next))),
    h("div", { class: "row" },
      now.show ? h("button", { type: "button", data: { control: "show" }, onclick: () => show(now.show) }, word("show")) : null,
      running ? h("button", { type: "button", data: { control: "pause" }, "aria-pressed": String(paused), onclick: () => act("wave", { pause: !paused }) }, word(paused ? "goOn" : "pause")) : null),
    h("progress", { max: now.of, value: running ? now.number : now.of, "aria-label": word("story") }),
  ];
}

// Become who can see it, open the channels where it stands, and bring it into view.
function show({ who, find }) {
  become(who);
  const found = ["slack", "discord"].filter((platform) => seek(platform, find));
  if (!found.length) return say(word("nowhere"));
  if (document.querySelector("main").dataset.shown === "public") tabbed(found[0]);
}

function seek(platform, find) {
  const human = state.world.humans.find((one) => one.id === state.me);
  const mine = (channel) => (platform === "slack" ? channel.members.includes(human.slack) : channel.seen_by.includes(human.id) && !channel.parent);
  const text = (message) => JSON.stringify(platform === "slack" ? [message.blocks, message.text] : message.payload);
  const id = (message) => (platform === "slack" ? message.ts : message.id);
  const hits = state.world[platform].channels.filter(mine).flatMap((channel) => channel.messages
    .filter((message) => (platform === "slack" ? !message.thread_ts || message.thread_ts === message.ts : true) && text(message).includes(find))
    .map((message) => ({ channel: channel.id, key: `${channel.id}-${id(message)}`, at: id(message) })));
  const newest = hits.sort((a, b) => (BigInt(String(a.at).replace(".", "")) < BigInt(String(b.at).replace(".", "")) ? -1 : 1)).at(-1);
  if (!newest) return false;
  choose(platform, newest.channel);
  const message = document.querySelector(`#${platform} [data-key="${CSS.escape(newest.key)}"]`);
  for (const old of document.querySelectorAll(`#${platform} .shown`)) old.classList.remove("shown");
  message?.classList.add("shown");
  message?.scrollIntoView({ block: "start" });
  return true;
}
