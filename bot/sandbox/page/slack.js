// The Slack pane: channels, messages with Block Kit, threads, what only you see, forms.

import { h, clock } from "./dom.js";
import { state, act, me } from "./state.js";
import { drawBlocks, readInputs } from "./blocks.js";
import { saved, slackText } from "./markup.js";
import { word } from "./words.js";
import { frame, drawChannels, drawMessages, message, thread, composer, dialog } from "./chat.js";

const platform = "slack";
const world = () => state.world.slack;

function names(id) {
  const { users, usergroups = [], channels } = world();
  const user = users.find((one) => one.id === id);
  const group = usergroups.find((one) => one.id === id);
  const channel = channels.find((one) => one.id === id);
  return user?.real_name ?? group?.handle ?? channel?.name ?? id;
}

export function drawSlack(section) {
  frame(section, "Slack");
  const mine = world().channels.filter((channel) => channel.members.includes(me().slack));
  drawChannels(section, platform, [...mine.map(listed), home]);
  if (state.channel.slack === home.id) return drawHome(section);
  const channel = mine.find((one) => one.id === state.channel.slack);
  const all = channel ? [...channel.messages, ...ephemerals(channel)].sort((a, b) => Number(a.ts) - Number(b.ts)) : [];
  const top = all.filter((one) => !one.thread_ts || one.thread_ts === one.ts);
  const replies = (ts) => all.filter((one) => one.thread_ts === ts && one.ts !== ts);
  drawMessages(section, top.map((one) => ({
    key: `${channel.id}-${one.ts}`, shape: [one, replies(one.ts), me().id, state.open.has(one.ts)], one, replies: replies(one.ts),
  })), ({ one, replies: below }) => draw(channel, one, thread(one.ts, below.length, () => below.map((reply) => draw(channel, reply)))));
  composer(section, (text) => (text.startsWith("/")
    ? act("command", { platform, user: me().id, channel: channel.id, command: text.split(" ")[0], text: text.split(" ").slice(1).join(" ") })
    : act("say", { platform, user: me().id, channel: channel.id, text })));
  dialog(section, form());
}

const listed = (channel) => ({
  id: channel.id, topic: channel.topic, closed: channel.archived || channel.kind === "im", count: channel.messages.length,
  label: channel.kind === "im" ? "✉ Breakwater" : `${channel.archived ? "🗄 " : ""}#${channel.name}`,
});
const home = { id: "home", label: `⌂ ${word("home")}`, closed: true, count: 0, opened: () => act("open_home", { platform, user: me().id, wait: 3 }) };

// The app's home: the page that the bot has published for this person, asked for each time that it is opened.
function drawHome(section) {
  const view = world().homes[me().slack];
  const does = view && {
    click: (id) => act("click", { platform, user: me().id, view: view.id, id }),
    select: (_, id) => act("click", { platform, user: me().id, view: view.id, id }),
  };
  const page = view ? drawBlocks(view.blocks, names, does) : word("unopened");
  drawMessages(section, [{ key: `home-${me().id}`, shape: [view ?? null] }], () => h("article", { class: "home body" }, page));
  dialog(section, form());
}

const ephemerals = (channel) => (world().ephemerals[me().slack] ?? []).filter((one) => one.channel === channel.id).map((one) => ({ ...one, ephemeral: true }));

function draw(channel, one, below) {
  const app = Boolean(one.bot_id);
  const place = { platform, user: me().id, channel: channel.id, message: one.ts };
  const does = {
    click: (id) => act("click", { ...place, id }),
    select: (_, id) => act("click", { ...place, id }),
  };
  return message({
    author: names(one.user), app, at: clock(new Date(Number(one.ts) * 1000)), edited: Boolean(one.edited), ephemeral: one.ephemeral, raw: one,
    pinned: Boolean(one.pinned_to?.length), platform, key: one.ts, does: one.ephemeral || channel.archived ? null : gestures(place),
    marks: one.reactions?.map((reaction) => ({ name: reaction.name, count: reaction.count, mine: reaction.users.includes(me().slack) })),
  }, [
    one.blocks?.length ? drawBlocks(one.blocks, names, does) : slackText(one.text, names),
    (one.files ?? []).map((file) => saved(`/slack/files/${file.id}`, file.name)),
  ], below);
}

const gestures = (place) => ({
  react: (emoji) => act("react", { ...place, emoji }),
  unreact: (emoji) => act("unreact", { ...place, emoji }),
  entries: world().shortcuts.filter((entry) => entry.type === "message").map((entry) => ({
    label: entry.name, run: () => act("point", { ...place, callback_id: entry.callback_id }),
  })),
});

function form() {
  const open = world().views[me().slack] ?? [];
  const view = open[open.length - 1];
  if (!view || view.type !== "modal") return null;
  const act_on = { platform, user: me().id, view: view.id };
  return {
    key: `${view.id}-${view.hash ?? ""}`,
    title: view.title.text,
    body: drawBlocks(view.blocks, names, null),
    submitLabel: view.submit?.text ?? word("close"),
    cancelLabel: view.close?.text ?? word("cancel"),
    cancel: () => act("close_view", act_on),
    submit: (element) => act("submit", { ...act_on, values: readInputs(element) }),
  };
}
