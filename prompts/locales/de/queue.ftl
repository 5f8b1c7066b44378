### Die Liste der Fälle für eine Person, und was mit mehreren auf einmal geschieht.

queue-head-mine = Meine Fälle · { $size }
queue-head-free = Freie Fälle · { $size }
queue-head-waiting = Warten auf meine Freigabe · { $size }
queue-head-late = Überfällig · { $size }
queue-size-mine = Meine { $size }
queue-size-free = Frei { $size }
queue-size-waiting = Warten auf mich { $size }
queue-size-late = Überfällig { $size }
queue-many = über { $count }
queue-only = Nur { $what }
queue-from-urgent = ab dringend
queue-from-now = sofort
queue-all = Ohne Filter
queue-page = Seite { $number }
queue-empty = Hier gibt es gerade nichts zu tun.
queue-late = überfällig seit { $since }
queue-due = bis { $by }
queue-snoozed = zurückgestellt bis { $until }

button-queue-next = Nächster Fall: { $case }
button-queue-back = Zurück
button-queue-on = Weiter
button-queue-open = Fall öffnen
button-queue-view = Ansicht und mehr

notice-sla = ⏰ Überfällig: { $late } · ohne Reaktion: { $unseen } · wird knapp: { $risk }
case-sla-risk = ⏰ Erste Antwort wird knapp: bis { $by }
case-sla-unseen = ⏰ Erste Reaktion überfällig seit { $by }
case-sla-late = ⏰ Erste Antwort überfällig seit { $by }
button-list = Zur Liste
