<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CatalogueModule</name>
    <message>
        <source>Product %1</source>
        <translation>Produit %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nouveau</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 modifié</translation>
    </message>
    <message>
        <source>A product</source>
        <translation>Un produit</translation>
    </message>
    <message>
        <source>number</source>
        <translation>numéro</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>description</source>
        <translation>description</translation>
    </message>
    <message>
        <source>price</source>
        <translation>prix</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unité</translation>
    </message>
    <message>
        <source>Give the product a number.</source>
        <translation>Donnez un numéro au produit.</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>No longer sold</source>
        <translation>N&apos;est plus vendu</translation>
    </message>
    <message>
        <source>This product is not on this device</source>
        <translation>Ce produit n&apos;est pas sur cet appareil</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Caractéristiques</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Caractéristique</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>No properties are recorded for this product.</source>
        <translation>Aucune caractéristique enregistrée pour ce produit.</translation>
    </message>
</context>
<context>
    <name>ProductPicker</name>
    <message>
        <source>Choose a product</source>
        <translation>Choisir un produit</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>No product chosen</source>
        <translation>Aucun produit choisi</translation>
    </message>
    <message>
        <source>Choose a product to see its price, its properties and where it is in stock.</source>
        <translation>Choisissez un produit pour voir son prix, ses caractéristiques et où il est en stock.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n produit</numerusform>
            <numerusform>%n produits</numerusform>
        </translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Services</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Numéro ou nom</translation>
    </message>
    <message>
        <source>Products are brought in by the office and arrive here by themselves.</source>
        <translation>Les produits sont saisis au bureau et arrivent ici d&apos;eux-mêmes.</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Pas encore de produits</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produits</translation>
    </message>
    <message>
        <source>There are no families yet</source>
        <translation>Il n&apos;y a pas encore de famille</translation>
    </message>
    <message>
        <source>Put into the family</source>
        <translation>Ranger dans la famille</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductBulk</name>
    <message>
        <source>Family…</source>
        <translation>Famille…</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>Offer no longer</source>
        <translation>Ne plus proposer</translation>
    </message>
    <message>
        <source>Family “%1”</source>
        <translation>Famille « %1 »</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductController</name>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>Every piece has a serial number</source>
        <translation>Chaque pièce a un numéro de série</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>Par lot</translation>
    </message>
    <message>
        <source>By quantity</source>
        <translation>En quantité</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Garantie</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
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
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductListModel</name>
    <message>
        <source>Number</source>
        <translation>Numéro</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Garantie</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Articles</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Prestation</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Suivi</translation>
    </message>
    <message>
        <source>By quantity</source>
        <translation>En quantité</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>Par lot</translation>
    </message>
    <message>
        <source>Piece by piece</source>
        <translation>Pièce par pièce</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Proposé</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oui</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Non</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n mois</numerusform>
            <numerusform>%n mois</numerusform>
        </translation>
    </message>
</context>
</TS>
