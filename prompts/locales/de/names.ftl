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

flag-boycott = Aufruf zum Boykott
flag-caps = Großschrift
flag-complaint = Beschwerde
flag-data-breach = Datenpanne
flag-exclamation = viele Ausrufezeichen
flag-hate = Hass
flag-injury = Verletzung
flag-legal = Rechtliches
flag-link = Link
flag-mention = Erwähnung
flag-minors = Minderjährige
flag-offensive = Beleidigung
flag-personal-data = persönliche Daten
flag-praise = Lob
flag-press = Presseanfrage
flag-question = Frage
flag-rating = schlechte Bewertung
flag-safety = Produktsicherheit
flag-self-harm = Selbstgefährdung
flag-spam = Spam
flag-threat = Drohung
flag-wish = Wunsch

## Art des Kommentars

kind-comment = Kommentar
kind-mention = Erwähnung
kind-review = Bewertung
kind-message = Direktnachricht

## Netzwerke

network-bluesky = Bluesky
network-discord = Discord
network-facebook = Facebook
network-hook = Webhook
network-instagram = Instagram
network-linkedin = LinkedIn
network-mastodon = Mastodon
network-reddit = Reddit
network-threads = Threads
network-tiktok = TikTok
network-x = X
network-youtube = YouTube

## An wen eskaliert wird

reason-legal = Recht
reason-safety = Sicherheit
reason-press = Presse
reason-product = Produkt
reason-people = Personal
reason-default = Krisenleitung
