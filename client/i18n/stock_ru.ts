<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>NewSerialDialog</name>
    <message>
        <source>Add the machine</source>
        <translation>Добавить агрегат</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Новый агрегат</translation>
    </message>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Ещё не выбран</translation>
    </message>
    <message>
        <source>Choose a product</source>
        <translation>Выбрать товар</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Где стоит</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Например: подвал, за котлом</translation>
    </message>
    <message>
        <source>The serial number is missing.</source>
        <translation>Не хватает серийного номера.</translation>
    </message>
    <message>
        <source>The product is missing.</source>
        <translation>Не хватает изделия.</translation>
    </message>
</context>
<context>
    <name>PartnerMachines</name>
    <message>
        <source>Machines</source>
        <translation>Агрегаты</translation>
    </message>
    <message>
        <source>No machine is recorded here.</source>
        <translation>Агрегаты здесь не записаны.</translation>
    </message>
</context>
<context>
    <name>ProductStock</name>
    <message>
        <source>In stock</source>
        <translation>На складах</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>There is none in any place this device knows.</source>
        <translation>Ни в одном месте, известном устройству, его нет.</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Агрегаты</translation>
    </message>
</context>
<context>
    <name>SerialPage</name>
    <message>
        <source>This machine is not on this device</source>
        <translation>Этого агрегата нет на устройстве</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Где стоит</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Продан</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Например: подвал, за котлом</translation>
    </message>
    <message>
        <source>Say where it stands</source>
        <translation>Указать, где стоит</translation>
    </message>
    <message>
        <source>Edit the machine</source>
        <translation>Изменить агрегат</translation>
    </message>
    <message>
        <source>Is something else wrong? The service desk or the storekeeper can correct it.</source>
        <translation>Неверно что-то ещё? Исправить это может диспетчерская или кладовщик.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
</context>
<context>
    <name>SerialPicker</name>
    <message>
        <source>Choose a machine</source>
        <translation>Выберите агрегат</translation>
    </message>
    <message>
        <source>Serial number, product or customer</source>
        <translation>Серийный номер, товар или клиент</translation>
    </message>
    <message>
        <source>No machine is recorded for this customer</source>
        <translation>За этим клиентом агрегаты не записаны</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Агрегаты</translation>
    </message>
    <message>
        <source>New machine: %1</source>
        <translation>Новый агрегат: %1</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Новый агрегат</translation>
    </message>
</context>
<context>
    <name>SerialsPage</name>
    <message>
        <source>No machine chosen</source>
        <translation>Агрегат не выбран</translation>
    </message>
    <message>
        <source>Choose a machine to see where it stands, its warranty and its tickets.</source>
        <translation>Выберите агрегат, чтобы увидеть, где он стоит, его гарантию и заявки.</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n агрегат</numerusform>
            <numerusform>%n агрегата</numerusform>
            <numerusform>%n агрегатов</numerusform>
        </translation>
    </message>
    <message>
        <source>Serial number, product or customer</source>
        <translation>Серийный номер, товар или клиент</translation>
    </message>
    <message>
        <source>Machines arrive here with the tickets of their customers.</source>
        <translation>Агрегаты появляются здесь вместе с заявками клиентов.</translation>
    </message>
    <message>
        <source>No machines yet</source>
        <translation>Агрегатов пока нет</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Агрегаты</translation>
    </message>
    <message>
        <source>New machine</source>
        <translation>Новый агрегат</translation>
    </message>
</context>
<context>
    <name>StockModule</name>
    <message>
        <source>Machine %1</source>
        <translation>Агрегат %1</translation>
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
        <source>A machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>goods moved</source>
        <translation>товар перемещён</translation>
    </message>
    <message>
        <source>%1 × %2 from %3 to %4</source>
        <translation>%1 × %2: %3 → %4</translation>
    </message>
    <message>
        <source>place</source>
        <translation>место</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>владелец</translation>
    </message>
    <message>
        <source>site</source>
        <translation>объект</translation>
    </message>
    <message>
        <source>day of sale</source>
        <translation>день продажи</translation>
    </message>
    <message>
        <source>warranty</source>
        <translation>гарантия</translation>
    </message>
    <message>
        <source>Give the machine its number.</source>
        <translation>Укажите номер агрегата.</translation>
    </message>
    <message>
        <source>Only a van belongs to a person.</source>
        <translation>Человеку принадлежит только фургон.</translation>
    </message>
    <message>
        <source>Say how many are moved.</source>
        <translation>Укажите, сколько перемещается.</translation>
    </message>
    <message>
        <source>They are there already. Choose another place.</source>
        <translation>Они уже там. Выберите другое место.</translation>
    </message>
    <message>
        <source>Goods go from one van to another by way of a depot.</source>
        <translation>Из фургона в фургон товар идёт через склад.</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s van. Move goods to or from yours.</source>
        <translation>Это чужой фургон. Перемещайте в свой или из своего.</translation>
    </message>
</context>
<context>
    <name>StockPage</name>
    <message>
        <source>Place</source>
        <translation>Место</translation>
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
        <source>Number or name</source>
        <translation>Номер или название</translation>
    </message>
    <message numerus="yes">
        <source>Count %1: %n product(s) below zero</source>
        <translation>
            <numerusform>Пересчитайте %1: %n товар в минусе</numerusform>
            <numerusform>Пересчитайте %1: %n товара в минусе</numerusform>
            <numerusform>Пересчитайте %1: %n товаров в минусе</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>What is moved here will be listed.</source>
        <translation>Здесь появится то, что сюда переместят.</translation>
    </message>
    <message>
        <source>What the depot loads into your van will be listed here.</source>
        <translation>Здесь появится то, что склад загрузит в ваш фургон.</translation>
    </message>
    <message>
        <source>You have no van</source>
        <translation>У вас нет фургона</translation>
    </message>
    <message>
        <source>Nothing is here</source>
        <translation>Здесь ничего нет</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>Latest moves</source>
        <translation>Последние перемещения</translation>
    </message>
    <message>
        <source>Nothing has moved yet.</source>
        <translation>Перемещений пока не было.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Выгрузить…</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Копировать таблицей</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n строка скопирована</numerusform>
            <numerusform>%n строки скопированы</numerusform>
            <numerusform>%n строк скопировано</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StoreToday</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>To be counted</source>
        <translation>Нужно пересчитать</translation>
    </message>
    <message>
        <source>Nothing is below zero.</source>
        <translation>Ниже нуля ничего нет.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Moved today</source>
        <translation>Движение за сегодня</translation>
    </message>
    <message>
        <source>Nothing has moved today.</source>
        <translation>Сегодня ничего не двигалось.</translation>
    </message>
</context>
<context>
    <name>VanPartPicker</name>
    <message>
        <source>Add it</source>
        <translation>Добавить</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>Добавить запчасть</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>Номер или название</translation>
    </message>
    <message>
        <source>What the depot loads into your van will be listed here.</source>
        <translation>Здесь появится то, что склад загрузит в ваш фургон.</translation>
    </message>
    <message>
        <source>Nothing is in the van</source>
        <translation>В фургоне ничего нет</translation>
    </message>
    <message>
        <source>In the van</source>
        <translation>В фургоне</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Запчасть</translation>
    </message>
    <message>
        <source>%1 in the van</source>
        <comment>quantity</comment>
        <translation>В фургоне: %1</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>That is more than the van should hold. It is recorded all the same; the van will be counted.</source>
        <translation>Это больше, чем должно быть в фургоне. Запись всё равно будет сделана; фургон пересчитают.</translation>
    </message>
    <message>
        <source>In your van</source>
        <translation>В вашем фургоне</translation>
    </message>
    <message>
        <source>Not in your van: %1</source>
        <translation>Нет в вашем фургоне: %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewSerialController</name>
    <message>
        <source>Machine %1 added</source>
        <translation>Агрегат %1 добавлен</translation>
    </message>
</context>
<context>
    <name>carnet::client::SerialController</name>
    <message>
        <source>Warranty unknown</source>
        <translation>Гарантия неизвестна</translation>
    </message>
    <message>
        <source>Under warranty until %1</source>
        <translation>Гарантия до %1</translation>
    </message>
    <message>
        <source>Warranty ended %1</source>
        <translation>Гарантия закончилась %1</translation>
    </message>
    <message>
        <source>Place saved</source>
        <translation>Место сохранено</translation>
    </message>
    <message>
        <source>Machine %1 saved</source>
        <translation>Агрегат %1 сохранён</translation>
    </message>
</context>
<context>
    <name>carnet::client::SerialListModel</name>
    <message>
        <source>Serial number</source>
        <translation>Серийный номер</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>Гарантия до</translation>
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
        <translation>%1, откуда: %2</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1, куда: %2</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Фургон</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>%1 · used on this machine before</source>
        <translation>%1 · уже ставили на эту машину</translation>
    </message>
    <message>
        <source>%1 · used on machines of this kind</source>
        <translation>%1 · ставили на такие машины</translation>
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
        <translation>Изменить агрегат</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Выберите клиента</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Объект</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Где стоит</translation>
    </message>
    <message>
        <source>For example: cellar, behind the boiler</source>
        <translation>Например: подвал, за котлом</translation>
    </message>
    <message>
        <source>Sold on</source>
        <translation>Продан</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>Take the customer away</source>
        <translation>Убрать клиента</translation>
    </message>
    <message>
        <source>Warranty until</source>
        <translation>Гарантия до</translation>
    </message>
    <message>
        <source>Number and product stay: tickets and parts name the machine by them. Is one of them wrong? Add the machine with the right one, choose it in the open tickets, and take the customer away from this one.</source>
        <translation>Номер и товар остаются: по ним агрегат называют заявки и запчасти. Что-то из них неверно? Добавьте агрегат с верным номером и товаром, выберите его в открытых заявках и уберите клиента у этого.</translation>
    </message>
</context>
<context>
    <name>carnet::client::SiteChoices</name>
    <message>
        <source>No site</source>
        <translation>Без объекта</translation>
    </message>
</context>
</TS>
