<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ChosenRow</name>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
</context>
<context>
    <name>DayPlan</name>
    <message>
        <source>Only what clashes</source>
        <translation>Seulement les conflits</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>Toutes les visites</translation>
    </message>
    <message>
        <source>Visits: %1</source>
        <translation>Visites : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) overlap: move one, or give it to somebody else.</source>
        <translation>
            <numerusform>%n visite se chevauche : déplacez-la ou confiez-la à quelqu&apos;un d&apos;autre.</numerusform>
            <numerusform>%n visites se chevauchent : déplacez-en une ou confiez-la à quelqu&apos;un d&apos;autre.</numerusform>
        </translation>
    </message>
    <message>
        <source>No two visits of one technician overlap.</source>
        <translation>Aucun technicien n&apos;a deux visites en même temps.</translation>
    </message>
    <message>
        <source>Move, or give to somebody else</source>
        <translation>Déplacer, ou confier à un autre</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Ouvrir le ticket</translation>
    </message>
</context>
<context>
    <name>DeskToday</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>Tickets ouverts</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Non confiés</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Due within two hours</source>
        <translation>Dus d&apos;ici deux heures</translation>
    </message>
    <message>
        <source>Resolved today</source>
        <translation>Résolus aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Nothing waits for your decision.</source>
        <translation>Rien n&apos;attend votre décision.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Most urgent tickets</source>
        <translation>Tickets les plus urgents</translation>
    </message>
    <message>
        <source>No open tickets.</source>
        <translation>Aucun ticket ouvert.</translation>
    </message>
</context>
<context>
    <name>LogTimeDialog</name>
    <message>
        <source>Save the time</source>
        <translation>Enregistrer le temps</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Ajouter du temps</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu&apos;à</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>It began: %1</source>
        <translation>Début&#xa0;: %1</translation>
    </message>
    <message>
        <source>Correct the time</source>
        <translation>Corriger le temps</translation>
    </message>
</context>
<context>
    <name>NewTicketPage</name>
    <message>
        <source>You began this earlier; it is not saved yet.</source>
        <translation>Vous aviez commencé ceci ; ce n&apos;est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Vider le formulaire</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Nouveau ticket</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>What is wrong, in a few words</source>
        <translation>Ce qui ne va pas, en quelques mots</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Choisir un client</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Choose a machine</source>
        <translation>Choisir une machine</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Choose a product instead</source>
        <translation>Choisir plutôt un produit</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Panne</translation>
    </message>
    <message>
        <source>What does not work? Since when?</source>
        <translation>Que se passe-t-il ? Depuis quand ?</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Travail interne</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haute</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Create the ticket</source>
        <translation>Créer le ticket</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nouveau contact</translation>
    </message>
</context>
<context>
    <name>NextVisitCard</name>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Navigate</source>
        <translation>Itinéraire</translation>
    </message>
    <message>
        <source>In your van, of what this machine needed before</source>
        <translation>Dans votre camionnette, des pièces déjà demandées par cette machine</translation>
    </message>
    <message numerus="yes">
        <source>In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>Dans votre camionnette : %n sorte de pièces</numerusform>
            <numerusform>Dans votre camionnette : %n sortes de pièces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has needed no parts so far. In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>Cette machine n&apos;a demandé aucune pièce jusqu&apos;ici. Dans votre camionnette : %n sorte de pièces</numerusform>
            <numerusform>Cette machine n&apos;a demandé aucune pièce jusqu&apos;ici. Dans votre camionnette : %n sortes de pièces</numerusform>
        </translation>
    </message>
    <message>
        <source>Planned for %1</source>
        <translation>Prévue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Appeler %1</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Save the photo</source>
        <translation>Enregistrer la photo</translation>
    </message>
    <message>
        <source>This device has no camera. Choose a picture file.</source>
        <translation>Aucun appareil photo ici. Choisissez un fichier d’image.</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Prendre une photo</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>Fichier d&apos;image</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Images (%1)</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Choisir une image</translation>
    </message>
    <message>
        <source>Use the photo</source>
        <translation>Utiliser la photo</translation>
    </message>
    <message>
        <source>The camera may not be used, or another program has it. Choose a picture file.</source>
        <translation>L’appareil photo n’est pas autorisé ou un autre programme l’utilise. Choisissez un fichier d’image.</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>La photo</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Ce que voit l’appareil photo</translation>
    </message>
    <message>
        <source>The photo was not taken. Try it again.</source>
        <translation>La photo n’a pas été prise. Réessayez.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Reprendre la photo</translation>
    </message>
    <message>
        <source>Choose a file instead</source>
        <translation>Choisir plutôt un fichier</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>This photo is on its way. It will be here as soon as there is a connection.</source>
        <translation>Cette photo est en route. Elle sera là dès qu&apos;il y aura une connexion.</translation>
    </message>
    <message>
        <source>This file is here, but it is not a picture that can be shown.</source>
        <translation>Ce fichier est là, mais ce n&apos;est pas une image qui peut être affichée.</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>Retirer la photo</translation>
    </message>
</context>
<context>
    <name>PriorityDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The due time follows the priority.</source>
        <translation>L&apos;échéance suit la priorité.</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Changer la priorité</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haute</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Choisir un motif</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Avec vos mots</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>ServiceModule</name>
    <message>
        <source>Ticket %1</source>
        <translation>Ticket %1</translation>
    </message>
    <message>
        <source>A ticket</source>
        <translation>Un ticket</translation>
    </message>
    <message>
        <source>new, “%1”</source>
        <translation>nouveau, « %1 »</translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation>confié à %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>priority changed to %1</source>
        <translation>priorité changée en %1</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>noté : %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 modifié</translation>
    </message>
    <message>
        <source>a part</source>
        <translation>une pièce</translation>
    </message>
    <message>
        <source>part taken back %1 × %2</source>
        <translation>pièce reprise %1 × %2</translation>
    </message>
    <message>
        <source>parts used %1 × %2</source>
        <translation>pièces utilisées %1 × %2</translation>
    </message>
    <message>
        <source>%1 travel</source>
        <translation>%1 de trajet</translation>
    </message>
    <message>
        <source>%1 work</source>
        <translation>%1 de travail</translation>
    </message>
    <message>
        <source>comment written</source>
        <translation>commentaire écrit</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivé</translation>
    </message>
    <message>
        <source>visit ended</source>
        <translation>visite terminée</translation>
    </message>
    <message>
        <source>visit missed</source>
        <translation>visite manquée</translation>
    </message>
    <message>
        <source>visit cancelled</source>
        <translation>visite annulée</translation>
    </message>
    <message>
        <source>visit: %1 changed</source>
        <translation>visite : %1 modifié</translation>
    </message>
    <message>
        <source>A visit</source>
        <translation>Une visite</translation>
    </message>
    <message>
        <source>This ticket is somebody else&apos;s. The service desk can change it.</source>
        <translation>Ce ticket est à quelqu&apos;un d&apos;autre. Le centre de service peut le modifier.</translation>
    </message>
    <message>
        <source>A ticket needs a title.</source>
        <translation>Un ticket a besoin d&apos;un titre.</translation>
    </message>
    <message>
        <source>Somebody has this ticket already. The service desk can give it to you.</source>
        <translation>Quelqu&apos;un a déjà ce ticket. Le centre de service peut vous le confier.</translation>
    </message>
    <message>
        <source>This person cannot be given tickets.</source>
        <translation>Cette personne ne peut pas recevoir de tickets.</translation>
    </message>
    <message>
        <source>The repair stands at “%1”. Resolve it when the test has passed.</source>
        <translation>La réparation en est à « %1 ». Résolvez-la quand l&apos;essai est bon.</translation>
    </message>
    <message>
        <source>This ticket has no repair steps.</source>
        <translation>Ce ticket n&apos;a pas d&apos;étapes de réparation.</translation>
    </message>
    <message>
        <source>From “%1” the repair cannot go to “%2”.</source>
        <translation>De « %1 », la réparation ne peut pas passer à « %2 ».</translation>
    </message>
    <message>
        <source>These tickets cannot be merged.</source>
        <translation>Ces tickets ne peuvent pas être réunis.</translation>
    </message>
    <message>
        <source>The ticket was meanwhile “%1”: this step is no longer possible.</source>
        <translation>Le ticket était entre-temps « %1 » : cette étape n&apos;est plus possible.</translation>
    </message>
    <message>
        <source>Say how many were used.</source>
        <translation>Dites combien ont été utilisées.</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s van. Take parts from yours or from a depot.</source>
        <translation>C&apos;est la camionnette de quelqu&apos;un d&apos;autre. Prenez dans la vôtre ou dans un dépôt.</translation>
    </message>
    <message>
        <source>Parts are taken from a van or a depot.</source>
        <translation>Les pièces se prennent dans une camionnette ou un dépôt.</translation>
    </message>
    <message>
        <source>A numbered piece is used one at a time.</source>
        <translation>Une pièce numérotée s&apos;utilise une à la fois.</translation>
    </message>
    <message>
        <source>The work ends before it begins.</source>
        <translation>Le travail finit avant de commencer.</translation>
    </message>
    <message>
        <source>One entry may last 24 hours at most.</source>
        <translation>Une saisie dure 24 heures au plus.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Écrivez d&apos;abord quelque chose.</translation>
    </message>
    <message>
        <source>This visit is somebody else&apos;s. The service desk can change it.</source>
        <translation>Cette visite est à quelqu&apos;un d&apos;autre. Le centre de service peut la modifier.</translation>
    </message>
    <message>
        <source>The visit was meanwhile “%1”: this step is no longer possible.</source>
        <translation>La visite était entre-temps « %1 » : cette étape n&apos;est plus possible.</translation>
    </message>
    <message>
        <source>title</source>
        <translation>titre</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>panne</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>diagnostic</translation>
    </message>
    <message>
        <source>solution</source>
        <translation>solution</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>priorité</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>type</translation>
    </message>
    <message>
        <source>place of repair</source>
        <translation>lieu de réparation</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>client</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>machine</translation>
    </message>
    <message>
        <source>product</source>
        <translation>produit</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>objet</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>résultat</translation>
    </message>
    <message>
        <source>time of the visit</source>
        <translation>heure de la visite</translation>
    </message>
    <message>
        <source>visit given to %1</source>
        <translation>visite confiée à %1</translation>
    </message>
    <message>
        <source>visit planned</source>
        <translation>visite prévue</translation>
    </message>
    <message>
        <source>visit deleted</source>
        <translation>visite supprimée</translation>
    </message>
    <message>
        <source>visit moved</source>
        <translation>visite déplacée</translation>
    </message>
    <message>
        <source>The visit ends before it begins.</source>
        <translation>La visite finit avant de commencer.</translation>
    </message>
    <message>
        <source>This person cannot be given visits.</source>
        <translation>On ne peut pas confier de visite à cette personne.</translation>
    </message>
    <message>
        <source>Say at which step the repair stands, then resolve it.</source>
        <translation>Dites à quelle étape en est la réparation, puis résolvez.</translation>
    </message>
    <message>
        <source>Only comments can be written here.</source>
        <translation>On ne peut écrire ici que des commentaires.</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>quantité</translation>
    </message>
    <message>
        <source>It was taken back already.</source>
        <translation>Cela a déjà été repris.</translation>
    </message>
    <message>
        <source>time removed</source>
        <translation>temps retiré</translation>
    </message>
    <message>
        <source>time put back</source>
        <translation>temps remis</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s time. They or the service desk can remove it.</source>
        <translation>Ce temps est celui de quelqu&apos;un d&apos;autre. Cette personne ou le centre de service peut le retirer.</translation>
    </message>
    <message>
        <source>This time was corrected or removed meanwhile. If it is still wrong, correct what stands now.</source>
        <translation>Ce temps a été corrigé ou retiré entre-temps. S&apos;il est encore faux, corrigez celui qui compte maintenant.</translation>
    </message>
    <message>
        <source>Somebody else has removed this time meanwhile: it stays removed.</source>
        <translation>Quelqu&apos;un d&apos;autre a retiré ce temps entre-temps : il reste retiré.</translation>
    </message>
    <message>
        <source>The ticket is over: its times stay as they are.</source>
        <translation>Le ticket est terminé : ses temps restent tels quels.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>taken up again</source>
        <translation>repris</translation>
    </message>
</context>
<context>
    <name>TechnicianToday</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visite</numerusform>
            <numerusform>%n visites</numerusform>
        </translation>
    </message>
    <message>
        <source>No visits today</source>
        <translation>Aucune visite aujourd&apos;hui</translation>
    </message>
    <message>
        <source>No visits today. Your open tickets: %1</source>
        <translation>Aucune visite aujourd&apos;hui. Vos tickets ouverts : %1</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Ensuite</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Faites aujourd&apos;hui</translation>
    </message>
    <message>
        <source>The next days</source>
        <translation>Les prochains jours</translation>
    </message>
    <message>
        <source>Needs your decision: %1</source>
        <translation>Votre décision est attendue : %1</translation>
    </message>
    <message>
        <source>Open your tickets</source>
        <translation>Ouvrir vos tickets</translation>
    </message>
    <message>
        <source>Visits that the desk plans for you appear here.</source>
        <translation>Les visites que le service planifie pour vous apparaissent ici.</translation>
    </message>
    <message>
        <source>Open the van</source>
        <translation>Ouvrir la camionnette</translation>
    </message>
    <message>
        <source>Missing in the van</source>
        <translation>Manque dans la camionnette</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
</context>
<context>
    <name>TicketDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Edit the ticket</source>
        <translation>Modifier le ticket</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Travail interne</translation>
    </message>
    <message>
        <source>Place of repair</source>
        <translation>Lieu de la réparation</translation>
    </message>
    <message>
        <source>At the customer&apos;s</source>
        <translation>Chez le client</translation>
    </message>
    <message>
        <source>In the workshop</source>
        <translation>À l&apos;atelier</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Choisir un client</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Choose a machine</source>
        <translation>Choisir une machine</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Choose a product instead</source>
        <translation>Choisir plutôt un produit</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Take the machine away</source>
        <translation>Retirer la machine</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>This ticket is not on this device</source>
        <translation>Ce ticket n&apos;est pas sur cet appareil</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
    <message>
        <source>Edit the fault</source>
        <translation>Modifier la panne</translation>
    </message>
    <message>
        <source>Nobody has described the fault yet.</source>
        <translation>Personne n&apos;a encore décrit la panne.</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Panne</translation>
    </message>
    <message>
        <source>What does not work? Since when?</source>
        <translation>Que se passe-t-il ? Depuis quand ?</translation>
    </message>
    <message>
        <source>Nobody can be given tickets</source>
        <translation>Personne ne peut recevoir de tickets</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Confier à</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Prévoir une visite</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Place of repair</source>
        <translation>Lieu de la réparation</translation>
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
        <source>%1: %2</source>
        <comment>what is done, ticket</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>TicketVisits</name>
    <message>
        <source>Plan a visit</source>
        <translation>Prévoir une visite</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>Move, or give to somebody else</source>
        <translation>Déplacer, ou confier à un autre</translation>
    </message>
    <message>
        <source>No visit is planned.</source>
        <translation>Aucune visite n&apos;est prévue.</translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>Travel</source>
        <translation>Trajet</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Travail</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Commentaire</translation>
    </message>
    <message>
        <source>Assignment withdrawn</source>
        <translation>N’est plus confié</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Confié à %1</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n ticket ouvert</numerusform>
            <numerusform>%n tickets ouverts</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Confié</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Résolu</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clos</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Rouvert</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Réuni</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>Attend l&apos;accord</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Accord donné</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Accord refusé</translation>
    </message>
    <message>
        <source>Awaiting parts</source>
        <translation>Attend des pièces</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparation</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Essai</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Rendu</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Basse</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normale</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Haute</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Travail interne</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>En route</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Faite</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manquée</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Confier</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Le prendre</translation>
    </message>
    <message>
        <source>Withdraw the assignment</source>
        <translation>Ne plus confier</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Résoudre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Annuler le ticket</translation>
    </message>
    <message>
        <source>Machine received</source>
        <translation>Machine reçue</translation>
    </message>
    <message>
        <source>Write the diagnosis</source>
        <translation>Écrire le diagnostic</translation>
    </message>
    <message>
        <source>Wait for approval</source>
        <translation>Attendre l&apos;accord</translation>
    </message>
    <message>
        <source>Wait for parts</source>
        <translation>Attendre des pièces</translation>
    </message>
    <message>
        <source>Begin the repair</source>
        <translation>Commencer la réparation</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>Commencer l&apos;essai</translation>
    </message>
    <message>
        <source>Test passed</source>
        <translation>Essai réussi</translation>
    </message>
    <message>
        <source>Machine returned</source>
        <translation>Machine rendue</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>confié</translation>
    </message>
    <message>
        <source>assignment withdrawn</source>
        <translation>n’est plus confié</translation>
    </message>
    <message>
        <source>started</source>
        <translation>commencé</translation>
    </message>
    <message>
        <source>put on hold</source>
        <translation>mis en attente</translation>
    </message>
    <message>
        <source>work goes on</source>
        <translation>le travail reprend</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>résolu</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>clos</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>rouvert</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>réuni</translation>
    </message>
    <message>
        <source>step “%1”</source>
        <translation>étape « %1 »</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>%1: no visits</source>
        <comment>day</comment>
        <translation>%1&#xa0;: aucune visite</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n visit(s)</source>
        <comment>day</comment>
        <translation>
            <numerusform>%1&#xa0;: %n visite</numerusform>
            <numerusform>%1&#xa0;: %n visites</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, clash at %2</source>
        <translation>%1, chevauchement&#xa0;: %2</translation>
    </message>
    <message>
        <source>Visit planned</source>
        <translation>Visite prévue</translation>
    </message>
    <message>
        <source>On the way to the visit</source>
        <translation>En route pour la visite</translation>
    </message>
    <message>
        <source>Arrived for the visit</source>
        <translation>Arrivée sur place</translation>
    </message>
    <message>
        <source>Visit ended</source>
        <translation>Visite terminée</translation>
    </message>
    <message>
        <source>Visit missed</source>
        <translation>Visite manquée</translation>
    </message>
    <message>
        <source>Visit cancelled</source>
        <translation>Visite annulée</translation>
    </message>
    <message>
        <source>Taken out, as it is not of this customer: %1</source>
        <translation>Retiré, car ce n’est pas de ce client&#xa0;: %1</translation>
    </message>
    <message>
        <source>Time removed</source>
        <translation>Temps retiré</translation>
    </message>
    <message>
        <source>Time put back</source>
        <translation>Temps remis</translation>
    </message>
</context>
<context>
    <name>TicketWork</name>
    <message>
        <source>Edit the diagnosis</source>
        <translation>Modifier le diagnostic</translation>
    </message>
    <message>
        <source>Add a diagnosis</source>
        <translation>Ajouter un diagnostic</translation>
    </message>
    <message>
        <source>Not diagnosed yet.</source>
        <translation>Pas encore de diagnostic.</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Diagnostic</translation>
    </message>
    <message>
        <source>Edit the solution</source>
        <translation>Modifier la solution</translation>
    </message>
    <message>
        <source>Add a solution</source>
        <translation>Ajouter une solution</translation>
    </message>
    <message>
        <source>What solved it will stand here.</source>
        <translation>Ce qui a résolu la panne sera noté ici.</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Solution</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>Ajouter une pièce</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Pièces</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Utilisée par</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>No parts used yet.</source>
        <translation>Pas encore de pièces utilisées.</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Ajouter du temps</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>No time recorded yet.</source>
        <translation>Pas encore de temps noté.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Ensemble</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Ajouter une photo</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>No photos yet.</source>
        <translation>Pas encore de photos.</translation>
    </message>
    <message>
        <source>What is broken, and why?</source>
        <translation>Qu&apos;est-ce qui est en panne, et pourquoi ?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Qu&apos;est-ce qui a été fait ?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>TicketsOf</name>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>No tickets yet.</source>
        <translation>Pas encore de tickets.</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Nouveau ticket</translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>No ticket chosen</source>
        <translation>Aucun ticket choisi</translation>
    </message>
    <message>
        <source>Choose a ticket to see what is broken and what has been done.</source>
        <translation>Choisissez un ticket pour voir ce qui est en panne et ce qui a été fait.</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Non confiés</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverts</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Résolu</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Les miens</translation>
    </message>
    <message>
        <source>Number, customer, machine</source>
        <translation>Numéro, client, machine</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Nouveau ticket</translation>
    </message>
    <message>
        <source>Tickets you are given, and those you create, stand here.</source>
        <translation>Les tickets qui vous sont confiés, et ceux que vous créez, sont ici.</translation>
    </message>
    <message>
        <source>No open tickets</source>
        <translation>Aucun ticket ouvert</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Nobody can be given tickets</source>
        <translation>Personne ne peut recevoir de tickets</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Confier à</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir le client</translation>
    </message>
    <message>
        <source>Due within two hours</source>
        <translation>Dus d&apos;ici deux heures</translation>
    </message>
    <message>
        <source>Resolved today</source>
        <translation>Résolus aujourd&apos;hui</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n ticket(s)</source>
        <translation>
            <numerusform>Annuler %n ticket</numerusform>
            <numerusform>Annuler %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>Plan the visit</source>
        <translation>Prévoir la visite</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Free from %1</source>
        <translation>Libre à partir de %1</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Prévoir une visite</translation>
    </message>
    <message>
        <source>Move the visit</source>
        <translation>Déplacer la visite</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>14:05</source>
        <translation>14:05</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Jusqu&apos;à</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>This is in the past. Is it meant so?</source>
        <translation>C&apos;est dans le passé. Est-ce voulu&#xa0;?</translation>
    </message>
</context>
<context>
    <name>VisitGaps</name>
    <message>
        <source>Not complete on this device yet. What is missing arrives by itself while there is a connection.</source>
        <translation>Pas encore complet sur cet appareil. Ce qui manque arrive tout seul dès qu’il y a du réseau.</translation>
    </message>
</context>
<context>
    <name>VisitList</name>
    <message>
        <source>At its time</source>
        <translation>À son heure</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
</context>
<context>
    <name>carnet::client::DayPlanController</name>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>Clashes with the visit at %1</source>
        <translation>Chevauche la visite de %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewTicketController</name>
    <message>
        <source>Say in a few words what is wrong.</source>
        <translation>Dites en quelques mots ce qui ne va pas.</translation>
    </message>
    <message>
        <source>Ticket created</source>
        <translation>Ticket créé</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketBulk</name>
    <message>
        <source>Assign to…</source>
        <translation>Confier à…</translation>
    </message>
    <message>
        <source>Priority…</source>
        <translation>Priorité…</translation>
    </message>
    <message>
        <source>Cancel tickets…</source>
        <translation>Annuler les tickets…</translation>
    </message>
    <message>
        <source>Clashes: %1 of %2</source>
        <translation>Chevauchements&#xa0;: %1 sur %2</translation>
    </message>
    <message>
        <source>Close tickets</source>
        <translation>Clore les tickets</translation>
    </message>
    <message>
        <source>Assign to %1</source>
        <translation>Confier à %1</translation>
    </message>
    <message>
        <source>Priority “%1”</source>
        <translation>Priorité « %1 »</translation>
    </message>
    <message>
        <source>Cancel tickets</source>
        <translation>Annuler les tickets</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketController</name>
    <message>
        <source>Ticket %1: %2</source>
        <translation>Ticket %1 : %2</translation>
    </message>
    <message>
        <source>Ticket %1: %2 is asked for</source>
        <translation>Ticket %1 : %2 est demandé</translation>
    </message>
    <message>
        <source>Ticket %1: priority %2</source>
        <translation>Ticket %1 : priorité %2</translation>
    </message>
    <message>
        <source>Diagnosis saved</source>
        <translation>Diagnostic enregistré</translation>
    </message>
    <message>
        <source>Solution saved</source>
        <translation>Solution enregistrée</translation>
    </message>
    <message>
        <source>Fault saved</source>
        <translation>Panne enregistrée</translation>
    </message>
    <message>
        <source>Part recorded</source>
        <translation>Pièce enregistrée</translation>
    </message>
    <message>
        <source>Write the time as 14:05.</source>
        <translation>Écrivez l&apos;heure ainsi : 14:05.</translation>
    </message>
    <message>
        <source>This time is still to come.</source>
        <translation>Cette heure n&apos;est pas encore passée.</translation>
    </message>
    <message>
        <source>Time recorded</source>
        <translation>Temps enregistré</translation>
    </message>
    <message>
        <source>Photo added</source>
        <translation>Photo ajoutée</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Enregistré ici</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Confié à</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Personne encore</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Temporary number</source>
        <translation>Numéro provisoire</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Changer la priorité</translation>
    </message>
    <message>
        <source>Ticket saved</source>
        <translation>Ticket enregistré</translation>
    </message>
    <message>
        <source>Edit the ticket</source>
        <translation>Modifier le ticket</translation>
    </message>
    <message>
        <source>%1 · waiting for headquarters</source>
        <translation>%1 · en attente du bureau</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Confié à %1</translation>
    </message>
    <message>
        <source>Part removed</source>
        <translation>Pièce retirée</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation>Photo retirée</translation>
    </message>
    <message>
        <source>Time corrected</source>
        <translation>Temps corrigé</translation>
    </message>
    <message>
        <source>Time removed</source>
        <translation>Temps retiré</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketListModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Échéance</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
</context>
<context>
    <name>carnet::client::TodayController</name>
    <message>
        <source>Count %1</source>
        <translation>Compter %1</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) below zero</source>
        <translation>
            <numerusform>%n produit sous zéro</numerusform>
            <numerusform>%n produits sous zéro</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket %1: started</source>
        <translation>Ticket %1 : commencé</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>number, part, quantity</comment>
        <translation>%1 %2 : %3</translation>
    </message>
    <message>
        <source>Below zero: count it</source>
        <translation>À compter</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Épuisé</translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitPlanController</name>
    <message>
        <source>Write the time as 14:05.</source>
        <translation>Écrivez l&apos;heure ainsi : 14:05.</translation>
    </message>
    <message>
        <source>The visit ends before it begins.</source>
        <translation>La visite finit avant de commencer.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n other visit(s) then: %2</source>
        <translation>
            <numerusform>%1 a une autre visite à ce moment : %2</numerusform>
            <numerusform>%1 a %n autres visites à ce moment : %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit planned: %1</source>
        <translation>Visite prévue : %1</translation>
    </message>
    <message>
        <source>Visit moved: %1</source>
        <translation>Visite déplacée : %1</translation>
    </message>
    <message>
        <source>%1 is asked for</source>
        <translation>demandée pour %1</translation>
    </message>
    <message>
        <source>Visit %1: %2</source>
        <translation>Visite %1 : %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitReadinessController</name>
    <message>
        <source>%1/%2 ready offline</source>
        <comment>complete visits, visits</comment>
        <translation>%1/%2 prêtes hors ligne</translation>
    </message>
    <message>
        <source>the ticket</source>
        <translation>le ticket</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>le client</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>l’adresse</translation>
    </message>
    <message>
        <source>the contact</source>
        <translation>le contact</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>la machine</translation>
    </message>
    <message>
        <source>the product</source>
        <translation>le produit</translation>
    </message>
    <message>
        <source>its history is still arriving</source>
        <translation>son historique arrive encore</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s)</source>
        <translation>
            <numerusform>%n photo ou fichier</numerusform>
            <numerusform>%n photos ou fichiers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactChoices</name>
    <message>
        <source>Nobody in particular</source>
        <translation>Personne en particulier</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done, ticket</comment>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>Qu&apos;a-t-on trouvé ?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Qu&apos;est-ce qui a été fait ?</translation>
    </message>
    <message>
        <source>Record my time since the start</source>
        <translation>Noter mon temps depuis le début</translation>
    </message>
    <message>
        <source>There is no time since the start to record any more: it was recorded meanwhile.</source>
        <translation>Il n&apos;y a plus de temps à noter depuis le début&#xa0;: il a été noté entre-temps.</translation>
    </message>
</context>
</TS>
