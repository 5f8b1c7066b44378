"""German: more of how people say it, and pairs of words that mean something only together. Some of it is ugly."""

from types import MappingProxyType

MORE = MappingProxyType(
    {
        "complaint": """
            bis heute kein*, bis heute nicht*, nicht ... euer ernst, nicht ... ihr ernst, zweimal belastet,
            doppelt belastet, doppelt berechnet, zweimal abgebucht, nennt euch nachhaltig, nennt ihr nachhaltig,
            und ihr nennt, voller plastik, wieder ... verschoben, erneut verschoben, werden ... gelöscht, löscht
            ... kommentare, kommentare gelöscht, auf einmal ... höher, auf einmal ... teurer, schon wieder teurer,
            teurer geworden, versprochen hat, versprochen hatte, versprochen wurde, versprochen worden, abbestellt
            ... trotzdem, abbestellt ... kommt, versteht nichts, erreicht man nicht, erreicht man nie*, geht ... ans
            telefon, drecksladen*, scheißladen*, scheissladen*, sauhaufen*,
            warteschleife*, warteschlange*, gewartet, warte immer noch, warte noch immer, wartet man, wo bleibt, wo
            bleiben, immer noch nicht, noch immer nicht, immer noch kein*, noch immer kein*, nicht gekommen, kam ...
            nicht, kommt ... nicht, nichts ... da, hier ... nichts an, nichts passiert, passiert ... nichts, tut
            sich nichts, hat ... aufgelegt, einfach aufgelegt, legt ... auf, abgewimmelt, vertröst*, ignoriert*,
            patzig*, pampig*, unfreundlich*, unhöflich*, inkompetent*, unfähig*, überfordert*, abgefallen,
            abgegangen, löst sich, lösen sich, geht ... ab, gebrochen, bricht, zerkratzt*, verkratzt*, kratzer,
            zerkratzen, verbogen*, verfärbt*, verblasst*, ausgeblichen*, mit sprung, ein sprung, ein riss, risse,
            macke*, delle*, tropft, läuft aus, ausgelaufen, klemmt, wackelt, wackelig*, passt ... nicht, falsche
            farbe, falschen farbe, falsche größe, falschen größe, falscher artikel, falschen artikel, falsch
            berechnet, fehlt, fehlen, fehlte, unvollständig*, billigware, billigkram, billiges, billiger kram,
            billiger schund, nur noch plastik, plastikmüll, nachgelassen, früher ... besser, schlechter geworden,
            schlechter als, letzter einkauf, letzter kauf, letzten mal bei euch, letztes mal bei euch, danke für
            nichts, danke für gar nichts, ganz großes kino, stürzt ... ab, stürzt ab, abgestürzt, hängt sich auf,
            fehlermeldung*, lädt nicht, geht nicht, geht nix, klappt nicht, funktioniert nicht, nicht angenommen,
            nicht akzeptiert, nicht eingelöst, abgelehnt, verweigert*, wird ... berechnet, zu viel berechnet, viel
            zu spät, zu spät, überzogen*, angeblich*, geht gar nicht, geht ja gar nicht, geht überhaupt nicht,
            dürfte ... nicht sein, darf ... nicht sein, kann ... nicht sein, kann doch nicht, schlecht verpackt,
            schlecht verarbeitet, schlechte erfahrung*, schlecht behandelt, mies*, lieblos*, schlampig*, pfusch*,
            nervt, nervig*, stinksauer, sauer auf euch, frust*, genervt, mehr erwartet, anders erwartet,
            unbrauchbar*, nutzlos*, geldverschwendung, rausgeschmissen*, reingefallen, durchnässt*, im regen, vor
            der tür ... abgestellt, automatische antwort*, nur ... automat, standardantwort*, keiner ... kümmert,
            niemand ... kümmert, niemand ... zuständig, statt ... kam, statt ... bekommen, statt ... geliefert,
            beschwer*, alles andere als, nicht wie beschrieben, nicht wie bestellt, anders als ... foto, anders als
            beschrieben, nicht erreichbar, nicht zu erreichen, verloren gegangen, abgelaufen*, kein ersatz, keinen
            ersatz, hab* ... satt, reicht mir, reicht's, im stich gelassen, unzumutbar*, unprofessionell*""",
        "not-complaint": """
            nie wieder ohne, nie mehr ohne, keine beschwerde*, ohne beschwerde*, nicht beklagen, nicht beschweren,
            sofort ersetzt, sofort ... ersetzt, meine schuld, meine eigene schuld, fehlt nur noch, nichts zu
            meckern, bei der konkurrenz""",
        "question^": """
            ist die ... fest, ist das ... fest, gilt der, gilt die, gilt das, gelten die, wo werden, wo wird, wie wird,
            wie werden, wann wird, wann werden, wann kommt, wann kommen, wann gibt, wann ist, wann sind, wer weiß, wer
            weiss, woher kommt, woher kommen, aus was ist, woraus ist, ist die ... geeignet, ist das ... geeignet, sind
            die ... geeignet, welche* größe,
            gibts, gibt es die, gibt es das, gibt es den, kann mir jemand, kann mir wer, weiß wer, weiss wer, ist
            jemand da, darf die, darf das, darf der, darf man, kann die, kann das in, habt ihr noch, habt ihr,
            hättet ihr, nehmt ihr, liefert ihr, macht ihr, bietet ihr, verkauft ihr, könnt ihr mir, könnten sie mir,
            können sie mir, würde mich interessieren, mich würde interessieren, würde gern wissen, würde gerne
            wissen, wüsste gern, wüsste gerne, möchte wissen, frage mich ob, frage mich wie, frage mich wann, wie
            bekomme ich, wie kriege ich, wie reinigt, wie groß ist, wie viel kostet, wieviel kostet, welche farbe,
            welche größe, welches modell, ab wann, bis wann, brauche hilfe, bräuchte hilfe, wo finde ich, wo bekomme
            ich, wo bekommt man, wo gibts, wer kann mir""",
        "not-question": """
            habt ihr interesse, hättet ihr interesse, habt ihr lust, hättet ihr lust""",
        "praise": """
            heute schon da, schon am nächsten tag da, lieber kontakt, netter kontakt, so geht kundenservice, so
            geht service, so muss das, hin und weg, von den socken,
            ein traum, hut ab, daumen hoch, respekt dass, respekt an, großes lob, grosses lob, lob an, ein lob,
            verliebt, bin verliebt, jederzeit wieder, immer wieder gern*, gerne wieder, gern wieder, bin glücklich,
            so glücklich, einfach glücklich, überglücklich, nicht schlecht, beeindruckt, beeindruckend*, gut
            gemacht, macht ... gut, habt ihr ... gut, schmeckt ... gut, fünf sterne, 5 sterne, sterne von mir, volle
            punktzahl, ans herz legen, hält was, wie neu, liebevoll*, super schnell, sehr schnell, schnell
            geliefert, freundlich*, hilfsbereit*, kompetent*, vor freude, riesig gefreut, sehr gefreut, kann ...
            nicht meckern, da kann man nicht meckern, ihr seid die besten, ihr seid super, ihr seid toll, macht
            weiter so, weiter so, schönstes, lieblings*, zauberhaft*, entzückend*, liebe sie, liebe diese, liebe
            eure, qualität die man, lohnt sich, jeden cent wert, jeden euro wert, gebe sie nicht mehr her, gebe ich
            nicht mehr her""",
        "not-praise": """
            von wegen, sieht anders aus, hätte gern ... perfekt*, besten im, besten darin, toll wieder, super
            wieder, super schon, danke für nichts, danke für gar nichts, früher mal gut, wenig hilfsbereit,
            unfreundlich, inkompetent, ist es nicht, ist sie nicht""",
        "threat": """
            auf die fresse, in die fresse, auf die schnauze, zähne ... aus, zähne gezogen, zähne ziehen, schädel ...
            ein, schlag* ... schädel, schlage* ... ein, kugel in, kugel verpass*, eine kugel, breche dir, brech dir,
            breche euch, brech euch, knochen brechen, werdet bluten, wirst bluten, ihr ... bluten, sollst bluten,
            knüpf* ... auf, aufgeknüpft, aufknüpfen, den strick, an den galgen, an die laterne*, hängt ihn, hängt
            sie auf, hängt die, steinigt*, steinigen, in die luft jagen, in die luft ... fliegt, fliegt ... in die
            luft, fliegt ihr in die luft, sprenge euch, sprengen euch, lager brennt, laden brennt, filiale brennt,
            haus brennt wenn, bald brennt, brennt ... wenn, habe ein messer, hab ein messer, messer ... und ich
            weiß, finde raus wo, finde heraus wo, finden raus wo, besuchen wir dich, besuche ich dich, deine kinder
            gehen, deine familie ... leid*, wäre schade um, wäre schade drum, nicht erleben, wirst ... nicht mehr
            erleben, keiner von euch ist sicher, niemand von euch ist sicher, wir kriegen euch, ich kriege euch, ich
            kriege dich, polier* ... visage, visage polier*, reiße dir, reiß dir, hau dich, haue dich, hau dir, haue
            dir, schlage dich, schlag dich, schlage euch, schlag euch, verprügel* dich, verprügel* euch, erwürg*
            dich, erwürg* euch, ich erwürge, erschieße ich, erschießen alle, kopf ab, bring dich um, bringe dich um,
            bringt dich um, bringt sie um, tot sehen, an den kragen, pass besser auf, passt besser auf, pass auf
            dein*, letztes stündlein, lauert, auflauern, lauere dir, gnade dir gott, gnade euch gott, abstechen wie,
            stech* dich, stech* euch""",
        "not-threat": """
            bringt mich ... um, bring mich um, er bringt euch um, tontauben, drohe niemandem, drohe nicht""",
        "spam": """
            am tag von zuhause, am tag von zu hause, in meiner bio, in der bio, kostenlose iphone*, kostenloses
            iphone*, gratis iphone*, frauen in deiner nähe, männer in deiner nähe, singles in der nähe, klick auf mein,
            klickt auf mein, mann ist zurück, ex mann ist, meinen mann zurück, meine frau zurück, kann auch dir helfen,
            kann dir auch helfen,
            im monat von, im monat verdien*, euro im monat, verdiene ... euro, geld verdreifacht, geld verdoppelt,
            verdreifach*, vervielfach*, auf telegram, per telegram, über telegram, günstige rolex, rolex,
            markentaschen, replica, nur noch heute ... rabatt, heiße singles, heisse singles, singles in deiner,
            singles aus deiner, du hast ... gewonnen, sie haben ... gewonnen, wurdest ausgewählt, wurden ausgewählt,
            auf meinem kanal vorbei, mein kanal, meinen kanal, folge ... zurück, folge jedem, abo gegen abo,
            liebeszauber*, ex zurück, meinen ex, voodoo, hellseher*, suche eine ehrliche, ehrliche frau, arzt bei
            der un, teile diesen beitrag, teilt diesen beitrag, beitrag ... gruppen, in 10 gruppen, krypto signale,
            trading signale, trefferquote, investiere ... bekomme, investier* ... zurück, freispiele*, ohne
            einzahlung, sportwetten tipp*, abnehmen ohne, kilo in, kilo abgenommen, suche ... motivierte, online
            business, business von zuhause, nebenverdienst, nebeneinkommen, finanzielle freiheit, ohne
            vorkenntnisse, keine vorkenntnisse, gratis follower, follower und likes, likes kaufen, kauft ... bei
            mir, alles auf meiner seite, link im profil, link in der bio, kommentiere ja, schreib mir ... privat,
            privat an wenn du geld, kreditangebot*, darlehen ohne, darlehen zwischen, kontaktieren sie uns auf,
            schreib mir auf""",
        "not-spam": """
            code vom newsletter, ist betrug, ist spam, ist ein betrug""",
        "legal": """
            anzeige wegen, strafanzeige*, anzeige ... erstattet, strafantrag*,
            frist bis, setze ... frist, setze ihnen, mahnverfahren, inkasso, unterlassung*, unterlassungserklärung*,
            widerruf*, zur erstattung verpflichtet, gesetzlich*, laut gesetz, rechtswidrig*, gesetzeswidrig*,
            wettbewerbswidrig*, irreführend*, verstößt gegen, verstoßt gegen, verstoß gegen, verstoss gegen, agg,
            paragraf*, paragraph*, bgb, uwg, schlichtungsstelle*, schlichtung*, aktenzeichen, ombuds*, kanzlei*,
            trete vom vertrag, rücktritt vom, auskunft nach artikel, artikel 15, markenrecht*, ohne erlaubnis, ohne
            meine erlaubnis, ohne einwilligung, foto ohne, bild ohne, anzeige erstattet, erstatte anzeige, zur
            polizei, zeige euch, polizei eingeschaltet, sammelklage*, rechtlich*, mein recht, klage, klagen""",
        "not-legal": """
            klage nicht, grund zur klage, nicht klagen, kein* ... klage, klagen auf hohem""",
        "safety": """
            ins auge, auge getroffen, auge ... verletzt, weggeflogen, riecht verbrannt, riecht ... verbrannt,
            qualmt, rauch kam, raucht, schmort, verschmort*, geschmolzen, blei in, schwermetall*, cadmium,
            schadstoff*, asbest, ausschlag, schlecht und schwindelig, schwindelig, schwindlig, dämpfe, erbrochen,
            übergeben müssen, lebensmittelvergiftung, bauchkrämpfe, stürz* ... gebrochen, gestürzt ... gebrochen,
            hüfte gebrochen, arm gebrochen, gebrochen ... unfall, zum notarzt, zum arzt, beim arzt, scharfe kante,
            scharfen kante, geplatzt, aufgebläht, in der hand zersprungen, überall blut, blutüberströmt, stark
            geblutet, erstickt, kleinteile ... verschluck*, daran gestorben, und gestorben, und ist gestorben,
            allergiker*, hinweis auf, feuer gefangen, fängt feuer, brandgefahr, kurzschluss, unter strom, bremse ...
            löst, verätzt*, vergiftet, maden, würmer im, mäusekot, salmonellen, splitter""",
        "not-safety": """
            ohne verletzung*, krankenhaus team, hat schon ... verletzung, giftfrei""",
        "press": """
            frühstücksfernsehen, morgenmagazin*, mittagsmagazin*, nachrichtensendung*, wir würden ... video
            ... zeigen, video ... gern zeigen, video ... senden dürfen,
            lokalfunk, rundfunk, radiosender, fernsehsender, unser sender, unserem sender, unsere sendung, unsere
            redaktion, für die abendsendung, o ton, interview, interviews, podcast anfrage*, für unseren podcast,
            für einen podcast, volontär*, reportage*, porträt über, stellungnahme, gelegenheit zur stellungnahme,
            wollen sie sich äußern, möchten sie sich äußern, sich dazu äußern, dürfen wir ... zitieren, wie
            kommentiert ihr, wie kommentieren sie, drehgenehmigung, kamerateam, drehen am, wir berichten, berichtet
            heute, berichten heute, unser bericht, erscheint ... bericht, presse anfrage, presseanfrage,
            pressesprecher*, sprecher ihres, medienanfrage*, fachmagazin, verbrauchermagazin, lokalzeitung,
            tageszeitung, tageblatt, nachrichtenagentur, dpa, statement zu*, wir recherchieren, recherchieren zu,
            ich recherchiere, druckfähige""",
        "not-press": """
            im interview mit, keine stellungnahme, das interview""",
        "illegal": """
            waffe* ohne papiere, waffe* ohne, wer verkauft mir eine waffe, pistole* abzugeben, pistolen abzugeben,
            seriennummer ... weg*, falsche fünfziger, falsche hunderter, falsche scheine, blüten zu verkaufen,
            geklaute* kreditkarte*, gestohlene* kreditkarte*, geklaute* konten, gehackte* konten, biete ecstasy,
            biete koks, biete gras, ecstasy und, verkaufe ... ecstasy, verkaufe ... speed, koks ... versand, gras
            ... versand, pillen ... versand, diskreter versand, gras ... lieferung, moschee ... abfackeln, moschee
            ... abzufackeln, abzufackeln, synagoge ... anzünden, moschee ... anzünden, heim ... abfackeln, zündet
            ... an, niemand vergast, niemand ... vergast, waren duschen, sechs millionen ... lüge, 6 millionen ...
            lüge, größte lüge der geschichte, sprengstoff*, bombe bauen, bombenanleitung*, stürmt das, hängt den,
            impfausweise mit, impfausweis* ... euro, gefälschte ausweise, ausweise ... führerscheine, führerschein
            kaufen, videos von kleinen, kleine* mädchen ... videos, nacktbilder von, nacktfotos von""",
        "not-illegal": """
            ist strafbar, leugnen ist, wer ... anzündet, ist ein verbrech*, sind verbrech*""",
    }
)

PAIRS = MappingProxyType(
    {
        "hate": (
            """
                muslim*, moslem*, islam, jude*, juden, schwule*, lesbe*, schwarze, schwarzen, afrikaner*, araber*,
                türke, türken, polen, rumäne*, chinese*, zigeuner*, roma, sinti, asylant*, asylbewerber*,
                flüchtling*, migrant*, ausländer*, syrer*, afghane*, frauen, weiber, kopftuchweib*, kopftuchfrau*,
                behinderte*, transe*, transgender*, transfrau*, obdachlose*, inder""",
            """
                ungeziefer, parasit*, abschaum, dreck, drecksvolk, gesindel, tiere, affen, ratten, untermensch*,
                kakerlaken, krebsgeschwür, krank und, sind krank, pest, seuche*, verseuch*, menschlicher müll, keine
                menschen, vergewaltiger*, messerstecher*, kriminelle, klauen, stehlen, faul, primitiv*, dreckig*,
                minderwertig*, raus mit, alle raus, abschieben alle, gehören abgeschoben, gehören ... herd, an den
                herd, in die küche, nichts verloren, nichts zu suchen, verschwinden, ins meer, ins lager, ins heim,
                weg damit, weg mit, vergasen, ausrotten, nur geld, stecken ... dahinter, hinter dem geld, regieren
                die welt, beherrschen, einen richtigen kerl, richtigen mann, erziehen, fressen hunde, gehören
                behandelt, pervers*, abartig*, liegt ... im blut""",
        ),
    }
)
"""Flag -> who, and what is said of them: within a few words of each other, in one sentence and without a "not"."""
