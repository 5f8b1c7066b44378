// The page's own words, German and English. What the bot writes is in the language of its cards.

const WORDS = {
  en: {
    skip: "Skip to the public page", you: "You are", worlds: "Worlds", other: "Deutsch", wave: "Start the wave", inspector: "Inspector",
    moderator: "moderator", approver: "approver", lead: "lead", outsider: "outsider",
    public: "Public", network: "Public network", everybody: "what everybody sees", instagram: "Instagram", facebook: "Facebook", reviews: "Reviews",
    write: "Write a comment in public …", on: "Comment on", name: "Name in public", comment: "Comment", deleted: "deleted", hidden: "hidden by the brand",
    edited: "edited", edit: "Edit", remove: "Delete", yours: "Your comment", save: "Save edit", earlier: "earlier comments", newest: "newest only",
    channels: "channels", messages: "messages", message: "Message, /crisis or /breakwater", into: "Message in", send: "Send", home: "Home",
    empty: "Nothing here yet. Write a comment in public.", unopened: "Nothing here yet. It is asked for when somebody opens it.",
    pinned: "pinned", only: "Only visible to you", reply: "reply", replies: "replies", react: "React", menu: "Message menu", json: "Show JSON",
    submit: "Submit", cancel: "Cancel", close: "Close", optional: "(optional)",
    broken: "Broken rules", none: "None. Everything the bot sent keeps the rules of Slack and Discord.", picked: "Message", pick: "Press { } on a message to see its JSON.",
    silent: "The sandbox does not answer. Is it still running?", undone: "Not done.", says: "The sandbox says:", more: "More", some: "Choose at least one.", down: "Newest", news: "something new",
    story: "The story", next: "Next", show: "Show me", pause: "Pause", goOn: "Go on", nowhere: "It is not there yet.",
    hello: "A public network, a Slack and a Discord, all on this machine, and the real bot in between.",
    begin: "Press “Comment” below a post and see the card arrive twice. Or start the wave and watch.",
  },
  de: {
    skip: "Zum öffentlichen Netzwerk springen", you: "Du bist", worlds: "Welten", other: "English", wave: "Welle starten", inspector: "Inspektor",
    moderator: "Moderation", approver: "Freigabe", lead: "Leitung", outsider: "ohne Rolle",
    public: "Öffentlich", network: "Öffentliches Netzwerk", everybody: "was alle sehen", instagram: "Instagram", facebook: "Facebook", reviews: "Bewertungen",
    write: "Öffentlich kommentieren …", on: "Kommentar zu", name: "Name in der Öffentlichkeit", comment: "Kommentieren", deleted: "gelöscht", hidden: "von der Marke verborgen",
    edited: "bearbeitet", edit: "Bearbeiten", remove: "Löschen", yours: "Dein Kommentar", save: "Änderung speichern", earlier: "frühere Kommentare", newest: "nur die neuesten",
    channels: "Channels", messages: "Nachrichten", message: "Nachricht, /krise oder /breakwater", into: "Nachricht in", send: "Senden", home: "Start",
    empty: "Noch nichts hier. Öffentlich etwas kommentieren.", unopened: "Noch nichts hier. Die Seite entsteht beim Öffnen.",
    pinned: "angepinnt", only: "Nur für dich sichtbar", reply: "Antwort", replies: "Antworten", react: "Reagieren", menu: "Nachrichtenmenü", json: "JSON zeigen",
    submit: "Absenden", cancel: "Abbrechen", close: "Schließen", optional: "(optional)",
    broken: "Gebrochene Regeln", none: "Keine. Alles, was der Bot gesendet hat, hält die Regeln von Slack und Discord ein.", picked: "Nachricht", pick: "{ } an einer Nachricht zeigt ihr JSON.",
    silent: "Die Sandbox antwortet nicht. Läuft sie noch?", undone: "Nicht getan.", says: "Die Sandbox sagt:", more: "Mehr", some: "Mindestens eins wählen.", down: "Zum Neuesten", news: "Neues da",
    story: "Die Geschichte", next: "Jetzt", show: "Zeigen", pause: "Anhalten", goOn: "Weiter", nowhere: "Das ist noch nicht da.",
    hello: "Ein öffentliches Netzwerk, ein Slack und ein Discord, alles auf diesem Rechner, und dazwischen der echte Bot.",
    begin: "Unter einem Post „Kommentieren“ drücken: Die Karte kommt zweimal an. Oder die Welle starten und zusehen.",
  },
};

const asked = sessionStorage.getItem("language") ?? navigator.language;
export const language = asked.startsWith("de") ? "de" : "en";
export const word = (key) => WORDS[language][key] ?? key;
export const either = (words) => words?.[language] ?? "";

// All that is drawn once is drawn anew.
export function otherLanguage() {
  sessionStorage.setItem("language", language === "de" ? "en" : "de");
  location.reload();
}
