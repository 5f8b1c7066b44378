### Was `breakwater doctor` sagt. Eine Zeile, wo alles gut ist; sonst was fehlt, was deshalb nicht geht, was zu tun ist.

doctor-group-configuration = Konfiguration
doctor-group-process = Betrieb
doctor-group-database = Datenbank
doctor-group-clock = Uhr
doctor-group-slack = Slack
doctor-group-discord = Discord
doctor-group-sources = Konten
doctor-group-triage = Vorsortierung
doctor-group-model = Sprachmodell
doctor-group-people = Menschen
doctor-state-ok = in Ordnung
doctor-state-attention = Achtung
doctor-state-broken = defekt
doctor-sum = { $broken } defekt · { $attention } zu beachten · { $ok } in Ordnung

doctor-slow =
    Nach { $seconds } Sekunden nicht fertig; was darüber steht, ist alles, was zu sehen war.
    Der Rest dieses Teils ist unbekannt.
    Noch einmal versuchen; bleibt es so, die Verbindung dieses Rechners nach außen prüfen.
doctor-cut-short =
    Nicht fertig geworden: { $why }
    Der Rest dieses Teils ist unbekannt.
    Noch einmal versuchen; bleibt es so, diese Zeile denen geben, die Breakwater pflegen.

## Konfiguration

doctor-config-fine = { $file } ist gelesen und in sich stimmig.
doctor-config-none =
    { $file } gibt es nicht, es gelten nur die Voreinstellungen.
    Kein Kommentar kommt an, keine Karte steht irgendwo.
    Die Datei schreiben; docs/configuration.md zeigt eine. BREAKWATER_CONFIG nennt einen anderen Ort.
doctor-config-wrong =
    { $problem }
    Breakwater startet nicht.
    Ändern, was die Zeile nennt.
doctor-config-doubt =
    { $doubt }
    Breakwater startet und tut vielleicht etwas anderes als gemeint.
    Ändern, falls es anders gemeint war.
doctor-config-mute =
    Weder SLACK_BOT_TOKEN noch DISCORD_TOKEN ist gesetzt.
    Kommentare werden gespeichert, und niemand bekommt sie zu sehen.
    Den Token einer Plattform setzen, oder beide.
doctor-config-off =
    { $platform ->
        [slack] Slack
       *[discord] Discord
    } ist aus, doch Channels dort sind eingetragen: { $channels }
    In ihnen erscheint nichts.
    Den Token setzen oder die Channels aus der Datei nehmen.
doctor-config-routes =
    Es gibt Konten, aber keine [[routes]].
    Kommentare werden gespeichert, und keine Karte steht irgendwo.
    Unter [[routes]] die Channels nennen.

## Betrieb

doctor-process-fine = Unter { $address } läuft ein Breakwater und ist bereit.
doctor-process-none = Unter { $address } läuft kein Breakwater; der Platz ist frei.
doctor-process-any = PORT ist 0: der Start nimmt irgendeinen freien.
doctor-process-trouble =
    Das laufende Breakwater ist nicht bereit: { $part }, { $why }
    Was über diesen Teil läuft, wartet.
    Der Grund steht weiter unten, sonst im Log.
doctor-process-without =
    Das laufende Breakwater kommt ohne etwas aus: { $what }
    Alles andere geht weiter.
    Was zu tun ist, steht weiter unten; danach neu starten.
doctor-process-other =
    Unter { $address } lauscht etwas anderes.
    Breakwater startet dort nicht.
    PORT auf einen freien setzen oder das andere Programm beenden.
doctor-process-no-port =
    Unter { $address } kann nichts lauschen: { $why }
    Breakwater startet nicht.
    HOST auf eine Adresse dieses Rechners und PORT auf einen freien setzen.

## Datenbank

doctor-database-fine = { $where } ist heil und auf dem neuesten Stand ({ $size } MB, { $revision }).
doctor-database-new = { $where } gibt es noch nicht; der erste Start legt sie an.
doctor-database-used = { $where } ist in Benutzung durch Prozess { $process } und wurde nur gelesen.
doctor-database-away =
    { $where } lässt sich nicht lesen: { $why }
    Breakwater startet nicht oder kann nichts speichern.
    DATABASE_URL prüfen; ist die Datei beschädigt, die neueste aus dem Ordner backups nehmen.
doctor-database-shut =
    { $where } lässt sich nicht beschreiben: { $why }
    Breakwater startet nicht oder kann nichts speichern.
    Datei und Ordner dem Benutzer geben, unter dem Breakwater läuft.
doctor-database-old =
    { $where } steht bei { $found }, diese Version will { $newest }.
    Noch nichts; der nächste Start bringt sie auf den Stand.
    Breakwater starten oder breakwater migrate aufrufen. Eine Datei wird vorher gesichert.
doctor-database-future =
    { $where } steht bei { $found }, das kennt diese Version nicht (neuester Stand: { $newest }).
    Ein neueres Breakwater hat sie geschrieben; dieses kann damit nichts anfangen.
    Die neuere Version wieder installieren oder aus dem Ordner backups die Datei nehmen, die zu dieser passt.
doctor-disk-low =
    Auf der Platte sind { $free } MB frei; die Datenbank braucht { $size } MB.
    Die Sicherung vor der nächsten Migration passt vielleicht nicht mehr.
    Platz schaffen.
doctor-disk-full =
    Auf der Platte sind { $free } MB frei.
    Bald lässt sich nichts mehr speichern: Kommentare werden abgewiesen, Klicks nicht ausgeführt.
    Jetzt Platz schaffen.

## Uhr

doctor-clock-fine = Geht wie die von { $platform }.
doctor-clock-untold =
    { $platform } hat nicht gesagt, wie spät es ist.
    Ob die Uhr stimmt, ist unbekannt.
    Die Uhr dieses Rechners mit einer anderen vergleichen.
doctor-clock-off =
    Geht gegen { $platform } { $seconds } Sekunden { $way ->
        [ahead] vor.
       *[behind] nach.
    }
    Zeiten auf Karten stimmen nicht; ab fünf Minuten werden signierte Anfragen abgewiesen.
    Den Zeitabgleich einschalten (timedatectl set-ntp true).
doctor-clock-wrong =
    Geht gegen { $platform } { $seconds } Sekunden { $way ->
        [ahead] vor.
       *[behind] nach.
    }
    Signierte Anfragen werden abgewiesen: keine Kommentare per Hook, keine Antwort hinaus, Slacks HTTP-Modus ist taub.
    Den Zeitabgleich einschalten (timedatectl set-ntp true), dann Breakwater neu starten.

## Beide Plattformen

doctor-channels-fine = Channels ({ $count }): alle da, und Breakwater darf dort, was es muss.
doctor-groups-fine = Gruppen, die für Rollen stehen ({ $count }): in jeder ist jemand.
doctor-accounts-fine = Konten von Menschen ({ $count }): keines ist deaktiviert.
doctor-channel-lost =
    Channel { $channel }: { $why }.
    Karten und Hinweise, die dorthin gehören, sieht niemand.
    Breakwater dorthin einladen oder in breakwater.toml einen anderen Channel nennen.
doctor-channel-public =
    Channel { $channel } ist für Vertrauliches da, und alle können ihn lesen.
    Was Menschen oder das Recht betrifft, stünde dort offen.
    Den Channel privat machen oder unter policy.escalation_channels oder policy.report_channels einen anderen nennen.
doctor-channel-rights =
    Channel { $channel }: Breakwater fehlen dort Rechte: { $rights }
    Karten, Threads oder Bilder kommen dort nicht an.
    Der Rolle von Breakwater diese Rechte im Channel geben.
doctor-group-empty =
    Gruppe { $id } steht für die Rolle { $role }, und niemand ist darin, oder es gibt sie nicht mehr.
    Niemand hat durch sie diese Rolle.
    Menschen hineinnehmen oder unter [roles.{ $role }] eine andere Gruppe nennen.
doctor-account-gone =
    Das Konto { $account } von { $name } ist deaktiviert oder nicht mehr dabei.
    Dort erreicht diese Person nichts, und ihre Rollen zählen nicht.
    Das neue Konto eintragen oder die Person aus breakwater.toml nehmen.
doctor-chat-unseen =
    { $what } war nicht anzusehen: { $why }
    Ob es geht, ist unbekannt.
    In einer Minute noch einmal versuchen.

## Slack

doctor-slack-off = Aus: SLACK_BOT_TOKEN ist nicht gesetzt.
doctor-slack-fine = Der Token gilt: { $address }
doctor-slack-token =
    Slack nimmt den Token nicht ({ $why }).
    Nichts geht zu Slack, nichts kommt von dort; Breakwater startet nicht.
    Die App neu installieren (breakwater manifest slack) und SLACK_BOT_TOKEN setzen.
doctor-slack-away =
    Slack hat nicht geantwortet: { $why }
    Karten warten so lange.
    Die Verbindung nach außen, einen Proxy und SLACK_API_URL prüfen.
doctor-slack-scopes = Alle { $count } Scopes sind erteilt.
doctor-slack-scopes-untold =
    Slack hat nicht gesagt, welche Scopes erteilt sind.
    Ob einer fehlt, ist unbekannt.
    Mit breakwater manifest slack vergleichen.
doctor-slack-scope =
    Der Scope { $scope } fehlt.
    { $what ->
        [channels-history] Karten in öffentlichen Channels werden nicht wiedergefunden, Reaktionen dort bewirken nichts.
        [channels-manage] Eine Krise bekommt keinen Raum.
        [channels-read] Räume von Krisen werden nicht wiedergefunden.
        [chat-write] Keine Karte kann erscheinen.
        [commands] /breakwater, /krise und das Menü an Nachrichten fehlen.
        [files-write] Karten von Kritikwellen haben kein Bild, Berichte werden nicht geteilt.
        [groups-history] Karten in privaten Channels werden nicht wiedergefunden, Reaktionen dort bewirken nichts.
        [groups-read] Ob ein Channel für Vertrauliches privat ist, lässt sich nicht sehen.
        [im-history] Jemand erfährt vielleicht dasselbe zweimal.
        [im-write] Niemandem kann etwas direkt gesagt werden.
        [pins-read] Angeheftetes kommt nicht in die Chronik einer Krise.
        [pins-write] Die Karte einer Krise wird nicht angeheftet.
        [reactions-read] Reaktionen bewirken nichts.
        [reactions-write] Breakwater reagiert selbst nicht zurück.
        [usergroups-read] Niemand hat durch eine Gruppe eine Rolle.
        [users-read] Namen von Menschen fehlen.
       *[other] Was ihn braucht, scheitert.
    }
    Die App mit dem ändern, was breakwater manifest slack ausgibt, und neu installieren.
doctor-slack-socket = Der App-Token gilt, Socket Mode ist an.
doctor-slack-signed = HTTP-Modus: ob Slack /slack/events erreicht, zeigt der erste Klick.
doctor-slack-deaf =
    Weder SLACK_APP_TOKEN noch SLACK_SIGNING_SECRET ist gesetzt.
    Klicks und Befehle auf Slack hört niemand; Breakwater startet nicht.
    SLACK_APP_TOKEN (Socket Mode) oder SLACK_SIGNING_SECRET (HTTP-Modus) setzen.
doctor-slack-app-token =
    Slack nimmt den App-Token nicht ({ $why }).
    Klicks und Befehle auf Slack hört niemand; Breakwater startet nicht.
    Einen App-Token mit connections:write anlegen, Socket Mode einschalten, SLACK_APP_TOKEN setzen.
doctor-slack-socket-away =
    Slack hat keinen Socket herausgegeben: { $why }
    Klicks und Befehle warten so lange.
    In einer Minute noch einmal versuchen.

## Discord

doctor-discord-off = Aus: DISCORD_TOKEN ist nicht gesetzt.
doctor-discord-fine = Der Token gilt; Server: { $servers }
doctor-discord-token =
    Discord nimmt den Token nicht.
    Nichts geht zu Discord, nichts kommt von dort; Breakwater startet nicht.
    Den Token auf discord.com/developers erneuern und DISCORD_TOKEN setzen.
doctor-discord-away =
    Discord hat nicht geantwortet: { $why }
    Karten warten so lange.
    Die Verbindung nach außen und DISCORD_API_URL prüfen.
doctor-discord-intents = Die Intents der Anwendung sind eingeschaltet.
doctor-discord-members =
    Server Members Intent ist in den Einstellungen der Anwendung aus.
    Niemand hat durch eine Rolle auf Discord eine Rolle, und wer gegangen ist, fällt nicht auf.
    Auf discord.com/developers unter Bot einschalten, dann Breakwater neu starten.
doctor-discord-content =
    Message Content Intent ist in den Einstellungen der Anwendung aus.
    Eine Nachricht, auf die jemand reagiert, kommt ohne Text an; das Menü an Nachrichten geht.
    Auf discord.com/developers unter Bot einschalten.
doctor-discord-nowhere =
    Die Anwendung ist auf keinem Server.
    Auf Discord steht keine Karte.
    Wer den Server verwaltet, öffnet { $link }
doctor-discord-right =
    Breakwater fehlt das Recht { $right } auf { $server }.
    { $right ->
        [manage_channels] Eine Krise bekommt einen Thread statt eines Channels.
        [manage_roles] Niemand kann in den Channel einer Krise gelassen werden.
       *[pin_messages] Die Karte einer Krise wird nicht angeheftet.
    }
    Der Rolle von Breakwater in den Einstellungen des Servers geben.
doctor-discord-starts =
    Nur noch { $left } Sitzungen dürfen heute geöffnet werden.
    Danach ist Breakwater auf Discord bis morgen taub.
    Etwas startet es immer wieder: ins Log sehen.
doctor-discord-commands = Die Befehle sind angemeldet.
doctor-discord-commands-differ =
    Die Befehle sind nicht so angemeldet, wie diese Version sie will.
    /breakwater oder /crisis fehlen oder sind alt.
    Breakwater starten: es meldet sie an.

## Konten

doctor-source-fine = { $source }: { $host } antwortet (gefragt per OPTIONS, ausgeführt wurde nichts).
doctor-source-by-hand = { $source }: keine reply_url, veröffentlicht wird von Hand.
doctor-source-unsigned =
    { $source }: secret_env fehlt, oder die Variable ist leer.
    Jede Lieferung wird abgewiesen, nichts kann veröffentlicht werden.
    Unter secret_env eine Variable nennen und das Geheimnis (whsec_…) hineinschreiben.
doctor-source-secret =
    { $source }: { $why }
    Breakwater startet nicht.
    Das Geheimnis so nehmen, wie das Werkzeug es zeigt.
doctor-source-unreached =
    { $source }: { $host } ist nicht zu erreichen ({ $why }).
    Antworten gehen nicht hinaus; jede wird wieder versucht, dann wird jemand gefragt.
    reply_url und das Werkzeug dahinter prüfen.
doctor-source-troubled =
    { $source }: { $host } antwortet mit { $why }.
    Antworten gehen vielleicht nicht hinaus.
    Das Werkzeug hinter reply_url prüfen.
doctor-sources-none =
    Kein Konto ist eingetragen.
    Kein Kommentar kommt an.
    Die Konten unter [[sources]] nennen.

## Vorsortierung

doctor-triage-fine = Die Modelle sind heil: { $models }
doctor-triage-damaged =
    { $problem }
    Beleidigungen und Hass finden allein die Regeln, also weniger davon. Alles andere geht weiter.
    Breakwater in derselben Version noch einmal installieren, dann neu starten.
doctor-meaning-off =
    Das Beurteilen nach Bedeutung ist aus (policy.meaning); { $installed ->
        [yes] die Erweiterung ist installiert.
       *[no] nötig wäre die Erweiterung: pip install breakwater[meaning].
    }
doctor-meaning-on = Das Beurteilen nach Bedeutung ist an.
doctor-meaning-missing =
    { $problem }
    Kommentare werden nur nach Regeln und Wörtern beurteilt.
    Die Erweiterung installieren oder policy.meaning = false setzen.

## Sprachmodell

doctor-model-none = Keines eingerichtet: Entwürfe kommen aus Vorlagen.
doctor-model-fine = { $model } ist da, bei { $host }.
doctor-model-unknown =
    { $host } hat kein Modell { $model }.
    Entwürfe kommen aus Vorlagen, zweite Meinungen bleiben unbekannt.
    BREAKWATER_MODEL oder [second_opinion] auf ein Modell setzen, das es gibt.
doctor-model-unlisted =
    { $host } antwortet und sagt nicht, welche Modelle es hat.
    Ob das Modell da ist, zeigt der erste Entwurf.
    Einmal einen Entwurf anfordern; die Karte sagt, woher er kommt.
doctor-model-access =
    { $host } lässt uns nicht hinein ({ $why }).
    Entwürfe kommen aus Vorlagen, zweite Meinungen bleiben unbekannt.
    OPENAI_API_KEY prüfen.
doctor-model-away =
    { $host } antwortet nicht ({ $why }).
    Entwürfe kommen aus Vorlagen, zweite Meinungen bleiben unbekannt.
    OPENAI_BASE_URL prüfen, und ob der Server läuft.

## Menschen

doctor-people-fine = Menschen ({ $count }): jede Rolle ist besetzt, alle sind zu erreichen.
doctor-people-none =
    Unter [[people]] steht niemand.
    Niemand darf etwas: jeder Klick wird abgewiesen.
    Menschen mit ihren Konten und Rollen eintragen.
doctor-role-unfilled =
    Niemand hat die Rolle { $role }.
    { $role ->
        [moderator] Niemand darf übernehmen, antworten oder eskalieren.
        [approver] Was eine zweite Person braucht, wird nie veröffentlicht.
        [crisis_lead] Alarme und Sirenen erreichen niemanden, niemand darf eine Krise starten.
       *[admin] Niemand darf ändern, was im Chat hinterlegt ist.
    }
    Unter [[people]] jemandem die Rolle geben oder unter [roles.{ $role }] eine Gruppe aus dem Chat nennen.
doctor-approver-alone =
    Freigeben darf allein { $name }.
    Texte von { $name } gibt niemand frei, und bei Abwesenheit gar keine.
    Einer zweiten Person die Rolle approver oder deputy geben.
doctor-person-unreached =
    { $name } hat weder auf Slack noch auf Discord ein Konto.
    Diese Person kann nichts tun, und nichts erreicht sie.
    Für { $id } unter [[people]] slack oder discord eintragen.
doctor-oncall-away =
    { $name } hat Bereitschaft ({ $rotation }) und ist heute abwesend.
    Was auf dem Eskalationsweg dort ankommt, bleibt liegen, bis es weitersteigt.
    Eine Vertretung eintragen: /breakwater oncall.
doctor-oncall-gone =
    { $name } hat Bereitschaft ({ $rotation }) und ist nicht mehr im Team.
    Was auf dem Eskalationsweg dort ankommt, erreicht niemanden.
    Die Person aus der Bereitschaft nehmen.
doctor-oncall-unreached =
    { $name } hat Bereitschaft ({ $rotation }) und weder Konto noch Adresse.
    Was auf dem Eskalationsweg dort ankommt, erreicht niemanden.
    Für die Person slack, discord oder page_env eintragen.
doctor-page-wrong =
    Die Adresse von { $name } außerhalb des Chats ergibt keinen Sinn.
    Der letzte Ruf des Eskalationswegs erreicht diese Person nicht.
    In die Variable hinter page_env so schreiben, wie apprise es tut (mailto://, ntfy:// und so weiter).
doctor-ladder-inside =
    Der Eskalationsweg führt nirgends aus dem Chat hinaus.
    Fällt der Chat aus oder schlafen alle, wird niemand gerufen.
    Eine [[ladder]] mit outside = true und page_env für ihre Menschen ergänzen.
doctor-admins-untold =
    policy.admin_channels nennt keinen Channel.
    Verlorene Channels, abgelegte Kommentare und erloschene Zugänge erfährt niemand.
    Einen Channel nennen, den liest, wer Breakwater betreibt.
