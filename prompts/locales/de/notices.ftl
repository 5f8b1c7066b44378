### Kurze Nachrichten an die, die etwas tun müssen. Die erste Zeile steht allein auf dem Sperrbildschirm;
### Teile zwischen „·“ fallen von hinten weg, wenn sie zu lang wird, Netzwerk und Konto nie.

notice-follow-up = ↩️ Neue Antwort in Fall { $case } · { $network } { $account }
notice-sent-back = ↩️ Zurückgegeben von { $by } · { $network } { $account } · Fall { $case }
notice-approval-overdue =
    Freigabe überfällig seit { $due } · { $network } { $account } · Fall { $case }
    Von { $by }; die Vertretung ist gefragt.
notice-published = ✅ Veröffentlicht · { $network } { $account } · Fall { $case }
notice-send-unknown =
    ⚠️ Unklar, ob veröffentlicht · { $network } { $account } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.
notice-rejected =
    ⚠️ Nicht veröffentlicht · { $network } { $account } · Fall { $case }
    Grund: { $error }.
notice-undone =
    ↩️ Zurückgenommen · { $network } { $account } · Fall { $case }
    Der Fall ist wieder offen.
notice-undo-failed =
    ⚠️ Nicht zurückgenommen · { $network } { $account } · Fall { $case }
    Grund: { $error }.
notice-undo-unknown =
    ⚠️ Unklar, ob zurückgenommen · { $network } { $account } · Fall { $case }
    Bitte nachsehen; die Karte des Falls fragt danach.
notice-claim-expired =
    Übernahme abgelaufen · { $network } { $account } · Fall { $case }
    Der Fall ist wieder frei.
notice-snooze-over = Zurückgestellter Fall ist wieder da · { $network } { $account } · Fall { $case }
notice-reflagged =
    Anders eingeordnet · { $network } { $account } · Fall { $case }
    Jetzt: { $flag }. Von { $by }.
notice-comment-edited =
    Kommentar bearbeitet · { $network } { $account } · Fall { $case }
    Entwurf und Freigabe sind ungültig.
notice-reopened =
    Fall wieder offen · { $network } { $account } · Fall { $case }
    Der Kommentar wurde durch Verfasser bearbeitet und braucht einen neuen Blick.
notice-comment-deleted =
    🗑️ Gelöscht durch Verfasser · { $network } { $account } · Fall { $case }
    Der Entwurf ist ungültig.
notice-unrouted =
    Kein Channel für Fall { $case } · { $network } { $account }
    Keine Route passt auf die Quelle { $source }; ihre Fälle warten gespeichert.
notice-channel-lost =
    ⚠️ Channel nicht erreichbar · { $platform } · { $channel }
    Grund: { $error }. Andere Channels sind nicht betroffen.
notice-platform-lost =
    ⚠️ { $platform } nicht erreichbar
    Grund: { $error }. Kommentare werden weiter gespeichert.
