<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>DemoBar</name>
    <message>
        <source>The tablet starts again…</source>
        <translation>Планшет перезапускается…</translation>
    </message>
    <message>
        <source>The next morning comes, the programs start again…</source>
        <translation>Наступает следующее утро, программы перезапускаются…</translation>
    </message>
    <message>
        <source>A window opens…</source>
        <translation>Открывается окно…</translation>
    </message>
    <message>
        <source>Everything is made anew, this takes about a minute…</source>
        <translation>Всё создаётся заново, около минуты…</translation>
    </message>
    <message>
        <source>Carnet demo</source>
        <translation>Демонстрация Carnet</translation>
    </message>
    <message>
        <source>Switch the network off</source>
        <translation>Отключить сеть</translation>
    </message>
    <message>
        <source>Switch the network on</source>
        <translation>Включить сеть</translation>
    </message>
    <message>
        <source>Kill and restart</source>
        <translation>Убить и запустить</translation>
    </message>
    <message>
        <source>Next morning</source>
        <translation>Следующее утро</translation>
    </message>
    <message>
        <source>Other person</source>
        <translation>Другой человек</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Tablet online</source>
        <translation>Планшет на связи</translation>
    </message>
    <message>
        <source>Tablet without network</source>
        <translation>Планшет без сети</translation>
    </message>
    <message>
        <source>Delete what was done in the demo?</source>
        <translation>Удалить всё, что сделано в демонстрации?</translation>
    </message>
    <message>
        <source>Delete and begin again</source>
        <translation>Удалить и начать заново</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Оставить</translation>
    </message>
</context>
<context>
    <name>PeopleList</name>
    <message>
        <source>Name or role</source>
        <translation>Имя или роль</translation>
    </message>
</context>
<context>
    <name>carnet::client::DemoState</name>
    <message>
        <source>dddd d MMMM, HH:mm</source>
        <translation>dddd, d MMMM, HH:mm</translation>
    </message>
    <message>
        <source>Lead creator</source>
        <translation>Сборщик контактов</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Агент</translation>
    </message>
    <message>
        <source>Pre-sales</source>
        <translation>Предпродажи</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Техник</translation>
    </message>
    <message>
        <source>Service desk</source>
        <translation>Служба заявок</translation>
    </message>
    <message>
        <source>Sales administration</source>
        <translation>Администрация продаж</translation>
    </message>
    <message>
        <source>Accounting</source>
        <translation>Бухгалтерия</translation>
    </message>
    <message>
        <source>Sales manager</source>
        <translation>Руководитель продаж</translation>
    </message>
    <message>
        <source>Trainer</source>
        <translation>Преподаватель</translation>
    </message>
    <message>
        <source>Storekeeper</source>
        <translation>Кладовщик</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Качество</translation>
    </message>
    <message>
        <source>Marketing</source>
        <translation>Маркетинг</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Администратор</translation>
    </message>
</context>
</TS>
