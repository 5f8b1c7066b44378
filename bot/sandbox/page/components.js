// Discord's Components V2 and modals as elements.

import { h, filled, ticks, unchosen } from "./dom.js";
import { discordText, picture } from "./markup.js";

export const drawComponents = (components, names, does) => components.map((item) => drawComponent(item, names, does));

function drawComponent(item, names, does) {
  switch (item.type) {
    case 1: return h("div", { class: "actions" }, drawComponents(item.components, names, does));
    case 2: return button(item, does);
    case 3: return menu(item, does);
    case 9: return h("div", { class: "section" }, h("div", { class: "grow" }, drawComponents(item.components, names, does)), drawComponent(item.accessory, names, does));
    case 10: return h("div", { class: "text", dir: "auto" }, discordText(item.content, names));
    case 12: return h("div", { class: "gallery" }, item.items.map((one) => picture(local(one.media.url), one.description)));
    case 14: return item.divider === false ? h("div", { class: "gap" }) : h("hr");
    case 17: return h("div", { class: `container${item.accent_color ? " accent" : ""}` }, drawComponents(item.components, names, does));
    case 18: return label(item);
    default: return h("div", { class: "unknown" }, `[component ${item.type}]`);
  }
}

// Discord keeps files elsewhere; here the sandbox has them.
export const local = (url) => url.replace("https://cdn.discordapp.com/attachments/", "/discord/files/");

const STYLES = { 1: "primary", 2: "", 3: "success", 4: "danger", 5: "link" };

function button(item, does) {
  if (item.style === 5) return h("a", { class: "button link", href: item.url, target: "_blank", rel: "noreferrer" }, item.label);
  return h("button", {
    type: "button", class: `button ${STYLES[item.style] ?? ""}`, data: { control: item.custom_id },
    disabled: item.disabled || !does, onclick: () => does.click(item.custom_id),
  }, item.label ?? item.emoji?.name ?? "");
}

function menu(item, does) {
  return h("details", { class: "menu" },
    h("summary", { class: "button", data: { control: item.custom_id } }, item.placeholder ?? "…"),
    h("div", { class: "choices" }, (item.options ?? []).map((choice) => h("button", {
      type: "button", disabled: !does,
      onclick: (event) => { event.currentTarget.closest("details").open = false; does.select(item.custom_id, choice.value); },
    }, choice.label))));
}

function label(item) {
  const inner = item.component;
  const several = (inner.max_values ?? 1) > 1;
  let field;
  if (inner.type === 4) {
    field = h(inner.style === 2 ? "textarea" : "input", {
      name: inner.custom_id, rows: inner.style === 2 ? 6 : undefined, maxlength: inner.max_length, placeholder: inner.placeholder, required: inner.required !== false,
    });
    field.value = inner.value ?? "";
  } else if (several) {
    field = ticks(inner.custom_id, item.label, (inner.options ?? []).map((choice) => ({ value: choice.value, label: choice.label, chosen: choice.default })), inner.required !== false);
  } else {
    field = h("select", { name: inner.custom_id, required: inner.required !== false }, inner.options?.some((choice) => choice.default) ? null : unchosen(inner.required === false),
      (inner.options ?? []).map((choice) => h("option", { value: choice.value, selected: choice.default }, choice.label)));
  }
  return h(several ? "div" : "label", { class: "input" }, h("span", {}, item.label), field, item.description ? h("small", {}, item.description) : null);
}

// Discord sends a list for every menu, also where only one may be chosen, and an empty one where nothing was.
export function readModal(form) {
  const menus = new Set([...form.querySelectorAll("select[name]")].map((one) => one.name));
  return Object.fromEntries([...filled(form)].map(([name, value]) => [name, menus.has(name) ? [value].filter(Boolean) : value]));
}
