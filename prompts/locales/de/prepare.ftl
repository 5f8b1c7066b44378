# Vorsorge: Risiken, Aktionsplan, Zugänge, was nicht mehr aktuell ist; vorgeschlagene Änderungen an Notfallplänen.

proposal-late = Kam erst nach { $took } Minuten
proposal-skipped = Auf Stufe { $level } übersprungen
proposal-added = War zu tun, ohne im Notfallplan zu stehen (Entscheidung { $decision })
