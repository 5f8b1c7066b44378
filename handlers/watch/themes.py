"""What people complain about again and again, in both languages: each theme gathers many wordings under one name.

A theme is named by the locale (`theme-<name>`), so that an English complaint counts where the team reads German. What
is in none of them is named by its own words (handlers.watch.topics).
"""

from types import MappingProxyType

from handlers.triage.lexicon import Lexicon

THEMES = MappingProxyType(
    {
        "boycott": """
            boykott*, boykottier*, kauft nicht mehr, kauft ... nichts mehr, nie wieder kaufen, bestellt nicht mehr,
            boycott*, don t buy, do not buy, stop buying, never buy""",
        "broken": """
            kaputt*, zerbrochen*, zersprungen*, zerbricht, zersplittert*, scherben*, bruch, bruchschaden*,
            bruchstück*, gesprungen*, haarriss*, beschädigt*, abgebrochen*, abgeplatzt*, sprung in, riss in,
            zerdeppert*, defekt*, broken, broke, smashed, shattered, shards, cracked, crack in, cracks, chipped,
            damaged, came off, in pieces, in bits, fell apart, faulty, defective""",
        "late": """
            verspät*, nicht ... angekommen, nie ... angekommen, kommt ... nicht an, kam ... nie an, nicht geliefert,
            nie geliefert, warte ... seit, warten ... seit, lieferzeit*, lieferverzug*, immer noch nicht da,
            not arrived, never arrived, hasn t arrived, still waiting, waiting for weeks, not delivered,
            never delivered, delayed, delay, overdue""",
        "service": """
            kundenservice*, kundendienst*, hotline*, kundenbetreuung*, support, keine antwort*, keine reaktion,
            keine rückmeldung, antwortet ... niemand, antwortet ... keiner, antwortet ... nicht, niemand antwortet,
            keiner antwortet, liest ... jemand, niemand erreichbar, erreicht ... niemanden, warteschleife*,
            abgewimmelt, customer service, customer support, no answer, no reply, no response, nobody answers,
            nobody replies, never answer*, never repl*, ignored, ignoring, on hold""",
        "refund": """
            geld zurück, rückerstatt*, erstatt*, geld wieder, reklamation*, reklamier*, umtausch*, rücksend*, retour*,
            widerruf*, stornier*, gutschein*, refund*, money back, reimburs*, return label, chargeback, voucher*""",
        "price": """
            überteuert*, zu teuer, wucher*, preiserhöhung*, preise, preis, teurer geworden, abzocke*, abgezockt,
            overpriced, too expensive, price, prices, pricing, rip off, ripoff""",
        "quality": """
            schlechte qualität, schlechter qualität, qualität*, billig verarbeitet, schrott*, ramsch, murks,
            mangelhaft*, poor quality, bad quality, quality, cheaply made, shoddy, rubbish quality""",
        "fraud": """
            betrug, betrüger*, betrogen, fake, fälschung*, gelogen, lüge*, täuschung*, irreführ*, verarsch*, scam*,
            fraud*, lied, lies, lying, misleading, mislead, deceiv*""",
        "recall": "rückruf*, rückrufaktion*, rücknahme*, recall*, product recall",
        "injury": """
            verletz*, geschnitten, schnittwunde*, blutet*, geblutet, verbrannt, verbrüht*, splitter*, krankenhaus*,
            notaufnahme*, injur*, hurt, bleeding, bled, cut my*, burned, burnt, scalded, splinter*, hospital""",
        "data": """
            datenleck*, datenschutz*, datenpanne*, meine daten, daten ... verkauft, gehackt, dsgvo, data breach,
            data leak*, my data, sold my data, hacked, gdpr, privacy""",
        "advert": """
            werbung, werbespot*, spot, plakat*, kampagne*, anzeige von euch, reel, video, commercial, advert*, ad,
            campaign, billboard*""",
        "insulted": """
            sexist*, rassist*, diskriminier*, frauenfeindlich*, respektlos*, geschmacklos*, beleidigend*, sexism,
            racis*, discriminat*, tasteless, disrespectful, offensive, tone deaf""",
        "staff": """
            mitarbeiter*, angestellte*, arbeitsbedingungen, ausbeut*, mindestlohn, entlassung*, entlassen, gekündigte,
            belegschaft, employees, workers, working conditions, exploit*, minimum wage, layoff*, laid off""",
        "environment": """
            umwelt*, klima*, greenwashing, plastikmüll, verpackungsmüll, nachhaltig*, mikroplastik, tierquäl*,
            tierversuch*, environment*, climate, sustainab*, plastic waste, animal cruelty, animal testing""",
        "origin": """
            made in, hergestellt in, herkunft*, aus china, billiglohn*, kinderarbeit, produziert in, manufactured in,
            from china, sweatshop*, child labour, child labor""",
        "deleted": """
            kommentar* gelöscht, löscht ... kommentare, gelöscht ... kommentare, zensur, zensiert*, blockiert ihr,
            deleted my comment, deleting comments, delete comments, censor*, blocked me""",
        "website": """
            webseite*, website*, onlineshop*, bezahlvorgang*, warenkorb, app stürzt, login, einloggen, passwort,
            server down, site is down, checkout, can t log in, cannot log in, password""",
    }
)
FOUND = Lexicon(THEMES.items())
"""Theme -> where in a text."""
