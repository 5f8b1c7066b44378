### Der Befehl /breakwater: was die Plattform beim Tippen davon zeigt. Namen klein, ohne Leerzeichen.

command-description = Was Breakwater hier kann, und wofür es dich hält
command-action-name = aktion
command-action-description = Hilfe, oder was Breakwater über dich weiß
command-action-help = hilfe
command-action-me = ich
