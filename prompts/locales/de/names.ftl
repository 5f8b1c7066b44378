### Namen, die an vielen Stellen stehen: Dringlichkeit, Anliegen, Netzwerke, Gründe.

## Dringlichkeit

urgency-low = niedrig
urgency-normal = normal
urgency-urgent = dringend
urgency-now = sofort

## Anliegen

purpose-support = Hilfe
purpose-product = Produkt
purpose-acquisition = Zusammenarbeit
purpose-content = Eigene Inhalte
purpose-engagement = Mitmachen
purpose-success = Lob
purpose-compliance = Regelverstoß

## Warum hier

flag-complaint = Beschwerde
flag-data-breach = Datenpanne
flag-fan-photo = eigenes Foto
flag-hate = Hass
flag-illegal = Strafbares
flag-idea = Idee
flag-legal = Rechtliches
flag-link = Link
flag-mention = Erwähnung
flag-minors = Minderjährige
flag-offensive = Beleidigung
flag-partnership = Kooperationsanfrage
flag-personal-data = persönliche Daten
flag-praise = Lob
flag-press = Presseanfrage
flag-question = Frage
flag-safety = Produktsicherheit
flag-self-harm = Selbstgefährdung
flag-shouting = Großschrift
flag-spam = Spam
flag-threat = Drohung

## Art des Kommentars

kind-comment = Kommentar
kind-mention = Erwähnung
kind-review = Bewertung
kind-message = Direktnachricht

## Warum es keinen Entwurf gibt

hold-data-breach = Datenpanne
hold-injury = Gefahr oder Verletzung
hold-legal = rechtliches Risiko
hold-minors = Minderjährige betroffen
hold-press = Presseanfrage
hold-self-harm = Selbstgefährdung
hold-threat = Drohung

## An wen eskaliert wird

reason-crisis = Krisenleitung
reason-illegal = Strafbares
reason-storm = Krisenleitung
reason-confidential = vertraulich
reason-legal = Recht
reason-safety = Sicherheit
reason-press = Presse
reason-product = Produkt
reason-people = Personal

## Rollen

role-approver = Freigabe
role-crisis_lead = Krisenleitung
role-moderator = Moderation
role-deputy = Vertretung
role-legal = Recht
role-admin = Verwaltung
role-viewer = Mitlesen

## Netzwerk und Konto; was aus dem Chat kommt, hat keines

account-name =
    { $account ->
        [none] { $network }
       *[other] { $network } { $account }
    }
