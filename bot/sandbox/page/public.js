// The public network: posts of the brand with what people write below, and a box to write oneself.

import { h, keep, avatar, clock } from "./dom.js";
import { state, act } from "./app.js";

const SAMPLES = {
  "ig-herbst": "Dritte Lieferung, dritte Tasse kaputt. Liest hier überhaupt jemand mit?",
  "ig-mugs": "The handle came off on day two. Not what I paid 38 euros for.",
  "fb-werkstatt": "Mein Anwalt meldet sich bei euch, so geht man nicht mit Kunden um.",
  "rv-kanne": "Tropft beim Gießen. Schade, sonst eine schöne Kanne.",
};

export function drawPublic(section) {
  const { accounts, posts, comments } = state.world.public;
  if (!section.firstChild) {
    section.append(h("div", { class: "bar" }, h("h2", {}, "Public network"), h("small", {}, "what everybody sees")), h("div", { class: "scroll posts" }));
  }
  keep(section.querySelector(".posts"), posts.map((post) => ({ key: post.id, shape: `${post.id}:${post.edited}:${post.deleted}`, post })), ({ post }) => drawPost(post, accounts));
  for (const post of posts) {
    const list = section.querySelector(`[data-key="${CSS.escape(post.id)}"] .comments`);
    const own = comments.filter((comment) => comment.post === post.id && !comment.parent);
    keep(list, own.map((comment) => {
      const replies = comments.filter((reply) => reply.parent === comment.id);
      return { key: comment.id, shape: [comment, replies], comment, replies };
    }), drawComment);
  }
}

function drawPost(post, accounts) {
  const account = accounts.find((one) => one.name === post.account);
  const text = h("textarea", { rows: 2, maxlength: 2000, "aria-label": `Comment on ${post.title}`, placeholder: "Write a comment in public …" });
  text.value = SAMPLES[post.id] ?? "";
  const author = h("input", { value: "lea_im_norden", maxlength: 40, "aria-label": "Name in public", size: 14 });
  const send = async (event) => {
    event.preventDefault();
    if (!text.value.trim()) return;
    await act("comment", { post: post.id, text: text.value, author: author.value || "someone", followers: 1240, likes: 14 });
    text.value = "";
  };
  return h("article", { class: "post" },
    h("div", { class: "post-head" }, avatar(account.handle), h("div", {}, h("b", {}, account.handle), h("small", {}, account.network))),
    post.picture ? h("div", { class: `picture ${post.picture}`, role: "img", "aria-label": post.title }) : null,
    h("p", { class: "post-text" }, post.deleted ? "deleted" : post.text),
    h("div", { class: "comments" }),
    h("form", { class: "write", onsubmit: send }, text, h("div", { class: "row" }, author, h("button", { type: "submit" }, "Comment"))));
}

function drawComment({ comment, replies }) {
  return h("div", { class: `comment${comment.deleted ? " gone" : ""}` },
    one(comment),
    replies.length ? h("div", { class: "replies" }, replies.map(one)) : null);
}

function one(comment) {
  const body = comment.deleted ? h("i", {}, "deleted") : comment.hidden ? h("i", {}, "hidden by the brand") : comment.text;
  return h("div", { class: `line${comment.by_brand ? " brand" : ""}` },
    avatar(comment.author),
    h("div", { class: "bubble" },
      h("div", { class: "meta" }, h("b", {}, comment.author), h("small", {}, clock(comment.at), comment.edited ? " · edited" : "")),
      h("p", { dir: "auto" }, body),
      comment.by_brand || comment.deleted ? null : h("div", { class: "own" },
        h("button", { type: "button", data: { control: `edit-${comment.id}` }, onclick: (event) => edit(event, comment) }, "Edit"),
        h("button", { type: "button", data: { control: `delete-${comment.id}` }, onclick: () => act("delete", { id: comment.id }) }, "Delete"))));
}

function edit(event, comment) {
  const bubble = event.currentTarget.closest(".bubble");
  const text = h("textarea", { rows: 2, "aria-label": "Your comment" });
  text.value = comment.text;
  const done = async (submit) => {
    submit.preventDefault();
    await act("edit", { id: comment.id, text: text.value });
  };
  bubble.replaceChildren(h("form", { class: "write", onsubmit: done }, text, h("div", { class: "row" }, h("button", { type: "submit" }, "Save edit"))));
  text.focus();
}
