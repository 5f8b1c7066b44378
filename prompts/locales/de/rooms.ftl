# Warum ein Raum nicht entstand oder jemand nicht hineinkam: Halbsätze.

room-failed-full = mehr Channels nimmt die Plattform nicht an
room-failed-name = alle passenden Namen sind vergeben
room-failed-off = Breakwater ist dort nicht eingerichtet
room-failed-refused = die Plattform hat es nicht angenommen
room-failed-revoked = der Zugang von Breakwater ist ungültig geworden
room-failed-rights = Breakwater darf dort keinen Channel anlegen
room-failed-unreachable = die Plattform war nicht zu erreichen

not-invited-guest = Gäste dürfen nicht in diesen Channel
not-invited-no-access = das Konto sieht den Channel darüber nicht
not-invited-no-account = dort ist kein Konto bekannt
not-invited-refused = die Plattform hat es nicht angenommen
not-invited-rights = Breakwater darf dort niemanden einladen
not-invited-room = den Channel gibt es nicht mehr
not-invited-unknown = das Konto gibt es nicht mehr
not-invited-unreachable = die Plattform war nicht zu erreichen
