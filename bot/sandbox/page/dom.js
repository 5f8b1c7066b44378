// Making and replacing elements. Text always goes in as text: nothing that people write is ever parsed as HTML.

import { word } from "./words.js";

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// Keyed lists: an item is drawn anew only when what it shows has changed, so that focus, scroll and open menus stay.
export function keep(list, items, draw) {
  const old = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let at = list.firstElementChild;
  for (const item of items) {
    const shape = JSON.stringify(item.shape);
    let node = old.get(item.key);
    if (node && node.dataset.shape !== shape) {
      const fresh = marked(draw(item), item.key, shape);
      const focused = node.contains(document.activeElement) ? path(document.activeElement, node) : null;
      if (node === at) at = node.nextElementSibling;
      node.replaceWith(fresh);
      node = fresh;
      if (focused) fresh.querySelector(focused)?.focus({ preventScroll: true });
    } else if (!node) {
      node = marked(draw(item), item.key, shape);
    }
    old.delete(item.key);
    if (node === at) at = at.nextElementSibling;
    else list.insertBefore(node, at);
  }
  for (const gone of old.values()) gone.remove();
}

function marked(node, key, shape) {
  node.dataset.key = key;
  node.dataset.shape = shape;
  return node;
}

function path(element, root) {
  const id = element.dataset.control;
  return id ? `[data-control="${CSS.escape(id)}"]` : null;
}

// A list that stays at its end when new things come, unless somebody has scrolled up to read.
export function following(box, change) {
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  change();
  if (atEnd) box.scrollTop = box.scrollHeight;
}

// The invented team's own time, whatever this machine's is: the same as on the cards.
export const clock = (at) => new Date(at).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Berlin" });

export function initials(name) {
  return (name || "?").split(/[\s._]+/).slice(0, 2).map((part) => part[0]?.toUpperCase() ?? "").join("");
}

export function hue(name) {
  let sum = 0;
  for (const letter of name || "") sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return Math.floor(sum / 30); // one of twelve classes: no inline styles under the page's policy
}

// Clients choose nothing for a person: what is not filled in stays open, and has to be chosen where it is required.
export const unchosen = (optional) => h("option", { value: "", selected: true, disabled: !optional }, "–");

// Several of many: a tick for each, as the clients have it; at least one where something has to be chosen.
export function ticks(name, legend, options, required) {
  const boxes = options.map(({ value, label, chosen }) => h("label", { class: "tick" }, h("input", { type: "checkbox", name, value, checked: chosen }), h("span", {}, label)));
  const [first] = boxes.map((box) => box.firstChild);
  const judge = () => first?.setCustomValidity(required && !boxes.some((box) => box.firstChild.checked) ? word("some") : "");
  judge();
  return h("fieldset", { "aria-label": legend, onchange: judge }, boxes);
}

// What is chosen in a form, by the names of its fields: a text, or a list where several may be chosen.
export function filled(form) {
  const values = new Map();
  for (const field of form.querySelectorAll("input[name],textarea[name],select[name]")) {
    if (field.type !== "checkbox") values.set(field.name, field.value);
    else values.set(field.name, [...(values.get(field.name) ?? []), ...(field.checked ? [field.value] : [])]);
  }
  return values;
}

export const avatar = (name, extra = "") => h("span", { class: `avatar hue${hue(name)} ${extra}`, "aria-hidden": "true" }, initials(name));
