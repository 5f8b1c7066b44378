### Karten: erste Zeilen, Zustände, Knöpfe. Die erste Zeile steht allein auf dem Sperrbildschirm.

somebody = unbekannte Person
quoted = „{ $text }“
by-hand = von Hand veröffentlicht
view-reply = Antwort ansehen
deleted-since = Kommentar inzwischen gelöscht
text-by = Text { $name }
approved-by = Freigabe { $name }
case-number = Fall { $case }
case-number-inside = Fall { $case }

## Erste Zeile eines Falls

head-answered = ✅ Beantwortet { $at }
head-hidden = ✅ Verborgen { $at }
head-dismissed = ✅ Keine Antwort nötig { $at }
head-deleted = 🗑️ Gelöscht durch Verfasser
head-snoozed = Zurückgestellt bis { $until }
head-rejected = ⚠️ Nicht veröffentlicht
head-unclear = ⚠️ Unklar, ob veröffentlicht
head-unclear-undo = ⚠️ Unklar, ob zurückgenommen
head-left = Unklar, ob veröffentlicht; so belassen
head-cancelled = Nicht veröffentlicht, abgebrochen
head-taken-back = ↩️ Zurückgenommen

## Was über den Kommentar zu sagen ist

case-folded = Inhalt verdeckt: { $what }
case-shortened = Gekürzt; der ganze Text steht unter „Original öffnen“.
case-edited = Durch Verfasser bearbeitet { $at }; frühere Entwürfe sind ungültig.
case-followers =
    { $count ->
        [one] 1 Follower
       *[other] { $shown } Follower
    }
case-probably = vermutlich { $flag }
case-author-count =
    { $count ->
        [2] zweiter Kommentar heute
        [3] dritter Kommentar heute
        [4] vierter Kommentar heute
       *[other] { $count }. Kommentar heute
    }
case-rating = Bewertung { $rating }
case-attachments =
    { $count ->
        [one] 1 Anhang
       *[other] { $count } Anhänge
    }
case-post = Post:
case-post-untitled = Post öffnen
case-why = Warum hier: { $reasons } · Anliegen: { $purpose }
case-reason = { $flag } („{ $evidence }“)
case-likes =
    { $count ->
        [one] 1 Like
       *[other] { $shown } Likes
    } in { $minutes } Min.
case-no-reason = nichts Bestimmtes erkannt

## Wo ein Fall steht

case-held = Kein Entwurf: { $risk }. Noch nicht eskaliert.
case-drafting = Entwürfe sind in Arbeit und kommen in den Thread.
case-deleted = Gelöscht durch Verfasser, Entwurf ungültig
case-owner = Zuständig: { $owner }
case-owner-until = Zuständig: { $owner }, bis { $until }
case-nobody = Zuständig: noch niemand
case-nobody-until = Zuständig: noch niemand · erste Antwort bis { $by }
case-in-approval = Wartet auf Freigabe · Text { $owner }
case-in-approval-until = Wartet auf Freigabe, bis { $due } · Text { $owner }
case-publishing = Freigegeben, wird veröffentlicht: { $target }
case-snoozed = Zurückgestellt; kommt von selbst wieder.
case-by-hand = Freigegeben. Von Hand zu veröffentlichen, genau dieser Text: { $target }
case-rejected = Nicht veröffentlicht: { $why }
case-unclear = Unklar, ob veröffentlicht. Bitte nachsehen, ob diese Antwort dort steht: { $target }
case-unclear-undo = Unklar, ob zurückgenommen. Bitte nachsehen, ob die Antwort noch dort steht: { $target }
case-taken-back = Zurückgenommen: die Antwort steht nicht mehr auf { $target }.

## Entwürfe

drafts-head =
    { $count ->
        [one] Ein Entwurf für Fall { $case }
        [2] Zwei Entwürfe für Fall { $case }
        [3] Drei Entwürfe für Fall { $case }
       *[other] { $count } Entwürfe für Fall { $case }
    }
drafts-unpublished = noch nichts veröffentlicht
drafts-none-head = Kein Entwurf für Fall { $case }
drafts-void-head = Entwürfe für Fall { $case } nicht mehr gültig
drafts-taken-head = Entwürfe für Fall { $case } werden nicht mehr gebraucht
drafts-taken = Eine Fassung ist bereits unterwegs.
drafts-from-model = Von: Sprachmodell
drafts-from-template = Von: Vorlage, kein Sprachmodell
drafts-facts = Fakten: { $facts }
drafts-missing = Es fehlt: { $missing }
drafts-for = für { $target }
drafts-void-deleted = Der Kommentar wurde durch Verfasser gelöscht.
drafts-void-done = Der Fall ist abgeschlossen.
drafts-void-edited = Der Kommentar wurde durch Verfasser bearbeitet.
drafts-void-discarded = Die Entwürfe wurden verworfen.

variant-empathetic = verständnisvoll
variant-factual = sachlich
variant-brief = kurz
variant-shorter = kürzer
variant-warmer = wärmer
variant-saved = Textbaustein

draft-state-offered = angeboten
draft-state-proposed = wartet auf Freigabe
draft-state-approved = freigegeben
draft-state-published = veröffentlicht
draft-state-void = ungültig

## Freigabe

approval-until = Freigabe bis { $due }
approval-overdue = Freigabe überfällig seit { $due }
approval-comment = Kommentar
approval-reply = Antwort, Fassung { $number }
approval-by = Von { $name }, { $at }
approval-from-draft = aus Entwurf { $letter }, unverändert
approval-from-draft-changed = aus Entwurf { $letter }, geändert: { $changed }
approval-from-person = aus der Fassung von { $name }, unverändert
approval-from-person-changed = aus der Fassung von { $name }, geändert: { $changed }
approval-warning = ⚠️ Bitte ansehen: { $what }
approval-deputy = Ohne Freigabe bis { $due } geht die Bitte an die Vertretung.
approval-deputised = Bis { $due } kam keine Freigabe; die Vertretung ist gefragt.
approval-sent-back = ↩️ Zurückgegeben { $at }
approval-void = Freigabe hinfällig
approval-approved = Freigegeben { $at }
approval-on-its-way = wird veröffentlicht
approval-published = ✅ Veröffentlicht { $at }
request-void-edited = Der Kommentar wurde durch Verfasser bearbeitet. Die Antwort passt vielleicht nicht mehr.
request-void-deleted = Der Kommentar wurde durch Verfasser gelöscht. Es gibt nichts mehr zu beantworten.
request-void-changed = Es gibt eine neuere Fassung mit eigener Bitte um Freigabe.

check-address = andere Anrede als bei der Marke üblich
check-language = andere Sprache als der Kommentar
check-liability = klingt nach Schuldeingeständnis
check-link = Link auf eine Seite, die nicht freigegeben ist
check-mention = spricht ein anderes Konto an
check-promise = enthält eine Zusage

## Verlauf, Original, verdeckter Inhalt

history-head = Verlauf
history-bot = Breakwater
history-older =
    { $count ->
        [one] 1 älterer Eintrag ist nicht gezeigt.
       *[other] { $count } ältere Einträge sind nicht gezeigt.
    }
history-comment = Kommentar, Fassung { $number } · { $at }
history-reply = Antwort, Fassung { $number } · { $at } · { $state }
original-head = Original
original-empty = Kein Text.
original-shortened = Gekürzt; der ganze Text steht beim Original.
original-answers = Antwortet auf unsere Antwort:
original-link = Auf { $network } öffnen
original-no-link = Ein Link zum Original auf { $network } ist nicht bekannt.
reveal-head = Verdeckter Inhalt: { $what }

## Knöpfe: das Verb sagt, was geschieht; „…“ nur, wo ein Formular folgt

button-more = Mehr
button-draft = Antwort entwerfen
button-claim = Übernehmen
button-return = Abgeben
button-escalate = Eskalieren
button-collect = Für Produkt sammeln
button-dismiss = Keine Antwort nötig
button-original = Original öffnen
button-snooze = Zurückstellen bis …
button-reflag = Anders einordnen …
button-history = Verlauf
button-reveal = Anzeigen
button-use = { $letter } nehmen
button-write = Selbst schreiben
button-write-on = Antwort bearbeiten
button-redraft-shorter = Kürzer
button-redraft-warmer = Wärmer
button-wish = Eigener Wunsch …
button-saved = Textbaustein …
button-discard = Entwürfe verwerfen
button-approve = Freigeben und veröffentlichen
button-sendback = Zurückgeben …
button-change = Ändern …
button-case = Fall
button-to-case = Zum Fall
button-posted = Von Hand veröffentlicht …
button-undo = Zurücknehmen
button-settle-there = Ist da
button-settle-resend = Ist nicht da, neu veröffentlichen
button-settle-leave = So belassen
button-settle-gone = Ist weg
button-settle-undo-again = Steht noch da, neu zurücknehmen
button-settle-by-hand-off = Doch nicht veröffentlichen
