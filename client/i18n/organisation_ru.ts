<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>BegunNotice</name>
    <message>
        <source>Go on writing</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Begun and not saved: %1</source>
        <translation>Начато и не сохранено: %1</translation>
    </message>
</context>
<context>
    <name>BulkResult</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>ChoiceDialog</name>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
</context>
<context>
    <name>ColumnSheet</name>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>A wide list shows these columns; an export has the same.</source>
        <translation>Широкий список показывает эти столбцы; выгрузка содержит те же.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Столбцы</translation>
    </message>
    <message>
        <source>As the list comes</source>
        <translation>Исходный список</translation>
    </message>
</context>
<context>
    <name>CorrectionDialog</name>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation>Исправить и отправить</translation>
    </message>
    <message>
        <source>Send it again?</source>
        <translation>Отправить снова?</translation>
    </message>
    <message>
        <source>It is sent as it was. That helps when what stood in its way is gone.</source>
        <translation>Изменение будет отправлено таким, как было. Это помогает, когда помеха устранена.</translation>
    </message>
</context>
<context>
    <name>DecisionsList</name>
    <message>
        <source>Look at it</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Отозвать</translation>
    </message>
    <message>
        <source>Why it was not accepted</source>
        <translation>Почему не принято</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>Улажено</translation>
    </message>
    <message>
        <source>Correct and send again</source>
        <translation>Исправить и отправить</translation>
    </message>
    <message>
        <source>Accept it</source>
        <translation>Принять</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Отправить снова</translation>
    </message>
</context>
<context>
    <name>DeedRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>DeedsPage</name>
    <message>
        <source>On this device, during the last 90 days</source>
        <translation>На этом устройстве, за последние 90 дней</translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Мои действия</translation>
    </message>
    <message>
        <source>Changes are being undone</source>
        <translation>Изменения отменяются</translation>
    </message>
    <message>
        <source>Each thing you do here is listed, and can be undone as long as nobody has built on it.</source>
        <translation>Здесь перечислено всё, что вы сделали; это можно отменить, пока на этом никто ничего не построил.</translation>
    </message>
    <message>
        <source>Nothing done yet</source>
        <translation>Пока ничего</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Показать более ранние</translation>
    </message>
</context>
<context>
    <name>DeviceStep</name>
    <message>
        <source>Whose device</source>
        <translation>Чьё устройство</translation>
    </message>
    <message>
        <source>8 characters at least. Empty if the person has one already.</source>
        <translation>Не меньше 8 знаков. Пусто, если пароль уже есть.</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>Первый пароль</translation>
    </message>
    <message>
        <source>Make the QR code</source>
        <translation>Создать QR-код</translation>
    </message>
    <message>
        <source>QR code of the invitation</source>
        <translation>QR-код приглашения</translation>
    </message>
    <message>
        <source>Open Carnet on the new device and scan this code, or paste the link there. It works once, for 72 hours.</source>
        <translation>Откройте Carnet на новом устройстве и отсканируйте код или вставьте ссылку. Она действует один раз, 72 часа.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Приглашение</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Скопировать ссылку</translation>
    </message>
    <message>
        <source>This address means this machine only. Type the server&apos;s name or address in your network.</source>
        <translation>Этот адрес означает только этот компьютер. Введите имя или адрес сервера в вашей сети.</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Адрес сервера</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Логин</translation>
    </message>
</context>
<context>
    <name>DraftNotice</name>
    <message>
        <source>Discard</source>
        <translation>Отбросить</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>You began this earlier; it is not saved yet.</source>
        <translation>Вы начали это раньше; оно ещё не сохранено.</translation>
    </message>
    <message>
        <source>Begun and not saved: %1</source>
        <translation>Начато и не сохранено: %1</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Выгрузить</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Вид файла</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <translation>Книга (XLSX)</translation>
    </message>
    <message>
        <source>Text with separators (CSV)</source>
        <translation>Текст с разделителями (CSV)</translation>
    </message>
    <message>
        <source>Pages to print (PDF)</source>
        <translation>Страницы для печати (PDF)</translation>
    </message>
    <message>
        <source>Mark as UTF-8, for spreadsheets</source>
        <translation>Пометить как UTF-8, для таблиц</translation>
    </message>
    <message numerus="yes">
        <source>Only the %n chosen row(s)</source>
        <translation>
            <numerusform>Только %n выбранная строка</numerusform>
            <numerusform>Только %n выбранные строки</numerusform>
            <numerusform>Только %n выбранных строк</numerusform>
        </translation>
    </message>
    <message>
        <source>Name of the file</source>
        <translation>Имя файла</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Другая папка…</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>Запись файла</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n строка записана в %1</numerusform>
            <numerusform>%n строки записаны в %1</numerusform>
            <numerusform>%n строк записано в %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the file</source>
        <translation>Записать файл</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Папка для выгрузки</translation>
    </message>
</context>
<context>
    <name>KeepOnDevice</name>
    <message>
        <source>Keep photos and files on this device</source>
        <translation>Хранить фото и файлы на этом устройстве</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Export…</source>
        <translation>Выгрузить…</translation>
    </message>
    <message>
        <source>Copy as table</source>
        <translation>Копировать таблицей</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Выбрать все</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Столбцы…</translation>
    </message>
    <message>
        <source>Changing the chosen rows</source>
        <translation>Изменение выбранных строк</translation>
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
    <name>NotesPage</name>
    <message>
        <source>Notes are written on tickets, customers and machines; the latest ones stand here.</source>
        <translation>Заметки пишут в заявках, у клиентов и агрегатов; последние видны здесь.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>Заметок пока нет</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
</context>
<context>
    <name>NotesSection</name>
    <message>
        <source>Write a note</source>
        <translation>Написать заметку</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>No notes yet.</source>
        <translation>Заметок пока нет.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Заметка</translation>
    </message>
    <message>
        <source>What should others know?</source>
        <translation>Что должны знать другие?</translation>
    </message>
</context>
<context>
    <name>OpenConflicts</name>
    <message>
        <source>You changed the %1 on two devices. Keep which?</source>
        <translation>Вы изменили «%1» на двух устройствах. Что оставить?</translation>
    </message>
    <message>
        <source>%1: you changed the %2 on two devices. Keep which?</source>
        <translation>%1: вы изменили «%2» на двух устройствах. Что оставить?</translation>
    </message>
    <message>
        <source>Both of you changed the %1. Keep which?</source>
        <translation>«%1» изменили вы оба. Что оставить?</translation>
    </message>
    <message>
        <source>%1: both of you changed the %2. Keep which?</source>
        <translation>%1: «%2» изменили вы оба. Что оставить?</translation>
    </message>
    <message>
        <source>%1 and %2 both changed the %3. Keep which?</source>
        <translation>%1 и %2 изменили «%3». Что оставить?</translation>
    </message>
    <message>
        <source>%1: %2 and %3 both changed the %4. Keep which?</source>
        <translation>%1: %2 и %3 изменили «%4». Что оставить?</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Кто-то</translation>
    </message>
    <message>
        <source>Decided: %1</source>
        <translation>Решено: %1</translation>
    </message>
</context>
<context>
    <name>OrganisationModule</name>
    <message>
        <source>A record</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>note deleted</source>
        <translation>заметка удалена</translation>
    </message>
    <message>
        <source>note “%1”</source>
        <translation>заметка «%1»</translation>
    </message>
    <message>
        <source>note changed</source>
        <translation>заметка изменена</translation>
    </message>
    <message>
        <source>photo added</source>
        <translation>фото добавлено</translation>
    </message>
    <message>
        <source>file %1 added</source>
        <translation>файл %1 добавлен</translation>
    </message>
    <message>
        <source>decided which %1 is kept</source>
        <translation>решено, что оставить: %1</translation>
    </message>
    <message>
        <source>A change that was not accepted</source>
        <translation>Непринятое изменение</translation>
    </message>
    <message>
        <source>seen to</source>
        <translation>улажено</translation>
    </message>
    <message>
        <source>note</source>
        <translation>заметка</translation>
    </message>
    <message>
        <source>View “%1”</source>
        <translation>Вид «%1»</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>сохранён</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>изменено</translation>
    </message>
    <message>
        <source>open again which %1 is kept</source>
        <translation>снова решается: %1</translation>
    </message>
    <message>
        <source>photo removed</source>
        <translation>фото убрано</translation>
    </message>
    <message>
        <source>decided: the %1 stays empty</source>
        <translation>решено, что оставить: %1 — пусто</translation>
    </message>
    <message>
        <source>decided: the %1 “%2” is kept</source>
        <translation>решено, что оставить: %1 — «%2»</translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message>
        <source>This is not a Carnet invitation. It begins with carnet:// and was made by your administrator.</source>
        <translation>Это не приглашение Carnet. Приглашение начинается с carnet://, его создаёт администратор.</translation>
    </message>
    <message>
        <source>This device is not signed in yet.</source>
        <translation>На этом устройстве вход ещё не выполнен.</translation>
    </message>
    <message>
        <source>The server does not answer at %1. Check the network, then try again.</source>
        <translation>Сервер %1 не отвечает. Проверьте сеть и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Another server answers at %1 in place of yours: its certificate is not the one of the invitation. Nothing was sent. Ask your administrator.</source>
        <translation>По адресу %1 вместо вашего отвечает другой сервер: его сертификат не тот, что в приглашении. Ничего не отправлено. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>What answers there is not a Carnet server. Check the invitation.</source>
        <translation>По этому адресу отвечает не сервер Carnet. Проверьте приглашение.</translation>
    </message>
    <message>
        <source>The server has stopped answering.</source>
        <translation>Сервер перестал отвечать.</translation>
    </message>
    <message>
        <source>This device called the server too often. It calls again by itself in a moment.</source>
        <translation>Это устройство слишком часто обращалось к серверу. Скоро оно обратится снова само.</translation>
    </message>
    <message>
        <source>This device could not keep its key: %1</source>
        <translation>Устройство не смогло сохранить свой ключ: %1</translation>
    </message>
    <message>
        <source>Login or password is wrong. Check capital letters and try again.</source>
        <translation>Неверный логин или пароль. Проверьте регистр букв и попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>This invitation is not known here. Ask your administrator for a new one.</source>
        <translation>Это приглашение здесь неизвестно. Попросите у администратора новое.</translation>
    </message>
    <message>
        <source>This invitation has been used already. Ask your administrator for a new one.</source>
        <translation>Это приглашение уже использовано. Попросите у администратора новое.</translation>
    </message>
    <message>
        <source>This invitation is too old. Ask your administrator for a new one.</source>
        <translation>Срок этого приглашения истёк. Попросите у администратора новое.</translation>
    </message>
    <message>
        <source>Too many tries. Wait a few minutes, then try again.</source>
        <translation>Слишком много попыток. Подождите несколько минут и попробуйте снова.</translation>
    </message>
    <message>
        <source>The server does not know this device, or it was locked. Your work stays here; ask your administrator for a new invitation.</source>
        <translation>Сервер не знает это устройство, или оно заблокировано. Ваша работа остаётся здесь; попросите у администратора новое приглашение.</translation>
    </message>
    <message>
        <source>The server does not recognise this device&apos;s key. Your work stays here; ask your administrator for a new invitation.</source>
        <translation>Сервер не узнаёт ключ этого устройства. Ваша работа остаётся здесь; попросите у администратора новое приглашение.</translation>
    </message>
    <message>
        <source>The sign-in has ended. Sign in again with your password; your work stays here.</source>
        <translation>Сеанс завершён. Войдите снова с паролем; ваша работа остаётся здесь.</translation>
    </message>
    <message>
        <source>The sign-in has expired. It is renewed as soon as the server answers.</source>
        <translation>Срок входа истёк. Он продлится, как только сервер ответит.</translation>
    </message>
    <message>
        <source>The server did not accept this device&apos;s sign-in. Ask your administrator.</source>
        <translation>Сервер не принял вход с этого устройства. Обратитесь к администратору.</translation>
    </message>
    <message>
        <source>The server is there but cannot work just now. Try again in a moment.</source>
        <translation>Сервер доступен, но сейчас не может работать. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>This data belongs to another server. Nothing was sent.</source>
        <translation>Эти данные относятся к другому серверу. Ничего не отправлено.</translation>
    </message>
    <message>
        <source>The data of this device is in use on another one too. Your work stays here; ask your administrator for a new invitation, and it goes on.</source>
        <translation>Данные этого устройства используются и на другом. Ваша работа остаётся здесь; попросите у администратора новое приглашение, и она продолжится.</translation>
    </message>
    <message>
        <source>This app is newer than the server. It will work again after the server has been updated.</source>
        <translation>Приложение новее сервера. Оно заработает, когда сервер обновят.</translation>
    </message>
    <message>
        <source>This app is too old for the server. Update the app; your work stays here and is sent then.</source>
        <translation>Это приложение слишком старое для сервера. Обновите его; ваша работа остаётся здесь и будет отправлена после этого.</translation>
    </message>
    <message>
        <source>Carnet is already open with this data. Use the window that is open, or close it first.</source>
        <translation>Carnet с этими данными уже открыт. Перейдите в открытое окно или сначала закройте его.</translation>
    </message>
    <message>
        <source>This data was written by a newer Carnet. Update the app to open it.</source>
        <translation>Эти данные записаны более новой версией Carnet. Чтобы открыть их, обновите приложение.</translation>
    </message>
    <message>
        <source>This data belongs to another server or person.</source>
        <translation>Эти данные относятся к другому серверу или человеку.</translation>
    </message>
    <message>
        <source>This device has no room left. Free some space and do it again; nothing is half saved.</source>
        <translation>На устройстве не осталось места. Освободите место и повторите; наполовину ничего не сохранено.</translation>
    </message>
    <message>
        <source>This device could not write its data. Nothing is half saved; try again.</source>
        <translation>Устройство не смогло записать данные. Наполовину ничего не сохранено; попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Carnet was closing. Do it again.</source>
        <translation>Carnet закрывался. Повторите действие.</translation>
    </message>
    <message>
        <source>This file is empty.</source>
        <translation>Этот файл пуст.</translation>
    </message>
    <message>
        <source>This file is larger than 64 MB. Choose a smaller one.</source>
        <translation>Этот файл больше 64 МБ. Выберите файл меньшего размера.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Этот файл не читается.</translation>
    </message>
    <message>
        <source>This change has been sent already and can no longer be taken back.</source>
        <translation>Это изменение уже отправлено, отозвать его нельзя.</translation>
    </message>
    <message>
        <source>This change has already arrived.</source>
        <translation>Это изменение уже доставлено.</translation>
    </message>
    <message>
        <source>This record no longer exists.</source>
        <translation>Этой записи больше нет.</translation>
    </message>
    <message>
        <source>This record was deleted meanwhile.</source>
        <translation>Эту запись тем временем удалили.</translation>
    </message>
    <message>
        <source>This record exists already.</source>
        <translation>Такая запись уже есть.</translation>
    </message>
    <message>
        <source>This record is not on this device; the office will decide.</source>
        <translation>Этой записи нет на устройстве; решит офис.</translation>
    </message>
    <message>
        <source>This record belongs to somebody else. The office can change it.</source>
        <translation>Эта запись принадлежит другому сотруднику. Изменить её может офис.</translation>
    </message>
    <message>
        <source>Somebody changed this record meanwhile. Look at it again.</source>
        <translation>Кто-то тем временем изменил эту запись. Посмотрите на неё ещё раз.</translation>
    </message>
    <message>
        <source>What has happened is not changed afterwards. Add the opposite instead.</source>
        <translation>Случившееся задним числом не меняют. Добавьте обратную запись.</translation>
    </message>
    <message>
        <source>This refers to a record that is not there.</source>
        <translation>Здесь указана запись, которой нет.</translation>
    </message>
    <message>
        <source>This refers to a record that is not yours. The office can do it.</source>
        <translation>Здесь указана чужая запись. Это может сделать офис.</translation>
    </message>
    <message>
        <source>Another device works with a copy of this data. This change is kept at the office, which decides.</source>
        <translation>Другое устройство работает с копией этих данных. Это изменение хранится в офисе, решение за ним.</translation>
    </message>
    <message>
        <source>This waits for an earlier change that was not accepted.</source>
        <translation>Это ждёт более раннего изменения, которое не было принято.</translation>
    </message>
    <message>
        <source>This step does not exist here.</source>
        <translation>Такого шага здесь нет.</translation>
    </message>
    <message>
        <source>Say why: a reason is needed.</source>
        <translation>Укажите причину: она обязательна.</translation>
    </message>
    <message>
        <source>Choose a reason from the list.</source>
        <translation>Выберите причину из списка.</translation>
    </message>
    <message>
        <source>Your role does not allow this. An administrator can give it the right.</source>
        <translation>Ваша роль этого не позволяет. Право может дать администратор.</translation>
    </message>
    <message>
        <source>Your role does not allow changing this. The office can do it.</source>
        <translation>Ваша роль не позволяет это изменить. Это может сделать офис.</translation>
    </message>
    <message>
        <source>Your role does not allow adding this. The office can do it.</source>
        <translation>Ваша роль не позволяет это добавить. Это может сделать офис.</translation>
    </message>
    <message>
        <source>Your role does not allow deleting this. The office can do it.</source>
        <translation>Ваша роль не позволяет это удалить. Это может сделать офис.</translation>
    </message>
    <message>
        <source>Your role does not allow this step. The office can do it.</source>
        <translation>Ваша роль не позволяет этот шаг. Его может сделать офис.</translation>
    </message>
    <message>
        <source>This value cannot be stored.</source>
        <translation>Такое значение сохранить нельзя.</translation>
    </message>
    <message>
        <source>This value is decided elsewhere and cannot be written.</source>
        <translation>Это значение определяется не здесь, вписать его нельзя.</translation>
    </message>
    <message>
        <source>This person would hold too many records. Divide the work.</source>
        <translation>У этого сотрудника окажется слишком много записей. Разделите работу.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Сначала напишите что-нибудь.</translation>
    </message>
    <message>
        <source>Only its author can change a note.</source>
        <translation>Изменить заметку может только её автор.</translation>
    </message>
    <message>
        <source>Somebody has decided this already, the other way.</source>
        <translation>Кто-то уже решил это иначе.</translation>
    </message>
    <message>
        <source>This decision is not yours.</source>
        <translation>Это решение принимаете не вы.</translation>
    </message>
    <message>
        <source>Somebody has seen to this already.</source>
        <translation>Этим уже кто-то занялся.</translation>
    </message>
    <message>
        <source>Give the view a name.</source>
        <translation>Дайте виду название.</translation>
    </message>
    <message>
        <source>This view belongs to somebody else.</source>
        <translation>Этот вид принадлежит другому сотруднику.</translation>
    </message>
    <message>
        <source>Only an administrator can let others in.</source>
        <translation>Впустить других может только администратор.</translation>
    </message>
    <message>
        <source>The server does not know this person yet. Wait until your changes have arrived, then try again.</source>
        <translation>Сервер ещё не знает этого человека. Дождитесь, пока изменения дойдут, и попробуйте снова.</translation>
    </message>
    <message>
        <source>Give this person a first password.</source>
        <translation>Задайте этому человеку первый пароль.</translation>
    </message>
    <message>
        <source>The password is too short: 8 characters are the least.</source>
        <translation>Пароль слишком короткий: не меньше 8 знаков.</translation>
    </message>
    <message>
        <source>The password is too long.</source>
        <translation>Пароль слишком длинный.</translation>
    </message>
    <message>
        <source>This password has signs that cannot be typed.</source>
        <translation>В пароле есть знаки, которые нельзя набрать.</translation>
    </message>
    <message>
        <source>There is no way back from this. Do the opposite instead.</source>
        <translation>Обратного пути нет. Сделайте обратное действие.</translation>
    </message>
    <message>
        <source>Somebody has changed it since.</source>
        <translation>С тех пор это кто-то изменил.</translation>
    </message>
    <message>
        <source>The data on this device is damaged. Carnet sets it right: what waits here is kept, the rest comes again from the office.</source>
        <translation>Данные на этом устройстве повреждены. Carnet приводит их в порядок: то, что ждёт здесь, сохраняется, остальное придёт снова из офиса.</translation>
    </message>
    <message>
        <source>The server did not understand this app. Update the app, then try again.</source>
        <translation>Сервер не понял это приложение. Обновите его и попробуйте снова.</translation>
    </message>
    <message>
        <source>Nobody has given you a role yet. Your work stays here; ask your administrator.</source>
        <translation>Вам ещё не дали роли. Ваша работа остаётся здесь; обратитесь к администратору.</translation>
    </message>
    <message>
        <source>Signing in took too long. Try again.</source>
        <translation>Вход занял слишком много времени. Попробуйте снова.</translation>
    </message>
    <message>
        <source>Your rights were changed. Carnet connects again by itself.</source>
        <translation>Ваши права изменены. Carnet подключится снова сам.</translation>
    </message>
    <message>
        <source>The office&apos;s server has no room left. Your work is safe on this device and is sent as soon as there is room again.</source>
        <translation>На сервере офиса кончилось место. Ваша работа сохранена на этом устройстве и будет отправлена, как только место появится.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot work just now. Your work is safe on this device and is sent as soon as it can.</source>
        <translation>Сервер офиса сейчас не может работать. Ваша работа сохранена на этом устройстве и будет отправлена, как только он сможет.</translation>
    </message>
    <message>
        <source>The office&apos;s server had a fault. Your work is safe on this device and is sent again by itself.</source>
        <translation>На сервере офиса произошёл сбой. Ваша работа сохранена на этом устройстве и будет отправлена снова сама.</translation>
    </message>
    <message>
        <source>So much waits to be written on this device that nothing more can be taken now. Try again in a moment.</source>
        <translation>На этом устройстве столько ждёт записи, что сейчас ничего больше нельзя принять. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>Something went wrong on this device. Nothing is half saved; try again.</source>
        <translation>На этом устройстве что-то пошло не так. Ничего не сохранено наполовину; попробуйте снова.</translation>
    </message>
    <message>
        <source>This is too much for one step. Do it in smaller parts.</source>
        <translation>Это слишком много для одного шага. Сделайте это по частям.</translation>
    </message>
    <message>
        <source>This text has signs that cannot be stored.</source>
        <translation>В этом тексте есть знаки, которые нельзя сохранить.</translation>
    </message>
    <message>
        <source>Somebody else made this change on this device. The office can do it.</source>
        <translation>Это изменение сделал на этом устройстве кто-то другой. Его может внести офис.</translation>
    </message>
    <message>
        <source>What this change said can no longer be read. Look through your last work and do again what is missing.</source>
        <translation>Содержание этого изменения больше нельзя прочитать. Просмотрите свою последнюю работу и повторите недостающее.</translation>
    </message>
    <message>
        <source>An earlier change must arrive first. It is sent by itself.</source>
        <translation>Сначала должно прийти более раннее изменение. Оно отправится само.</translation>
    </message>
    <message>
        <source>The server and this app did not understand each other. Your work stays here; update the app.</source>
        <translation>Сервер и приложение не поняли друг друга. Ваша работа остаётся здесь; обновите приложение.</translation>
    </message>
    <message>
        <source>The server had a fault. Try again in a moment.</source>
        <translation>На сервере произошёл сбой. Попробуйте чуть позже.</translation>
    </message>
    <message>
        <source>This cannot be read.</source>
        <translation>Это нельзя прочитать.</translation>
    </message>
    <message>
        <source>Only the server does this by itself.</source>
        <translation>Это делает только сам сервер.</translation>
    </message>
    <message>
        <source>These values belong together. Give all of them.</source>
        <translation>Эти значения составляют одно целое. Укажите их все.</translation>
    </message>
    <message>
        <source>This app and the server know different values. Update the app.</source>
        <translation>Приложение и сервер знают разные значения. Обновите приложение.</translation>
    </message>
    <message>
        <source>The server does not know this step. Update the app.</source>
        <translation>Сервер не знает этого шага. Обновите приложение.</translation>
    </message>
    <message>
        <source>Your role does not allow importing. An administrator can do it.</source>
        <translation>Ваша роль не позволяет импортировать. Это может сделать администратор.</translation>
    </message>
    <message>
        <source>This record could not be told from another one. Do it again.</source>
        <translation>Эту запись не удалось отличить от другой. Сделайте это снова.</translation>
    </message>
    <message>
        <source>What this belongs to is not there.</source>
        <translation>Того, к чему это относится, нет.</translation>
    </message>
    <message>
        <source>This value is taken already. Choose another one.</source>
        <translation>Это значение уже занято. Выберите другое.</translation>
    </message>
    <message>
        <source>This is not the file that was attached. Attach it again.</source>
        <translation>Это не тот файл, который был приложен. Приложите его снова.</translation>
    </message>
    <message>
        <source>The small picture of this file is too large. Attach it again.</source>
        <translation>Уменьшенное изображение этого файла слишком велико. Приложите его снова.</translation>
    </message>
    <message>
        <source>This file belongs to another record and cannot be attached here.</source>
        <translation>Этот файл относится к другой записи, и приложить его здесь нельзя.</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 fast. Carnet goes by the office&apos;s clock; set yours right.</source>
        <translation>Часы этого устройства спешат на %1. Carnet следует часам офиса; поправьте свои.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 slow. Carnet goes by the office&apos;s clock; set yours right.</source>
        <translation>Часы этого устройства отстают на %1. Carnet следует часам офиса; поправьте свои.</translation>
    </message>
    <message>
        <source>The data file on this device was damaged and has been made anew.</source>
        <translation>Файл данных на этом устройстве был повреждён и создан заново.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that had not reached the office were rescued and are sent by themselves.</source>
        <translation>
            <numerusform>%n изменение, не дошедшее до офиса, спасено и отправится само.</numerusform>
            <numerusform>%n изменения, не дошедшие до офиса, спасены и отправятся сами.</numerusform>
            <numerusform>%n изменений, не дошедших до офиса, спасены и отправятся сами.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be read and are lost: look through your last work.</source>
        <translation>
            <numerusform>%n изменение прочитать не удалось, оно потеряно: просмотрите свою последнюю работу.</numerusform>
            <numerusform>%n изменения прочитать не удалось, они потеряны: просмотрите свою последнюю работу.</numerusform>
            <numerusform>%n изменений прочитать не удалось, они потеряны: просмотрите свою последнюю работу.</numerusform>
        </translation>
    </message>
    <message>
        <source>Part of the file could not be read. What had not reached the office may be missing: look through your last work.</source>
        <translation>Часть файла прочитать не удалось. Того, что не дошло до офиса, может не хватать: просмотрите свою последнюю работу.</translation>
    </message>
    <message>
        <source>No change was waiting here: nothing of yours is lost.</source>
        <translation>Здесь ничего не ждало отправки: ваша работа не потеряна.</translation>
    </message>
    <message>
        <source>Everything comes again from the office; the damaged file is kept beside it.</source>
        <translation>Всё придёт снова из офиса; повреждённый файл сохранён рядом.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Дайте название.</translation>
    </message>
    <message>
        <source>Something got lost on the way to the server. It is sent again by itself; nothing is lost here.</source>
        <translation>По пути к серверу что-то потерялось. Оно отправится снова само; здесь ничего не потеряно.</translation>
    </message>
    <message>
        <source>The server was restored from a backup. What you had sent is being sent again; until all is compared, some of what you see may be newer than what the office has.</source>
        <translation>Сервер восстановлен из резервной копии. Отправленное вами отправляется снова; пока не всё сверено, часть того, что вы видите, может быть новее, чем в офисе.</translation>
    </message>
    <message>
        <source>The office did not accept this before this device was let in anew. Correct it or take it back.</source>
        <translation>Офис не принял это изменение до того, как устройство было подключено заново. Исправьте его или отзовите.</translation>
    </message>
    <message>
        <source>You had taken this change back.</source>
        <translation>Вы отозвали это изменение.</translation>
    </message>
    <message>
        <source>You no longer have access to this record; what you did is kept and sent.</source>
        <translation>У вас больше нет доступа к этой записи; сделанное вами сохранено и будет отправлено.</translation>
    </message>
    <message>
        <source>This has been undone already.</source>
        <translation>Это уже отменено.</translation>
    </message>
    <message>
        <source>This was done too long ago to be undone here.</source>
        <translation>Это сделано слишком давно, чтобы отменить здесь.</translation>
    </message>
    <message>
        <source>Something else belongs to it by now, so it stays.</source>
        <translation>К этому уже относится что-то другое, поэтому это остаётся.</translation>
    </message>
    <message>
        <source>This file is not a picture that can be shown. Choose a JPEG or PNG.</source>
        <translation>Этот файл — не изображение, которое можно показать. Выберите JPEG или PNG.</translation>
    </message>
    <message>
        <source>Only who added a file can remove it.</source>
        <translation>Убрать файл может только тот, кто его добавил.</translation>
    </message>
    <message>
        <source>Signatures and recordings cannot be removed.</source>
        <translation>Подписи и записи убрать нельзя.</translation>
    </message>
    <message>
        <source>The ticket is closed. Its photos and files stay.</source>
        <translation>Заявка закрыта. Её фотографии и файлы остаются.</translation>
    </message>
    <message>
        <source>This is the only administrator. Make somebody else one first.</source>
        <translation>Это единственный администратор. Сначала назначьте другого.</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Sign in once with network. Afterwards everything works without it.</source>
        <translation>Один раз войдите при наличии сети. Потом всё работает и без неё.</translation>
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
        <source>Signing in…</source>
        <translation>Вход…</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Войти</translation>
    </message>
    <message>
        <source>The link that begins with carnet://. Your administrator gives it to you.</source>
        <translation>Ссылка, которая начинается с carnet://. Её даёт администратор.</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>Тем временем кто-то другой написал: %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>ViewSheet</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>As the list comes</source>
        <translation>Исходный список</translation>
    </message>
    <message>
        <source>Rename %1</source>
        <translation>Переименовать %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Удалить %1</translation>
    </message>
    <message>
        <source>Keep the changes in “%1”</source>
        <translation>Сохранить изменения в «%1»</translation>
    </message>
    <message>
        <source>Filter, order and columns, on each of your devices.</source>
        <translation>Фильтр, порядок и столбцы — на каждом вашем устройстве.</translation>
    </message>
    <message>
        <source>Save the list as it is now</source>
        <translation>Сохранить список как сейчас</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Новое имя</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>Имя вида</translation>
    </message>
    <message>
        <source>Save the view</source>
        <translation>Сохранить вид</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Переименовать</translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Try the server now</source>
        <translation>Связаться с сервером</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Связь есть</translation>
    </message>
    <message>
        <source>No connection. Last contact %1</source>
        <translation>Связи нет. Последняя связь %1</translation>
    </message>
    <message>
        <source>No connection yet</source>
        <translation>Связи ещё не было</translation>
    </message>
    <message>
        <source>Is my work safe?</source>
        <translation>Моя работа в безопасности?</translation>
    </message>
    <message>
        <source>Everything you did is saved on this device and has reached the office.</source>
        <translation>Всё, что вы сделали, сохранено на этом устройстве и дошло до офиса.</translation>
    </message>
    <message>
        <source>Everything below is saved on this device. It is sent by itself as soon as there is a connection.</source>
        <translation>Всё, что ниже, сохранено на этом устройстве и отправится само, как только появится связь.</translation>
    </message>
    <message>
        <source>Your data is still arriving. You can work with what is here.</source>
        <translation>Ваши данные ещё поступают. С тем, что уже здесь, можно работать.</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Нужно ваше решение</translation>
    </message>
    <message>
        <source>Waiting changes</source>
        <translation>Изменения в очереди</translation>
    </message>
    <message>
        <source>Photos and files still to be sent</source>
        <translation>Фото и файлы, которые ещё не отправлены</translation>
    </message>
    <message numerus="yes">
        <source>Access withdrawn, %n change(s) waiting. What you did there is kept and sent; calls, time and parts count.</source>
        <translation>
            <numerusform>Доступ отозван, ждёт %n изменение. Сделанное вами сохранено и будет отправлено; звонки, время и запчасти засчитываются.</numerusform>
            <numerusform>Доступ отозван, ждут %n изменения. Сделанное вами сохранено и будет отправлено; звонки, время и запчасти засчитываются.</numerusform>
            <numerusform>Доступ отозван, ждут %n изменений. Сделанное вами сохранено и будет отправлено; звонки, время и запчасти засчитываются.</numerusform>
        </translation>
    </message>
    <message>
        <source>What I did</source>
        <translation>Мои действия</translation>
    </message>
</context>
<context>
    <name>carnet::client::DecisionsController</name>
    <message>
        <source>A change of %1 could not be accepted</source>
        <translation>Изменение не принято: %1</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Seen to</source>
        <translation>Улажено</translation>
    </message>
    <message>
        <source>What was meant</source>
        <translation>Что имелось в виду</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
</context>
<context>
    <name>carnet::client::DeedsController</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
            <numerusform>и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>You changed it again since.</source>
        <translation>С тех пор вы изменили это ещё раз.</translation>
    </message>
    <message>
        <source>%1 changed it since.</source>
        <translation>С тех пор это изменено: %1.</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Отменено</translation>
    </message>
    <message numerus="yes">
        <source>Undone but for %n</source>
        <translation>
            <numerusform>Отменено, кроме %n</numerusform>
            <numerusform>Отменено, кроме %n</numerusform>
            <numerusform>Отменено, кроме %n</numerusform>
        </translation>
    </message>
    <message>
        <source>One change</source>
        <translation>Одно изменение</translation>
    </message>
    <message>
        <source>Not all of it could be undone. %1</source>
        <translation>Отменить удалось не всё. %1</translation>
    </message>
    <message>
        <source>Not undone. %1</source>
        <translation>Не отменено. %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::KeepController</name>
    <message>
        <source>There are none yet. Those that come are kept.</source>
        <translation>Пока их нет. Те, что появятся, останутся здесь.</translation>
    </message>
    <message>
        <source>There are none yet.</source>
        <translation>Пока их нет.</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s), %1.</source>
        <translation>
            <numerusform>%n фото или файл, %1.</numerusform>
            <numerusform>%n фото или файла, %1.</numerusform>
            <numerusform>%n фото или файлов, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>All are here.</source>
        <translation>Всё здесь.</translation>
    </message>
    <message numerus="yes">
        <source>%n still to come.</source>
        <translation>
            <numerusform>%n ещё придёт.</numerusform>
            <numerusform>%n ещё придут.</numerusform>
            <numerusform>%n ещё придут.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not here.</source>
        <translation>
            <numerusform>%n не здесь.</numerusform>
            <numerusform>%n не здесь.</numerusform>
            <numerusform>%n не здесь.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is kept takes %1, more than the %2 that photos may take here. Allow more in the settings, or keep less.</source>
        <translation>То, что хранится, занимает %1 — больше, чем %2, отведённые здесь для фото. Разрешите больше в настройках или храните меньше.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are kept on this device already. Let go of one first.</source>
        <translation>
            <numerusform>На этом устройстве уже хранится %n запись. Сначала отпустите одну.</numerusform>
            <numerusform>На этом устройстве уже хранятся %n записи. Сначала отпустите одну.</numerusform>
            <numerusform>На этом устройстве уже хранится %n записей. Сначала отпустите одну.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::NotesController</name>
    <message>
        <source>Note saved</source>
        <translation>Заметка сохранена</translation>
    </message>
</context>
<context>
    <name>carnet::client::SignInController</name>
    <message>
        <source>Paste the invitation your administrator gave you.</source>
        <translation>Вставьте приглашение, которое дал администратор.</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Введите логин.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Введите пароль.</translation>
    </message>
    <message>
        <source>Signing in did not work (%1). Try again, or ask your administrator.</source>
        <translation>Войти не удалось (%1). Попробуйте ещё раз или обратитесь к администратору.</translation>
    </message>
</context>
<context>
    <name>carnet::client::WaitingController</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>On this device</source>
        <translation>На этом устройстве</translation>
    </message>
    <message>
        <source>On this device, the office will decide</source>
        <translation>На этом устройстве, решит офис</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Отправлено</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Принято</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Нужно ваше решение</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Отозвано</translation>
    </message>
    <message>
        <source>photo %1</source>
        <translation>фото %1</translation>
    </message>
    <message>
        <source>file %1</source>
        <translation>файл %1</translation>
    </message>
    <message>
        <source>A change that was lost with the damaged data file</source>
        <translation>Изменение, потерянное вместе с повреждённым файлом данных</translation>
    </message>
    <message>
        <source>A change that was taken back</source>
        <translation>Отозванное изменение</translation>
    </message>
    <message>
        <source>Sent again</source>
        <translation>Отправлено снова</translation>
    </message>
    <message>
        <source>On this device, access was withdrawn</source>
        <translation>На этом устройстве, доступ отозван</translation>
    </message>
</context>
<context>
    <name>FormDraft</name>
    <message>
        <source>Somebody else wrote meanwhile: %1</source>
        <translation>Тем временем кто-то другой написал: %1</translation>
    </message>
    <message>
        <source>Emptied by somebody else meanwhile.</source>
        <translation>Тем временем кто-то другой очистил это поле.</translation>
    </message>
</context>
</TS>
