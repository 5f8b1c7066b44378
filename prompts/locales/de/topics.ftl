### Worum es in einer Kritikwelle geht.

storm-topic-about = etwa { $count }
theme-boycott = Aufruf zum Boykott
theme-broken = kaputte Lieferungen
theme-late = ausbleibende Lieferungen
theme-service = Kundenservice
theme-refund = Rückerstattung
theme-price = Preise
theme-quality = Qualität
theme-fraud = Vorwurf des Betrugs
theme-recall = Rückruf
theme-injury = Verletzungen
theme-data = Datenschutz
theme-advert = Werbung
theme-insulted = Vorwurf der Herabwürdigung
theme-staff = Arbeitsbedingungen
theme-environment = Umwelt und Tiere
theme-origin = Herkunft
theme-deleted = gelöschte Kommentare
theme-website = Website und App
