<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>CompanyStep</name>
    <message>
        <source>Company name</source>
        <translation>Название компании</translation>
    </message>
    <message>
        <source>Street</source>
        <translation>Улица</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Индекс</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Страна</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Номер НДС</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Эл. почта</translation>
    </message>
    <message>
        <source>Of documents and of what customers without a language read.</source>
        <translation>На нём документы и то, что читают клиенты без указанного языка.</translation>
    </message>
    <message>
        <source>Language of the company</source>
        <translation>Язык компании</translation>
    </message>
    <message>
        <source>Currency (EUR, CHF …)</source>
        <translation>Валюта (EUR, CHF …)</translation>
    </message>
    <message>
        <source>Its midnight begins the company&apos;s day.</source>
        <translation>В его полночь начинается день компании.</translation>
    </message>
    <message>
        <source>Time zone (Europe/Paris …)</source>
        <translation>Часовой пояс (Europe/Paris …)</translation>
    </message>
    <message>
        <source>Save the company</source>
        <translation>Сохранить компанию</translation>
    </message>
</context>
<context>
    <name>DemoTips</name>
    <message>
        <source>Close the tips</source>
        <translation>Закрыть подсказки</translation>
    </message>
    <message>
        <source>1 Switch the network off. 2 Start the first visit. 3 Switch it on: the ticket is in progress at headquarters, too.</source>
        <translation>1 Отключите сеть. 2 Начните первый выезд. 3 Включите её: заявка в работе и в офисе.</translation>
    </message>
</context>
<context>
    <name>FirstStep</name>
    <message>
        <source>Step %1: %2</source>
        <translation>Шаг %1: %2</translation>
    </message>
</context>
<context>
    <name>FirstStepsPage</name>
    <message>
        <source>Go to Today</source>
        <translation>Перейти к сегодняшнему дню</translation>
    </message>
    <message>
        <source>Five steps, and people can begin to work.</source>
        <translation>Пять шагов, и можно начинать работу.</translation>
    </message>
    <message>
        <source>Welcome to Carnet</source>
        <translation>Добро пожаловать в Carnet</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>Ваша компания</translation>
    </message>
    <message>
        <source>Your people</source>
        <translation>Ваши сотрудники</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Your customers</source>
        <translation>Ваши клиенты</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n клиент</numerusform>
            <numerusform>%n клиента</numerusform>
            <numerusform>%n клиентов</numerusform>
        </translation>
    </message>
    <message>
        <source>Your products</source>
        <translation>Ваши товары</translation>
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
        <source>The first device</source>
        <translation>Первое устройство</translation>
    </message>
    <message>
        <source>By QR code</source>
        <translation>По QR-коду</translation>
    </message>
    <message>
        <source>The company&apos;s data, its people, lists to import, and devices.</source>
        <translation>Данные компании, её люди, списки для загрузки и устройства.</translation>
    </message>
    <message>
        <source>Set up the company</source>
        <translation>Настроить компанию</translation>
    </message>
    <message>
        <source>Edit the person</source>
        <translation>Изменить данные</translation>
    </message>
    <message>
        <source>Let in a device</source>
        <translation>Подключить устройство</translation>
    </message>
    <message>
        <source>May not sign in</source>
        <translation>Вход закрыт</translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Discarded</source>
        <translation>Набранное отброшено</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>Изменения в очереди</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Мои действия</translation>
    </message>
    <message>
        <source>Set up the company</source>
        <translation>Настроить компанию</translation>
    </message>
</context>
<context>
    <name>ImportStep</name>
    <message>
        <source>Product file</source>
        <translation>Файл товаров</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>Файл клиентов</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбрать файл</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Импортировать</translation>
    </message>
    <message>
        <source>Lines are read</source>
        <translation>Чтение строк</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) imported.</source>
        <translation>
            <numerusform>Импортирована %n строка.</numerusform>
            <numerusform>Импортировано %n строки.</numerusform>
            <numerusform>Импортировано %n строк.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) refused:</source>
        <translation>
            <numerusform>Отклонена %n строка:</numerusform>
            <numerusform>Отклонено %n строки:</numerusform>
            <numerusform>Отклонено %n строк:</numerusform>
        </translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Строка %1: %2</translation>
    </message>
    <message>
        <source>CSV files (%1)</source>
        <translation>Файлы CSV (%1)</translation>
    </message>
    <message>
        <source>Save a table to fill</source>
        <translation>Сохранить таблицу для заполнения</translation>
    </message>
    <message>
        <source>A CSV file as spreadsheets save it, one line for each. The first line names the columns: %1.</source>
        <translation>Файл CSV, каким его сохраняет электронная таблица, по строке на запись. Первая строка называет столбцы: %1.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавиши</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Next and previous row</source>
        <translation>Следующая и предыдущая строка</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Открыть строку</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Do the main step</source>
        <translation>Выполнить главный шаг</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Везде</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>Отменить последнее изменение</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Этот список</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>Перейти</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>В списке</translation>
    </message>
    <message>
        <source>Select the row</source>
        <translation>Выбрать строку</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новая запись</translation>
    </message>
    <message>
        <source>On a record</source>
        <translation>В записи</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Изменить</translation>
    </message>
    <message>
        <source>Save the form</source>
        <translation>Сохранить форму</translation>
    </message>
    <message>
        <source>Letters work outside of fields and go by the position of the key, whatever the keyboard writes.</source>
        <translation>Буквы работают вне полей и определяются местом клавиши, какой бы ни была раскладка.</translation>
    </message>
    <message>
        <source>Select several rows</source>
        <translation>Выбрать несколько строк</translation>
    </message>
    <message>
        <source>Select all rows</source>
        <translation>Выбрать все строки</translation>
    </message>
    <message>
        <source>Columns of a wide list</source>
        <translation>Столбцы широкого списка</translation>
    </message>
    <message>
        <source>Menu of the row</source>
        <translation>Меню строки</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>В форме</translation>
    </message>
    <message>
        <source>Next field</source>
        <translation>Следующее поле</translation>
    </message>
    <message>
        <source>Close it; what was typed is kept</source>
        <translation>Закрыть; написанное сохранится</translation>
    </message>
    <message>
        <source>Enter</source>
        <comment>key</comment>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Space</source>
        <comment>key</comment>
        <translation>Пробел</translation>
    </message>
    <message>
        <source>Shift</source>
        <comment>key</comment>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Esc</source>
        <comment>key</comment>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message>
        <source>Carnet cannot start</source>
        <translation>Carnet не может запуститься</translation>
    </message>
    <message>
        <source>Setting your data right…</source>
        <translation>Данные приводятся в порядок…</translation>
    </message>
</context>
<context>
    <name>PersonStep</name>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>What the person does</source>
        <translation>Чем человек занимается</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Add the person</source>
        <translation>Добавить человека</translation>
    </message>
</context>
<context>
    <name>RescuedDialog</name>
    <message>
        <source>Understood</source>
        <translation>Понятно</translation>
    </message>
    <message>
        <source>Your data was set right</source>
        <translation>Ваши данные приведены в порядок</translation>
    </message>
</context>
<context>
    <name>SearchKinds</name>
    <message>
        <source>Ticket</source>
        <translation>Заявка</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Склад</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Искать везде</translation>
    </message>
    <message>
        <source>Customer, ticket, serial number, telephone…</source>
        <translation>Клиент, заявка, серийный номер, телефон…</translation>
    </message>
    <message>
        <source>Names, numbers, telephone numbers: a few letters are enough, with or without accents.</source>
        <translation>Имена, номера, телефоны: достаточно нескольких букв, кириллицей или латиницей.</translation>
    </message>
    <message>
        <source>Search everything on this device</source>
        <translation>Искать во всём, что есть на устройстве</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Найдено</translation>
    </message>
    <message>
        <source>Opened last</source>
        <translation>Недавно открытые</translation>
    </message>
    <message>
        <source>Changed last</source>
        <translation>Изменены последними</translation>
    </message>
    <message numerus="yes">
        <source>The best %n matches: more letters find fewer</source>
        <translation>
            <numerusform>Лучшее %n совпадение: больше букв — меньше строк</numerusform>
            <numerusform>Лучшие %n совпадения: больше букв — меньше строк</numerusform>
            <numerusform>Лучшие %n совпадений: больше букв — меньше строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of this device are still being prepared for search</source>
        <translation>
            <numerusform>%n запись на этом устройстве ещё готовится к поиску</numerusform>
            <numerusform>%n записи на этом устройстве ещё готовятся к поиску</numerusform>
            <numerusform>%n записей на этом устройстве ещё готовятся к поиску</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked for in names, numbers, telephone numbers, addresses, tickets and notes on this device, also as it sounds, in the other alphabet and with a slip of the hand.</source>
        <translation>Искали в названиях, номерах, телефонах, адресах, заявках и заметках на этом устройстве, в том числе на слух, в другом алфавите и с опечаткой.</translation>
    </message>
    <message>
        <source>Nothing was found for “%1”</source>
        <translation>По запросу «%1» ничего не найдено</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Kept on this device.</source>
        <translation>Хранятся на этом устройстве.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>Отображение</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая тема</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная тема</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Размер текста</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Under the finger buttons and rows are taller than under the mouse.</source>
        <translation>Для пальца кнопки и строки выше, чем для мыши.</translation>
    </message>
    <message>
        <source>Size of rows and buttons</source>
        <translation>Размер строк и кнопок</translation>
    </message>
    <message>
        <source>By what was used last</source>
        <translation>По тому, чем пользовались последним</translation>
    </message>
    <message>
        <source>For the finger</source>
        <translation>Для пальца</translation>
    </message>
    <message>
        <source>For the mouse</source>
        <translation>Для мыши</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>Everything that is pressed is at least 64 pixels high.</source>
        <translation>Всё, что нажимают, не ниже 64 пикселей.</translation>
    </message>
    <message>
        <source>Work with gloves</source>
        <translation>Работа в перчатках</translation>
    </message>
    <message>
        <source>Nothing slides or fades.</source>
        <translation>Ничего не сдвигается и не гаснет плавно.</translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation>Меньше движения</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Показать клавиши</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Это устройство</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Code of the device, in temporary numbers</source>
        <translation>Код устройства во временных номерах</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>Последняя связь</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ещё не было</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>Ждёт отправки</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n изменение</numerusform>
            <numerusform>%n изменения</numerusform>
            <numerusform>%n изменений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n файл</numerusform>
            <numerusform>%n файла</numerusform>
            <numerusform>%n файлов</numerusform>
        </translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>Занято места</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версия</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Выйти</translation>
    </message>
    <message>
        <source>Signing out removes all data from this device. It is possible once everything has reached the office; to work here again, somebody needs a new invitation.</source>
        <translation>При выходе все данные удаляются с этого устройства. Это возможно, когда всё дошло до офиса; чтобы снова работать здесь, нужно новое приглашение.</translation>
    </message>
    <message>
        <source>Sign out of this device</source>
        <translation>Выйти на этом устройстве</translation>
    </message>
    <message>
        <source>All data of %1 is removed from this device. This is final.</source>
        <translation>Все данные (%1) будут удалены с этого устройства. Вернуть их нельзя.</translation>
    </message>
    <message>
        <source>Sign out of this device?</source>
        <translation>Выйти на этом устройстве?</translation>
    </message>
    <message>
        <source>Photos and files</source>
        <translation>Фотографии и файлы</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>На этом устройстве</translation>
    </message>
    <message>
        <source>Those used longest ago make room and are fetched again when they are opened. What has not been sent yet and what the coming visits need always stays.</source>
        <translation>То, чем дольше всего не пользовались, освобождает место и загружается снова, когда его открывают. Ещё не отправленное и нужное для ближайших выездов всегда остаётся.</translation>
    </message>
    <message>
        <source>Room for them</source>
        <translation>Место для них</translation>
    </message>
    <message>
        <source>Not sent yet: %1. It has to reach the office first.</source>
        <translation>Ещё не отправлено: %1. Сначала всё должно дойти до офиса.</translation>
    </message>
</context>
<context>
    <name>SignInAgainDialog</name>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Your work is saved here and goes on. To send it, sign in with a new invitation from your administrator.</source>
        <translation>Ваша работа сохранена здесь, можно продолжать. Чтобы отправить её, войдите с новым приглашением от администратора.</translation>
    </message>
    <message>
        <source>Your work is saved here and goes on. To send it, sign in again.</source>
        <translation>Ваша работа сохранена здесь, можно продолжать. Чтобы отправить её, войдите снова.</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>The link that begins with carnet://</source>
        <translation>Ссылка, которая начинается с carnet://</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Приглашение</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Пароль</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
</context>
<context>
    <name>TableImport</name>
    <message>
        <source>This file is empty. Its first line names the columns.</source>
        <translation>Этот файл пуст. Первая строка называет столбцы.</translation>
    </message>
    <message>
        <source>Line %1 is not CSV: its quotation marks do not fit.</source>
        <translation>Строка %1 — не CSV: кавычки не сходятся.</translation>
    </message>
    <message>
        <source>The price %1 is no number.</source>
        <translation>Цена %1 — не число.</translation>
    </message>
    <message>
        <source>The warranty %1 is no number of months.</source>
        <translation>Гарантия %1 — не число месяцев.</translation>
    </message>
    <message>
        <source>This line has another number of values than the first one.</source>
        <translation>В этой строке другое число значений, чем в первой.</translation>
    </message>
    <message>
        <source>There is nothing below the first line.</source>
        <translation>Под первой строкой ничего нет.</translation>
    </message>
    <message>
        <source>The country %1 is not known. Write its name or its code, such as %2.</source>
        <translation>Страна %1 неизвестна. Напишите её название или код, например %2.</translation>
    </message>
    <message>
        <source>%1 is no telephone number: it has too few digits.</source>
        <translation>%1 — не номер телефона: в нём слишком мало цифр.</translation>
    </message>
    <message>
        <source>%1 is no address of e-mail.</source>
        <translation>%1 — не адрес электронной почты.</translation>
    </message>
    <message>
        <source>The price %1 is less than nothing.</source>
        <translation>Цена %1 меньше нуля.</translation>
    </message>
    <message>
        <source>The price %1 is in another currency than the company&apos;s, %2.</source>
        <translation>Цена %1 указана не в валюте компании, %2.</translation>
    </message>
    <message>
        <source>The price %1 can be read as %2 or as %3. Write it with two decimals.</source>
        <translation>Цену %1 можно прочесть как %2 или как %3. Напишите её с двумя десятичными знаками.</translation>
    </message>
    <message>
        <source>The column “%1” is empty.</source>
        <translation>Столбец «%1» пуст.</translation>
    </message>
    <message>
        <source>item number</source>
        <translation>артикул</translation>
    </message>
    <message>
        <source>name</source>
        <translation>название</translation>
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
        <source>family</source>
        <translation>группа</translation>
    </message>
    <message>
        <source>warranty (months)</source>
        <translation>гарантия (мес.)</translation>
    </message>
    <message>
        <source>number</source>
        <translation>номер</translation>
    </message>
    <message>
        <source>street</source>
        <translation>улица</translation>
    </message>
    <message>
        <source>postcode</source>
        <translation>индекс</translation>
    </message>
    <message>
        <source>town</source>
        <translation>город</translation>
    </message>
    <message>
        <source>country</source>
        <translation>страна</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>телефон</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>электронная почта</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>The name %1 stands in line %2 already; only a number tells them apart.</source>
        <translation>Название %1 уже стоит в строке %2; различить их может только номер.</translation>
    </message>
    <message>
        <source>The number %1 stands in line %2 already.</source>
        <translation>Номер %1 уже стоит в строке %2.</translation>
    </message>
    <message>
        <source>The item number %1 stands in line %2 already.</source>
        <translation>Артикул %1 уже стоит в строке %2.</translation>
    </message>
    <message>
        <source>This file is no text. Save the table as CSV.</source>
        <translation>Этот файл — не текст. Сохраните таблицу как CSV.</translation>
    </message>
    <message>
        <source>There is no column “%1”. The columns may be: %2.</source>
        <translation>Нет столбца «%1». Столбцы могут быть такими: %2.</translation>
    </message>
</context>
<context>
    <name>carnet::client::Application</name>
    <message>
        <source>The key of this device cannot be read: %1</source>
        <translation>Не удаётся прочитать ключ этого устройства: %1</translation>
    </message>
    <message>
        <source>Carnet cannot open its data: %1</source>
        <translation>Carnet не может открыть свои данные: %1</translation>
    </message>
    <message>
        <source>The password file %1 cannot be read.</source>
        <translation>Не удаётся прочитать файл пароля %1.</translation>
    </message>
    <message>
        <source>Work on this device has not reached the office yet. Connect it, wait until it is sent, then sign out.</source>
        <translation>Работа с этого устройства ещё не дошла до офиса. Подключите его, дождитесь отправки и выйдите.</translation>
    </message>
    <message>
        <source>The data on this device was damaged again shortly after it had been set right. The disk may be failing: what waited is kept on it. Ask your administrator.</source>
        <translation>Данные на этом устройстве снова повредились вскоре после исправления. Возможно, диск выходит из строя: то, что ждало, на нём сохранено. Обратитесь к администратору.</translation>
    </message>
</context>
<context>
    <name>carnet::client::DeviceInfo</name>
    <message>
        <source>%1 not sent yet</source>
        <translation>ещё не отправлено %1</translation>
    </message>
    <message>
        <source>%1 for the coming visits</source>
        <translation>для ближайших выездов %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::FirstStepsController</name>
    <message>
        <source>Company saved</source>
        <translation>Компания сохранена</translation>
    </message>
    <message>
        <source>Type the person&apos;s name.</source>
        <translation>Введите имя человека.</translation>
    </message>
    <message>
        <source>A login is one word, such as %1.</source>
        <translation>Логин — это одно слово, например %1.</translation>
    </message>
    <message>
        <source>Somebody has this login already.</source>
        <translation>Такой логин уже есть.</translation>
    </message>
    <message>
        <source>Choose what the person does.</source>
        <translation>Выберите, чем человек занимается.</translation>
    </message>
    <message>
        <source>%1 was added</source>
        <translation>Добавлено: %1</translation>
    </message>
    <message>
        <source>A company needs a name.</source>
        <translation>У компании должно быть название.</translation>
    </message>
    <message>
        <source>Two letters, such as %1.</source>
        <translation>Две буквы, например %1.</translation>
    </message>
    <message>
        <source>There is no such time zone; %1 is one.</source>
        <translation>Такого часового пояса нет; есть, например, %1.</translation>
    </message>
    <message>
        <source>The steps are in your menu from now on: Set up the company.</source>
        <translation>Шаги теперь находятся в вашем меню: «Настроить компанию».</translation>
    </message>
    <message>
        <source>Works on tickets and visits that are given to them, with parts from their van.</source>
        <translation>Выполняет порученные заявки и выезды, с запчастями из своего фургона.</translation>
    </message>
    <message>
        <source>Takes tickets in, gives them to technicians, plans visits, looks after customers.</source>
        <translation>Принимает заявки, поручает их техникам, планирует выезды, ведёт клиентов.</translation>
    </message>
    <message>
        <source>Looks after products, depots and vans, and moves parts between them.</source>
        <translation>Ведёт товары, склады и фургоны и перемещает запчасти между ними.</translation>
    </message>
    <message>
        <source>Reads tickets and writes notes.</source>
        <translation>Читает заявки и пишет заметки.</translation>
    </message>
    <message>
        <source>Looks after customers and their contacts, and plans appointments.</source>
        <translation>Ведёт клиентов и их контакты и планирует встречи.</translation>
    </message>
    <message>
        <source>Enters customers with their contacts, and plans appointments.</source>
        <translation>Вносит клиентов и их контакты и планирует встречи.</translation>
    </message>
    <message>
        <source>Looks after customers, their contacts and addresses.</source>
        <translation>Ведёт клиентов, их контакты и адреса.</translation>
    </message>
    <message>
        <source>Gives customers to representatives, and plans appointments.</source>
        <translation>Распределяет клиентов между представителями и планирует встречи.</translation>
    </message>
    <message>
        <source>Looks after the credit of customers.</source>
        <translation>Ведёт кредит клиентов.</translation>
    </message>
    <message>
        <source>Reads customers and writes notes.</source>
        <translation>Читает клиентов и пишет заметки.</translation>
    </message>
    <message>
        <source>May do everything, and sets up the company.</source>
        <translation>Может всё и настраивает компанию.</translation>
    </message>
    <message>
        <source>Reads, and changes nothing.</source>
        <translation>Читает и ничего не меняет.</translation>
    </message>
    <message>
        <source>There is no such currency; %1 is one.</source>
        <translation>Такой валюты нет; есть, например, %1.</translation>
    </message>
    <message>
        <source>This is no VAT number: %1 is one.</source>
        <translation>Это не ИНН: пример — %1.</translation>
    </message>
    <message>
        <source>This is no telephone number: it has too few digits.</source>
        <translation>Это не номер телефона: слишком мало цифр.</translation>
    </message>
    <message>
        <source>This is no address of e-mail: %1 is one.</source>
        <translation>Это не адрес электронной почты: пример — %1.</translation>
    </message>
    <message>
        <source>Depot</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>Van of %1</source>
        <translation>Фургон: %1</translation>
    </message>
    <message>
        <source>%1 was changed</source>
        <translation>Изменено: %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::Navigator</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>Van</source>
        <translation>Фургон</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Склад</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Товары</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>Агрегаты</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Справочники</translation>
    </message>
</context>
<context>
    <name>carnet::client::TableImportController</name>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>Файл %1 не читается.</translation>
    </message>
    <message>
        <source>Import of %1</source>
        <translation>Импорт из %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be written.</source>
        <translation>Не удаётся записать файл %1.</translation>
    </message>
    <message>
        <source>Saved as %1. Fill it, one line for each.</source>
        <translation>Сохранено как %1. Заполните: по строке на каждую запись.</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Columns that were taken: %1.</source>
        <translation>Взятые столбцы: %1.</translation>
    </message>
    <message>
        <source>Columns that were not taken: %1.</source>
        <translation>Столбцы, которые не взяты: %1.</translation>
    </message>
    <message>
        <source>None of them is the price.</source>
        <translation>Столбца с ценой нет.</translation>
    </message>
    <message>
        <source>The file is not UTF-8; it was read as %1. Look whether the accents are right.</source>
        <translation>Файл не в UTF-8; он прочитан как %1. Проверьте, правильно ли показаны буквы.</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>What the person does</source>
        <translation>Чем человек занимается</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Whoever may not is let in on no device any more. What they did stays under their name.</source>
        <translation>Иначе человека больше не пустит ни одно устройство. Всё, что он сделал, остаётся под его именем.</translation>
    </message>
    <message>
        <source>May sign in</source>
        <translation>Может входить</translation>
    </message>
</context>
</TS>
