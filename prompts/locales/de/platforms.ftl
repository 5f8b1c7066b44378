### Was nur eine der beiden Plattformen braucht: Befehle, und Antworten, für die es dort keine Karte gibt.
### Namen von Befehlen klein und ohne Leerzeichen.

command-breakwater-description = Fälle, Bereitschaft, Hilfe, und als wen Breakwater dieses Konto kennt
command-crisis-description = Durch eine Krise führen: Start, Lage, Entscheidungen, Bericht
command-action-name = aktion
command-action-description = Was geschehen soll; ohne Angabe eine Übersicht
command-words-name = text
command-words-description = Was dazu zu sagen ist, oder eine andere Aktion
command-action-comments = kommentare
command-action-away = abwesend
command-action-back = zurück
command-action-decide = entscheidung
command-action-drill = übung
command-action-facts = fakten
command-action-help = hilfe
command-action-learned = gelernt
command-action-link = verbinden
command-action-me = ich
command-action-oncall = bereitschaft
command-action-peak = spitze
command-action-prepare = vorbereiten
command-action-queue = liste
command-action-report = bericht
command-action-start = starten
command-action-status = lage
command-action-timeline = chronik
discord-command-nothing = Dazu gibt es nichts zu zeigen.
discord-form-too-late = Das Formular kam zu spät; geändert hat sich nichts. Bitte noch einmal klicken.
discord-reaction-unanswered = Zur letzten Reaktion hier konnte keine Direktnachricht zugestellt werden. Mehr zeigt /breakwater.
