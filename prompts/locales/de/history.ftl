### Verlauf eines Falls: je eine Zeile des Protokolls, hinter Uhrzeit und Person.

log-approval-asked = Freigabe angefragt
log-approval-overdue = Freigabe überfällig, Vertretung gefragt
log-case-claim_expired =
    { $of ->
        [none] Übernahme abgelaufen
       *[other] Übernahme von { $of } abgelaufen
    }
log-case-claimed = übernommen
log-case-collected = für Produkt gesammelt
log-case-dismissed = keine Antwort nötig
log-case-opened = Fall eröffnet
log-case-reflagged = anders eingeordnet: { $now }
log-case-reopened =
    { $reason ->
        [follow-up] wieder geöffnet, neue Antwort auf unsere
        [undo] wieder geöffnet, Schließen rückgängig gemacht
       *[other] wieder geöffnet
    }
log-case-returned = abgegeben
log-case-snoozed =
    { $until ->
        [none] zurückgestellt
       *[other] zurückgestellt bis { $until-day }, { $until }
    }
log-case-unrouted = kein Channel gefunden
log-case-woken = nach dem Zurückstellen wieder geöffnet
log-click-refused = Absage { $reference }
log-comment-deleted = Kommentar durch Verfasser gelöscht
log-comment-edited = Kommentar durch Verfasser bearbeitet
log-comment-revealed = verdeckten Inhalt angezeigt
log-comment-missed = übersehenen Kommentar aufgenommen: { $now }
log-draft-approved =
    { $solo ->
        [yes] freigegeben (ohne zweite Person)
       *[other] freigegeben
    }
log-draft-sent_back = zurückgegeben
log-draft-written = Fassung { $number } geschrieben
log-drafts-asked = Entwürfe angefragt
log-drafts-discarded = Entwürfe verworfen
log-drafts-dropped = Entwürfe kamen zu spät und wurden nicht gezeigt
log-drafts-made =
    { $origin ->
        [model] Entwürfe vom Sprachmodell
       *[other] Entwürfe aus Vorlagen
    }: { $offered }
log-lesson-undone = Gelerntes zurückgenommen
log-reply-posted = von Hand veröffentlicht
log-reply-published = veröffentlicht
log-reply-rejected = nicht veröffentlicht: { $error }
log-reply-settled =
    { $choice ->
        [there] nachgesehen: ist da
        [resend] nachgesehen: ist nicht da, noch einmal
       *[other] nachgesehen: so belassen
    }
log-reply-unclear = unklar, ob veröffentlicht
log-reply-undo_asked = Zurücknehmen angestoßen
log-reply-undo_failed = nicht zurückgenommen: { $error }
log-reply-undo_unclear = unklar, ob zurückgenommen
log-reply-undone = zurückgenommen
log-case-passed_on = Kommentar gelöscht, der Fall steht für die anderen
log-case-split = Wortlaut herausgenommen, jetzt Fall { $case }
log-case-merged = zusammengelegt mit Fall { $case }
