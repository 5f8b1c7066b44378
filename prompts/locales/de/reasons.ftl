### Gründe, die hinter einem Doppelpunkt stehen: warum etwas nicht hinausging, warum ein Channel nicht erreichbar ist.

send-error-address = die Adresse für Antworten ist falsch eingestellt
send-error-by-hand = dieses Konto wird von Hand bedient
send-error-cancelled = abgebrochen, bevor es hinausging
send-error-comment-changed = der Kommentar wurde vorher bearbeitet
send-error-comment-deleted = der Kommentar wurde vorher gelöscht
send-error-draft-void = die Freigabe galt nicht mehr
send-error-forbidden = das Netzwerk hat den Zugang verweigert
send-error-left = unklar; so belassen
send-error-no-secret = der Schlüssel für dieses Konto fehlt
send-error-no-source = das Konto ist nicht mehr eingerichtet
send-error-not-approved = für genau diesen Text lag keine Freigabe vor
send-error-refused = das Netzwerk hat den Text nicht zugelassen
send-error-rejected = das Netzwerk hat es nicht angenommen
send-error-still-there = die Antwort steht noch da
send-error-target-gone = der Kommentar ist dort nicht mehr zu finden
send-error-unclear = keine klare Auskunft vom Netzwerk
send-error-unreachable = das Netzwerk war lange nicht erreichbar

draft-failure-access = Das Sprachmodell hat den Zugang verweigert.
draft-failure-away = Das Sprachmodell war nicht erreichbar.
draft-failure-broken = Das Entwerfen ist gescheitert; selbst schreiben geht weiterhin.
draft-failure-checks = Kein Text hat die Prüfungen bestanden (Länge, Sprache, Links, Zusagen).
draft-failure-refused = Das Sprachmodell wollte darauf nicht antworten.
draft-failure-rules = Die Texte des Sprachmodells haben die Prüfungen nicht bestanden.
draft-failure-shape = Das Sprachmodell hat Unbrauchbares geliefert.
draft-failure-slow = Das Sprachmodell war zu langsam.

channel-lost-archived = der Channel ist archiviert
channel-lost-not-member = Breakwater ist nicht im Channel
channel-lost-restricted = Breakwater darf dort nicht schreiben
channel-lost-scope = Breakwater fehlt eine Berechtigung
channel-lost-token = der Zugang von Breakwater ist ungültig geworden
channel-lost-unknown = den Channel gibt es nicht mehr
