### Was Triage vom Team gelernt hat.

told-not-taught = Fall { $case } ist anders eingeordnet. Für andere Kommentare ändert sich nichts.
told-taught = Fall { $case } ist anders eingeordnet. Ähnliche Kommentare dieser Marke schätzt Breakwater ab gleich anders ein; den Fall noch einmal einzuordnen nimmt das zurück.
