### Kurze Nachrichten an die, die etwas tun müssen. Die erste Zeile steht allein auf dem Sperrbildschirm;
### Teile zwischen „·“ fallen von hinten weg, wenn sie zu lang wird, Netzwerk und Konto nie.

notice-follow-up = ↩️ Neue Antwort in Fall { $case } · { account-name }
notice-sent-back = ↩️ Zurückgegeben von { $by } · { account-name } · Fall { $case }
notice-approval-overdue =
    Freigabe überfällig seit { $due } · { account-name } · Fall { $case }
    Von { $by }; die Vertretung ist gefragt.
notice-published = ✅ Veröffentlicht · { account-name } · Fall { $case }
notice-send-unknown =
    ⚠️ Unklar, ob veröffentlicht · { account-name } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.
notice-rejected =
    ⚠️ Nicht veröffentlicht · { account-name } · Fall { $case }
    Grund: { $error }.
notice-undone =
    ↩️ Zurückgenommen · { account-name } · Fall { $case }
    Der Fall ist wieder offen.
notice-undo-failed =
    ⚠️ Nicht zurückgenommen · { account-name } · Fall { $case }
    Grund: { $error }.
notice-undo-unknown =
    ⚠️ Unklar, ob zurückgenommen · { account-name } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.
notice-claim-expired =
    Übernahme abgelaufen · { account-name } · Fall { $case }
    Der Fall ist wieder frei.
notice-snooze-over = Zurückgestellter Fall ist wieder da · { account-name } · Fall { $case }
notice-reflagged =
    Anders eingeordnet · { account-name } · Fall { $case }
    Jetzt: { $flag }. Von { $by }.
notice-comment-edited =
    Kommentar bearbeitet · { account-name } · Fall { $case }
    Entwurf und Freigabe sind ungültig.
notice-reopened =
    Fall wieder offen · { account-name } · Fall { $case }
    Der Kommentar wurde durch Verfasser bearbeitet und braucht einen neuen Blick.
notice-comment-deleted =
    🗑️ Gelöscht durch Verfasser · { account-name } · Fall { $case }
    Der Entwurf ist ungültig.
notice-unrouted =
    Kein Channel für Fall { $case } · { account-name }
    Keine Route passt auf die Quelle { $source }; ihre Fälle warten gespeichert.
notice-channel-open =
    ⚠️ Channel nicht geschlossen · { $platform } · { $channel }
    Er ist für Vertrauliches hinterlegt, und alle können dort mitlesen. Neues kommt dort nicht mehr hin. Bitte schließen oder in breakwater.toml einen anderen nennen; nachgesehen wird stündlich.
notice-channel-closed =
    Channel wieder geschlossen · { $platform } · { $channel }
    Vertrauliches kommt dort wieder hin.
notice-account-gone =
    ⚠️ Konto nicht mehr da · { $platform } · { $name }
    { $left ->
        [yes] Ein anderes Konto ist nicht bekannt: Die Rollen ruhen, gefragt wird die Vertretung. Austragen geht nur in der Konfiguration.
       *[no] Das andere Konto gilt weiter, mit allen Rollen. Austragen geht nur in der Konfiguration.
    }
notice-channel-lost =
    ⚠️ Channel nicht erreichbar · { $platform } · { $channel }
    Grund: { $error }. Andere Channels sind nicht betroffen.
notice-platform-lost =
    ⚠️ { $platform } nicht erreichbar
    Grund: { $error }. Kommentare werden weiter gespeichert.
notice-triage-lacks =
    ⚠️ Modelle fehlen oder sind beschädigt · { $count }
    Die Regeln gelten weiter, alles läuft; Beleidigungen und Hass fallen seltener auf. Was zu tun ist, sagt breakwater doctor.
notice-put-aside =
    ⚠️ Kommentar nicht verarbeitet · Eingang { $row }
    Er liegt in Quarantäne und wird keine Karte ({ $kind }). Weitere dieser Art werden eine Stunde lang nicht einzeln gemeldet.
