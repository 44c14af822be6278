<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CompanyStep</name>
    <message>
        <source>Company name</source>
        <translation>Nom de l&apos;entreprise</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Rue</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Of documents and of what customers without a language read.</source>
        <translation>Celle des documents et de ce que lisent les clients sans langue indiquée.</translation>
    </message>
    <message>
        <source>Language of the company</source>
        <translation>Langue de l’entreprise</translation>
    </message>
    <message>
        <source>Currency (EUR, CHF …)</source>
        <translation>Devise (EUR, CHF …)</translation>
    </message>
    <message>
        <source>Its midnight begins the company&apos;s day.</source>
        <translation>La journée de l’entreprise commence à son minuit.</translation>
    </message>
    <message>
        <source>Time zone (Europe/Paris …)</source>
        <translation>Fuseau horaire (Europe/Paris …)</translation>
    </message>
    <message>
        <source>Save the company</source>
        <translation>Enregistrer l&apos;entreprise</translation>
    </message>
</context>
<context>
    <name>DemoTips</name>
    <message>
        <source>Close the tips</source>
        <translation>Fermer les conseils</translation>
    </message>
    <message>
        <source>1 Switch the network off. 2 Start the first visit. 3 Switch it on: the ticket is in progress at headquarters, too.</source>
        <translation>1 Coupez le réseau. 2 Commencez la première visite. 3 Rétablissez-le : au siège aussi, le ticket est en cours.</translation>
    </message>
</context>
<context>
    <name>FirstStep</name>
    <message>
        <source>Step %1: %2</source>
        <translation>Étape %1 : %2</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>Go to Today</source>
        <translation>Aller à Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Five steps, and people can begin to work.</source>
        <translation>Cinq étapes, et tout le monde peut se mettre au travail.</translation>
    </message>
    <message>
        <source>Welcome to Carnet</source>
        <translation>Bienvenue dans Carnet</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Votre entreprise</translation>
    </message>
    <message>
        <source>Your people</source>
        <translation>Votre équipe</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Your customers</source>
        <translation>Vos clients</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Your products</source>
        <translation>Vos produits</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n produit</numerusform>
            <numerusform>%n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>The first device</source>
        <translation>Le premier appareil</translation>
    </message>
    <message>
        <source>By QR code</source>
        <translation>Par code QR</translation>
    </message>
    <message>
        <source>The company&apos;s data, its people, lists to import, and devices.</source>
        <translation>Les données de l&apos;entreprise, ses personnes, les listes à importer et les appareils.</translation>
    </message>
    <message>
        <source>Set up the company</source>
        <translation>Configurer l&apos;entreprise</translation>
    </message>
    <message>
        <source>Edit the person</source>
        <translation>Modifier la personne</translation>
    </message>
    <message>
        <source>Let in a device</source>
        <translation>Admettre un appareil</translation>
    </message>
    <message>
        <source>May not sign in</source>
        <translation>Ne peut pas se connecter</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Discarded</source>
        <translation>Saisie jetée</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>Modifications en attente</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Ce que j&apos;ai fait</translation>
    </message>
    <message>
        <source>Set up the company</source>
        <translation>Configurer l&apos;entreprise</translation>
    </message>
</context>
<context>
    <name>ImportStep</name>
    <message>
        <source>Product file</source>
        <translation>Fichier des produits</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>Fichier des clients</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>Lines are read</source>
        <translation>Lecture des lignes</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) imported.</source>
        <translation>
            <numerusform>%n ligne importée.</numerusform>
            <numerusform>%n lignes importées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) refused:</source>
        <translation>
            <numerusform>%n ligne refusée :</numerusform>
            <numerusform>%n lignes refusées :</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Ligne %1 : %2</translation>
    </message>
    <message>
        <source>CSV files (%1)</source>
        <translation>Fichiers CSV (%1)</translation>
    </message>
    <message>
        <source>Save a table to fill</source>
        <translation>Enregistrer un tableau à remplir</translation>
    </message>
    <message>
        <source>A CSV file as spreadsheets save it, one line for each. The first line names the columns: %1.</source>
        <translation>Un fichier CSV tel que les tableurs l&apos;enregistrent, une ligne pour chacun. La première ligne nomme les colonnes&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Next and previous row</source>
        <translation>Ligne suivante, précédente</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Ouvrir la ligne</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Do the main step</source>
        <translation>Faire l&apos;étape principale</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Annuler la dernière modification</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Cette feuille</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Aller à</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>Dans une liste</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Sélectionner la ligne</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtrer</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>On a record</source>
        <translation>Sur une fiche</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Enregistrer le formulaire</translation>
    </message>
    <message>
        <source>Letters work outside of fields and go by the position of the key, whatever the keyboard writes.</source>
        <translation>Les lettres agissent hors des champs et suivent la position de la touche, quel que soit le clavier.</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Choisir plusieurs lignes</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Choisir toutes les lignes</translation>
    </message>
    <message>
        <source>Columns of a wide list</source>
        <translation>Colonnes d'une liste large</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Menu de la ligne</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Vues</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>Dans un formulaire</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Champ suivant</translation>
    </message>
    <message>
        <source>Close it; what was typed is kept</source>
        <translation>Le fermer ; ce qui est écrit est gardé</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Espace</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Échap</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Carnet cannot start</source>
        <translation>Carnet ne peut pas démarrer</translation>
    </message>
    <message>
        <source>Setting your data right…</source>
        <translation>Remise en ordre de vos données…</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>What the person does</source>
        <translation>Ce que fait la personne</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation>Ajouter la personne</translation>
    </message>
</context>
<context>
    <name>RescuedDialog</name>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>Your data was set right</source>
        <translation>Vos données ont été remises en ordre</translation>
    </message>
</context>
<context>
    <name>SearchKinds</name>
    <message>
        <source>Ticket</source>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Rechercher partout</translation>
    </message>
    <message>
        <source>Customer, ticket, serial number, telephone…</source>
        <translation>Client, ticket, numéro de série, téléphone…</translation>
    </message>
    <message>
        <source>Names, numbers, telephone numbers: a few letters are enough, with or without accents.</source>
        <translation>Noms, numéros, téléphones : quelques lettres suffisent, avec ou sans accents.</translation>
    </message>
    <message>
        <source>Search everything on this device</source>
        <translation>Rechercher dans tout cet appareil</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvés</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Ouverts en dernier</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>Modifiés en dernier</translation>
    </message>
    <message numerus="yes">
        <source>The best %n matches: more letters find fewer</source>
        <translation>
            <numerusform>Le meilleur résultat : plus de lettres en trouvent moins</numerusform>
            <numerusform>Les %n meilleurs résultats : plus de lettres en trouvent moins</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n résultat</numerusform>
            <numerusform>%n résultats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of this device are still being prepared for search</source>
        <translation>
            <numerusform>%n fiche de cet appareil est encore en préparation pour la recherche</numerusform>
            <numerusform>%n fiches de cet appareil sont encore en préparation pour la recherche</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked for in names, numbers, telephone numbers, addresses, tickets and notes on this device, also as it sounds, in the other alphabet and with a slip of the hand.</source>
        <translation>Cherché dans les noms, numéros, téléphones, adresses, tickets et notes de cet appareil, aussi tel que cela se prononce, dans l&apos;autre alphabet et avec une faute de frappe.</translation>
    </message>
    <message>
        <source>Nothing was found for “%1”</source>
        <translation>Rien ne correspond à « %1 »</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Kept on this device.</source>
        <translation>Conservés sur cet appareil.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Affichage</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claires</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombres</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Under the finger buttons and rows are taller than under the mouse.</source>
        <translation>Au doigt, les boutons et les lignes sont plus hauts qu&apos;à la souris.</translation>
    </message>
    <message>
        <source>Size of rows and buttons</source>
        <translation>Taille des lignes et des boutons</translation>
    </message>
    <message>
        <source>By what was used last</source>
        <translation>Doigt ou souris, selon le dernier utilisé</translation>
    </message>
    <message>
        <source>For the finger</source>
        <translation>Pour le doigt</translation>
    </message>
    <message>
        <source>For the mouse</source>
        <translation>Pour la souris</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Au travail</translation>
    </message>
    <message>
        <source>Everything that is pressed is at least 64 pixels high.</source>
        <translation>Tout ce qui se touche fait au moins 64 pixels de haut.</translation>
    </message>
    <message>
        <source>Work with gloves</source>
        <translation>Travailler avec des gants</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>Rien ne glisse ni ne s&apos;estompe.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Réduire les animations</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Afficher les touches</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Cet appareil</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Code of the device, in temporary numbers</source>
        <translation>Code de l&apos;appareil, dans les numéros provisoires</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Dernier contact</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aucun pour l&apos;instant</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>En attente d&apos;envoi</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>Espace utilisé</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Signing out removes all data from this device. It is possible once everything has reached the office; to work here again, somebody needs a new invitation.</source>
        <translation>La déconnexion retire toutes les données de cet appareil. Elle est possible une fois que tout est arrivé au bureau ; pour travailler à nouveau ici, il faut une nouvelle invitation.</translation>
    </message>
    <message>
        <source>Sign out of this device</source>
        <translation>Se déconnecter de cet appareil</translation>
    </message>
    <message>
        <source>All data of %1 is removed from this device. This is final.</source>
        <translation>Toutes les données de %1 sont retirées de cet appareil. C&apos;est définitif.</translation>
    </message>
    <message>
        <source>Sign out of this device?</source>
        <translation>Se déconnecter de cet appareil ?</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Photos et fichiers</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>Sur cet appareil</translation>
    </message>
    <message>
        <source>Those used longest ago make room and are fetched again when they are opened. What has not been sent yet and what the coming visits need always stays.</source>
        <translation>Quand la place manque, les fichiers les moins récemment ouverts sont retirés&#xa0;; ils reviennent quand on les ouvre. Ce qui n’est pas encore envoyé et ce qu’il faut aux prochaines visites reste toujours.</translation>
    </message>
    <message>
        <source>Room for them</source>
        <translation>Place réservée</translation>
    </message>
    <message>
        <source>Not sent yet: %1. It has to reach the office first.</source>
        <translation>Pas encore envoyé : %1. Il faut d’abord que tout arrive au bureau.</translation>
    </message>
</context>
<context>
    <name>SignInAgainDialog</name>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Your work is saved here and goes on. To send it, sign in with a new invitation from your administrator.</source>
        <translation>Votre travail est enregistré ici et continue. Pour l&apos;envoyer, connectez-vous avec une nouvelle invitation de votre administrateur.</translation>
    </message>
    <message>
        <source>Your work is saved here and goes on. To send it, sign in again.</source>
        <translation>Votre travail est enregistré ici et continue. Pour l&apos;envoyer, connectez-vous à nouveau.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Se reconnecter</translation>
    </message>
    <message>
        <source>The link that begins with carnet://</source>
        <translation>Le lien qui commence par carnet://</translation>
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
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>TableImport</name>
    <message>
        <source>This file is empty. Its first line names the columns.</source>
        <translation>Ce fichier est vide. Sa première ligne nomme les colonnes.</translation>
    </message>
    <message>
        <source>Line %1 is not CSV: its quotation marks do not fit.</source>
        <translation>La ligne %1 n&apos;est pas du CSV : ses guillemets ne concordent pas.</translation>
    </message>
    <message>
        <source>The price %1 is no number.</source>
        <translation>Le prix %1 n&apos;est pas un nombre.</translation>
    </message>
    <message>
        <source>The warranty %1 is no number of months.</source>
        <translation>La garantie %1 n&apos;est pas un nombre de mois.</translation>
    </message>
    <message>
        <source>This line has another number of values than the first one.</source>
        <translation>Cette ligne n&apos;a pas autant de valeurs que la première.</translation>
    </message>
    <message>
        <source>There is nothing below the first line.</source>
        <translation>Il n&apos;y a rien sous la première ligne.</translation>
    </message>
    <message>
        <source>The country %1 is not known. Write its name or its code, such as %2.</source>
        <translation>Le pays %1 n&apos;est pas connu. Écrivez son nom ou son code, par exemple %2.</translation>
    </message>
    <message>
        <source>%1 is no telephone number: it has too few digits.</source>
        <translation>%1 n&apos;est pas un numéro de téléphone&#xa0;: il a trop peu de chiffres.</translation>
    </message>
    <message>
        <source>%1 is no address of e-mail.</source>
        <translation>%1 n&apos;est pas une adresse e-mail.</translation>
    </message>
    <message>
        <source>The price %1 is less than nothing.</source>
        <translation>Le prix %1 est négatif.</translation>
    </message>
    <message>
        <source>The price %1 is in another currency than the company&apos;s, %2.</source>
        <translation>Le prix %1 est dans une autre monnaie que celle de l&apos;entreprise, %2.</translation>
    </message>
    <message>
        <source>The price %1 can be read as %2 or as %3. Write it with two decimals.</source>
        <translation>Le prix %1 peut se lire %2 ou %3. Écrivez-le avec deux décimales.</translation>
    </message>
    <message>
        <source>The column “%1” is empty.</source>
        <translation>La colonne «&#xa0;%1&#xa0;» est vide.</translation>
    </message>
    <message>
        <source>item number</source>
        <translation>référence</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>price</source>
        <translation>prix HT</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>family</source>
        <translation>famille</translation>
    </message>
    <message>
        <source>warranty (months)</source>
        <translation>garantie (mois)</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>street</source>
        <translation>rue</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>code postal</translation>
    </message>
    <message>
        <source>town</source>
        <translation>ville</translation>
    </message>
    <message>
        <source>country</source>
        <translation>pays</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>numéro de TVA</translation>
    </message>
    <message>
        <source>The name %1 stands in line %2 already; only a number tells them apart.</source>
        <translation>Le nom %1 se trouve déjà à la ligne %2&#xa0;; seul un numéro les distingue.</translation>
    </message>
    <message>
        <source>The number %1 stands in line %2 already.</source>
        <translation>Le numéro %1 se trouve déjà à la ligne %2.</translation>
    </message>
    <message>
        <source>The item number %1 stands in line %2 already.</source>
        <translation>La référence %1 se trouve déjà à la ligne %2.</translation>
    </message>
    <message>
        <source>This file is no text. Save the table as CSV.</source>
        <translation>Ce fichier n&apos;est pas du texte. Enregistrez le tableau au format CSV.</translation>
    </message>
    <message>
        <source>There is no column “%1”. The columns may be: %2.</source>
        <translation>Il n&apos;y a pas de colonne «&#xa0;%1&#xa0;». Les colonnes possibles sont&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>carnet::client::Application</name>
    <message>
        <source>The key of this device cannot be read: %1</source>
        <translation>La clé de cet appareil est illisible : %1</translation>
    </message>
    <message>
        <source>Carnet cannot open its data: %1</source>
        <translation>Carnet ne peut pas ouvrir ses données : %1</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read.</source>
        <translation>Le fichier de mot de passe %1 est illisible.</translation>
    </message>
    <message>
        <source>Work on this device has not reached the office yet. Connect it, wait until it is sent, then sign out.</source>
        <translation>Du travail de cet appareil n&apos;est pas encore arrivé au bureau. Connectez-le, attendez l&apos;envoi, puis déconnectez-vous.</translation>
    </message>
    <message>
        <source>The data on this device was damaged again shortly after it had been set right. The disk may be failing: what waited is kept on it. Ask your administrator.</source>
        <translation>Les données de cet appareil ont été endommagées de nouveau peu après leur remise en ordre. Le disque est peut-être défaillant : ce qui attendait y est gardé. Demandez à votre administrateur.</translation>
    </message>
</context>
<context>
    <name>carnet::client::DeviceInfo</name>
    <message>
        <source>%1 not sent yet</source>
        <translation>%1 pas encore envoyés</translation>
    </message>
    <message>
        <source>%1 for the coming visits</source>
        <translation>%1 pour les prochaines visites</translation>
    </message>
</context>
<context>
    <name>carnet::client::FirstStepsController</name>
    <message>
        <source>Company saved</source>
        <translation>Entreprise enregistrée</translation>
    </message>
    <message>
        <source>Type the person&apos;s name.</source>
        <translation>Tapez le nom de la personne.</translation>
    </message>
    <message>
        <source>A login is one word, such as %1.</source>
        <translation>Un identifiant est un seul mot, comme %1.</translation>
    </message>
    <message>
        <source>Somebody has this login already.</source>
        <translation>Quelqu&apos;un a déjà cet identifiant.</translation>
    </message>
    <message>
        <source>Choose what the person does.</source>
        <translation>Choisissez ce que fait la personne.</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>%1 a été ajouté</translation>
    </message>
    <message>
        <source>A company needs a name.</source>
        <translation>Une entreprise a besoin d’un nom.</translation>
    </message>
    <message>
        <source>Two letters, such as %1.</source>
        <translation>Deux lettres, par exemple %1.</translation>
    </message>
    <message>
        <source>There is no such time zone; %1 is one.</source>
        <translation>Ce fuseau horaire n’existe pas ; %1 en est un.</translation>
    </message>
    <message>
        <source>The steps are in your menu from now on: Set up the company.</source>
        <translation>Les étapes se trouvent désormais dans votre menu&#xa0;: Configurer l&apos;entreprise.</translation>
    </message>
    <message>
        <source>Works on tickets and visits that are given to them, with parts from their van.</source>
        <translation>Traite les tickets et les visites qui lui sont confiés, avec les pièces de son fourgon.</translation>
    </message>
    <message>
        <source>Takes tickets in, gives them to technicians, plans visits, looks after customers.</source>
        <translation>Prend les tickets, les confie aux techniciens, planifie les visites, tient les clients à jour.</translation>
    </message>
    <message>
        <source>Looks after products, depots and vans, and moves parts between them.</source>
        <translation>Gère les produits, les dépôts et les fourgons, et déplace les pièces entre eux.</translation>
    </message>
    <message>
        <source>Reads tickets and writes notes.</source>
        <translation>Lit les tickets et écrit des notes.</translation>
    </message>
    <message>
        <source>Looks after customers and their contacts, and plans appointments.</source>
        <translation>Tient à jour les clients et leurs contacts, et planifie des rendez-vous.</translation>
    </message>
    <message>
        <source>Enters customers with their contacts, and plans appointments.</source>
        <translation>Saisit les clients et leurs contacts, et planifie des rendez-vous.</translation>
    </message>
    <message>
        <source>Looks after customers, their contacts and addresses.</source>
        <translation>Tient à jour les clients, leurs contacts et leurs adresses.</translation>
    </message>
    <message>
        <source>Gives customers to representatives, and plans appointments.</source>
        <translation>Confie les clients aux commerciaux, et planifie des rendez-vous.</translation>
    </message>
    <message>
        <source>Looks after the credit of customers.</source>
        <translation>Gère le crédit des clients.</translation>
    </message>
    <message>
        <source>Reads customers and writes notes.</source>
        <translation>Lit les clients et écrit des notes.</translation>
    </message>
    <message>
        <source>May do everything, and sets up the company.</source>
        <translation>Peut tout faire, et configure l&apos;entreprise.</translation>
    </message>
    <message>
        <source>Reads, and changes nothing.</source>
        <translation>Lit, et ne change rien.</translation>
    </message>
    <message>
        <source>There is no such currency; %1 is one.</source>
        <translation>Cette devise n&apos;existe pas&#xa0;; %1 en est une.</translation>
    </message>
    <message>
        <source>This is no VAT number: %1 is one.</source>
        <translation>Ce n&apos;est pas un numéro de TVA&#xa0;: %1 en est un.</translation>
    </message>
    <message>
        <source>This is no telephone number: it has too few digits.</source>
        <translation>Ce n&apos;est pas un numéro de téléphone&#xa0;: il a trop peu de chiffres.</translation>
    </message>
    <message>
        <source>This is no address of e-mail: %1 is one.</source>
        <translation>Ce n&apos;est pas une adresse e-mail&#xa0;: %1 en est une.</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>Van of %1</source>
        <translation>Fourgon de %1</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>%1 : modification enregistrée</translation>
    </message>
</context>
<context>
    <name>carnet::client::Navigator</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Camionnette</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Consulter</translation>
    </message>
</context>
<context>
    <name>carnet::client::TableImportController</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Le fichier %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>Import de %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>Le fichier %1 ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>Saved as %1. Fill it, one line for each.</source>
        <translation>Enregistré sous %1. Remplissez-le, une ligne pour chacun.</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Columns that were taken: %1.</source>
        <translation>Colonnes reprises&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Columns that were not taken: %1.</source>
        <translation>Colonnes non reprises&#xa0;: %1.</translation>
    </message>
    <message>
        <source>None of them is the price.</source>
        <translation>Aucune colonne ne donne le prix.</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as %1. Look whether the accents are right.</source>
        <translation>Le fichier n&apos;est pas en UTF-8&#xa0;; il a été lu en %1. Vérifiez que les accents sont justes.</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>What the person does</source>
        <translation>Ce que fait la personne</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Whoever may not is let in on no device any more. What they did stays under their name.</source>
        <translation>Sinon, aucun appareil ne laisse plus entrer la personne. Ce qu&apos;elle a fait reste à son nom.</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Peut se connecter</translation>
    </message>
</context>
</TS>
