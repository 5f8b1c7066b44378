// What Slack's and Discord's panes share: channels, the list of messages, the box to write, and forms.

import { h, keep, following, avatar } from "./dom.js";
import { state, draw, me, say } from "./state.js";
import { gestures, reactions } from "./gestures.js";
import { word } from "./words.js";

export function frame(section, title) {
  if (section.firstChild) return;
  section.append(
    h("div", { class: "bar" }, h("h2", {}, title), h("div", { class: "channels", role: "group", "aria-label": `${title}: ${word("channels")}` })),
    h("p", { class: "topic", hidden: true }),
    h("div", { class: "scroll messages", tabindex: "0", role: "log", "aria-live": "off", "aria-label": `${title}: ${word("messages")}`, onscroll: (event) => below(section, event.currentTarget) }),
    h("button", { type: "button", class: "newer", hidden: true, onclick: () => toEnd(section) }, `↓ ${word("down")}`),
    h("form", { class: "composer" }, h("input", { "aria-label": `${word("into")} ${title}`, placeholder: word("message"), autocomplete: "off" }), h("button", { type: "submit" }, word("send"))),
    h("dialog", { class: "form" }));
}

// channels: {id, label, count, topic, closed}; a direct talk and the app's home are among them.
export function drawChannels(section, platform, channels) {
  if (!channels.some((channel) => channel.id === state.channel[platform])) state.channel[platform] = channels[0]?.id ?? "";
  const box = section.querySelector(".channels");
  keep(box, channels.map((channel) => ({
    key: channel.id, shape: [channel.label, channel.count, channel.id === state.channel[platform]], channel,
  })), ({ channel }) => h("button", {
    type: "button", data: { control: channel.id }, "aria-pressed": String(channel.id === state.channel[platform]),
    onclick: () => { state.channel[platform] = channel.id; channel.opened?.(); draw(); },
  }, channel.label, channel.count ? h("b", {}, String(channel.count)) : null));
  const shown = state.channel[platform];
  if (box.dataset.shown !== shown) {
    box.dataset.shown = shown; // in one row, on a phone, it may stand beyond the edge
    box.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
  }
  const chosen = channels.find((channel) => channel.id === state.channel[platform]);
  const topic = section.querySelector(".topic");
  topic.textContent = chosen?.topic ?? "";
  topic.hidden = !chosen?.topic;
  section.querySelector(".composer").hidden = Boolean(chosen?.closed);
}

// items: {key, shape, author, bot, at, body, raw, extra, replies: {count, nodes}}
export function drawMessages(section, items, build) {
  const box = section.querySelector(".messages");
  const place = `${me().id} ${state.channel[section.id]}`;
  const known = new Set(whispers(box).map((one) => one.dataset.whisper));
  following(box, () => {
    keep(box, items.length ? items : [{ key: "empty", shape: 0 }], (item) => (item.key === "empty" ? h("p", { class: "empty" }, word("empty")) : build(item)));
  });
  // As somebody else, or in another channel, one begins at the end; what is told to you alone answers you, and is shown.
  if (box.dataset.place !== place) toEnd(section);
  else whispers(box).filter((one) => !known.has(one.dataset.whisper)).at(-1)?.scrollIntoView({ block: "nearest" });
  box.dataset.place = box.clientHeight ? place : ""; // on a phone the other worlds are not there to be scrolled
  below(section, box);
}

const whispers = (box) => [...box.querySelectorAll("[data-whisper]")];

function toEnd(section) {
  const box = section.querySelector(".messages");
  box.scrollTop = state.channel[section.id] === "home" ? 0 : box.scrollHeight;
}

// Whoever reads further up is not pulled away, and gets a way down.
const below = (section, box) => { section.querySelector(".newer").hidden = state.channel[section.id] === "home" || box.scrollHeight - box.scrollTop - box.clientHeight < 120; };

// `does` is what one can do with it beside its own controls; absent for what only you see.
export function message({ author, app, at, edited, ephemeral, pinned, marks, raw, platform, key, does }, body, below) {
  return h("article", { class: `message${ephemeral ? " ephemeral" : ""}`, data: ephemeral ? { whisper: key } : {} },
    app ? h("span", { class: "avatar app", "aria-hidden": "true" }) : avatar(author),
    h("div", { class: "grow" },
      h("div", { class: "meta" }, h("b", {}, author), app ? h("span", { class: "badge" }, "APP") : null, h("small", {}, at, edited ? ` (${word("edited")})` : ""), pinned ? h("small", { class: "pinned" }, `📌 ${word("pinned")}`) : null,
        does ? gestures(platform, key, marks, does) : null,
        h("button", { type: "button", class: "json", title: word("json"), "aria-label": word("json"), onclick: () => inspect(raw) }, "{ }")),
      ephemeral ? h("div", { class: "only" }, word("only")) : null,
      h("div", { class: "body" }, body),
      reactions(marks, does),
      below));
}

function inspect(raw) {
  state.picked = raw;
  const box = document.getElementById("inspector");
  if (box.hidden) document.getElementById("inspect").click();
  else draw();
}

export function thread(key, count, build) {
  if (!count) return null;
  const open = !state.open.has(key);
  return h("div", { class: "thread" },
    h("button", {
      type: "button", class: "toggle", "aria-expanded": String(open), data: { control: `thread-${key}` },
      onclick: () => { if (state.open.has(key)) state.open.delete(key); else state.open.add(key); draw(); },
    }, `${open ? "▾" : "▸"} ${count} ${word(count === 1 ? "reply" : "replies")}`),
    open ? h("div", { class: "replies" }, build()) : null);
}

export function composer(section, send) {
  const form = section.querySelector(".composer");
  form.onsubmit = async (event) => {
    event.preventDefault();
    const field = form.querySelector("input");
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    const seen = await send(text);
    if (seen?.error) field.value ||= text;
  };
}

// One dialog a pane. `form` is null when none is open; it is drawn anew only for another form.
export function dialog(section, form) {
  const box = section.querySelector("dialog");
  if (!form) {
    box.dataset.form = "";
    if (!box.open) return;
    box.close();
    aside(section, false);
    section.querySelector(`[data-control="${CSS.escape(box.dataset.from)}"]`)?.focus({ preventScroll: true });
    return;
  }
  const key = `${me().id}|${form.key}`;
  if (box.dataset.form === key) return;
  box.dataset.form = key;
  const wrong = h("p", { class: "wrong", role: "alert" });
  const submit = async (event) => {
    event.preventDefault();
    const button = element.querySelector("button[type=submit]");
    button.disabled = true;
    const seen = await form.submit(element);
    button.disabled = false;
    const errors = seen.errors && Object.keys(seen.errors).length ? Object.values(seen.errors).join(" ") : "";
    wrong.textContent = errors;
    if (!errors && seen.error) say(seen.error, true);
  };
  const element = h("form", { onsubmit: submit },
    h("h3", {}, form.title),
    h("div", { class: "body" }, form.body),
    wrong,
    h("div", { class: "row" }, h("button", { type: "button", class: "button", onclick: form.cancel }, form.cancelLabel), h("button", { type: "submit", class: "button primary" }, form.submitLabel)));
  box.replaceChildren(element);
  box.onkeydown = (event) => { if (event.key === "Escape") { event.stopPropagation(); form.cancel(); } };
  box.setAttribute("aria-label", form.title);
  if (!box.open) {
    box.dataset.from = document.activeElement?.dataset.control ?? "";
    box.show();
  }
  aside(section, true);
  (element.querySelector("textarea,input,select") ?? element.querySelector("button[type=submit]")).focus();
}

// What lies behind a form can neither be clicked nor reached by the keyboard.
function aside(section, inert) {
  for (const part of section.children) if (part.tagName !== "DIALOG") part.inert = inert;
}
