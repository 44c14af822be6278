<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>ContactDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nouveau contact</translation>
    </message>
    <message>
        <source>Edit the contact</source>
        <translation>Modifier le contact</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>Edit the contact</source>
        <translation>Modifier le contact</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Ajouter un numéro ou une adresse</translation>
    </message>
    <message>
        <source>This contact is not on this device</source>
        <translation>Ce contact n&apos;est pas sur cet appareil</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Reach them</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>No number is known.</source>
        <translation>Aucun numéro n&apos;est connu.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Fonction</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>No contact chosen</source>
        <translation>Aucun contact choisi</translation>
    </message>
    <message>
        <source>Choose a person to call, write or correct a number.</source>
        <translation>Choisissez une personne pour appeler, écrire ou corriger un numéro.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message>
        <source>Name, customer or telephone</source>
        <translation>Nom, client ou téléphone</translation>
    </message>
    <message>
        <source>People are added on the page of their customer.</source>
        <translation>Les personnes sont ajoutées sur la fiche de leur client.</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Pas encore de contacts</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
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
        <source>New contact</source>
        <translation>Nouveau contact</translation>
    </message>
</context>
<context>
    <name>CrmModule</name>
    <message>
        <source>A number</source>
        <translation>Un numéro</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>%1 %2 added</source>
        <translation>%1 %2 ajouté</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 supprimé</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 modifié</translation>
    </message>
    <message>
        <source>%1 changed to %2</source>
        <translation>%1 changé en %2</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Contact %1</translation>
    </message>
    <message>
        <source>address added</source>
        <translation>adresse ajoutée</translation>
    </message>
    <message>
        <source>role added</source>
        <translation>rôle ajouté</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>legal form</source>
        <translation>forme juridique</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>remarques</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>étiquettes</translation>
    </message>
    <message>
        <source>position</source>
        <translation>fonction</translation>
    </message>
    <message>
        <source>number or address</source>
        <translation>numéro ou adresse</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>type</translation>
    </message>
    <message>
        <source>address</source>
        <translation>adresse</translation>
    </message>
    <message>
        <source>name of the address</source>
        <translation>nom de l&apos;adresse</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>supprimé</translation>
    </message>
    <message>
        <source>belongs to nobody any more</source>
        <translation>n&apos;est plus à personne</translation>
    </message>
    <message>
        <source>handed over to %1</source>
        <translation>confié à %1</translation>
    </message>
    <message>
        <source>Choose a person who works here.</source>
        <translation>Choisissez une personne qui travaille ici.</translation>
    </message>
    <message>
        <source>This customer has tickets and cannot be deleted.</source>
        <translation>Ce client a des tickets et ne peut pas être supprimé.</translation>
    </message>
    <message>
        <source>Write the number or the address.</source>
        <translation>Écrivez le numéro ou l&apos;adresse.</translation>
    </message>
    <message>
        <source>This contact belongs to another customer.</source>
        <translation>Ce contact appartient à un autre client.</translation>
    </message>
    <message>
        <source>Say what it is about.</source>
        <translation>Dites de quoi il s&apos;agit.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>Cela finit avant de commencer.</translation>
    </message>
    <message>
        <source>Say who is to do it.</source>
        <translation>Dites qui doit le faire.</translation>
    </message>
    <message>
        <source>This person cannot be given it.</source>
        <translation>Cela ne peut pas être confié à cette personne.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, firm</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This is no telephone number. Type it as 01 23 45 67 89.</source>
        <translation>Ce n&apos;est pas un numéro de téléphone. Écrivez-le comme 01 23 45 67 89.</translation>
    </message>
    <message>
        <source>This is no mail address. Type it as name@company.com.</source>
        <translation>Ce n&apos;est pas une adresse e-mail. Écrivez-la comme nom@entreprise.com.</translation>
    </message>
</context>
<context>
    <name>CrmWords</name>
    <message>
        <source>Lead</source>
        <translation>Piste</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Fournisseur</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Fabricant</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Employé</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>Prospect</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>Représentant</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Revendeur</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Portable</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>Adresse de livraison</translation>
    </message>
    <message>
        <source>Invoice address</source>
        <translation>Adresse de facturation</translation>
    </message>
    <message>
        <source>Contact address</source>
        <translation>Adresse de contact</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Autre adresse</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>NewPartnerDialog</name>
    <message>
        <source>Add the customer</source>
        <translation>Ajouter le client</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Rue et numéro</translation>
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
        <source>Open it</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>A similar customer exists: %1</source>
        <translation>Un client semblable existe : %1</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>Qui appelle</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>A customer needs a name.</source>
        <translation>Un client a besoin d&apos;un nom.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Forme juridique</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Remarques</translation>
    </message>
</context>
<context>
    <name>PartnerPage</name>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Ajouter un numéro ou une adresse</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Ajouter un contact</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>This customer is not on this device</source>
        <translation>Ce client n&apos;est pas sur cet appareil</translation>
    </message>
    <message>
        <source>Reach them</source>
        <translation>Joindre</translation>
    </message>
    <message>
        <source>No number is known.</source>
        <translation>Aucun numéro n&apos;est connu.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>No address is known.</source>
        <translation>Aucune adresse n&apos;est connue.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacts</translation>
    </message>
    <message>
        <source>Nobody is recorded here yet.</source>
        <translation>Personne n&apos;est encore enregistré ici.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Forme juridique</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Ajouter une adresse</translation>
    </message>
</context>
<context>
    <name>PartnerPicker</name>
    <message>
        <source>Choose a customer</source>
        <translation>Choisir un client</translation>
    </message>
    <message>
        <source>Name, town or telephone</source>
        <translation>Nom, ville ou téléphone</translation>
    </message>
    <message>
        <source>The customers of your tickets arrive here by themselves.</source>
        <translation>Les clients de vos tickets arrivent ici d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Pas encore de clients</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>New customer: %1</source>
        <translation>Nouveau client : %1</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Choose it</source>
        <translation>Choisir ce client</translation>
    </message>
</context>
<context>
    <name>PartnersPage</name>
    <message>
        <source>No customer chosen</source>
        <translation>Aucun client choisi</translation>
    </message>
    <message>
        <source>Choose a customer to see contacts, addresses, machines and tickets.</source>
        <translation>Choisissez un client pour voir contacts, adresses, machines et tickets.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n client</numerusform>
            <numerusform>%n clients</numerusform>
        </translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Fournisseurs</translation>
    </message>
    <message>
        <source>Name, town or telephone</source>
        <translation>Nom, ville ou téléphone</translation>
    </message>
    <message>
        <source>The customers of your tickets arrive here by themselves.</source>
        <translation>Les clients de vos tickets arrivent ici d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Pas encore de clients</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Confier à</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
</context>
<context>
    <name>PhoneDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Ajouter un numéro ou une adresse</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Portable</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Page web</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Numéro ou adresse</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Supprimer %1</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Edit %1</source>
        <translation>Modifier : %1</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Add the tag</source>
        <translation>Ajouter l&apos;étiquette</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>Retirer l&apos;étiquette</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Retirer une étiquette</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Étiquette</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactController</name>
    <message>
        <source>Contact saved</source>
        <translation>Contact enregistré</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactListModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactPointsController</name>
    <message>
        <source>%1 saved</source>
        <translation>%1 : enregistré</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1 : ajouté</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 supprimé</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewPartnerController</name>
    <message>
        <source>Customer %1 added</source>
        <translation>Client %1 ajouté</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerBulk</name>
    <message>
        <source>Hand over to…</source>
        <translation>Confier à…</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Ajouter une étiquette…</translation>
    </message>
    <message>
        <source>Remove a tag…</source>
        <translation>Retirer une étiquette…</translation>
    </message>
    <message>
        <source>Send no mail</source>
        <translation>Ne pas envoyer de courrier</translation>
    </message>
    <message>
        <source>Mail allowed</source>
        <translation>Courrier autorisé</translation>
    </message>
    <message>
        <source>Hand over to %1</source>
        <translation>Confier à %1</translation>
    </message>
    <message>
        <source>Add the tag “%1”</source>
        <translation>Ajouter l’étiquette « %1 »</translation>
    </message>
    <message>
        <source>Remove the tag “%1”</source>
        <translation>Retirer l’étiquette « %1 »</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerController</name>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Suivi par</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Secteur</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Connu par</translation>
    </message>
    <message>
        <source>Customer saved</source>
        <translation>Client enregistré</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>Contact ajouté</translation>
    </message>
    <message>
        <source>Address added</source>
        <translation>Adresse ajoutée</translation>
    </message>
    <message>
        <source>Address saved</source>
        <translation>Adresse enregistrée</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerListModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Responsable</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Numéro de TVA</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
    <message>
        <source>Wants no mail</source>
        <translation>Refuse le courrier</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Créé</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Rue et numéro</translation>
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
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Ajouter une adresse</translation>
    </message>
</context>
<context>
    <name>SalesToday</name>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>Nothing is planned for you.</source>
        <translation>Rien n&apos;est prévu pour vous.</translation>
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
    <name>carnet::client::NextActionsController</name>
    <message>
        <source>Overdue</source>
        <translation>En retard</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd&apos;hui</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Sans date</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
</context>
</TS>
