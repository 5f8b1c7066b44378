// The Discord pane: channels, messages with components, threads, what only you see, modals.

import { h, clock } from "./dom.js";
import { state, act, me } from "./app.js";
import { drawComponents, readModal } from "./components.js";
import { discordText } from "./markup.js";
import { frame, drawChannels, drawMessages, message, thread, composer, dialog } from "./chat.js";

const platform = "discord";
const world = () => state.world.discord;

function names(id) {
  const { users, roles = [], channels } = world();
  const user = users.find((one) => one.id === id);
  const role = roles.find((one) => one.id === id);
  const channel = channels.find((one) => one.id === id);
  return user?.name ?? role?.name ?? channel?.name ?? id;
}

export function drawDiscord(section) {
  frame(section, "Discord");
  const seen = world().channels.filter((channel) => !channel.thread && (channel.members ?? []).includes(me().discord));
  drawChannels(section, platform, seen);
  const channel = seen.find((one) => one.id === state.channel.discord);
  const all = channel ? [...channel.messages, ...ephemerals(channel.id)].sort(byId) : [];
  const threadOf = (id) => {
    const found = world().channels.find((one) => one.id === id && one.thread);
    return found ? [...found.messages, ...ephemerals(found.id)].sort(byId) : [];
  };
  drawMessages(section, all.map((one) => ({
    key: `${channel.id}-${one.id}`, shape: [one, threadOf(one.id), me().id, state.open.has(one.id)], one, replies: threadOf(one.id),
  })), ({ one, replies }) => draw(channel.id, one, thread(one.id, replies.length, () => replies.map((reply) => draw(one.id, reply)))));
  composer(section, (text) => {
    if (!text.startsWith("/")) return act("say", { platform, user: me().id, channel: channel.id, text });
    const [command, action] = text.slice(1).split(" ");
    return act("command", { platform, user: me().id, channel: channel.id, command, options: action ? { action } : {} });
  });
  dialog(section, form());
}

const byId = (a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
const ephemerals = (channel) => (world().ephemerals[me().discord] ?? []).filter((one) => one.channel_id === channel).map((one) => ({ ...one, ephemeral: true }));

function draw(channel, one, below) {
  const place = { platform, user: me().id, channel, message: one.id };
  const does = {
    click: (control) => act("click", { ...place, control }),
    select: (control, value) => act("select", { ...place, control, values: [value] }),
  };
  const body = [
    one.content ? h("div", {}, discordText(one.content, names)) : null,
    one.components?.length ? drawComponents(one.components, names, does) : null,
  ];
  return message({
    author: one.author.global_name ?? one.author.username, app: Boolean(one.author.bot), at: clock(one.timestamp), edited: Boolean(one.edited_timestamp),
    ephemeral: one.ephemeral, raw: one, reactions: one.reactions?.map((reaction) => ({ label: reaction.emoji.name, count: reaction.count })),
  }, body, below);
}

function form() {
  const open = world().modals[me().discord] ?? [];
  const modal = open[open.length - 1];
  if (!modal) return null;
  const act_on = { platform, user: me().id, modal: modal.id ?? modal.custom_id };
  return {
    key: modal.id ?? modal.custom_id,
    title: modal.title,
    body: drawComponents(modal.components, names, null),
    submitLabel: "Submit",
    cancelLabel: "Cancel",
    cancel: () => act("close_view", act_on),
    submit: (element) => act("submit", { ...act_on, values: readModal(element) }),
  };
}
