<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>DemoBar</name>
    <message>
        <source>The tablet starts again…</source>
        <translation>La tablette redémarre…</translation>
    </message>
    <message>
        <source>The next morning comes, the programs start again…</source>
        <translation>Le lendemain matin arrive, les programmes redémarrent…</translation>
    </message>
    <message>
        <source>A window opens…</source>
        <translation>Une fenêtre s&apos;ouvre…</translation>
    </message>
    <message>
        <source>Everything is made anew, this takes about a minute…</source>
        <translation>Tout est refait, cela prend environ une minute…</translation>
    </message>
    <message>
        <source>Carnet demo</source>
        <translation>Démo de Carnet</translation>
    </message>
    <message>
        <source>Switch the network off</source>
        <translation>Couper le réseau</translation>
    </message>
    <message>
        <source>Switch the network on</source>
        <translation>Rétablir le réseau</translation>
    </message>
    <message>
        <source>Kill and restart</source>
        <translation>Tuer et relancer</translation>
    </message>
    <message>
        <source>Next morning</source>
        <translation>Lendemain matin</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Autre personne</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Recommencer</translation>
    </message>
    <message>
        <source>Tablet online</source>
        <translation>Tablette en ligne</translation>
    </message>
    <message>
        <source>Tablet without network</source>
        <translation>Tablette sans réseau</translation>
    </message>
    <message>
        <source>Delete what was done in the demo?</source>
        <translation>Effacer ce qui a été fait dans la démo ?</translation>
    </message>
    <message>
        <source>Delete and begin again</source>
        <translation>Effacer et recommencer</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Garder</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Name or role</source>
        <translation>Nom ou rôle</translation>
    </message>
</context>
<context>
    <name>carnet::client::DemoState</name>
    <message>
        <source>dddd d MMMM, HH:mm</source>
        <translation>dddd d MMMM, HH:mm</translation>
    </message>
    <message>
        <source>Lead creator</source>
        <translation>Créateur de pistes</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent commercial</translation>
    </message>
    <message>
        <source>Pre-sales</source>
        <translation>Avant-vente</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Technicien</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>Accueil SAV</translation>
    </message>
    <message>
        <source>Sales administration</source>
        <translation>Administration des ventes</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Comptabilité</translation>
    </message>
    <message>
        <source>Sales manager</source>
        <translation>Directeur commercial</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Formateur</translation>
    </message>
    <message>
        <source>Storekeeper</source>
        <translation>Magasinier</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualité</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Marketing</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
</context>
</TS>
