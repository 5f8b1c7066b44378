### Was nur eine Person liest: kurze Bestätigungen und Absagen.
### Die erste Zeile sagt, was geschah oder nicht geschah; danach warum, und wer oder was weiterhilft.
### Leere Angaben wählen [none].

to-name =
    { $to ->
        [confidential] { reason-confidential }
        [crisis] { reason-crisis }
        [illegal] { reason-illegal }
        [storm] { reason-storm }
        [legal] { reason-legal }
        [safety] { reason-safety }
        [press] { reason-press }
        [product] { reason-product }
        [people] { reason-people }
       *[other] { $to }
    }
reason-name =
    { $reason ->
        [confidential] { reason-confidential }
        [crisis] { reason-crisis }
        [illegal] { reason-illegal }
        [storm] { reason-storm }
        [legal] { reason-legal }
        [safety] { reason-safety }
        [press] { reason-press }
        [product] { reason-product }
        [people] { reason-people }
       *[other] { $reason }
    }
hold-name =
    { $reason ->
        [data-breach] { hold-data-breach }
        [injury] { hold-injury }
        [legal] { hold-legal }
        [minors] { hold-minors }
        [press] { hold-press }
        [self-harm] { hold-self-harm }
        [threat] { hold-threat }
       *[other] { $reason }
    }

## Bestätigungen

told-approval-asked =
    Freigabe angefragt bis { $due } · Fall { $case }
    { $who ->
        [none] Geschrieben und freigegeben wird von verschiedenen Personen.
       *[other] Freigeben kann { $who }.
    }
told-by-hand =
    Freigegeben · Fall { $case }
    Jetzt von Hand zu veröffentlichen, als { $account } auf { $network }. Der Text steht auf der Karte.
told-claim-renewed = Weiter zuständig bis { $until }.
told-drafts-coming = Entwürfe sind schon in Arbeit.
told-help =
    { $known ->
        [no] Nicht ausgeführt: dieses Wort kennt „/breakwater“ nicht.
       *[yes] Was Breakwater hier tut
    }
    Kommentare kommen als Karten, beantwortet wird über deren Knöpfe.
    Unterhaltungen im Thread bleiben im Team; veröffentlicht wird nur, was freigegeben ist.

    „/breakwater liste“ zeigt, was zu tun ist; „kommentare“, was nicht als Karte kam; „ich“, als wen Breakwater dieses Konto kennt. Außerdem: abwesend, bereitschaft, verbinden, gelernt, spitze.

    „/krise“ startet und führt eine Krise, übt und bereitet vor.

    { $reactions ->
        [none] Reaktionen haben hier keine Wirkung.
       *[other] Reaktionen auf Karten, in deren Threads und in beobachteten Channels: { $reactions }. Veröffentlicht oder freigegeben wird damit nie etwas.
    }
told-publishing =
    Freigegeben · Fall { $case }
    Wird jetzt als { $account } auf { $network } veröffentlicht. Sobald es dort steht, zeigt es die Karte.
told-sent-back =
    Zurückgegeben · Fall { $case }
    { $who } weiß Bescheid.
told-undoing =
    Wird zurückgenommen · Fall { $case }
    Die Antwort von { $account } verschwindet gleich von { $network }. Sobald sie weg ist, zeigt es die Karte.

## Absagen: Rechte

refused-unknown-person =
    Nicht ausgeführt.
    Dieses Konto steht nicht in der Teamliste. { $who ->
        [none] Eintragen kann es, wer Breakwater betreibt.
       *[other] Eintragen kann es { $who }.
    }
refused-role =
    { $verb ->
        [approve] Nicht freigegeben.
        [undo] Nicht zurückgenommen.
        [escalate] Nicht eskaliert.
        [claim] Nicht übernommen.
       *[other] Nicht ausgeführt.
    }
    Die Rolle dafür fehlt. { $who ->
        [none] Im Team hat sie noch niemand.
       *[other] { CAP($who) } hat sie.
    }
refused-own-version =
    Nicht veröffentlicht.
    { $address ->
        [sie] Sie haben
       *[du] Du hast
    } diese Fassung geschrieben; { $who ->
        [none] freigeben darf sie nur eine zweite Person, und die Rolle dafür hat noch niemand.
       *[other] freigeben kann { $who }.
    }
refused-nobody-approves =
    Nicht zur Freigabe gegeben.
    Außer { $address ->
        [sie] Ihnen
       *[du] dir
    } darf niemand freigeben. { $who ->
        [none] Rollen vergibt, wer Breakwater betreibt.
       *[other] Rollen vergeben kann { $who }.
    } Der Text steht unten.

## Absagen: zu spät

refused-already-approved =
    Nicht noch einmal freigegeben.
    { $who } hat diese Fassung schon freigegeben ({ $at-day }, { $at }).
refused-sent-back =
    Nicht ausgeführt.
    { $who } hat diese Fassung zurückgegeben ({ $at-day }, { $at }); es braucht eine neue.
refused-case-done =
    Nicht ausgeführt.
    Der Fall ist abgeschlossen ({ $at-day }, { $at }{ $who ->
        [none] {""}
       *[other] , { $who }
    }). Was war, steht im Verlauf.
refused-claim-taken =
    { $verb ->
        [claim] Nicht übernommen.
       *[other] Nicht ausgeführt.
    }
    { $who } ist zuständig, bis { $until }. Danach ist der Fall wieder frei.
refused-not-owner =
    Nicht abgegeben.
    { $who ->
        [none] Für diesen Fall ist niemand zuständig.
       *[other] Zuständig ist { $who }; abgeben kann nur, wer zuständig ist.
    }
refused-in-approval =
    Nicht ausgeführt.
    Eine Fassung wartet auf Freigabe{ $who ->
        [none] {""}
       *[other] {" "}(zuständig: { $who })
    }. Zurückgeben oder Ändern geht auf der Karte der Freigabe.
refused-publishing =
    Nicht ausgeführt.
    Eine Antwort ist schon unterwegs. Sobald sie veröffentlicht ist, zeigt es die Karte.
refused-comment-changed =
    Nicht ausgeführt.
    Der Kommentar wurde inzwischen durch Verfasser bearbeitet. Die Karte zeigt die neue Fassung; es braucht eine neue Antwort.
refused-comment-deleted =
    Nicht ausgeführt.
    Der Kommentar wurde durch Verfasser gelöscht. Es gibt nichts mehr zu beantworten.
refused-draft-void =
    Nicht ausgeführt.
    Dieser Entwurf gilt nicht mehr. Die Karte zeigt, was jetzt gilt.
refused-settled =
    Nicht ausgeführt.
    Das hat sich inzwischen geklärt. Die Karte zeigt den Stand.
refused-gone =
    Nicht ausgeführt.
    Diesen Fall gibt es hier nicht mehr.
refused-unknown-click =
    Nicht ausgeführt.
    Dieser Knopf gehört zu einer anderen Fassung von Breakwater. Bitte die neueste Karte des Falls benutzen.
refused-nothing-to-undo =
    Nicht zurückgenommen.
    Diese Antwort steht nicht mehr öffentlich.
refused-undo-running =
    Nicht noch einmal zurückgenommen.
    Das Zurücknehmen läuft schon{ $who ->
        [none] {""}
       *[other] {" "}(angestoßen von { $who })
    }.
refused-undo-by-hand =
    Nicht zurückgenommen.
    Auf { $network } geht das von hier aus nicht. Bitte dort von Hand löschen.

## Absagen: Inhalt

refused-draft-hold =
    Kein Entwurf.
    Grund: { hold-name }. { $to ->
        [none] Bitte eskalieren; selbst schreiben geht weiterhin.
       *[other] Der Fall liegt bei { to-name }; selbst schreiben geht weiterhin.
    }
refused-no-saved-replies =
    Kein Textbaustein.
    Für { $brand } ist noch keiner hinterlegt. Hinterlegen kann ihn, wer Breakwater betreibt.
refused-channel-open =
    Nicht eskaliert.
    Der Channel für { reason-name } ist nicht geschlossen: Vertrauliches kommt dort nicht hin. { $who ->
        [none] Schließen kann ihn, wer Breakwater betreibt.
       *[other] Schließen kann ihn { $who }.
    } Bis dahin bitte direkt ansprechen.
refused-no-escalation-channel =
    Nicht eskaliert.
    Für { reason-name } ist kein Channel hinterlegt. { $who ->
        [none] Hinterlegen kann ihn, wer Breakwater betreibt.
       *[other] Hinterlegen kann ihn { $who }.
    } Bis dahin bitte direkt ansprechen.
refused-form-incomplete =
    Nicht übernommen.
    Im Formular fehlt eine Angabe, oder eine passt nicht.
refused-text-empty =
    Nicht übernommen.
    Der Text ist leer.
refused-text-too-long =
    Nicht übernommen.
    { NUMBER($length, useGrouping: 1) } Zeichen sind zu viel; { $network } nimmt höchstens { NUMBER($limit, useGrouping: 1) }. Der Text steht unten, damit nichts verloren geht.
refused-text-hidden-characters =
    Nicht übernommen.
    Im Text stehen unsichtbare Zeichen. Bitte neu tippen statt einfügen; der Text steht unten.
refused-text-unchanged =
    Nicht geändert.
    Der Text ist derselbe wie vorher.
refused-link-invalid =
    Nicht übernommen.
    Das ist kein vollständiger Link. Er beginnt mit https:// und führt zur veröffentlichten Antwort.

## Absagen: bei uns

refused-not-done =
    Nicht ausgeführt.
    Es hat zu lange gedauert und wurde zurückgezogen; geändert hat sich nichts. Bitte noch einmal versuchen.
refused-bug =
    Nicht ausgeführt.
    Bei uns ist etwas schiefgegangen; geändert hat sich nichts. Bitte noch einmal versuchen. Klappt es wieder nicht, hilft die Nummer am Ende beim Suchen.
