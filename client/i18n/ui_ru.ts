<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Add a photo</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>ещё не отправлено</translation>
    </message>
</context>
<context>
    <name>ColumnTitle</name>
    <message>
        <source>sorted downwards</source>
        <translation>по убыванию</translation>
    </message>
    <message>
        <source>sorted upwards</source>
        <translation>по возрастанию</translation>
    </message>
</context>
<context>
    <name>ComboField</name>
    <message>
        <source>Search the list</source>
        <translation>Поиск в списке</translation>
    </message>
    <message>
        <source>Type to search</source>
        <translation>Введите для поиска</translation>
    </message>
</context>
<context>
    <name>ConflictCard</name>
    <message>
        <source>It was: %1</source>
        <translation>Было: %1</translation>
    </message>
    <message>
        <source>It was empty.</source>
        <translation>Было пусто.</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Оставить оба</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Посмотреть</translation>
    </message>
</context>
<context>
    <name>ConflictChoices</name>
    <message>
        <source>Yours</source>
        <translation>Ваше</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Оставить моё</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>Оставить это</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Оставить другое</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(пусто)</translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>Calendar</source>
        <translation>Календарь</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>Предыдущий месяц</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>Следующий месяц</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Без даты</translation>
    </message>
    <message>
        <source>This day cannot be read. Write it as %1.</source>
        <translation>Такой день не читается. Напишите его так: %1.</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>OK</source>
        <translation>ОК</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>FieldState</name>
    <message>
        <source>Saved here</source>
        <translation>Сохранено здесь</translation>
    </message>
    <message>
        <source>%1: saved here</source>
        <translation>%1: сохранено здесь</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Не принято: %1</translation>
    </message>
    <message>
        <source>%1 not accepted: %2</source>
        <translation>%1, не принято: %2</translation>
    </message>
    <message>
        <source>Changed by two people. Keep which?</source>
        <translation>Изменили двое. Что оставить?</translation>
    </message>
    <message>
        <source>%1: changed by two people. Keep which?</source>
        <translation>%1: изменили двое. Что оставить?</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>Виды</translation>
    </message>
    <message>
        <source>More for this list</source>
        <translation>Ещё для этого списка</translation>
    </message>
    <message>
        <source>Leave the view %1</source>
        <translation>Выйти из вида %1</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>Убрать фильтр %1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Add…</source>
        <translation>Добавить…</translation>
    </message>
    <message>
        <source>contains…</source>
        <translation>содержит…</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>Любой день</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>С … по …</translation>
    </message>
    <message>
        <source>%1 from</source>
        <translation>%1: с</translation>
    </message>
    <message>
        <source>%1 to</source>
        <translation>%1: по</translation>
    </message>
</context>
<context>
    <name>FilterSheet</name>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Сбросить фильтр</translation>
    </message>
</context>
<context>
    <name>FormFieldRow</name>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (обязательно)</translation>
    </message>
    <message>
        <source>Changed by someone else too</source>
        <translation>Изменено и кем-то ещё</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Сохранено здесь</translation>
    </message>
</context>
<context>
    <name>ListDetail</name>
    <message>
        <source>Choose a row on the left</source>
        <translation>Выберите строку слева</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>%1 · waiting for headquarters</source>
        <translation>%1 · ждёт решения офиса</translation>
    </message>
</context>
<context>
    <name>MenuButton</name>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
</context>
<context>
    <name>NavigationShell</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Заметки</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Write a whole number from %1 to %2.</source>
        <translation>Введите целое число от %1 до %2.</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2.</source>
        <translation>Введите число от %1 до %2.</translation>
    </message>
    <message>
        <source>Write a whole number, %1 or more.</source>
        <translation>Введите целое число, не меньше %1.</translation>
    </message>
    <message>
        <source>Write a number, %1 or more.</source>
        <translation>Введите число, не меньше %1.</translation>
    </message>
    <message>
        <source>Write a whole number, %1 or less.</source>
        <translation>Введите целое число, не больше %1.</translation>
    </message>
    <message>
        <source>Write a number, %1 or less.</source>
        <translation>Введите число, не больше %1.</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>Введите целое число.</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>Введите число.</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 в секунду</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>осталась примерно %n минута</numerusform>
            <numerusform>осталось примерно %n минуты</numerusform>
            <numerusform>осталось примерно %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>осталась примерно %n секунда</numerusform>
            <numerusform>осталось примерно %n секунды</numerusform>
            <numerusform>осталось примерно %n секунд</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuantityField</name>
    <message>
        <source>Less</source>
        <translation>Меньше</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Больше</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Nothing here yet</source>
        <translation>Здесь пока пусто</translation>
    </message>
    <message>
        <source>Your role does not see this list</source>
        <translation>Ваша роль не видит этот список</translation>
    </message>
    <message>
        <source>No row matches the filter</source>
        <translation>Под фильтр не подходит ни одна строка</translation>
    </message>
    <message>
        <source>An administrator can give your role the right to read it.</source>
        <translation>Администратор может дать вашей роли право на просмотр.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Снять фильтр</translation>
    </message>
</context>
<context>
    <name>RecordPage</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>RowFrame</name>
    <message>
        <source>More</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>More: %1</source>
        <translation>Ещё: %1</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Empty the search</source>
        <translation>Очистить поиск</translation>
    </message>
</context>
<context>
    <name>SearchOpener</name>
    <message>
        <source>Search</source>
        <translation>Поиск</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Choose none</source>
        <translation>Снять выбор</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n выбрана</numerusform>
            <numerusform>%n выбраны</numerusform>
            <numerusform>%n выбрано</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StageStepper</name>
    <message>
        <source>%1 · waiting for headquarters</source>
        <translation>%1 · ждёт решения офиса</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Шаг %1 из %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 из %2 · %3</translation>
    </message>
</context>
<context>
    <name>StateChip</name>
    <message>
        <source>%1 · waiting for headquarters</source>
        <translation>%1 · ждёт решения офиса</translation>
    </message>
</context>
<context>
    <name>SyncLight</name>
    <message>
        <source>Everything is sent</source>
        <translation>Всё отправлено</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Войти снова</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Сохранено здесь</translation>
    </message>
    <message>
        <source>Needs your decision</source>
        <translation>Нужно ваше решение</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <translation>
            <numerusform>%n изменение в очереди</numerusform>
            <numerusform>%n изменения в очереди</numerusform>
            <numerusform>%n изменений в очереди</numerusform>
        </translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>последняя связь %1</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n фото</numerusform>
            <numerusform>%n фото</numerusform>
            <numerusform>%n фото</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) waiting</source>
        <translation>
            <numerusform>%n фото в очереди</numerusform>
            <numerusform>%n фото в очереди</numerusform>
            <numerusform>%n фото в очереди</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TableHead</name>
    <message>
        <source>Choose all</source>
        <translation>Выбрать все</translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>Hide the password</source>
        <translation>Скрыть пароль</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Показать пароль</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Пока ничего не произошло.</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>получено %1</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier event(s)</source>
        <translation>
            <numerusform>Показать ещё %n раннее событие</numerusform>
            <numerusform>Показать ещё %n ранних события</numerusform>
            <numerusform>Показать ещё %n ранних событий</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
</context>
</TS>
