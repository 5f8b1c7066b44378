// What a message is made of, and every rule that the bot broke.

import { h } from "./dom.js";
import { state } from "./state.js";
import { word } from "./words.js";

export function drawInspector(box) {
  if (box.hidden) return;
  const violations = state.world.violations.slice(-50).reverse();
  const shape = JSON.stringify([state.picked, violations.length]);
  if (box.dataset.shape === shape) return;
  box.dataset.shape = shape;
  box.replaceChildren(
    h("h2", {}, word("inspector")),
    h("h3", {}, `${word("broken")}: ${state.world.violations.length}`),
    violations.length
      ? h("ul", { class: "violations" }, violations.map((found) => h("li", {}, h("code", {}, found.rule), ` ${found.target} `, h("p", {}, found.detail))))
      : h("p", { class: "fine" }, word("none")),
    h("h3", {}, word("picked")),
    state.picked
      ? h("pre", { tabindex: "0" }, JSON.stringify(state.picked, null, 2))
      : h("p", { class: "fine" }, word("pick")));
}
