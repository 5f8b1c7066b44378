### Was nur eine der beiden Plattformen braucht: Befehle, und Antworten, für die es dort keine Karte gibt.
### Namen von Befehlen klein und ohne Leerzeichen.

command-description = Was Breakwater hier kann, und als wen es dieses Konto kennt
command-action-name = aktion
command-action-description = Hilfe, oder was Breakwater über dieses Konto weiß
command-action-help = hilfe
command-action-me = ich
discord-command-nothing = Dazu gibt es nichts zu zeigen.
discord-form-too-late = Das Formular kam zu spät; geändert hat sich nichts. Bitte noch einmal klicken.
