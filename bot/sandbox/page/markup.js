// Slack's mrkdwn and Discord's markdown as they act there, so that a formatting trick that got through would be seen.

import { h, clock } from "./dom.js";

const decode = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const href = (url) => (/^https?:\/\//i.test(url) ? url : undefined);
export const link = (url, label) => h("a", { href: href(url), target: "_blank", rel: "noreferrer" }, label || url);

// Only what the sandbox itself holds is loaded; of anything else the words are shown.
export function picture(address, words) {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : null;
  if (url?.origin !== location.origin) return h("p", { class: "context" }, words ?? "");
  return h("img", { class: "picture", src: url.pathname + url.search, alt: words ?? "", loading: "lazy" });
}

// What is no picture is offered for saving; its bytes come from the sandbox and never run in this page.
export const saved = (url, name) => h("p", { class: "context" }, h("a", { href: url, download: name }, `\u{1F4CE} ${name}`));

export function slackText(text, names) {
  const nodes = [];
  const rule = /<([^<>\n]+)>|\*([^*\n]+)\*|_([^_\n]+)_|~([^~\n]+)~|`([^`\n]+)`/g;
  let at = 0;
  for (const match of text.matchAll(rule)) {
    nodes.push(decode(text.slice(at, match.index)));
    const [, angle, bold, italic, struck, code] = match;
    if (angle !== undefined) nodes.push(slackAngle(angle, names));
    else if (bold !== undefined) nodes.push(h("b", {}, decode(bold)));
    else if (italic !== undefined) nodes.push(h("i", {}, decode(italic)));
    else if (struck !== undefined) nodes.push(h("s", {}, decode(struck)));
    else nodes.push(h("code", {}, decode(code)));
    at = match.index + match[0].length;
  }
  nodes.push(decode(text.slice(at)));
  return nodes;
}

function slackAngle(inner, names) {
  const [target, label] = inner.split("|");
  if (target.startsWith("@")) return h("span", { class: "ping" }, `@${names(target.slice(1))}`);
  if (target.startsWith("#")) return h("span", { class: "ping" }, `#${names(target.slice(1))}`);
  if (target.startsWith("!subteam^")) return h("span", { class: "ping" }, `@${names(target.slice(9))}`);
  if (target.startsWith("!date^")) return time(Number(target.split("^")[1]));
  if (target.startsWith("!")) return h("span", { class: "ping loud" }, `@${target.slice(1)}`);
  return link(decode(target), label ? decode(label) : undefined);
}

export const time = (seconds) => clock(seconds * 1000);

export function discordText(text, names) {
  return lines(text).map((line) => {
    if (line.startsWith("-# ")) return h("div", { class: "small" }, discordInline(line.slice(3), names));
    const heading = /^(#{1,3}) (.*)$/.exec(line);
    if (heading) return h("div", { class: `heading h${heading[1].length}` }, discordInline(heading[2], names));
    if (line.startsWith("> ")) return h("blockquote", {}, line.split("\n").map((quoted) => h("div", {}, discordInline(quoted.slice(2), names))));
    return h("div", {}, line ? discordInline(line, names) : "\u00a0");
  });
}

// Quoted lines that follow each other are one quotation.
const lines = (text) => text.split("\n").reduce((found, line) => {
  if (line.startsWith("> ") && found.at(-1)?.startsWith("> ")) found.push(`${found.pop()}\n${line}`);
  else found.push(line);
  return found;
}, []);

function discordInline(text, names) {
  const nodes = [];
  const rule = /\\([^A-Za-z0-9\s])|\*\*(.+?)\*\*|__(.+?)__|\*([^*\s][^*]*?)\*|_([^_\s][^_]*?)_|~~(.+?)~~|`([^`]+)`|\|\|(.+?)\|\||<t:(\d+)(?::\w)?>|<@&?(\d+)>|<#(\d+)>|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)|(https?:\/\/[^\s<>]+)|(@everyone|@here)/g;
  let at = 0;
  for (const match of text.matchAll(rule)) {
    nodes.push(text.slice(at, match.index));
    const [, escaped, bold, under, italic, italic2, struck, code, spoiler, stamp, person, channel, label, url, bare, loud] = match;
    if (escaped !== undefined) nodes.push(escaped);
    else if (bold !== undefined) nodes.push(h("b", {}, discordInline(bold, names)));
    else if (under !== undefined) nodes.push(h("u", {}, discordInline(under, names)));
    else if (italic !== undefined || italic2 !== undefined) nodes.push(h("i", {}, discordInline(italic ?? italic2, names)));
    else if (struck !== undefined) nodes.push(h("s", {}, discordInline(struck, names)));
    else if (code !== undefined) nodes.push(h("code", {}, code));
    else if (spoiler !== undefined) nodes.push(h("span", { class: "spoiler" }, spoiler));
    else if (stamp !== undefined) nodes.push(h("span", { class: "stamp" }, time(Number(stamp))));
    else if (person !== undefined) nodes.push(h("span", { class: "ping" }, `@${names(person)}`));
    else if (channel !== undefined) nodes.push(h("span", { class: "ping" }, `#${names(channel)}`));
    else if (url !== undefined) nodes.push(link(url, label));
    else if (bare !== undefined) nodes.push(link(bare));
    else nodes.push(h("span", { class: "ping loud" }, loud));
    at = match.index + match[0].length;
  }
  nodes.push(text.slice(at));
  return nodes;
}
