// Block Kit as elements: what the bot sends to Slack, drawn closely enough to judge it.

import { h, filled, ticks, unchosen } from "./dom.js";
import { word } from "./words.js";
import { slackText, link, picture, time } from "./markup.js";

// `does` carries out what a person does: click(action), select(action, value); both absent where nothing can be done.
export const drawBlocks = (blocks, names, does) => blocks.map((block) => drawBlock(block, names, does));

function drawBlock(block, names, does) {
  switch (block.type) {
    case "section":
      return h("div", { class: "section" },
        h("div", { class: "grow" },
          block.text ? drawText(block.text, names) : null,
          block.fields ? h("div", { class: "fields" }, block.fields.map((field) => drawText(field, names))) : null),
        block.accessory ? element(block.accessory, names, does) : null);
    case "header":
      return h("div", { class: "header" }, block.text.text);
    case "context":
      return h("div", { class: "context" }, block.elements.map((item) => (item.type === "image" ? null : drawText(item, names))));
    case "divider":
      return h("hr");
    case "actions":
      return h("div", { class: "actions" }, block.elements.map((item) => element(item, names, does)));
    case "rich_text":
      return h("div", { class: "rich" }, block.elements.map((item) => rich(item, names)));
    case "input":
      return input(block, names);
    case "image":
      return picture(block.slack_file ? `/slack/files/${block.slack_file.id}` : block.image_url, block.alt_text);
    default:
      return h("div", { class: "unknown" }, `[${block.type}]`);
  }
}

function drawText(text, names) {
  const body = text.type === "mrkdwn" ? text.text.split("\n").map((line) => h("div", {}, line ? slackText(line, names) : "\u00a0")) : text.text;
  return h("div", { class: "text" }, body);
}

function rich(item, names) {
  const kind = { rich_text_section: "div", rich_text_quote: "blockquote", rich_text_preformatted: "pre" }[item.type];
  if (kind) return h(kind, { dir: "auto" }, item.elements.map((part) => richPart(part, names)));
  if (item.type === "rich_text_list") return h(item.style === "ordered" ? "ol" : "ul", {}, item.elements.map((entry) => h("li", {}, entry.elements.map((part) => richPart(part, names)))));
  return h("div", { class: "unknown" }, `[${item.type}]`);
}

function richPart(part, names) {
  const styled = (node) => {
    const style = part.style ?? {};
    if (style.bold) node = h("b", {}, node);
    if (style.italic) node = h("i", {}, node);
    if (style.strike) node = h("s", {}, node);
    if (style.code) node = h("code", {}, node);
    return node;
  };
  switch (part.type) {
    case "text": return styled(part.text);
    case "link": return link(part.url, part.text);
    case "user": return h("span", { class: "ping" }, `@${names(part.user_id)}`);
    case "usergroup": return h("span", { class: "ping" }, `@${names(part.usergroup_id)}`);
    case "channel": return h("span", { class: "ping" }, `#${names(part.channel_id)}`);
    case "broadcast": return h("span", { class: "ping loud" }, `@${part.range}`);
    case "emoji": return part.unicode ? String.fromCodePoint(...part.unicode.split("-").map((code) => parseInt(code, 16))) : `:${part.name}:`;
    case "date": return h("span", { class: "stamp" }, part.format?.includes("time") ? time(part.timestamp) : part.fallback ?? "");
    default: return h("span", { class: "unknown" }, `[${part.type}]`);
  }
}

function element(item, names, does) {
  switch (item.type) {
    case "button":
      if (item.url) return h("a", { class: "button", href: item.url, target: "_blank", rel: "noreferrer" }, item.text.text);
      return h("button", {
        type: "button", class: `button ${item.style ?? ""}`, data: { control: item.action_id },
        disabled: !does, onclick: () => does.click(item.action_id),
      }, item.text.text);
    case "overflow":
    case "static_select":
      return menu(item, does);
    default:
      return h("span", { class: "unknown" }, `[${item.type}]`);
  }
}

function menu(item, does) {
  const label = item.placeholder?.text ?? "…";
  const choices = item.options ?? [];
  return h("details", { class: "menu" },
    h("summary", { class: "button", "aria-label": item.placeholder ? null : word("more"), data: { control: item.action_id } }, label),
    h("div", { class: "choices" }, choices.map((choice) => h("button", {
      type: "button", disabled: !does,
      onclick: (event) => { event.currentTarget.closest("details").open = false; does.select(item.action_id, choice.value); },
    }, choice.text.text))));
}

function input(block) {
  const item = block.element;
  const name = `${block.block_id}|${item.action_id}`;
  const several = item.type === "multi_static_select";
  const label = h("span", {}, block.label.text, block.optional ? h("small", {}, ` ${word("optional")}`) : null);
  let field;
  if (item.type === "plain_text_input") {
    field = h(item.multiline ? "textarea" : "input", {
      name, rows: item.multiline ? 6 : undefined, maxlength: item.max_length, placeholder: item.placeholder?.text, required: !block.optional,
    });
    field.value = item.initial_value ?? "";
  } else if (several) {
    const chosen = (item.initial_options ?? []).map((one) => one.value);
    field = ticks(name, block.label.text, (item.options ?? []).map((choice) => ({ value: choice.value, label: choice.text.text, chosen: chosen.includes(choice.value) })), !block.optional);
  } else {
    field = h("select", { name, required: !block.optional }, item.initial_option ? null : unchosen(block.optional), (item.options ?? []).map((choice) => h("option", {
      value: choice.value, selected: choice.value === item.initial_option?.value,
    }, choice.text.text)));
  }
  return h(several ? "div" : "label", { class: "input", data: { block: block.block_id } }, label, field,
    block.hint ? h("small", {}, block.hint.text) : null, h("small", { class: "wrong" }));
}

export function readInputs(form) {
  const values = {};
  for (const [name, value] of filled(form)) {
    const [block, action] = name.split("|");
    values[block] = { ...(values[block] ?? {}), [action]: value };
  }
  return values;
}
