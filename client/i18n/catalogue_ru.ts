<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>CatalogueModule</name>
    <message>
        <source>Product %1</source>
        <translation>Товар %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>изменено: %1</translation>
    </message>
    <message>
        <source>A product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>number</source>
        <translation>номер</translation>
    </message>
    <message>
        <source>name</source>
        <translation>название</translation>
    </message>
    <message>
        <source>description</source>
        <translation>описание</translation>
    </message>
    <message>
        <source>price</source>
        <translation>цена</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>единица</translation>
    </message>
    <message>
        <source>Give the product a number.</source>
        <translation>Дайте товару номер.</translation>
    </message>
</context>
<context>
    <name>ProductPage</name>
    <message>
        <source>No longer sold</source>
        <translation>Больше не продаётся</translation>
    </message>
    <message>
        <source>This product is not on this device</source>
        <translation>Этого товара нет на устройстве</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Свойства</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Свойство</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>No properties are recorded for this product.</source>
        <translation>Свойства этого товара не записаны.</translation>
    </message>
</context>
<context>
    <name>ProductPicker</name>
    <message>
        <source>Choose a product</source>
        <translation>Выберите товар</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Номер или название</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
</context>
<context>
    <name>ProductsPage</name>
    <message>
        <source>No product chosen</source>
        <translation>Товар не выбран</translation>
    </message>
    <message>
        <source>Choose a product to see its price, its properties and where it is in stock.</source>
        <translation>Выберите товар, чтобы увидеть цену, свойства и остатки на складах.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n товар</numerusform>
            <numerusform>%n товара</numerusform>
            <numerusform>%n товаров</numerusform>
        </translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Материальные</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Услуги</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Номер или название</translation>
    </message>
    <message>
        <source>Products are brought in by the office and arrive here by themselves.</source>
        <translation>Товары заводит офис, сюда они приходят сами.</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Товаров пока нет</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>There are no families yet</source>
        <translation>Групп пока нет</translation>
    </message>
    <message>
        <source>Put into the family</source>
        <translation>Поместить в группу</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductBulk</name>
    <message>
        <source>Family…</source>
        <translation>Группа…</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Предлагать</translation>
    </message>
    <message>
        <source>Offer no longer</source>
        <translation>Больше не предлагать</translation>
    </message>
    <message>
        <source>Family “%1”</source>
        <translation>Группа «%1»</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductController</name>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Учёт</translation>
    </message>
    <message>
        <source>Every piece has a serial number</source>
        <translation>У каждой штуки серийный номер</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>По партиям</translation>
    </message>
    <message>
        <source>By quantity</source>
        <translation>По количеству</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Гарантия</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
</context>
<context>
    <name>carnet::client::ProductListModel</name>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Группа</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Единица</translation>
    </message>
    <message>
        <source>Warranty</source>
        <translation>Гарантия</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Цена</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Услуга</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Учёт</translation>
    </message>
    <message>
        <source>By quantity</source>
        <translation>По количеству</translation>
    </message>
    <message>
        <source>By lot</source>
        <translation>По партиям</translation>
    </message>
    <message>
        <source>Piece by piece</source>
        <translation>Поштучно</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>В продаже</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message numerus="yes">
        <source>%n month(s)</source>
        <translation>
            <numerusform>%n месяц</numerusform>
            <numerusform>%n месяца</numerusform>
            <numerusform>%n месяцев</numerusform>
        </translation>
    </message>
</context>
</TS>
