### Überblick: was gemeinsam zu einer Uhrzeit gesagt wird, und was in den Ruhezeiten wartet.

digest-head-low = Überblick · niedrige Dringlichkeit: { $count }
digest-head-praise = Überblick · Lob: { $count }
digest-head-ideas = Überblick · Wünsche und Ideen: { $count }
digest-head-content = Überblick · eigene Inhalte von Fans: { $count }
digest-quiet =
    { $count ->
        [one] 🌙 Ruhezeit bis { $until } · ein Fall wartet
       *[other] 🌙 Ruhezeit bis { $until } · { $count } Fälle warten
    }
digest-quiet-over =
    { $count ->
        [one] 🌙 Ruhezeit vorbei · ein Fall hat gewartet
       *[other] 🌙 Ruhezeit vorbei · { $count } Fälle haben gewartet
    }
digest-quiet-note = Dringendes nach Sicherheit und Kritikwellen kommt trotzdem sofort.
digest-open = Noch offen: { $open } von { $total }
digest-offer-low = Ohne Eile; ein Fall bekommt seine Karte, sobald jemand daran arbeitet.
digest-offer-praise = Danken, und um das Zitat bitten, wo es passt.
digest-offer-ideas = Danken, und für Produkt sammeln.
digest-offer-content = Danken, und um Erlaubnis zum Zeigen bitten.
digest-done = ✅ erledigt
button-digest-all = Alle ansehen
button-draft-success = Danken, um Zitat bitten
button-draft-content = Um Erlaubnis bitten
queue-head-digest = Im Überblick · { $size }
queue-size-digest = Im Überblick { $size }
