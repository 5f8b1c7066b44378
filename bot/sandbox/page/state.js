// What the page knows of the world and of you; what a human does; and telling the page to draw itself anew.

import { word } from "./words.js";

export const state = {
  world: null,
  me: sessionStorage.getItem("me") || "jana",
  channel: { slack: "", discord: "" },
  picked: null, // message shown in the inspector
  open: new Set(), // threads that are folded, posts whose earlier comments are unfolded
};
export const me = () => state.world.humans.find((human) => human.id === state.me) ?? state.world.humans[0];

let redraw = () => {};
// Whoever draws the page says so once.
export function drawnBy(drawer) {
  redraw = drawer;
}
export function draw() {
  if (state.world) redraw();
}

let pending = false;
let again = false; // something changed while the world was being read
export async function refresh() {
  if (pending) {
    again = true;
    return;
  }
  pending = true;
  try {
    const answer = await fetch("/control/world");
    state.world = await answer.json();
    draw();
  } catch {
    say(word("silent"), true);
  } finally {
    pending = false;
  }
  if (again) {
    again = false;
    await refresh();
  }
}

// One thing that a human does. Says what came of it where nothing would be seen otherwise.
export async function act(verb, body) {
  let seen;
  try {
    const answer = await fetch(`/control/${verb}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    seen = await answer.json();
  } catch {
    const told = `${word("undone")} ${word("silent")}`;
    say(told, true);
    return { error: told };
  }
  if (seen.error) say(`${word("undone")} ${word("says")} ${plain(seen.error)}`, true);
  else if (seen.notice) say(seen.notice, true);
  await refresh();
  return seen;
}

// The sandbox speaks to developers: what went wrong, behind the name of an exception.
const plain = (error) => (typeof error === "string" ? error : JSON.stringify(error)).replace(/^\w+: /, "").slice(0, 300);

let quiet;
export function say(text, bad = false) {
  const line = document.getElementById("say");
  line.textContent = text;
  line.className = bad ? "bad" : "";
  clearTimeout(quiet);
  quiet = setTimeout(() => { line.textContent = ""; }, 6000);
}

export function become(id) {
  state.me = id;
  sessionStorage.setItem("me", id);
  draw();
}

export function choose(platform, channel) {
  state.channel[platform] = channel;
  draw();
}

// On a narrow screen one world is shown at a time.
export function tabbed(tab) {
  document.querySelector("main").dataset.shown = tab;
  for (const one of document.querySelectorAll("#tabs button")) one.setAttribute("aria-pressed", String(one.dataset.tab === tab));
  draw();
  document.querySelector(`#${tab} .shown`)?.scrollIntoView({ block: "start" });
}
