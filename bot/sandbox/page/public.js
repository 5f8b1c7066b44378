// The public network: posts of the brand with what people write below, and a box to write oneself.

import { h, keep, avatar, clock } from "./dom.js";
import { state, act, draw } from "./state.js";
import { word } from "./words.js";

export function drawPublic(section) {
  const { accounts, posts, comments } = state.world.public;
  if (!section.firstChild) {
    section.append(h("div", { class: "bar" }, h("h2", {}, word("network")), h("small", {}, word("everybody"))), h("div", { class: "scroll posts" }));
  }
  keep(section.querySelector(".posts"), posts.map((post) => ({ key: post.id, shape: [post.text, post.deleted], post })), ({ post }) => drawPost(post, accounts));
  for (const post of posts) {
    const list = section.querySelector(`[data-key="${CSS.escape(post.id)}"] .comments`);
    const own = comments.filter((comment) => comment.post === post.id && !comment.parent);
    const unfolded = state.open.has(post.id);
    fold(list.nextElementSibling, post.id, own.length - NEWEST, unfolded);
    keep(list, own.slice(unfolded ? 0 : -NEWEST).map((comment) => {
      const replies = comments.filter((reply) => reply.parent === comment.id);
      return { key: comment.id, shape: [comment, replies], comment, replies };
    }), drawComment);
  }
}

// A post with many comments shows its newest, and the others on request: what is new stays in view.
const NEWEST = 4;
function fold(button, post, count, unfolded) {
  button.hidden = count <= 0;
  button.textContent = unfolded ? `▾ ${word("newest")}` : `▸ ${count} ${word("earlier")}`;
  button.setAttribute("aria-expanded", String(unfolded));
  button.onclick = () => {
    if (unfolded) state.open.delete(post);
    else state.open.add(post);
    draw();
  };
}

function drawPost(post, accounts) {
  const account = accounts.find((one) => one.name === post.account);
  const text = h("textarea", { rows: 2, maxlength: 2000, "aria-label": `${word("on")} ${post.title}`, placeholder: word("write") });
  text.value = post.sample;
  const author = h("input", { value: "lea_im_norden", maxlength: 40, "aria-label": word("name"), size: 14 });
  const send = async (event) => {
    event.preventDefault();
    const said = text.value.trim();
    if (!said) return;
    text.value = ""; // at once, or a double click says it twice
    const seen = await act("comment", { post: post.id, text: said, author: author.value.trim() || "someone", followers: 1240, likes: 14 });
    if (seen.error) text.value ||= said;
  };
  return h("article", { class: "post" },
    h("div", { class: "post-head" }, avatar(account.handle), h("div", {}, h("b", {}, account.handle), h("small", {}, word(account.network)))),
    post.picture ? h("div", { class: `picture ${post.picture}`, role: "img", "aria-label": post.title }) : null,
    h("p", { class: "post-text" }, post.deleted ? word("deleted") : post.text),
    h("div", { class: "comments" }),
    h("button", { type: "button", class: "fold", data: { control: `fold-${post.id}` }, hidden: true }),
    h("form", { class: "write", onsubmit: send }, text, h("div", { class: "row" }, author, h("button", { type: "submit" }, word("comment")))));
}

function drawComment({ comment, replies }) {
  return h("div", { class: `comment${comment.deleted ? " gone" : ""}` },
    one(comment),
    replies.length ? h("div", { class: "replies" }, replies.map(one)) : null);
}

function one(comment) {
  const body = comment.deleted ? h("i", {}, word("deleted")) : comment.hidden ? h("i", {}, word("hidden")) : comment.text;
  return h("div", { class: `line${comment.by_brand ? " brand" : ""}` },
    avatar(comment.author),
    h("div", { class: "bubble" },
      h("div", { class: "meta" }, h("b", {}, comment.author), h("small", {}, clock(comment.at), comment.edited ? ` · ${word("edited")}` : "")),
      h("p", { dir: "auto" }, body),
      comment.by_brand || comment.deleted ? null : h("div", { class: "own" },
        h("button", { type: "button", data: { control: `edit-${comment.id}` }, onclick: (event) => edit(event, comment) }, word("edit")),
        h("button", { type: "button", data: { control: `delete-${comment.id}` }, onclick: () => act("delete", { id: comment.id }) }, word("remove")))));
}

function edit(event, comment) {
  const bubble = event.currentTarget.closest(".bubble");
  const text = h("textarea", { rows: 2, "aria-label": word("yours") });
  text.value = comment.text;
  const done = async (submit) => {
    submit.preventDefault();
    if (text.value.trim()) await act("edit", { id: comment.id, text: text.value.trim() });
  };
  bubble.replaceChildren(h("form", { class: "write", onsubmit: done }, text, h("div", { class: "row" }, h("button", { type: "submit" }, word("save")))));
  text.focus();
}
