// The Discord pane: channels, messages with components, threads, what only you see, modals.

import { h, clock } from "./dom.js";
import { state, act, me } from "./state.js";
import { drawComponents, local, readModal } from "./components.js";
import { discordText, saved } from "./markup.js";
import { word } from "./words.js";
import { frame, drawChannels, drawMessages, message, thread, composer, dialog } from "./chat.js";

const platform = "discord";
const world = () => state.world.discord;

function names(id) {
  const { members, roles, channels } = world();
  const user = members.find((one) => one.id === id);
  const role = roles.find((one) => one.id === id);
  const channel = channels.find((one) => one.id === id);
  return user?.name ?? role?.name ?? channel?.name ?? id;
}

export function drawDiscord(section) {
  frame(section, "Discord");
  const seen = world().channels.filter((channel) => !channel.parent && channel.seen_by.includes(me().id));
  drawChannels(section, platform, seen.map(listed));
  const channel = seen.find((one) => one.id === state.channel.discord);
  const all = channel ? everything(channel) : [];
  const threadOf = (id) => {
    const found = world().channels.find((one) => one.id === id && one.parent);
    return found ? everything(found) : [];
  };
  drawMessages(section, all.map((one) => ({
    key: `${channel.id}-${one.id}`, shape: [one, threadOf(one.id), me().id, state.open.has(one.id)], one, replies: threadOf(one.id),
  })), ({ one, replies }) => draw(channel.id, one, thread(one.id, replies.length, () => replies.map((reply) => draw(one.id, reply)))));
  composer(section, (text) => {
    if (!text.startsWith("/")) return act("say", { platform, user: me().id, channel: channel.id, text });
    const [name, ...words] = text.slice(1).split(/\s+/);
    return act("command", { platform, user: me().id, channel: channel.id, name, options: options(name, words) });
  });
  dialog(section, form());
}

const PRIVATE = 1;
const listed = (channel) => ({
  id: channel.id, topic: channel.topic, count: channel.messages.length,
  label: channel.type === PRIVATE ? "✉ Breakwater" : `#${channel.name}`,
});

// What was typed after a command as the client would have one choose it: the first word if it is on offer, then the rest.
function options(name, words) {
  const command = world().commands.find((one) => one.type === 1 && [one.name, ...Object.values(one.name_localizations ?? {})].includes(name));
  const [choice, free] = [command?.options?.find((one) => one.choices), command?.options?.find((one) => !one.choices)];
  const first = words[0]?.toLowerCase();
  const chosen = first && choice?.choices.find((one) => [one.value, one.name, ...Object.values(one.name_localizations ?? {})].some((spelt) => String(spelt).toLowerCase() === first));
  const rest = (chosen ? words.slice(1) : words).join(" ");
  return { ...(chosen ? { [choice.name]: chosen.value } : {}), ...(rest && free ? { [free.name]: rest } : {}) };
}

// Lines that Discord writes itself are left out: a thread stands below its message here, a pin is shown on its message.
const SYSTEM = new Set([6, 18, 21]);

function everything(channel) {
  const whispers = (world().ephemerals[me().id] ?? []).filter((one) => one.channel === channel.id).map((one) => ({ ...one, ephemeral: true }));
  return [...channel.messages, ...whispers].filter((one) => !SYSTEM.has(one.payload.type)).sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
}

function draw(channel, one, below) {
  const { payload } = one;
  const place = { platform, user: me().id, channel, message: one.id };
  const does = {
    click: (custom_id) => act("click", { ...place, custom_id }),
    select: (custom_id, value) => act("select", { ...place, custom_id, values: [value] }),
  };
  const body = [
    payload.content ? h("div", {}, discordText(payload.content, names)) : null,
    payload.components?.length ? drawComponents(payload.components, names, does)
      : (payload.attachments ?? []).map((file) => saved(local(file.url), file.filename)),
  ];
  return message({
    author: one.name, app: one.author === "bot", at: clock(one.at), edited: one.edited > 0, ephemeral: one.ephemeral, raw: one,
    pinned: one.pinned, platform, key: one.id, does: one.ephemeral ? null : gestures(place),
    marks: Object.entries(one.reactions).map(([name, people]) => ({ name, count: people.length, mine: people.includes(me().id) })),
  }, body, below);
}

const gestures = (place) => ({
  react: (emoji) => act("react", { ...place, emoji }),
  unreact: (emoji) => act("unreact", { ...place, emoji }),
  entries: world().commands.filter((one) => one.type === 3).map((entry) => ({
    label: entry.name, run: () => act("point", { ...place, name: entry.name }),
  })),
});

function form() {
  const modal = world().modals[me().id];
  if (!modal) return null;
  const place = { platform, user: me().id, custom_id: modal.custom_id };
  return {
    key: JSON.stringify(modal),
    title: modal.title,
    body: drawComponents(modal.components, names, null),
    submitLabel: word("submit"),
    cancelLabel: word("cancel"),
    cancel: () => act("close_view", place),
    submit: (element) => act("submit", { ...place, values: readModal(element) }),
  };
}
