"""German words and phrases by flag. They are here to be recognised: some of them are ugly."""

from types import MappingProxyType

WORDS = MappingProxyType(
    {
        "complaint": """
            kaputt*, defekt*, beschädigt*, zerbrochen*, zersprungen*, zerdeppert*, scherben*, schrott*, ramsch,
            murks, funktioniert ... nicht, geht ... nicht mehr, klappt ... nicht, nicht ... angekommen, nie ...
            angekommen, kommt ... nicht an, kam ... nie an, kam ... nicht an, nicht geliefert, nie geliefert, falsch
            ... geliefert, falsche ... geliefert, falsche ... bekommen, falsches ... bekommen, warte ... seit,
            warten ... seit, seit wochen, seit monaten, seit tagen, keine antwort*, keine reaktion, keine
            rückmeldung, antwortet ... niemand, antwortet ... keiner, antwortet ... nicht, niemand ... antwortet,
            keiner antwortet, liest ... niemand, liest ... jemand, erreicht ... niemanden, niemand erreichbar,
            meldet ... niemand, enttäuscht*, enttäuschend*, enttäuschung*, unzufrieden*, miserabel*, katastrophe*,
            katastrophal*, grottenschlecht*, schlechter service, schlechte qualität, schlechter qualität, sehr
            schlecht, so schlecht, frechheit*, unverschämt*, zumutung*, unmöglicher, ein witz, lächerlich*,
            peinlich*, saftladen*, sauladen, abzocke*, abgezockt, abzocker*, betrug, betrüger*, betrogen, verarscht,
            verarsche*, verarschung, reklamation*, reklamier*, geld zurück, rückerstattung*, erstattet, erstattung,
            dreckig*, mangelhaft*, mängel, ärgerlich*, ärgert mich, verärgert*, verspätet*, verspätung*, fehlt ...
            im paket, fehlten, nie wieder, nie mehr, letzte bestellung, zu teuer, überteuert*, wucher*, stinkt,
            abgeplatzt*, abgebrochen*, blättert ab, verrostet*, riss ... bekommen, haarriss*, sprung in, undicht*,
            boykott*, boykottier*, schämt euch, nicht zufrieden, nicht zumutbar, nicht akzeptabel, inakzeptabel*,
            gekündigt, kündige, stornier*, mahnung bekommen, falsch abgebucht, doppelt abgebucht, abgebucht""",
        "question": """
            wann kommt, wann gibt, wann ist, wann sind, wo kann ich, wo gibt, wie kann ich, wie lange dauert, wie
            bekomme ich, was kostet, was kosten, gibt es ... noch, gibt es ... auch, habt ihr ... auch, kann man,
            weiß jemand, weiss jemand, könnt ihr mir""",
        "praise": """
            toll*, super, klasse, spitze, wunderschön*, wunderbar*, traumhaft*, perfekt*, begeistert*, großartig*,
            grossartig*, genial*, hervorragend*, ausgezeichnet*, empfehlenswert*, weiterempfehl*, nur empfehlen,
            mega, ich liebe, lieben wir, lieblingstasse*, sehr zufrieden, vielen dank, herzlichen dank, tausend
            dank, danke für, danke euch, sehr schön*, so schön*, echt schön*, schönste*, freue mich, top qualität,
            bester service, beste, bester, bestes, besten""",
        "partnership": """
            kooperation*, kooperieren, zusammenarbeit*, zusammenarbeiten, markenbotschafter*, creator, influencer*,
            affiliate*, sponsoring, werbepartner*, medienkit, media kit, reichweite von""",
        "idea": """
            wünsche mir, würde mir wünschen, wünschte mir, fände es, fänd es, wäre toll, wäre schön, wäre cool, wär
            cool, wie wäre es mit, wie wärs mit, vorschlag*, verbesserungsvorschlag*, bringt ... wieder raus,
            könntet ihr ... machen, könntet ihr ... anbieten, bitte auch in""",
        "offensive": """
            idiot*, vollidiot*, vollpfosten*, arschloch*, arschlöcher*, arschgeige*, arschgesicht*, arschkriecher*,
            wichser*, wixer*, hurensohn*, hurensöhne*, hurenkind*, hure, huren, fotze*, schlampe*, nutte*,
            missgeburt*, mißgeburt*, spast*, spacko*, spasti*, mongo, depp, deppen, trottel*, dummkopf*,
            dumpfbacke*, schwachkopf*, blödmann*, dumme sau, dumme kuh, blöde sau, blöde kuh, drecksau*, drecksack*,
            dreckssau*, drecksladen*, scheißladen*, scheiss*, scheiß*, scheisse*, scheiße*, beschissen*, verpiss*,
            verfickt*, fick dich, fickt euch, fick euch, ficker*, leck mich, halt die fresse, halts maul, halt ...
            maul, fresse halten, abschaum, gesindel, gesocks, ihr pack, penner*, assi, assis, asozial*, hirnlos*,
            hirntot*, bescheuert*, verblödet*, schwachsinn*, volldepp*, pisser*, kotzbrocken, ihr opfer, du opfer,
            lügenpresse, lügner*, lügenpack, heuchler*, ekelhaft*, widerlich*, zum kotzen, kotzt mich""",
        "hate": """
            kanake*, kanacke*, neger*, zigeuner*, judensau*, drecksjude*, saujude*, untermensch*, schwuchtel*,
            kampflesbe*, scheiß ausländer*, scheiss ausländer*, scheißausländer*, ausländer raus, moslems raus,
            muslime raus, juden raus, flüchtlinge raus, asylantenpack, sieg heil, heil hitler, vergasen, vergast,
            ins gas, ab ins gas, musel*, kopftuchmädchen*, kameltreiber*, ziegenficker*, schlitzauge*,
            dönerfresser*, geh zurück in dein land, geht zurück in euer land, krüppel*, rassenschande, umvolkung*,
            schmarotzer*, parasiten, pädoschwuchtel*, lebensunwert*""",
        # Narrow on purpose: denial of the Holocaust and banned slogans (sections 86a, 130 of the criminal code), offers
        # of what nobody may sell, calls to set something on fire. Whether it is a crime a person decides.
        "illegal": """
            holocaust ... lüge, holocaust ... nie gegeben, holocaust ... nicht gegeben, holocaust ... erfunden,
            holocaustlüge*, auschwitzlüge*, auschwitz ... lüge, auschwitz ... erfunden, holohoax, sieg heil, heil
            hitler, meine ehre heißt treue, meine ehre heisst treue, juden ... vergasen, juden ... vergast, gehören
            ... vergast, ins gas mit, verkaufe ... koks, verkaufe ... gras, verkaufe ... pillen, verkaufe ... xanax,
            koks ... lieferung, koks zu verkaufen, waffe* ohne schein, pistole ... zu verkaufen, falschgeld ...
            kaufen, falschgeld ... bestellen, verkaufe ... falschgeld, führerschein ohne prüfung, gefälschte*
            ausweis*, gefälschte* impfpass*, impfpass kaufen, gefälschte* impfpäss*, zündet ... flüchtlingsheim* an,
            zündet ... asylheim* an, impfausweis kaufen, kinderporno*, kipo, cp tausch*, zündet ... heim* an,
            fackelt ... heim* ab, asylheim ... anzünden, flüchtlingsheim ... anzünden, brennt ... moschee* nieder""",
        "threat": """
            ich bringe dich um, ich bring dich um, ich bringe euch ... um, ich bring euch ... um, bringe ich um,
            bring ich um, ich mach dich kalt, ich mache dich kalt, mach euch kalt, mach dich fertig, mach euch
            fertig, mache euch fertig, ich stech* ... ab, steche dich ab, steche euch ab, abstechen, abknallen,
            knall* ... ab, umlegen werde, werde dich ... umbringen, werde euch ... umbringen, erschieße dich,
            erschieße euch, erschiessen sollte, gehört erschossen, gehören erschossen, gehört aufgehängt, gehören
            aufgehängt, sollte man ... erschießen, sollte man ... aufhängen, sollte man ... anzünden, sollte man ...
            verprügeln, an die wand stellen, an die wand gestellt, totschlagen, totprügeln, schlag* ... tot, schlag*
            dich zusammen, schlag* euch zusammen, fackel* euch, fackel* euren, zünd* euch, zünd* euren, haus
            anzünden, laden anzünden, wir wissen wo, ich weiß wo du, ich weiß wo ihr, ich weiß wo dein*, ich weiss
            wo du, ich weiss wo ihr, komme vorbei und, ich komm vorbei und, ich krieg dich, ich krieg euch, wir
            kriegen dich, wir kriegen euch, wirst du bereuen, werdet ihr bereuen, werdet ihr noch bereuen, pass auf
            dich auf wenn, passt auf wenn ihr, bombe ... legen, bombendrohung, krieg* ... aufs maul, aufs maul
            hauen, polier* ... fresse, verrecke*, verreck, stirb, sollst sterben, sollt sterben, sollt ...
            verrecken, soll ... verrecken, sollte man ... vergewaltigen, dich ... vergewaltigen, euch ...
            vergewaltigen, wirst ... vergewaltigt""",
        "self-harm": """
            bring mich um, bringe mich um, mich umbringen, mich umzubringen, nicht mehr leben, ich will sterben, ich
            will nur sterben, möchte sterben, will nur noch sterben, suizid*, selbstmord, selbstmordgedanken, mir
            das leben nehmen, leben ein ende, ritze mich, mich ritzen, selbst verletzen, mich selbst verletz*""",
        "safety": """
            sich ... verletzt, mich ... verletzt, hat ... verletzt, verletzt an, verletzung*, krankenhaus*,
            notaufnahme*, notarzt*, ins spital, mich ... geschnitten, sich ... geschnitten, finger ... geschnitten,
            hand geschnitten, schnittwunde*, in den finger, mich ... verbrannt, sich ... verbrannt, hand ... verbrannt,
            finger ... verbrannt,
            verbrennungen, verbrüht*, verbrühung*, genäht werden, geblutet, blutete, hat geblutet, finger
            ... blutet, glassplitter*, splitter im, splitter in, splitter ... mund, splitter ... gegessen,
            verschluckt*, fast erstickt, beinahe erstickt, vergiftet*, vergiftung*, stromschlag*, ist ...
            explodiert, tasse explodiert, feuer gefangen, in flammen, angefangen zu brennen, allergische reaktion*,
            allergischer schock, schimmel*, produktrückruf*, rückrufaktion*, gesundheitsgefähr*, lebensgefahr,
            lebensgefährlich*, bleihaltig*, giftig*""",
        "minors": """
            minderjährig*, kinderporno*, kinder nackt, nacktbild* ... kind*, pädophil*""",
        "data-breach": """
            datenleck*, datenpanne*, datenklau*, gehackt, gehackt worden, daten geklaut, daten ... gestohlen, daten
            ... weitergegeben, daten ... verkauft, fremde ... bestellung*, fremde ... adresse*, fremde ...
            rechnung*, fremde ... kundendaten, konto ... gehackt, daten von anderen, daten anderer kunden""",
        "legal": """
            anwalt*, anwält*, rechtsanwalt*, rechtsanwält*, verklag*, klage ein*, klage erheb*, klageschrift*,
            abmahnung*, abmahnen, strafanzeige*, anzeige erstatt*, anzeige ist raus, zeige euch an, zeige sie an,
            vor gericht, gerichtlich*, rechtsschutz*, rechtliche schritte, juristisch*, schadensersatz*,
            schadenersatz*, schmerzensgeld*, verbraucherzentrale*, verbraucherschutz*, wettbewerbszentrale*,
            mahnbescheid*, dsgvo, datenschutzbeauftragt*, datenschutzbehörde*, aufsichtsbehörde*, urheberrecht*,
            einstweilig*, gewährleistungsrecht*""",
        "press": """
            presseanfrage*, pressestelle*, presseauskunft*, pressekontakt*, journalist, journalistin, als
            journalist, redaktion*, redakteur, redakteurin, reporter, reporterin, für einen artikel, für einen
            beitrag, für unseren artikel, für unsere sendung, recherchiere für, recherchieren für, recherche zu,
            stellungnahme bis, bitten um stellungnahme, bitte um stellungnahme, interviewanfrage*, spiegel tv, bild
            zeitung, bildzeitung""",
        "spam": """
            schnell geld, geld verdienen, euro am tag, euro pro tag, passives einkommen, von zuhause arbeiten,
            bitcoin*, krypto*, gratis iphone, gewonnen ... klick*, klick ... link, klickt ... link, link in bio,
            link in meinem profil, schaut ... profil, schau ... profil, folge ... profil, folgt mir, folge mir,
            follow me, kredit ohne schufa, kredit sofort, casino*, whatsapp gruppe, telegram gruppe, schreib mir auf
            whatsapp, potenzmittel*, gewinnspiel ... klick*, follower kaufen""",
    }
)
NEGATIONS = frozenset(
    (
        "nicht",
        "nie",
        "niemand",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "keinem",
        "kaum",
        "weder",
        "ohne",
        "niemals",
        "nichts",
        "nich",
        "ned",
        "net",
    )
)
URGENCY = """
    schon wieder, wieder mal, zum dritten mal, zum zweiten mal, dritte*, vierte*, sofort, dringend*, umgehend,
    letzte frist, frist bis, heute noch, seit wochen, seit monaten"""
