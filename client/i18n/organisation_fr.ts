<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>BegunNotice</name>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>Begun and not saved: %1</source>
        <translation>Commencé et non enregistré : %1</translation>
    </message>
</context>
<context>
    <name>BulkResult</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>Find</source>
        <translation>Rechercher</translation>
    </message>
</context>
<context>
    <name>ColumnSheet</name>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>A wide list shows these columns; an export has the same.</source>
        <translation>Une liste large montre ces colonnes ; un export a les mêmes.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Colonnes</translation>
    </message>
    <message>
        <source>As the list comes</source>
        <translation>Liste d&apos;origine</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation>Corriger et renvoyer</translation>
    </message>
    <message>
        <source>Send it again?</source>
        <translation>La renvoyer ?</translation>
    </message>
    <message>
        <source>It is sent as it was. That helps when what stood in its way is gone.</source>
        <translation>Elle est renvoyée telle quelle. C&apos;est utile quand ce qui l&apos;empêchait n&apos;est plus là.</translation>
    </message>
</context>
<context>
    <name>DecisionsList</name>
    <message>
        <source>Look at it</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>La reprendre</translation>
    </message>
    <message>
        <source>Why it was not accepted</source>
        <translation>Pourquoi elle n&apos;a pas été acceptée</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>C&apos;est réglé</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation>Corriger et renvoyer</translation>
    </message>
    <message>
        <source>Accept it</source>
        <translation>L&apos;accepter</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
</context>
<context>
    <name>DeedRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>DeedsPage</name>
    <message>
        <source>On this device, during the last 90 days</source>
        <translation>Sur cet appareil, durant les 90 derniers jours</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Ce que j&apos;ai fait</translation>
    </message>
    <message>
        <source>Changes are being undone</source>
        <translation>Annulation des modifications en cours</translation>
    </message>
    <message>
        <source>Each thing you do here is listed, and can be undone as long as nobody has built on it.</source>
        <translation>Tout ce que vous faites ici est listé et peut être annulé tant que personne ne s&apos;en est servi depuis.</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>Rien pour l&apos;instant</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Afficher les plus anciennes</translation>
    </message>
</context>
<context>
    <name>DeviceStep</name>
    <message>
        <source>Whose device</source>
        <translation>Appareil de</translation>
    </message>
    <message>
        <source>8 characters at least. Empty if the person has one already.</source>
        <translation>8 caractères au moins. Vide si la personne en a déjà un.</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>Premier mot de passe</translation>
    </message>
    <message>
        <source>Make the QR code</source>
        <translation>Créer le code QR</translation>
    </message>
    <message>
        <source>QR code of the invitation</source>
        <translation>Code QR de l&apos;invitation</translation>
    </message>
    <message>
        <source>Open Carnet on the new device and scan this code, or paste the link there. It works once, for 72 hours.</source>
        <translation>Ouvrez Carnet sur le nouvel appareil et scannez ce code, ou collez-y le lien. Il sert une fois, pendant 72 heures.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copier le lien</translation>
    </message>
    <message>
        <source>This address means this machine only. Type the server&apos;s name or address in your network.</source>
        <translation>Cette adresse ne désigne que cette machine. Tapez le nom ou l&apos;adresse du serveur dans votre réseau.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Discard</source>
        <translation>Jeter</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Continuer à écrire</translation>
    </message>
    <message>
        <source>You began this earlier; it is not saved yet.</source>
        <translation>Vous aviez commencé ceci ; ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Begun and not saved: %1</source>
        <translation>Commencé et non enregistré : %1</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Type de fichier</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Classeur (XLSX)</translation>
    </message>
    <message>
        <source>Text with separators (CSV)</source>
        <translation>Texte avec séparateurs (CSV)</translation>
    </message>
    <message>
        <source>Pages to print (PDF)</source>
        <translation>Pages à imprimer (PDF)</translation>
    </message>
    <message>
        <source>Mark as UTF-8, for spreadsheets</source>
        <translation>Marquer comme UTF-8, pour les tableurs</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n chosen row(s)</source>
        <translation>
            <numerusform>Seulement la ligne choisie</numerusform>
            <numerusform>Seulement les %n lignes choisies</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Nom du fichier</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Écriture du fichier</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n ligne écrite dans %1</numerusform>
            <numerusform>%n lignes écrites dans %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Écrire le fichier</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Dossier de l&apos;export</translation>
    </message>
</context>
<context>
    <name>KeepOnDevice</name>
    <message>
        <source>Keep photos and files on this device</source>
        <translation>Garder photos et fichiers sur cet appareil</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Copier comme tableau</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Tout choisir</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Colonnes…</translation>
    </message>
    <message>
        <source>Changing the chosen rows</source>
        <translation>Modification des lignes choisies</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n ligne copiée</numerusform>
            <numerusform>%n lignes copiées</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotesPage</name>
    <message>
        <source>Notes are written on tickets, customers and machines; the latest ones stand here.</source>
        <translation>Les notes s&apos;écrivent sur les tickets, les clients et les machines ; les dernières sont ici.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Pas encore de notes</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>Pas encore de notes.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What should others know?</source>
        <translation>Que doivent savoir les autres ?</translation>
    </message>
</context>
<context>
    <name>OpenConflicts</name>
    <message>
        <source>You changed the %1 on two devices. Keep which?</source>
        <translation>Vous avez modifié « %1 » sur deux appareils. Que garder ?</translation>
    </message>
    <message>
        <source>%1: you changed the %2 on two devices. Keep which?</source>
        <translation>%1 : vous avez modifié « %2 » sur deux appareils. Que garder ?</translation>
    </message>
    <message>
        <source>Both of you changed the %1. Keep which?</source>
        <translation>Vous avez tous deux modifié « %1 ». Que garder ?</translation>
    </message>
    <message>
        <source>%1: both of you changed the %2. Keep which?</source>
        <translation>%1 : vous avez tous deux modifié « %2 ». Que garder ?</translation>
    </message>
    <message>
        <source>%1 and %2 both changed the %3. Keep which?</source>
        <translation>%1 et %2 ont tous deux modifié « %3 ». Que garder ?</translation>
    </message>
    <message>
        <source>%1: %2 and %3 both changed the %4. Keep which?</source>
        <translation>%1 : %2 et %3 ont tous deux modifié « %4 ». Que garder ?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Quelqu&apos;un</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Décidé&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>OrganisationModule</name>
    <message>
        <source>A record</source>
        <translation>Une fiche</translation>
    </message>
    <message>
        <source>note deleted</source>
        <translation>note supprimée</translation>
    </message>
    <message>
        <source>note “%1”</source>
        <translation>note « %1 »</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>note modifiée</translation>
    </message>
    <message>
        <source>photo added</source>
        <translation>photo ajoutée</translation>
    </message>
    <message>
        <source>file %1 added</source>
        <translation>fichier %1 ajouté</translation>
    </message>
    <message>
        <source>decided which %1 is kept</source>
        <translation>choix fait pour « %1 »</translation>
    </message>
    <message>
        <source>A change that was not accepted</source>
        <translation>Une modification non acceptée</translation>
    </message>
    <message>
        <source>seen to</source>
        <translation>réglé</translation>
    </message>
    <message>
        <source>note</source>
        <translation>note</translation>
    </message>
    <message>
        <source>View “%1”</source>
        <translation>Vue « %1 »</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>enregistrée</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimée</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifiée</translation>
    </message>
    <message>
        <source>open again which %1 is kept</source>
        <translation>choix rouvert pour « %1 »</translation>
    </message>
    <message>
        <source>photo removed</source>
        <translation>photo retirée</translation>
    </message>
    <message>
        <source>decided: the %1 stays empty</source>
        <translation>choix fait pour « %1 » : reste vide</translation>
    </message>
    <message>
        <source>decided: the %1 “%2” is kept</source>
        <translation>choix fait pour « %1 » : « %2 »</translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>This is not a Carnet invitation. It begins with carnet:// and was made by your administrator.</source>
        <translation>Ce n&apos;est pas une invitation Carnet. Elle commence par carnet:// et vient de votre administrateur.</translation>
    </message>
    <message>
        <source>This device is not signed in yet.</source>
        <translation>Cet appareil n&apos;est pas encore connecté.</translation>
    </message>
    <message>
        <source>The server does not answer at %1. Check the network, then try again.</source>
        <translation>Le serveur ne répond pas à %1. Vérifiez le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Another server answers at %1 in place of yours: its certificate is not the one of the invitation. Nothing was sent. Ask your administrator.</source>
        <translation>Un autre serveur répond à %1 à la place du vôtre : son certificat n&apos;est pas celui de l&apos;invitation. Rien n&apos;a été envoyé. Demandez à votre administrateur.</translation>
    </message>
    <message>
        <source>What answers there is not a Carnet server. Check the invitation.</source>
        <translation>Ce qui répond là n&apos;est pas un serveur Carnet. Vérifiez l&apos;invitation.</translation>
    </message>
    <message>
        <source>The server has stopped answering.</source>
        <translation>Le serveur ne répond plus.</translation>
    </message>
    <message>
        <source>This device called the server too often. It calls again by itself in a moment.</source>
        <translation>Cet appareil a appelé le serveur trop souvent. Il rappelle de lui-même dans un instant.</translation>
    </message>
    <message>
        <source>This device could not keep its key: %1</source>
        <translation>Cet appareil n&apos;a pas pu garder sa clé : %1</translation>
    </message>
    <message>
        <source>Login or password is wrong. Check capital letters and try again.</source>
        <translation>Identifiant ou mot de passe faux. Vérifiez les majuscules et réessayez.</translation>
    </message>
    <message>
        <source>This invitation is not known here. Ask your administrator for a new one.</source>
        <translation>Cette invitation n&apos;est pas connue ici. Demandez-en une nouvelle à votre administrateur.</translation>
    </message>
    <message>
        <source>This invitation has been used already. Ask your administrator for a new one.</source>
        <translation>Cette invitation a déjà servi. Demandez-en une nouvelle à votre administrateur.</translation>
    </message>
    <message>
        <source>This invitation is too old. Ask your administrator for a new one.</source>
        <translation>Cette invitation est trop ancienne. Demandez-en une nouvelle à votre administrateur.</translation>
    </message>
    <message>
        <source>Too many tries. Wait a few minutes, then try again.</source>
        <translation>Trop d&apos;essais. Attendez quelques minutes, puis réessayez.</translation>
    </message>
    <message>
        <source>The server does not know this device, or it was locked. Your work stays here; ask your administrator for a new invitation.</source>
        <translation>Le serveur ne connaît pas cet appareil, ou il a été bloqué. Votre travail reste ici ; demandez une nouvelle invitation à votre administrateur.</translation>
    </message>
    <message>
        <source>The server does not recognise this device&apos;s key. Your work stays here; ask your administrator for a new invitation.</source>
        <translation>Le serveur ne reconnaît pas la clé de cet appareil. Votre travail reste ici ; demandez une nouvelle invitation à votre administrateur.</translation>
    </message>
    <message>
        <source>The sign-in has ended. Sign in again with your password; your work stays here.</source>
        <translation>La connexion a pris fin. Reconnectez-vous avec votre mot de passe ; votre travail reste ici.</translation>
    </message>
    <message>
        <source>The sign-in has expired. It is renewed as soon as the server answers.</source>
        <translation>La connexion a expiré. Elle est renouvelée dès que le serveur répond.</translation>
    </message>
    <message>
        <source>The server did not accept this device&apos;s sign-in. Ask your administrator.</source>
        <translation>Le serveur n&apos;a pas accepté la connexion de cet appareil. Demandez à votre administrateur.</translation>
    </message>
    <message>
        <source>The server is there but cannot work just now. Try again in a moment.</source>
        <translation>Le serveur est là mais ne peut pas travailler pour le moment. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>This data belongs to another server. Nothing was sent.</source>
        <translation>Ces données appartiennent à un autre serveur. Rien n&apos;a été envoyé.</translation>
    </message>
    <message>
        <source>The data of this device is in use on another one too. Your work stays here; ask your administrator for a new invitation, and it goes on.</source>
        <translation>Les données de cet appareil servent aussi sur un autre. Votre travail reste ici ; demandez une nouvelle invitation à votre administrateur, et il continue.</translation>
    </message>
    <message>
        <source>This app is newer than the server. It will work again after the server has been updated.</source>
        <translation>Cette application est plus récente que le serveur. Tout marchera à nouveau après sa mise à jour.</translation>
    </message>
    <message>
        <source>This app is too old for the server. Update the app; your work stays here and is sent then.</source>
        <translation>Cette application est trop ancienne pour le serveur. Mettez-la à jour ; votre travail reste ici et sera envoyé ensuite.</translation>
    </message>
    <message>
        <source>Carnet is already open with this data. Use the window that is open, or close it first.</source>
        <translation>Carnet est déjà ouvert avec ces données. Utilisez la fenêtre ouverte, ou fermez-la d&apos;abord.</translation>
    </message>
    <message>
        <source>This data was written by a newer Carnet. Update the app to open it.</source>
        <translation>Ces données viennent d&apos;un Carnet plus récent. Mettez l&apos;application à jour pour les ouvrir.</translation>
    </message>
    <message>
        <source>This data belongs to another server or person.</source>
        <translation>Ces données appartiennent à un autre serveur ou à une autre personne.</translation>
    </message>
    <message>
        <source>This device has no room left. Free some space and do it again; nothing is half saved.</source>
        <translation>Cet appareil n&apos;a plus de place. Libérez-en et recommencez ; rien n&apos;est enregistré à moitié.</translation>
    </message>
    <message>
        <source>This device could not write its data. Nothing is half saved; try again.</source>
        <translation>Cet appareil n&apos;a pas pu écrire ses données. Rien n&apos;est enregistré à moitié ; réessayez.</translation>
    </message>
    <message>
        <source>Carnet was closing. Do it again.</source>
        <translation>Carnet se fermait. Recommencez.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Ce fichier est vide.</translation>
    </message>
    <message>
        <source>This file is larger than 64 MB. Choose a smaller one.</source>
        <translation>Ce fichier dépasse 64 Mo. Choisissez-en un plus petit.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Ce fichier est illisible.</translation>
    </message>
    <message>
        <source>This change has been sent already and can no longer be taken back.</source>
        <translation>Cette modification est déjà partie et ne peut plus être reprise.</translation>
    </message>
    <message>
        <source>This change has already arrived.</source>
        <translation>Cette modification est déjà arrivée.</translation>
    </message>
    <message>
        <source>This record no longer exists.</source>
        <translation>Cette fiche n&apos;existe plus.</translation>
    </message>
    <message>
        <source>This record was deleted meanwhile.</source>
        <translation>Cette fiche a été supprimée entre-temps.</translation>
    </message>
    <message>
        <source>This record exists already.</source>
        <translation>Cette fiche existe déjà.</translation>
    </message>
    <message>
        <source>This record is not on this device; the office will decide.</source>
        <translation>Cette fiche n&apos;est pas sur cet appareil ; le bureau décidera.</translation>
    </message>
    <message>
        <source>This record belongs to somebody else. The office can change it.</source>
        <translation>Cette fiche est à quelqu&apos;un d&apos;autre. Le bureau peut la modifier.</translation>
    </message>
    <message>
        <source>Somebody changed this record meanwhile. Look at it again.</source>
        <translation>Quelqu&apos;un a modifié cette fiche entre-temps. Revoyez-la.</translation>
    </message>
    <message>
        <source>What has happened is not changed afterwards. Add the opposite instead.</source>
        <translation>Ce qui a eu lieu ne se change pas après coup. Ajoutez plutôt l&apos;inverse.</translation>
    </message>
    <message>
        <source>This refers to a record that is not there.</source>
        <translation>Ceci renvoie à une fiche qui n&apos;est pas là.</translation>
    </message>
    <message>
        <source>This refers to a record that is not yours. The office can do it.</source>
        <translation>Ceci renvoie à une fiche qui n&apos;est pas à vous. Le bureau peut le faire.</translation>
    </message>
    <message>
        <source>Another device works with a copy of this data. This change is kept at the office, which decides.</source>
        <translation>Un autre appareil travaille avec une copie de ces données. Cette modification est conservée au bureau, qui décide.</translation>
    </message>
    <message>
        <source>This waits for an earlier change that was not accepted.</source>
        <translation>Ceci attend une modification antérieure qui n&apos;a pas été acceptée.</translation>
    </message>
    <message>
        <source>This step does not exist here.</source>
        <translation>Cette étape n&apos;existe pas ici.</translation>
    </message>
    <message>
        <source>Say why: a reason is needed.</source>
        <translation>Dites pourquoi : il faut un motif.</translation>
    </message>
    <message>
        <source>Choose a reason from the list.</source>
        <translation>Choisissez un motif dans la liste.</translation>
    </message>
    <message>
        <source>Your role does not allow this. An administrator can give it the right.</source>
        <translation>Votre rôle ne le permet pas. Un administrateur peut en donner le droit.</translation>
    </message>
    <message>
        <source>Your role does not allow changing this. The office can do it.</source>
        <translation>Votre rôle ne permet pas de modifier ceci. Le bureau peut le faire.</translation>
    </message>
    <message>
        <source>Your role does not allow adding this. The office can do it.</source>
        <translation>Votre rôle ne permet pas d&apos;ajouter ceci. Le bureau peut le faire.</translation>
    </message>
    <message>
        <source>Your role does not allow deleting this. The office can do it.</source>
        <translation>Votre rôle ne permet pas de supprimer ceci. Le bureau peut le faire.</translation>
    </message>
    <message>
        <source>Your role does not allow this step. The office can do it.</source>
        <translation>Votre rôle ne permet pas cette étape. Le bureau peut la faire.</translation>
    </message>
    <message>
        <source>This value cannot be stored.</source>
        <translation>Cette valeur ne peut pas être enregistrée.</translation>
    </message>
    <message>
        <source>This value is decided elsewhere and cannot be written.</source>
        <translation>Cette valeur est décidée ailleurs et ne s&apos;écrit pas.</translation>
    </message>
    <message>
        <source>This person would hold too many records. Divide the work.</source>
        <translation>Cette personne aurait trop de fiches. Partagez le travail.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Écrivez d&apos;abord quelque chose.</translation>
    </message>
    <message>
        <source>Only its author can change a note.</source>
        <translation>Seul son auteur peut modifier une note.</translation>
    </message>
    <message>
        <source>Somebody has decided this already, the other way.</source>
        <translation>Quelqu&apos;un a déjà décidé, dans l&apos;autre sens.</translation>
    </message>
    <message>
        <source>This decision is not yours.</source>
        <translation>Cette décision n&apos;est pas la vôtre.</translation>
    </message>
    <message>
        <source>Somebody has seen to this already.</source>
        <translation>Quelqu&apos;un s&apos;en est déjà occupé.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Donnez un nom à la vue.</translation>
    </message>
    <message>
        <source>This view belongs to somebody else.</source>
        <translation>Cette vue est à quelqu&apos;un d&apos;autre.</translation>
    </message>
    <message>
        <source>Only an administrator can let others in.</source>
        <translation>Seul un administrateur peut faire entrer d&apos;autres personnes.</translation>
    </message>
    <message>
        <source>The server does not know this person yet. Wait until your changes have arrived, then try again.</source>
        <translation>Le serveur ne connaît pas encore cette personne. Attendez que vos modifications soient arrivées, puis réessayez.</translation>
    </message>
    <message>
        <source>Give this person a first password.</source>
        <translation>Donnez un premier mot de passe à cette personne.</translation>
    </message>
    <message>
        <source>The password is too short: 8 characters are the least.</source>
        <translation>Le mot de passe est trop court : 8 caractères au moins.</translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>Le mot de passe est trop long.</translation>
    </message>
    <message>
        <source>This password has signs that cannot be typed.</source>
        <translation>Ce mot de passe contient des signes impossibles à taper.</translation>
    </message>
    <message>
        <source>There is no way back from this. Do the opposite instead.</source>
        <translation>Il n&apos;y a pas de retour possible. Faites plutôt l&apos;action contraire.</translation>
    </message>
    <message>
        <source>Somebody has changed it since.</source>
        <translation>Quelqu&apos;un l&apos;a modifié depuis.</translation>
    </message>
    <message>
        <source>The data on this device is damaged. Carnet sets it right: what waits here is kept, the rest comes again from the office.</source>
        <translation>Les données de cet appareil sont endommagées. Carnet les remet en ordre : ce qui attend ici est gardé, le reste revient du siège.</translation>
    </message>
    <message>
        <source>The server did not understand this app. Update the app, then try again.</source>
        <translation>Le serveur n&apos;a pas compris cette application. Mettez-la à jour, puis réessayez.</translation>
    </message>
    <message>
        <source>Nobody has given you a role yet. Your work stays here; ask your administrator.</source>
        <translation>Personne ne vous a encore donné de rôle. Votre travail reste ici ; demandez à votre administrateur.</translation>
    </message>
    <message>
        <source>Signing in took too long. Try again.</source>
        <translation>La connexion a pris trop de temps. Réessayez.</translation>
    </message>
    <message>
        <source>Your rights were changed. Carnet connects again by itself.</source>
        <translation>Vos droits ont été modifiés. Carnet se reconnecte tout seul.</translation>
    </message>
    <message>
        <source>The office&apos;s server has no room left. Your work is safe on this device and is sent as soon as there is room again.</source>
        <translation>Le serveur du siège n&apos;a plus de place. Votre travail est en sécurité sur cet appareil et part dès qu&apos;il y a de nouveau de la place.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot work just now. Your work is safe on this device and is sent as soon as it can.</source>
        <translation>Le serveur du siège ne peut pas travailler pour le moment. Votre travail est en sécurité sur cet appareil et part dès que possible.</translation>
    </message>
    <message>
        <source>The office&apos;s server had a fault. Your work is safe on this device and is sent again by itself.</source>
        <translation>Le serveur du siège a eu une panne. Votre travail est en sécurité sur cet appareil et repart tout seul.</translation>
    </message>
    <message>
        <source>So much waits to be written on this device that nothing more can be taken now. Try again in a moment.</source>
        <translation>Tant de choses attendent d&apos;être écrites sur cet appareil que plus rien ne peut être accepté pour l&apos;instant. Réessayez dans un moment.</translation>
    </message>
    <message>
        <source>Something went wrong on this device. Nothing is half saved; try again.</source>
        <translation>Quelque chose s&apos;est mal passé sur cet appareil. Rien n&apos;est enregistré à moitié ; réessayez.</translation>
    </message>
    <message>
        <source>This is too much for one step. Do it in smaller parts.</source>
        <translation>C&apos;est trop pour une seule étape. Faites-le en plus petites parties.</translation>
    </message>
    <message>
        <source>This text has signs that cannot be stored.</source>
        <translation>Ce texte contient des signes qui ne peuvent pas être enregistrés.</translation>
    </message>
    <message>
        <source>Somebody else made this change on this device. The office can do it.</source>
        <translation>Quelqu&apos;un d&apos;autre a fait cette modification sur cet appareil. Le siège peut la faire.</translation>
    </message>
    <message>
        <source>What this change said can no longer be read. Look through your last work and do again what is missing.</source>
        <translation>Le contenu de cette modification n&apos;est plus lisible. Revoyez votre dernier travail et refaites ce qui manque.</translation>
    </message>
    <message>
        <source>An earlier change must arrive first. It is sent by itself.</source>
        <translation>Une modification plus ancienne doit d&apos;abord arriver. Elle part toute seule.</translation>
    </message>
    <message>
        <source>The server and this app did not understand each other. Your work stays here; update the app.</source>
        <translation>Le serveur et cette application ne se sont pas compris. Votre travail reste ici ; mettez l&apos;application à jour.</translation>
    </message>
    <message>
        <source>The server had a fault. Try again in a moment.</source>
        <translation>Le serveur a eu une panne. Réessayez dans un moment.</translation>
    </message>
    <message>
        <source>This cannot be read.</source>
        <translation>Ceci est illisible.</translation>
    </message>
    <message>
        <source>Only the server does this by itself.</source>
        <translation>Seul le serveur fait cela, de lui-même.</translation>
    </message>
    <message>
        <source>These values belong together. Give all of them.</source>
        <translation>Ces valeurs vont ensemble. Donnez-les toutes.</translation>
    </message>
    <message>
        <source>This app and the server know different values. Update the app.</source>
        <translation>Cette application et le serveur ne connaissent pas les mêmes valeurs. Mettez l&apos;application à jour.</translation>
    </message>
    <message>
        <source>The server does not know this step. Update the app.</source>
        <translation>Le serveur ne connaît pas cette étape. Mettez l&apos;application à jour.</translation>
    </message>
    <message>
        <source>Your role does not allow importing. An administrator can do it.</source>
        <translation>Votre rôle ne permet pas d&apos;importer. Un administrateur peut le faire.</translation>
    </message>
    <message>
        <source>This record could not be told from another one. Do it again.</source>
        <translation>Cette fiche n&apos;a pas pu être distinguée d&apos;une autre. Refaites-le.</translation>
    </message>
    <message>
        <source>What this belongs to is not there.</source>
        <translation>Ce à quoi ceci appartient n&apos;existe pas.</translation>
    </message>
    <message>
        <source>This value is taken already. Choose another one.</source>
        <translation>Cette valeur est déjà prise. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This is not the file that was attached. Attach it again.</source>
        <translation>Ce n&apos;est pas le fichier qui a été joint. Joignez-le de nouveau.</translation>
    </message>
    <message>
        <source>The small picture of this file is too large. Attach it again.</source>
        <translation>L&apos;aperçu de ce fichier est trop grand. Joignez-le de nouveau.</translation>
    </message>
    <message>
        <source>This file belongs to another record and cannot be attached here.</source>
        <translation>Ce fichier appartient à une autre fiche et ne peut pas être joint ici.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 fast. Carnet goes by the office&apos;s clock; set yours right.</source>
        <translation>L&apos;horloge de cet appareil avance de %1. Carnet suit l&apos;horloge du siège ; réglez la vôtre.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 slow. Carnet goes by the office&apos;s clock; set yours right.</source>
        <translation>L&apos;horloge de cet appareil retarde de %1. Carnet suit l&apos;horloge du siège ; réglez la vôtre.</translation>
    </message>
    <message>
        <source>The data file on this device was damaged and has been made anew.</source>
        <translation>Le fichier de données de cet appareil était endommagé et a été refait.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that had not reached the office were rescued and are sent by themselves.</source>
        <translation>
            <numerusform>%n modification qui n&apos;était pas arrivée au siège a été sauvée et part toute seule.</numerusform>
            <numerusform>%n modifications qui n&apos;étaient pas arrivées au siège ont été sauvées et partent toutes seules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be read and are lost: look through your last work.</source>
        <translation>
            <numerusform>%n modification n&apos;a pas pu être lue et est perdue : revoyez votre dernier travail.</numerusform>
            <numerusform>%n modifications n&apos;ont pas pu être lues et sont perdues : revoyez votre dernier travail.</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of the file could not be read. What had not reached the office may be missing: look through your last work.</source>
        <translation>Une partie du fichier n&apos;a pas pu être lue. Ce qui n&apos;était pas arrivé au siège peut manquer : revoyez votre dernier travail.</translation>
    </message>
    <message>
        <source>No change was waiting here: nothing of yours is lost.</source>
        <translation>Aucune modification n&apos;attendait ici : rien de vous n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Everything comes again from the office; the damaged file is kept beside it.</source>
        <translation>Tout revient du siège ; le fichier endommagé est gardé à côté.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Donnez-lui un nom.</translation>
    </message>
    <message>
        <source>Something got lost on the way to the server. It is sent again by itself; nothing is lost here.</source>
        <translation>Quelque chose s’est perdu en chemin vers le serveur. C’est renvoyé automatiquement ; rien n’est perdu ici.</translation>
    </message>
    <message>
        <source>The server was restored from a backup. What you had sent is being sent again; until all is compared, some of what you see may be newer than what the office has.</source>
        <translation>Le serveur a été restauré à partir d&apos;une sauvegarde. Ce que vous aviez envoyé est renvoyé ; tant que tout n&apos;est pas comparé, une partie de ce que vous voyez peut être plus récente que ce qu&apos;a le bureau.</translation>
    </message>
    <message>
        <source>The office did not accept this before this device was let in anew. Correct it or take it back.</source>
        <translation>Le bureau n&apos;a pas accepté cette modification avant que cet appareil soit admis à nouveau. Corrigez-la ou reprenez-la.</translation>
    </message>
    <message>
        <source>You had taken this change back.</source>
        <translation>Vous aviez repris cette modification.</translation>
    </message>
    <message>
        <source>You no longer have access to this record; what you did is kept and sent.</source>
        <translation>Vous n&apos;avez plus accès à cette fiche ; ce que vous avez fait est gardé et envoyé.</translation>
    </message>
    <message>
        <source>This has been undone already.</source>
        <translation>Cela a déjà été annulé.</translation>
    </message>
    <message>
        <source>This was done too long ago to be undone here.</source>
        <translation>C&apos;est trop ancien pour être annulé ici.</translation>
    </message>
    <message>
        <source>Something else belongs to it by now, so it stays.</source>
        <translation>Autre chose en dépend désormais ; cela reste donc.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be shown. Choose a JPEG or PNG.</source>
        <translation>Ce fichier n&apos;est pas une image qui peut être affichée. Choisissez un JPEG ou un PNG.</translation>
    </message>
    <message>
        <source>Only who added a file can remove it.</source>
        <translation>Seule la personne qui a ajouté un fichier peut le retirer.</translation>
    </message>
    <message>
        <source>Signatures and recordings cannot be removed.</source>
        <translation>Les signatures et les enregistrements ne peuvent pas être retirés.</translation>
    </message>
    <message>
        <source>The ticket is closed. Its photos and files stay.</source>
        <translation>Le ticket est clos. Ses photos et ses fichiers restent.</translation>
    </message>
    <message>
        <source>This is the only administrator. Make somebody else one first.</source>
        <translation>C&apos;est le seul administrateur. Donnez d&apos;abord ce rôle à quelqu&apos;un d&apos;autre.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in once with network. Afterwards everything works without it.</source>
        <translation>Connectez-vous une fois avec du réseau. Ensuite, tout marche sans.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>The link that begins with carnet://. Your administrator gives it to you.</source>
        <translation>Le lien qui commence par carnet://. Votre administrateur vous le donne.</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>Quelqu&apos;un d&apos;autre a écrit entre-temps&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>ViewSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>As the list comes</source>
        <translation>Liste d&apos;origine</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Renommer %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>Keep the changes in “%1”</source>
        <translation>Garder les modifications dans « %1 »</translation>
    </message>
    <message>
        <source>Filter, order and columns, on each of your devices.</source>
        <translation>Filtre, ordre et colonnes, sur chacun de vos appareils.</translation>
    </message>
    <message>
        <source>Save the list as it is now</source>
        <translation>Enregistrer la liste telle qu&apos;elle est</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Nouveau nom</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Nom de la vue</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Enregistrer la vue</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>Try the server now</source>
        <translation>Essayer le serveur</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>No connection. Last contact %1</source>
        <translation>Pas de connexion. Dernier contact %1</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>Pas encore de connexion</translation>
    </message>
    <message>
        <source>Is my work safe?</source>
        <translation>Mon travail est-il en sûreté ?</translation>
    </message>
    <message>
        <source>Everything you did is saved on this device and has reached the office.</source>
        <translation>Tout ce que vous avez fait est enregistré sur cet appareil et arrivé au bureau.</translation>
    </message>
    <message>
        <source>Everything below is saved on this device. It is sent by itself as soon as there is a connection.</source>
        <translation>Tout ce qui suit est enregistré sur cet appareil. L&apos;envoi se fait de lui-même dès qu&apos;il y a une connexion.</translation>
    </message>
    <message>
        <source>Your data is still arriving. You can work with what is here.</source>
        <translation>Vos données arrivent encore. Vous pouvez travailler avec ce qui est là.</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Votre décision est attendue</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>Modifications en attente</translation>
    </message>
    <message>
        <source>Photos and files still to be sent</source>
        <translation>Photos et fichiers encore à envoyer</translation>
    </message>
    <message numerus="yes">
        <source>Access withdrawn, %n change(s) waiting. What you did there is kept and sent; calls, time and parts count.</source>
        <translation>
            <numerusform>Accès retiré, %n modification en attente. Ce que vous y avez fait est gardé et envoyé ; appels, temps et pièces comptent.</numerusform>
            <numerusform>Accès retiré, %n modifications en attente. Ce que vous y avez fait est gardé et envoyé ; appels, temps et pièces comptent.</numerusform>
        </translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Ce que j&apos;ai fait</translation>
    </message>
</context>
<context>
    <name>carnet::client::DecisionsController</name>
    <message>
        <source>A change of %1 could not be accepted</source>
        <translation>Une modification de %1 n&apos;a pas pu être acceptée</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>C&apos;est réglé</translation>
    </message>
    <message>
        <source>What was meant</source>
        <translation>Ce qui était voulu</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
</context>
<context>
    <name>carnet::client::DeedsController</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>You changed it again since.</source>
        <translation>Vous l&apos;avez modifié de nouveau depuis.</translation>
    </message>
    <message>
        <source>%1 changed it since.</source>
        <translation>%1 l&apos;a modifié depuis.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Action annulée</translation>
    </message>
    <message numerus="yes">
        <source>Undone but for %n</source>
        <translation>
            <numerusform>Annulé sauf %n</numerusform>
            <numerusform>Annulé sauf %n</numerusform>
        </translation>
    </message>
    <message>
        <source>One change</source>
        <translation>Une modification</translation>
    </message>
    <message>
        <source>Not all of it could be undone. %1</source>
        <translation>Tout n&apos;a pas pu être annulé. %1</translation>
    </message>
    <message>
        <source>Not undone. %1</source>
        <translation>Non annulé. %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::KeepController</name>
    <message>
        <source>There are none yet. Those that come are kept.</source>
        <translation>Il n&apos;y en a pas encore. Ceux qui viendront seront gardés.</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Il n&apos;y en a pas encore.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s), %1.</source>
        <translation>
            <numerusform>%n photo ou fichier, %1.</numerusform>
            <numerusform>%n photos ou fichiers, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are here.</source>
        <translation>Tout est ici.</translation>
    </message>
    <message numerus="yes">
        <source>%n still to come.</source>
        <translation>
            <numerusform>%n encore à venir.</numerusform>
            <numerusform>%n encore à venir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not here.</source>
        <translation>
            <numerusform>%n absent d&apos;ici.</numerusform>
            <numerusform>%n absents d&apos;ici.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept takes %1, more than the %2 that photos may take here. Allow more in the settings, or keep less.</source>
        <translation>Ce qui est gardé occupe %1, plus que les %2 permis aux photos ici. Autorisez davantage dans les réglages, ou gardez-en moins.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are kept on this device already. Let go of one first.</source>
        <translation>
            <numerusform>%n fiche est déjà gardée sur cet appareil. Libérez-en une d&apos;abord.</numerusform>
            <numerusform>%n fiches sont déjà gardées sur cet appareil. Libérez-en une d&apos;abord.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::NotesController</name>
    <message>
        <source>Note saved</source>
        <translation>Note enregistrée</translation>
    </message>
</context>
<context>
    <name>carnet::client::SignInController</name>
    <message>
        <source>Paste the invitation your administrator gave you.</source>
        <translation>Collez l&apos;invitation reçue de votre administrateur.</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Saisissez votre identifiant.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Saisissez votre mot de passe.</translation>
    </message>
    <message>
        <source>Signing in did not work (%1). Try again, or ask your administrator.</source>
        <translation>La connexion n&apos;a pas marché (%1). Réessayez, ou demandez à votre administrateur.</translation>
    </message>
</context>
<context>
    <name>carnet::client::WaitingController</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>Sur cet appareil</translation>
    </message>
    <message>
        <source>On this device, the office will decide</source>
        <translation>Sur cet appareil, le bureau décidera</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyée</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptée</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Votre décision est attendue</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>photo %1</source>
        <translation>photo %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>fichier %1</translation>
    </message>
    <message>
        <source>A change that was lost with the damaged data file</source>
        <translation>Une modification perdue avec le fichier de données endommagé</translation>
    </message>
    <message>
        <source>A change that was taken back</source>
        <translation>Une modification reprise</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Renvoyée</translation>
    </message>
    <message>
        <source>On this device, access was withdrawn</source>
        <translation>Sur cet appareil, accès retiré</translation>
    </message>
</context>
<context>
    <name>FormDraft</name>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>Quelqu&apos;un d&apos;autre a écrit entre-temps&#xa0;: %1</translation>
    </message>
    <message>
        <source>Emptied by somebody else meanwhile.</source>
        <translation>Quelqu&apos;un d&apos;autre a vidé ce champ entre-temps.</translation>
    </message>
</context>
</TS>
