<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>Formats</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Вчера</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>вчера %1</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 д</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 д %2 ч</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>осталось %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>опоздание %1</translation>
    </message>
    <message numerus="yes">
        <source>pcs</source>
        <translation>
            <numerusform>шт.</numerusform>
            <numerusform>шт.</numerusform>
            <numerusform>шт.</numerusform>
        </translation>
    </message>
    <message>
        <source>h</source>
        <translation>ч</translation>
    </message>
    <message>
        <source>m</source>
        <translation>м</translation>
    </message>
    <message>
        <source>kg</source>
        <translation>кг</translation>
    </message>
    <message>
        <source>l</source>
        <translation>л</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 Б</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 кБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
    <message numerus="yes">
        <source>box(es)</source>
        <translation>
            <numerusform>кор.</numerusform>
            <numerusform>кор.</numerusform>
            <numerusform>кор.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListFilter</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>contains “%1”</source>
        <translation>содержит «%1»</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>с %1 по %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>с %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>по %1</translation>
    </message>
    <message>
        <source>before today</source>
        <translation>до сегодня</translation>
    </message>
    <message>
        <source>today</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>this week</source>
        <translation>на этой неделе</translation>
    </message>
    <message>
        <source>next 7 days</source>
        <translation>ближайшие 7 дней</translation>
    </message>
    <message>
        <source>last 7 days</source>
        <translation>последние 7 дней</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>в этом месяце</translation>
    </message>
    <message>
        <source>last 30 days</source>
        <translation>последние 30 дней</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>в этом году</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>любой день</translation>
    </message>
</context>
<context>
    <name>PastDeeds</name>
    <message>
        <source>A change that is no longer on this device</source>
        <translation>Изменение, которого на этом устройстве уже нет</translation>
    </message>
    <message numerus="yes">
        <source>and %n more change(s)</source>
        <translation>
            <numerusform>и ещё %n изменение</numerusform>
            <numerusform>и ещё %n изменения</numerusform>
            <numerusform>и ещё %n изменений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Another record</source>
        <translation>Другая запись</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>This was not accepted, for a reason this version cannot put into words (%1).</source>
        <translation>Это не было принято; причину эта версия не умеет объяснить (%1).</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::BulkChange</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n изменена</numerusform>
            <numerusform>%n изменены</numerusform>
            <numerusform>%n изменено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for headquarters to decide</source>
        <translation>
            <numerusform>%n решит главный офис</numerusform>
            <numerusform>%n решит главный офис</numerusform>
            <numerusform>%n решит главный офис</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were so already</source>
        <translation>
            <numerusform>%n уже такая</numerusform>
            <numerusform>%n уже такие</numerusform>
            <numerusform>%n уже таких</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n отклонена</numerusform>
            <numerusform>%n отклонены</numerusform>
            <numerusform>%n отклонено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%n оставлена как была</numerusform>
            <numerusform>%n оставлены как были</numerusform>
            <numerusform>%n оставлено как было</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::ListExport</name>
    <message>
        <source>“%1”</source>
        <translation>«%1»</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Страница %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Страница %1 из %2</translation>
    </message>
    <message>
        <source>Rows: %1</source>
        <translation>Строк: %1</translation>
    </message>
    <message>
        <source>More than %L1 rows do not go to the clipboard. Export them into a file.</source>
        <translation>Больше %L1 строк в буфер обмена не помещается. Выгрузите их в файл.</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>Файл не удалось записать: %1</translation>
    </message>
    <message>
        <source>The list was closed.</source>
        <translation>Список был закрыт.</translation>
    </message>
</context>
<context>
    <name>carnet::client::ListViews</name>
    <message>
        <source>Give the view a name.</source>
        <translation>Дайте виду имя.</translation>
    </message>
    <message>
        <source>You have a view with this name.</source>
        <translation>Вид с таким именем у вас уже есть.</translation>
    </message>
    <message>
        <source>View “%1” saved</source>
        <translation>Вид «%1» сохранён</translation>
    </message>
    <message>
        <source>View “%1” changed</source>
        <translation>Вид «%1» изменён</translation>
    </message>
    <message>
        <source>View renamed to “%1”</source>
        <translation>Вид переименован в «%1»</translation>
    </message>
    <message>
        <source>View “%1” deleted</source>
        <translation>Вид «%1» удалён</translation>
    </message>
</context>
<context>
    <name>carnet::client::Undo</name>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>Not undone: %1. %2</source>
        <translation>Не отменено: %1. %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n change(s) could not be undone. %2</source>
        <translation>
            <numerusform>%1: %n изменение не удалось отменить. %2</numerusform>
            <numerusform>%1: %n изменения не удалось отменить. %2</numerusform>
            <numerusform>%1: %n изменений не удалось отменить. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::Workspace</name>
    <message>
        <source>Nothing on this device makes calls. The number: %1</source>
        <translation>На этом устройстве нечем звонить. Номер: %1</translation>
    </message>
    <message>
        <source>Nothing on this device opens web pages. The address: %1</source>
        <translation>На этом устройстве нечем открыть веб-страницу. Адрес: %1</translation>
    </message>
    <message>
        <source>Nothing on this device shows maps. The address: %1</source>
        <translation>На этом устройстве нечем показать карту. Адрес: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n not done: %1</source>
        <translation>
            <numerusform>%n не выполнено: %1</numerusform>
            <numerusform>%n не выполнены: %1</numerusform>
            <numerusform>%n не выполнены: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
