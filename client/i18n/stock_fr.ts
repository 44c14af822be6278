<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>NewSerialDialog</name>
    <message>
        <source>Add the machine</source>
        <translation>Ajouter la machine</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Nouvelle machine</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Pas encore choisi</translation>
    </message>
    <message>
        <source>Choose a product</source>
        <translation>Choisir un produit</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Par exemple : cave, derrière la chaudière</translation>
    </message>
    <message>
        <source>The serial number is missing.</source>
        <translation>Il manque le numéro de série.</translation>
    </message>
    <message>
        <source>The product is missing.</source>
        <translation>Il manque le produit.</translation>
    </message>
</context>
<context>
    <name>PartnerMachines</name>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>No machine is recorded here.</source>
        <translation>Aucune machine n&apos;est enregistrée ici.</translation>
    </message>
</context>
<context>
    <name>ProductStock</name>
    <message>
        <source>In stock</source>
        <translation>En stock</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>There is none in any place this device knows.</source>
        <translation>Il n&apos;y en a dans aucun lieu que cet appareil connaît.</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
</context>
<context>
    <name>SerialPage</name>
    <message>
        <source>This machine is not on this device</source>
        <translation>Cette machine n&apos;est pas sur cet appareil</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Vendue le</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Par exemple : cave, derrière la chaudière</translation>
    </message>
    <message>
        <source>Say where it stands</source>
        <translation>Dire où elle se trouve</translation>
    </message>
    <message>
        <source>Edit the machine</source>
        <translation>Modifier la machine</translation>
    </message>
    <message>
        <source>Is something else wrong? The service desk or the storekeeper can correct it.</source>
        <translation>Autre chose est faux ? Le centre de service ou le magasinier peut le corriger.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Jeter</translation>
    </message>
</context>
<context>
    <name>SerialPicker</name>
    <message>
        <source>Choose a machine</source>
        <translation>Choisir une machine</translation>
    </message>
    <message>
        <source>Serial number, product or customer</source>
        <translation>Numéro de série, produit ou client</translation>
    </message>
    <message>
        <source>No machine is recorded for this customer</source>
        <translation>Aucune machine n&apos;est enregistrée pour ce client</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>New machine: %1</source>
        <translation>Nouvelle machine : %1</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Nouvelle machine</translation>
    </message>
</context>
<context>
    <name>SerialsPage</name>
    <message>
        <source>No machine chosen</source>
        <translation>Aucune machine choisie</translation>
    </message>
    <message>
        <source>Choose a machine to see where it stands, its warranty and its tickets.</source>
        <translation>Choisissez une machine pour voir son emplacement, sa garantie et ses tickets.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number, product or customer</source>
        <translation>Numéro de série, produit ou client</translation>
    </message>
    <message>
        <source>Machines arrive here with the tickets of their customers.</source>
        <translation>Les machines arrivent ici avec les tickets de leurs clients.</translation>
    </message>
    <message>
        <source>No machines yet</source>
        <translation>Pas encore de machines</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Machines</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Nouvelle machine</translation>
    </message>
</context>
<context>
    <name>StockModule</name>
    <message>
        <source>Machine %1</source>
        <translation>Machine %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 modifié</translation>
    </message>
    <message>
        <source>A machine</source>
        <translation>Une machine</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>goods moved</source>
        <translation>marchandise déplacée</translation>
    </message>
    <message>
        <source>%1 × %2 from %3 to %4</source>
        <translation>%1 × %2 de %3 vers %4</translation>
    </message>
    <message>
        <source>place</source>
        <translation>emplacement</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>propriétaire</translation>
    </message>
    <message>
        <source>site</source>
        <translation>site</translation>
    </message>
    <message>
        <source>day of sale</source>
        <translation>jour de vente</translation>
    </message>
    <message>
        <source>warranty</source>
        <translation>garantie</translation>
    </message>
    <message>
        <source>Give the machine its number.</source>
        <translation>Donnez son numéro à la machine.</translation>
    </message>
    <message>
        <source>Only a van belongs to a person.</source>
        <translation>Seul un véhicule appartient à une personne.</translation>
    </message>
    <message>
        <source>Say how many are moved.</source>
        <translation>Dites combien sont déplacés.</translation>
    </message>
    <message>
        <source>They are there already. Choose another place.</source>
        <translation>Ils y sont déjà. Choisissez un autre lieu.</translation>
    </message>
    <message>
        <source>Goods go from one van to another by way of a depot.</source>
        <translation>La marchandise passe d&apos;un véhicule à l&apos;autre par un dépôt.</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s van. Move goods to or from yours.</source>
        <translation>C&apos;est le véhicule de quelqu&apos;un d&apos;autre. Déplacez vers le vôtre ou depuis le vôtre.</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n produit</numerusform>
            <numerusform>%n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message numerus="yes">
        <source>Count %1: %n product(s) below zero</source>
        <translation>
            <numerusform>Compter %1 : %n produit sous zéro</numerusform>
            <numerusform>Compter %1 : %n produits sous zéro</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>What is moved here will be listed.</source>
        <translation>Ce qui sera déplacé ici y figurera.</translation>
    </message>
    <message>
        <source>What the depot loads into your van will be listed here.</source>
        <translation>Ce que le dépôt charge dans votre camionnette figurera ici.</translation>
    </message>
    <message>
        <source>You have no van</source>
        <translation>Vous n&apos;avez pas de camionnette</translation>
    </message>
    <message>
        <source>Nothing is here</source>
        <translation>Il n&apos;y a rien ici</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>Latest moves</source>
        <translation>Derniers mouvements</translation>
    </message>
    <message>
        <source>Nothing has moved yet.</source>
        <translation>Rien n&apos;a encore bougé.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Copier comme tableau</translation>
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
    <name>StoreToday</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>To be counted</source>
        <translation>À compter</translation>
    </message>
    <message>
        <source>Nothing is below zero.</source>
        <translation>Rien n&apos;est au-dessous de zéro.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved today</source>
        <translation>Mouvements du jour</translation>
    </message>
    <message>
        <source>Nothing has moved today.</source>
        <translation>Rien n&apos;a bougé aujourd&apos;hui.</translation>
    </message>
</context>
<context>
    <name>VanPartPicker</name>
    <message>
        <source>Add it</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>Ajouter une pièce</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>What the depot loads into your van will be listed here.</source>
        <translation>Ce que le dépôt charge dans votre camionnette figurera ici.</translation>
    </message>
    <message>
        <source>Nothing is in the van</source>
        <translation>Il n&apos;y a rien dans la camionnette</translation>
    </message>
    <message>
        <source>In the van</source>
        <translation>Dans la camionnette</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pièce</translation>
    </message>
    <message>
        <source>%1 in the van</source>
        <comment>quantity</comment>
        <translation>%1 dans la camionnette</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Quantité</translation>
    </message>
    <message>
        <source>That is more than the van should hold. It is recorded all the same; the van will be counted.</source>
        <translation>C&apos;est plus que ce que la camionnette devrait contenir. C&apos;est noté quand même ; la camionnette sera comptée.</translation>
    </message>
    <message>
        <source>In your van</source>
        <translation>Dans votre camionnette</translation>
    </message>
    <message>
        <source>Not in your van: %1</source>
        <translation>Pas dans votre camionnette&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewSerialController</name>
    <message>
        <source>Machine %1 added</source>
        <translation>Machine %1 ajoutée</translation>
    </message>
</context>
<context>
    <name>carnet::client::SerialController</name>
    <message>
        <source>Warranty unknown</source>
        <translation>Garantie inconnue</translation>
    </message>
    <message>
        <source>Under warranty until %1</source>
        <translation>Sous garantie jusqu&apos;au %1</translation>
    </message>
    <message>
        <source>Warranty ended %1</source>
        <translation>Garantie finie le %1</translation>
    </message>
    <message>
        <source>Place saved</source>
        <translation>Emplacement enregistré</translation>
    </message>
    <message>
        <source>Machine %1 saved</source>
        <translation>Machine %1 enregistrée</translation>
    </message>
</context>
<context>
    <name>carnet::client::SerialListModel</name>
    <message>
        <source>Serial number</source>
        <translation>Numéro de série</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produit</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Lieu</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>Garantie jusqu&apos;au</translation>
    </message>
</context>
<context>
    <name>carnet::client::StockController</name>
    <message>
        <source>+%1 × %2</source>
        <translation>+%1 × %2</translation>
    </message>
    <message>
        <source>−%1 × %2</source>
        <translation>−%1 × %2</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, de %2</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1, vers %2</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Camionnette</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Dépôt</translation>
    </message>
    <message>
        <source>%1 · used on this machine before</source>
        <translation>%1 · déjà utilisée sur cette machine</translation>
    </message>
    <message>
        <source>%1 · used on machines of this kind</source>
        <translation>%1 · utilisée sur ce type de machine</translation>
    </message>
</context>
<context>
    <name>carnet::client::StoreTodayController</name>
    <message>
        <source>%1 · %2 %3</source>
        <comment>quantity, number and name of a product</comment>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>from where to where</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>SerialDialog</name>
    <message>
        <source>Edit the machine</source>
        <translation>Modifier la machine</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Choisir un client</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Par exemple : cave, derrière la chaudière</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Vendue le</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Take the customer away</source>
        <translation>Retirer le client</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>Garantie jusqu&apos;au</translation>
    </message>
    <message>
        <source>Number and product stay: tickets and parts name the machine by them. Is one of them wrong? Add the machine with the right one, choose it in the open tickets, and take the customer away from this one.</source>
        <translation>Numéro et produit restent : les tickets et les pièces désignent la machine par eux. L&apos;un d&apos;eux est faux ? Ajoutez la machine avec le bon, choisissez-la dans les tickets ouverts, et retirez le client de celle-ci.</translation>
    </message>
</context>
<context>
    <name>carnet::client::SiteChoices</name>
    <message>
        <source>No site</source>
        <translation>Aucun site</translation>
    </message>
</context>
</TS>
