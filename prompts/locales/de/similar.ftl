### Was in einem Fall mitgezählt wird: dieselben Worte von anderen.

case-others =
    { $count ->
        [one] Ein weiterer ähnlicher Kommentar
       *[other] { $shown } weitere ähnliche Kommentare
    }{ $variants ->
        [0] {""}
        [one] {""}
       *[other] , { $variants } Wortlaute
    }{ $accounts ->
        [0] {""}
        [one] {""}
       *[other] , auf { $accounts } Konten
    }
case-also = Auch hier, nur einmal gezählt:
similar-head = Ähnliche Kommentare
similar-accounts = Auf { $accounts }
similar-wording =
    { $count ->
        [one] Einmal, fast wortgleich
       *[other] { $shown }-mal, fast wortgleich
    }
similar-wording-other =
    { $count ->
        [one] Einmal, ähnlich: kann auch etwas anderes meinen
       *[other] { $shown }-mal, ähnlich: kann auch etwas anderes meinen
    }
similar-more =
    { $count ->
        [one] Ein weiterer Wortlaut wird hier nicht gezeigt.
       *[other] { $count } weitere Wortlaute werden hier nicht gezeigt.
    }
button-similar = Ähnliche ansehen
button-split = Wortlaut herausnehmen …
button-merge = Mit anderem Fall zusammenlegen …

form-split-title = Wortlaut herausnehmen
form-split-submit = Herausnehmen
form-split-note = Daraus wird ein eigener Fall. Was in diesem Wortlaut noch kommt, zählt dort.
form-split-field = Welcher Wortlaut?
form-merge-title = Fälle zusammenlegen
form-merge-submit = Zusammenlegen
form-merge-note = Der andere Fall zählt danach in Fall { $case } mit und wird geschlossen. Seine Entwürfe verfallen.
form-merge-field = Nummer des anderen Falls

told-split =
    { $count ->
        [one] Fall { $case } ist neu: ein Kommentar steht jetzt dort.
       *[other] Fall { $case } ist neu: { $count } Kommentare stehen jetzt dort.
    }
told-merged = Fall { $other } zählt jetzt in Fall { $case } mit.
refused-nothing-similar =
    Nicht geändert.
    Diesen Wortlaut gibt es in dem Fall nicht mehr. „Ähnliche ansehen“ zeigt, was jetzt dort steht.
refused-no-such-case =
    Nicht zusammengelegt.
    Unter dieser Nummer gibt es bei dieser Marke keinen anderen Fall. Die Nummer steht am Ende der ersten Zeile jeder Karte.
refused-not-open =
    Nicht geändert.
    Fall { $case } ist nicht offen: abgeschlossen, gelöscht oder auf dem Weg zur Veröffentlichung.
