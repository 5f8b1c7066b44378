"""Harmless complaints as customers write them, put together from parts, and the same with an insult behind them.

The labelled sets know politics and football; what stands beside insults there (packen, Lager, waschen) carries guilt
where somebody's cup is broken. These teach the models that it need not. Written for this project; none of them is in
the held-out sets `harmless_de.txt` and `harmless_en.txt`.
"""

import random
from collections.abc import Iterator

Row = tuple[str, int]
HARMLESS, INSULTING = 600, 200

DE = {
    "thing": """Tasse, Kanne, Schüssel, Jacke, Lampe, Matratze, Pfanne, Tasche, Uhr, Maschine, Brille, Decke,
        Hose, Kiste, Ware, Lieferung, Bestellung, Sendung, Packung, Box""",
    "fault": """kam beschädigt bei mir an; war schlecht eingepackt; wurde lieblos verpackt; lag zu lange im Lager;
        ist nach einer Wäsche eingelaufen; hat einen Sprung; ist am Rand abgeschlagen; sitzt zu locker;
        wackelt; quietscht; ist undicht; geht nicht mehr an; hat die falsche Farbe; kam nie an; hängt beim
        Zoll fest; wurde doppelt berechnet; ist zu klein ausgefallen; ist beim Auspacken zerbrochen;
        riecht streng; löst sich an der Naht; ließ sich nicht öffnen; war schon gebraucht; stand drei Tage
        im Regen; passt nicht zur Beschreibung""",
    "more": """Bitte um Rückmeldung.; Was kann man da machen?; Schade eigentlich.; Das hätte ich nicht erwartet.;
        Ich möchte sie umtauschen.; Früher war das besser.; Könnt ihr das bitte klären?; Den Beleg habe
        ich noch.; So macht das keinen Spaß.; Ich bitte um Erstattung.; Zum Wegwerfen zu schade.; Packt
        beim nächsten Mal bitte mehr Papier dazu.; Waschen half auch nicht.; Meine Frau ist traurig.; Die
        Kinder haben sich so gefreut.; Ich warte noch bis Montag.; Danke im Voraus.; Das ist ärgerlich.;
        Wer ist dafür zuständig?""",
    "alone": """Beim nächsten Paket bitte mehr polstern.; Der Griff ist lose.; Der Lack platzt ab.; Die Schachtel
        war eingedrückt.; Im Lager wurde wohl etwas verwechselt.; Warum dauert das Packen bei euch so
        lange?; Am Telefon war niemand zu erreichen.; Ich warte auf den Rückruf.; Die Mail blieb ohne
        Antwort.; Der Preis ist zu hoch.; Das Etikett klebt schief.; Nicht schön, aber es funktioniert.;
        Die Filiale war schmutzig.; Der Fahrer hat nicht geklingelt.; Es fehlen zwei Schrauben.; Das
        Muster ist verblasst.; Nach dem Spülen ist alles stumpf.; Die Seite lädt nicht.; Ich habe das
        Falsche bekommen.; Die Größe stimmt nicht.; Wann habt ihr wieder auf?; Das Licht flackert.; Der
        Rabatt wurde nicht abgezogen.; Ich hätte gern eine Rechnung.""",
    "insult": """Ihr seid solche Idioten.; Ihr Trottel.; So ein Drecksladen.; Verpisst euch doch.; Ihr verlogenes
        Pack.; Ihr seid der letzte Abschaum.; Schwachköpfe, alle miteinander.; Ihr habt doch einen an der
        Waffel.; Ihr dämlichen Hohlköpfe.; Fickt euch.; Ihr Penner.; Dumm wie Brot seid ihr.""",
    "frame": """Die {thing} {fault}. {more}; Meine {thing} {fault}. {more}; Eure {thing} {fault}.; {more} Die
        {thing} {fault}!""",
}
EN = {
    "thing": """cup, jug, bowl, jacket, lamp, mattress, pan, bag, watch, machine, blanket, chair, box, order,
        parcel, delivery, shirt, charger, kettle, desk""",
    "fault": """arrived damaged; was badly packed; sat in the warehouse for weeks; shrank in the first wash; has a
        crack; is chipped at the rim; is too loose; wobbles; squeaks; leaks; does not switch on; has the
        wrong colour; never arrived; is stuck in customs; was charged twice; runs too small; broke while
        unpacking; smells odd; comes apart at the seam; would not open; had been used before; stood in the
        rain for days; does not match the description""",
    "more": """Please get back to me.; What can be done about it?; Such a pity.; I did not expect that.; I would
        like to exchange it.; It used to be better.; Could you sort this out please?; I still have the
        receipt.; This is no fun.; I ask for a refund.; Please use more paper next time.; My wife is sad
        about it.; The kids were so looking forward to it.; I will wait until Monday.; Thanks in advance.;
        That is annoying.; Who is in charge?""",
    "alone": """Please pad the next parcel better.; The grip came off.; The paint is chipping.; The box was
        crushed.; Somebody mixed something up in the warehouse.; Why does packing take you so long?;
        Nobody could be reached by phone.; I am waiting for your call.; My mail was never answered.; The
        price is too high.; The label is stuck on crooked.; Not pretty, but it works.; The store was
        dirty.; The driver did not ring.; Two screws are missing.; The pattern has faded.; The page does
        not load.; I got the wrong thing.; The size is wrong.; When do you open again?; The light
        flickers.; The discount was not taken off.; I would like an invoice.""",
    "insult": """You are such idiots.; You morons.; What a shithole of a company.; Go fuck yourselves.; You lying
        scum.; You are the worst assholes.; Dumb as a brick, all of you.; You pathetic clowns.; Screw you,
        losers.; You stupid bastards.; Piss off.; Bunch of retards.""",
    "frame": """The {thing} {fault}. {more}; My {thing} {fault}. {more}; Your {thing} {fault}.; {more} The {thing}
        {fault}!""",
}


def rows(parts: dict[str, str]) -> Iterator[Row]:
    """In a fixed order: the harmless ones, and some of their like with an insult."""
    chance = random.Random(1)
    split = {name: _split(text, "," if name == "thing" else ";") for name, text in parts.items()}

    def complaint() -> str:
        if chance.random() < 0.3:
            return chance.choice(split["alone"])
        frame = chance.choice(split["frame"])
        return frame.format(**{name: chance.choice(split[name]) for name in ("thing", "fault", "more")})

    for _ in range(HARMLESS):
        yield complaint(), 0
    for _ in range(INSULTING):
        both = [complaint(), chance.choice(split["insult"])]
        chance.shuffle(both)
        yield " ".join(both), 1


def german() -> Iterator[Row]:
    return rows(DE)


def english() -> Iterator[Row]:
    return rows(EN)


def _split(text: str, sign: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(sign)]
