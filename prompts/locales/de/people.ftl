### Wer wer ist: das eigene Konto, Abwesenheit, Bereitschaft, zwei Konten einer Person.

platform-name =
    { $platform ->
        [slack] Slack
       *[discord] Discord
    }
days-one = am { $day }
days-span = vom { $first } bis { $last }

## Woher etwas bekannt ist

origin-config = Konfiguration
origin-group-discord = Rolle auf Discord
origin-group-slack = Gruppe auf Slack
origin-link = verbunden mit Code

## Wer könnte

able-more =
    { $names ->
        [0] { $count ->
            [one] eine Person
           *[other] eine von { $count } Personen
        }
       *[other] { $count ->
            [one] eine weitere Person
           *[other] eine von { $count } weiteren Personen
        }
    }
able-groups = jemand aus der Gruppe { $groups }

## Wer bin ich

me-head = Bekannt als { $name }
me-account = { platform-name }: { $account } ({ $origin })
me-no-account = { platform-name }: kein Konto bekannt
me-role = { $role } ({ $origin })
me-roles = Rollen: { $roles }
me-no-role = Eine Rolle ist nicht hinterlegt. Eintragen kann das, wer Breakwater betreibt.
me-may = Erlaubt: { $what }
me-away = Abwesend { $days }
me-deputy = Vertretung: { $name }
me-oncall = Jetzt in Bereitschaft: { $rotation }
me-settings = Sprache { $language } · Zeitzone { $zone }
language-de = Deutsch
language-en = Englisch
ability-look = Fälle, Verlauf und Krisen ansehen
ability-work = Fälle übernehmen, beantworten und abschließen
ability-approve = Antworten anderer freigeben und zurücknehmen
ability-escalate = eskalieren und Eskalationen annehmen
ability-crisis = Krisen starten und führen
ability-manage = Notfalltexte und Pläne ändern
button-away = Abwesend …
button-link = Konten verbinden
button-oncall = Bereitschaft

## Abwesend

form-away-title = Abwesenheit
form-away-about = Gefragt wird in dieser Zeit die Vertretung: bei Eskalationen, in der Bereitschaft und bei Bitten um Freigabe.
form-away-who = Wer?
form-away-first = Erster Tag
form-away-last = Letzter Tag
form-away-hint = zum Beispiel 24.12. oder morgen
form-away-deputy = Vertretung
form-away-nobody = wie hinterlegt
form-away-submit = Eintragen
told-away =
    { $name } ist { $days } abwesend.
    { $deputy ->
        [none] Eine Vertretung ist nicht hinterlegt.
       *[other] Vertretung: { $deputy }.
    } { $rotations ->
        [none] {""}
       *[other] In dieser Zeit in Bereitschaft: { $rotations }. Wer einspringt, lässt sich unter „/breakwater bereitschaft“ eintragen.
    }
told-back = Wieder da. Die Abwesenheit endet mit dem gestrigen Tag.
refused-not-away =
    Nicht geändert.
    Für heute ist keine Abwesenheit eingetragen.
refused-away-configured =
    Nicht geändert.
    Die Abwesenheit { $days } steht in der Konfiguration; ändern kann sie, wer Breakwater betreibt.
refused-day-invalid =
    Nicht eingetragen.
    Das ist kein Tag. Möglich sind zum Beispiel 24.12., 24.12.2026, 2026-12-24, heute und morgen.
refused-moment-invalid =
    Nicht eingetragen.
    Das ist kein Zeitpunkt. Möglich sind zum Beispiel 24.12. 18:00, 2026-12-24 18:00 und 18:00.
refused-days-senseless =
    Nicht eingetragen.
    Das Ende liegt vor dem Anfang, schon in der Vergangenheit oder zu weit weg.

## Bereitschaft

oncall-head = Bereitschaft: wer gerade erreichbar ist
oncall-now = { $rotation }: { $name }, bis { $until }
oncall-now-instead = { $rotation }: { $name } vertretungsweise, bis { $until }
oncall-next = Danach { $name }, ab { $at }
oncall-gap = ⚠️ Unbesetzt { $starts } bis { $ends }: { $name } ist abwesend, ohne Vertretung.
oncall-swap = { $name } springt ein: { $starts } bis { $ends }
oncall-swap-asked = Angefragt bei { $asked }: { $name } springt ein, { $starts } bis { $ends }
button-swap = Vertretung eintragen …
form-swap-title = Vertretung
form-swap-about = Es zählt, sobald die andere Seite zugestimmt hat.
form-swap-rotation = Welche Bereitschaft?
form-swap-person = Wer springt ein?
form-swap-starts = Ab wann?
form-swap-ends = Bis wann?
form-swap-hint = zum Beispiel 24.12. 18:00
form-swap-submit = Anfragen
told-swap-asked =
    Angefragt bei { $name } · Bereitschaft { $rotation }
    Es zählt, sobald { $name } zugestimmt hat.
swap-head-asked = Vertretung gesucht
swap-head-agreed = ✅ Vertretung vereinbart
swap-head-declined = Vertretung abgesagt
swap-head-taken-back = Vertretung zurückgenommen
swap-span = { $name } springt ein: { $starts } bis { $ends }
swap-asked = Angefragt von { $by }. Zustimmen kann { $asked }.
button-swap-yes = Einverstanden
button-swap-no = Geht nicht
button-swap-back = Zurücknehmen
notice-swap-agreed =
    ✅ Vertretung vereinbart · Bereitschaft { $rotation }
    { $by } hat zugestimmt.
notice-swap-declined =
    Vertretung abgesagt · Bereitschaft { $rotation }
    { $by } kann nicht. In Bereitschaft bleibt, wer eingetragen ist.
notice-swap-taken-back =
    Vertretung zurückgenommen · Bereitschaft { $rotation }
    Von { $by }. In Bereitschaft ist wieder, wer eingetragen ist.
refused-no-rotation =
    Nicht geöffnet.
    Eine Bereitschaft ist nicht eingerichtet. { $who ->
        [none] Einrichten kann sie, wer Breakwater betreibt.
       *[other] Einrichten kann sie { $who }.
    }
refused-not-asked =
    Nicht ausgeführt.
    Antworten kann hier nur { $who }.
refused-swap-away =
    Nicht eingetragen.
    { $name } ist dann selbst abwesend.
refused-swap-oneself =
    Nicht eingetragen.
    In dieser Zeit besteht die Bereitschaft ohnehin.
refused-swap-over =
    Nicht ausgeführt.
    Diese Anfrage ist schon beantwortet, zurückgenommen oder vorbei.
refused-swap-unreachable =
    Nicht angefragt.
    { $name } hat auf keiner Plattform mit einem Channel des Teams ein Konto.

## Zwei Konten einer Person

link-head-code = Code { $code }
link-head-ask = Konten verbinden: { platform-name }
link-head-standing = Konten sind verbunden
link-how =
    Auf { platform-name } bis { $until } eingeben: „/breakwater verbinden“ und dahinter den Code. Danach hier nachsehen und zustimmen.
link-theirs = { platform-name }: { $name } ({ $account })
link-mine = { platform-name }: { $name } ({ $account })
link-means = Wer zustimmt, führt beide Konten als eine Person: mit denselben Rollen, und ohne sich selbst etwas freigeben zu können.
link-waits = Zugestimmt. Auf { platform-name } fehlt noch die Zustimmung.
link-standing = { platform-name }: { $name }
link-standing-end = Getrennt hat das Konto keine Rollen mehr, bis es wieder verbunden oder in der Konfiguration eingetragen ist.
button-link-yes = Verbinden
button-link-look = Nachsehen
button-link-no = Abbrechen
button-unlink = Trennen
told-linked =
    Verbunden.
    Das Konto { $name } auf { platform-name } gehört jetzt zur selben Person.
told-link-refused =
    Nicht verbunden.
    Der Code gilt nicht mehr.
told-link-wrong =
    Nicht verbunden.
    Dieser Code gilt hier nicht. Ein neuer entsteht mit „/breakwater verbinden“ auf der anderen Plattform und gilt zehn Minuten.
told-unlinked =
    Getrennt.
    Das Konto auf { platform-name } hat jetzt keine Rollen mehr.
refused-linked-configured =
    Nicht verbunden.
    Beide Konten stehen schon in der Konfiguration. { $who ->
        [none] Ändern kann das, wer Breakwater betreibt.
       *[other] Ändern kann das { $who }.
    }
refused-link-often =
    Nicht verbunden.
    Von diesem Konto kamen zu viele falsche Codes. In einer Stunde geht es wieder.
refused-link-over =
    Nicht verbunden.
    Dieser Code gilt nicht mehr, oder er gehört zu einem anderen Konto.
refused-link-taken =
    Nicht verbunden.
    Dieses Konto gehört schon zu { $name }. Aus zwei Personen eine machen kann nur die Konfiguration. { $who ->
        [none] Das kann, wer Breakwater betreibt.
       *[other] Das kann { $who }.
    }
refused-not-linked =
    Nicht getrennt.
    Mit Code verbunden ist hier nichts; was in der Konfiguration steht, ändert, wer Breakwater betreibt.
