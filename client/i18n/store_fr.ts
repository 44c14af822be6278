<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Formats</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Demain</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>hier %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 j %2 h</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>en retard de %1</translation>
    </message>
    <message numerus="yes">
        <source>pcs</source>
        <translation>
            <numerusform>pièce</numerusform>
            <numerusform>pièces</numerusform>
        </translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>kg</translation>
    </message>
    <message>
        <source>l</source>
        <translation>l</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 o</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 ko</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 Mo</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 Go</translation>
    </message>
    <message numerus="yes">
        <source>box(es)</source>
        <translation>
            <numerusform>boîte</numerusform>
            <numerusform>boîtes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
    <message>
        <source>contains “%1”</source>
        <translation>contient « %1 »</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>du %1 au %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>à partir du %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>before today</source>
        <translation>avant aujourd&apos;hui</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd&apos;hui</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>demain</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>cette semaine</translation>
    </message>
    <message>
        <source>next 7 days</source>
        <translation>les 7 prochains jours</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>les 7 derniers jours</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>ce mois-ci</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>les 30 derniers jours</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>cette année</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>n&apos;importe quel jour</translation>
    </message>
</context>
<context>
    <name>PastDeeds</name>
    <message>
        <source>A change that is no longer on this device</source>
        <translation>Une modification qui n&apos;est plus sur cet appareil</translation>
    </message>
    <message numerus="yes">
        <source>and %n more change(s)</source>
        <translation>
            <numerusform>et %n autre modification</numerusform>
            <numerusform>et %n autres modifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Another record</source>
        <translation>Une autre fiche</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>This was not accepted, for a reason this version cannot put into words (%1).</source>
        <translation>Ceci n&apos;a pas été accepté, pour une raison que cette version ne sait pas dire (%1).</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::BulkChange</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et une autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for headquarters to decide</source>
        <translation>
            <numerusform>%n à décider par le siège</numerusform>
            <numerusform>%n à décider par le siège</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were so already</source>
        <translation>
            <numerusform>%n l&apos;était déjà</numerusform>
            <numerusform>%n l&apos;étaient déjà</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refusé</numerusform>
            <numerusform>%n refusés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%n laissé tel quel</numerusform>
            <numerusform>%n laissés tels quels</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::ListExport</name>
    <message>
        <source>“%1”</source>
        <translation>« %1 »</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 sur %2</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Lignes : %1</translation>
    </message>
    <message>
        <source>More than %L1 rows do not go to the clipboard. Export them into a file.</source>
        <translation>Plus de %L1 lignes ne vont pas dans le presse-papiers. Exportez-les dans un fichier.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Le fichier n&apos;a pas pu être écrit : %1</translation>
    </message>
    <message>
        <source>The list was closed.</source>
        <translation>La liste a été fermée.</translation>
    </message>
</context>
<context>
    <name>carnet::client::ListViews</name>
    <message>
        <source>Give the view a name.</source>
        <translation>Donnez un nom à la vue.</translation>
    </message>
    <message>
        <source>You have a view with this name.</source>
        <translation>Vous avez déjà une vue de ce nom.</translation>
    </message>
    <message>
        <source>View “%1” saved</source>
        <translation>Vue « %1 » enregistrée</translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation>Vue « %1 » modifiée</translation>
    </message>
    <message>
        <source>View renamed to “%1”</source>
        <translation>Vue renommée « %1 »</translation>
    </message>
    <message>
        <source>View “%1” deleted</source>
        <translation>Vue « %1 » supprimée</translation>
    </message>
</context>
<context>
    <name>carnet::client::Undo</name>
    <message>
        <source>Undone: %1</source>
        <translation>Action annulée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not undone: %1. %2</source>
        <translation>Non annulé : %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n change(s) could not be undone. %2</source>
        <translation>
            <numerusform>%1 : %n modification n&apos;a pas pu être annulée. %2</numerusform>
            <numerusform>%1 : %n modifications n&apos;ont pas pu être annulées. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::Workspace</name>
    <message>
        <source>Nothing on this device makes calls. The number: %1</source>
        <translation>Rien sur cet appareil ne permet d’appeler. Le numéro&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing on this device opens web pages. The address: %1</source>
        <translation>Rien sur cet appareil n’ouvre de pages web. L’adresse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing on this device shows maps. The address: %1</source>
        <translation>Rien sur cet appareil ne montre de cartes. L’adresse&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not done: %1</source>
        <translation>
            <numerusform>%n non effectué : %1</numerusform>
            <numerusform>%n non effectués : %1</numerusform>
        </translation>
    </message>
</context>
</TS>
