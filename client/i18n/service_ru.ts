<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ChosenRow</name>
    <message>
        <source>Change</source>
        <translation>Изменить</translation>
    </message>
</context>
<context>
    <name>DayPlan</name>
    <message>
        <source>Only what clashes</source>
        <translation>Только накладки</translation>
    </message>
    <message>
        <source>All visits</source>
        <translation>Все выезды</translation>
    </message>
    <message>
        <source>Visits: %1</source>
        <translation>Выезды: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n visit(s) overlap: move one, or give it to somebody else.</source>
        <translation>
            <numerusform>%n выезд пересекается: перенесите его или передайте другому.</numerusform>
            <numerusform>%n выезда пересекаются: перенесите один или передайте другому.</numerusform>
            <numerusform>%n выездов пересекаются: перенесите один или передайте другому.</numerusform>
        </translation>
    </message>
    <message>
        <source>No two visits of one technician overlap.</source>
        <translation>Ни у кого нет двух выездов одновременно.</translation>
    </message>
    <message>
        <source>Move, or give to somebody else</source>
        <translation>Перенести или передать другому</translation>
    </message>
    <message>
        <source>Open the ticket</source>
        <translation>Открыть заявку</translation>
    </message>
</context>
<context>
    <name>DeskToday</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Open tickets</source>
        <translation>Открытые заявки</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Не назначены</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Due within two hours</source>
        <translation>Срок в ближайшие два часа</translation>
    </message>
    <message>
        <source>Resolved today</source>
        <translation>Решено сегодня</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>Nothing waits for your decision.</source>
        <translation>Вашего решения ничего не ждёт.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Посмотреть</translation>
    </message>
    <message>
        <source>Most urgent tickets</source>
        <translation>Самые срочные заявки</translation>
    </message>
    <message>
        <source>No open tickets.</source>
        <translation>Открытых заявок нет.</translation>
    </message>
</context>
<context>
    <name>LogTimeDialog</name>
    <message>
        <source>Save the time</source>
        <translation>Сохранить время</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Добавить время</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>Travel</source>
        <translation>Дорога</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Минуты</translation>
    </message>
    <message>
        <source>min</source>
        <translation>мин</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>It began: %1</source>
        <translation>Начало: %1</translation>
    </message>
    <message>
        <source>Correct the time</source>
        <translation>Исправить время</translation>
    </message>
</context>
<context>
    <name>NewTicketPage</name>
    <message>
        <source>You began this earlier; it is not saved yet.</source>
        <translation>Вы начали это раньше; оно ещё не сохранено.</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Начать заново</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Очистить форму</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Новая заявка</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>What is wrong, in a few words</source>
        <translation>Что случилось, в двух словах</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Выберите клиента</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Choose a machine</source>
        <translation>Выберите агрегат</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Choose a product instead</source>
        <translation>Выбрать товар</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Неисправность</translation>
    </message>
    <message>
        <source>What does not work? Since when?</source>
        <translation>Что не работает? С каких пор?</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Ремонт</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Рекламация</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Внутренняя работа</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкий</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокий</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Срочный</translation>
    </message>
    <message>
        <source>Create the ticket</source>
        <translation>Создать заявку</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
</context>
<context>
    <name>NextVisitCard</name>
    <message>
        <source>Call</source>
        <translation>Позвонить</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Navigate</source>
        <translation>Маршрут</translation>
    </message>
    <message>
        <source>In your van, of what this machine needed before</source>
        <translation>В фургоне из того, что уже требовалось этому агрегату</translation>
    </message>
    <message numerus="yes">
        <source>In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>В фургоне: %n вид деталей</numerusform>
            <numerusform>В фургоне: %n вида деталей</numerusform>
            <numerusform>В фургоне: %n видов деталей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has needed no parts so far. In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>Этому агрегату запчасти пока не требовались. В фургоне: %n вид запчастей</numerusform>
            <numerusform>Этому агрегату запчасти пока не требовались. В фургоне: %n вида запчастей</numerusform>
            <numerusform>Этому агрегату запчасти пока не требовались. В фургоне: %n видов запчастей</numerusform>
        </translation>
    </message>
    <message>
        <source>Planned for %1</source>
        <translation>Было назначено: %1</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Позвонить: %1</translation>
    </message>
</context>
<context>
    <name>PhotoDialog</name>
    <message>
        <source>Save the photo</source>
        <translation>Сохранить фото</translation>
    </message>
    <message>
        <source>This device has no camera. Choose a picture file.</source>
        <translation>У этого устройства нет камеры. Выберите файл с изображением.</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>Сделать фото</translation>
    </message>
    <message>
        <source>Picture file</source>
        <translation>Файл изображения</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Выбрать файл</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>Изображения (%1)</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Выберите изображение</translation>
    </message>
    <message>
        <source>Use the photo</source>
        <translation>Использовать снимок</translation>
    </message>
    <message>
        <source>The camera may not be used, or another program has it. Choose a picture file.</source>
        <translation>Камера недоступна: нет разрешения или её использует другая программа. Выберите файл с изображением.</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>Снимок</translation>
    </message>
    <message>
        <source>What the camera sees</source>
        <translation>Что видит камера</translation>
    </message>
    <message>
        <source>The photo was not taken. Try it again.</source>
        <translation>Снимок не получился. Попробуйте ещё раз.</translation>
    </message>
    <message>
        <source>Take it again</source>
        <translation>Снять ещё раз</translation>
    </message>
    <message>
        <source>Choose a file instead</source>
        <translation>Выбрать файл</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>This photo is on its way. It will be here as soon as there is a connection.</source>
        <translation>Это фото в пути. Оно появится здесь, как только будет связь.</translation>
    </message>
    <message>
        <source>This file is here, but it is not a picture that can be shown.</source>
        <translation>Файл на месте, но это не изображение, которое можно показать.</translation>
    </message>
    <message>
        <source>Remove the photo</source>
        <translation>Убрать фото</translation>
    </message>
</context>
<context>
    <name>PriorityDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>The due time follows the priority.</source>
        <translation>Срок зависит от приоритета.</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Изменить приоритет</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкий</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокий</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Срочный</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Choose a reason</source>
        <translation>Выберите причину</translation>
    </message>
    <message>
        <source>In your words</source>
        <translation>Своими словами</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>ServiceModule</name>
    <message>
        <source>Ticket %1</source>
        <translation>Заявка %1</translation>
    </message>
    <message>
        <source>A ticket</source>
        <translation>Заявка</translation>
    </message>
    <message>
        <source>new, “%1”</source>
        <translation>новая, «%1»</translation>
    </message>
    <message>
        <source>assigned to %1</source>
        <translation>назначена: %1</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>priority changed to %1</source>
        <translation>приоритет изменён на «%1»</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>записано: %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>изменено: %1</translation>
    </message>
    <message>
        <source>a part</source>
        <translation>запчасть</translation>
    </message>
    <message>
        <source>part taken back %1 × %2</source>
        <translation>запчасть возвращена: %1 × %2</translation>
    </message>
    <message>
        <source>parts used %1 × %2</source>
        <translation>использовано запчастей: %1 × %2</translation>
    </message>
    <message>
        <source>%1 travel</source>
        <translation>%1 в дороге</translation>
    </message>
    <message>
        <source>%1 work</source>
        <translation>%1 работы</translation>
    </message>
    <message>
        <source>comment written</source>
        <translation>написан комментарий</translation>
    </message>
    <message>
        <source>on the way</source>
        <translation>в пути</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>на месте</translation>
    </message>
    <message>
        <source>visit ended</source>
        <translation>выезд завершён</translation>
    </message>
    <message>
        <source>visit missed</source>
        <translation>выезд не состоялся</translation>
    </message>
    <message>
        <source>visit cancelled</source>
        <translation>выезд отменён</translation>
    </message>
    <message>
        <source>visit: %1 changed</source>
        <translation>выезд: изменено — %1</translation>
    </message>
    <message>
        <source>A visit</source>
        <translation>Выезд</translation>
    </message>
    <message>
        <source>This ticket is somebody else&apos;s. The service desk can change it.</source>
        <translation>Это чужая заявка. Изменить её может диспетчерская.</translation>
    </message>
    <message>
        <source>A ticket needs a title.</source>
        <translation>Заявке нужен заголовок.</translation>
    </message>
    <message>
        <source>Somebody has this ticket already. The service desk can give it to you.</source>
        <translation>Эта заявка уже у кого-то есть. Передать её вам может диспетчерская.</translation>
    </message>
    <message>
        <source>This person cannot be given tickets.</source>
        <translation>Этому сотруднику нельзя назначать заявки.</translation>
    </message>
    <message>
        <source>The repair stands at “%1”. Resolve it when the test has passed.</source>
        <translation>Ремонт на шаге «%1». Завершите его, когда проверка пройдена.</translation>
    </message>
    <message>
        <source>This ticket has no repair steps.</source>
        <translation>У этой заявки нет шагов ремонта.</translation>
    </message>
    <message>
        <source>From “%1” the repair cannot go to “%2”.</source>
        <translation>С шага «%1» ремонт не может перейти на шаг «%2».</translation>
    </message>
    <message>
        <source>These tickets cannot be merged.</source>
        <translation>Эти заявки нельзя объединить.</translation>
    </message>
    <message>
        <source>The ticket was meanwhile “%1”: this step is no longer possible.</source>
        <translation>Заявка тем временем в состоянии «%1»: этот шаг больше невозможен.</translation>
    </message>
    <message>
        <source>Say how many were used.</source>
        <translation>Укажите, сколько использовано.</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s van. Take parts from yours or from a depot.</source>
        <translation>Это чужой фургон. Берите запчасти из своего или со склада.</translation>
    </message>
    <message>
        <source>Parts are taken from a van or a depot.</source>
        <translation>Запчасти берут из фургона или со склада.</translation>
    </message>
    <message>
        <source>A numbered piece is used one at a time.</source>
        <translation>Номерные изделия списывают по одному.</translation>
    </message>
    <message>
        <source>The work ends before it begins.</source>
        <translation>Работа заканчивается раньше, чем начинается.</translation>
    </message>
    <message>
        <source>One entry may last 24 hours at most.</source>
        <translation>Одна запись может длиться не больше 24 часов.</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Сначала напишите что-нибудь.</translation>
    </message>
    <message>
        <source>This visit is somebody else&apos;s. The service desk can change it.</source>
        <translation>Это чужой выезд. Изменить его может диспетчерская.</translation>
    </message>
    <message>
        <source>The visit was meanwhile “%1”: this step is no longer possible.</source>
        <translation>Выезд тем временем в состоянии «%1»: этот шаг больше невозможен.</translation>
    </message>
    <message>
        <source>title</source>
        <translation>заголовок</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>неисправность</translation>
    </message>
    <message>
        <source>diagnosis</source>
        <translation>диагноз</translation>
    </message>
    <message>
        <source>solution</source>
        <translation>решение</translation>
    </message>
    <message>
        <source>priority</source>
        <translation>приоритет</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>place of repair</source>
        <translation>место ремонта</translation>
    </message>
    <message>
        <source>customer</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>агрегат</translation>
    </message>
    <message>
        <source>product</source>
        <translation>товар</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>тема</translation>
    </message>
    <message>
        <source>description</source>
        <translation>описание</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>результат</translation>
    </message>
    <message>
        <source>time of the visit</source>
        <translation>время выезда</translation>
    </message>
    <message>
        <source>visit given to %1</source>
        <translation>выезд передан: %1</translation>
    </message>
    <message>
        <source>visit planned</source>
        <translation>выезд запланирован</translation>
    </message>
    <message>
        <source>visit deleted</source>
        <translation>выезд удалён</translation>
    </message>
    <message>
        <source>visit moved</source>
        <translation>выезд перенесён</translation>
    </message>
    <message>
        <source>The visit ends before it begins.</source>
        <translation>Выезд заканчивается раньше, чем начинается.</translation>
    </message>
    <message>
        <source>This person cannot be given visits.</source>
        <translation>Этому человеку нельзя поручить выезд.</translation>
    </message>
    <message>
        <source>Say at which step the repair stands, then resolve it.</source>
        <translation>Укажите, на каком шаге ремонт, затем закройте.</translation>
    </message>
    <message>
        <source>Only comments can be written here.</source>
        <translation>Здесь можно писать только комментарии.</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>количество</translation>
    </message>
    <message>
        <source>It was taken back already.</source>
        <translation>Это уже возвращено.</translation>
    </message>
    <message>
        <source>time removed</source>
        <translation>время убрано</translation>
    </message>
    <message>
        <source>time put back</source>
        <translation>время возвращено</translation>
    </message>
    <message>
        <source>This is somebody else&apos;s time. They or the service desk can remove it.</source>
        <translation>Это чужое время. Убрать его может тот, кто его записал, или диспетчерская.</translation>
    </message>
    <message>
        <source>This time was corrected or removed meanwhile. If it is still wrong, correct what stands now.</source>
        <translation>Это время уже исправлено или убрано. Если оно всё ещё неверно, исправьте то, что записано сейчас.</translation>
    </message>
    <message>
        <source>Somebody else has removed this time meanwhile: it stays removed.</source>
        <translation>Это время уже убрал кто-то другой: оно остаётся убранным.</translation>
    </message>
    <message>
        <source>The ticket is over: its times stay as they are.</source>
        <translation>Заявка закончена: её время остаётся как есть.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>сделано</translation>
    </message>
    <message>
        <source>taken up again</source>
        <translation>снова в работе</translation>
    </message>
</context>
<context>
    <name>TechnicianToday</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n выезд</numerusform>
            <numerusform>%n выезда</numerusform>
            <numerusform>%n выездов</numerusform>
        </translation>
    </message>
    <message>
        <source>No visits today</source>
        <translation>Сегодня выездов нет</translation>
    </message>
    <message>
        <source>No visits today. Your open tickets: %1</source>
        <translation>Сегодня выездов нет. Ваших открытых заявок: %1</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Затем</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Сделано сегодня</translation>
    </message>
    <message>
        <source>The next days</source>
        <translation>Ближайшие дни</translation>
    </message>
    <message>
        <source>Needs your decision: %1</source>
        <translation>Нужно ваше решение: %1</translation>
    </message>
    <message>
        <source>Open your tickets</source>
        <translation>Открыть ваши заявки</translation>
    </message>
    <message>
        <source>Visits that the desk plans for you appear here.</source>
        <translation>Здесь появятся выезды, которые запланирует для вас диспетчерская.</translation>
    </message>
    <message>
        <source>Open the van</source>
        <translation>Открыть фургон</translation>
    </message>
    <message>
        <source>Missing in the van</source>
        <translation>Не хватает в фургоне</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочены</translation>
    </message>
</context>
<context>
    <name>TicketDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Edit the ticket</source>
        <translation>Изменить заявку</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Ремонт</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Рекламация</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Внутренняя работа</translation>
    </message>
    <message>
        <source>Place of repair</source>
        <translation>Место ремонта</translation>
    </message>
    <message>
        <source>At the customer&apos;s</source>
        <translation>У клиента</translation>
    </message>
    <message>
        <source>In the workshop</source>
        <translation>В мастерской</translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>Выберите клиента</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Choose a machine</source>
        <translation>Выберите агрегат</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Choose a product instead</source>
        <translation>Выбрать товар</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Take the machine away</source>
        <translation>Убрать оборудование</translation>
    </message>
</context>
<context>
    <name>TicketPage</name>
    <message>
        <source>This ticket is not on this device</source>
        <translation>Этой заявки нет на устройстве</translation>
    </message>
    <message>
        <source>Edit the fault</source>
        <translation>Изменить неисправность</translation>
    </message>
    <message>
        <source>Nobody has described the fault yet.</source>
        <translation>Неисправность ещё никто не описал.</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Неисправность</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Что произошло</translation>
    </message>
    <message>
        <source>What does not work? Since when?</source>
        <translation>Что не работает? С каких пор?</translation>
    </message>
    <message>
        <source>Nobody can be given tickets</source>
        <translation>Некому поручить заявки</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Поручить</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Запланировать выезд</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Place of repair</source>
        <translation>Место ремонта</translation>
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
        <source>%1: %2</source>
        <comment>what is done, ticket</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>TicketVisits</name>
    <message>
        <source>Plan a visit</source>
        <translation>Запланировать выезд</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Выезды</translation>
    </message>
    <message>
        <source>Move, or give to somebody else</source>
        <translation>Перенести или передать другому</translation>
    </message>
    <message>
        <source>No visit is planned.</source>
        <translation>Выезды не запланированы.</translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message>
        <source>Travel</source>
        <translation>Дорога</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Работа</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Комментарий</translation>
    </message>
    <message>
        <source>Assignment withdrawn</source>
        <translation>Назначение снято</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Назначена: %1</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создана</translation>
    </message>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n открытая заявка</numerusform>
            <numerusform>%n открытые заявки</numerusform>
            <numerusform>%n открытых заявок</numerusform>
        </translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начата</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Новая</translation>
    </message>
    <message>
        <source>Assigned</source>
        <translation>Назначена</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Приостановлена</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Решена</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыта</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Открыта снова</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Отклонена</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Объединена</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменена</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Получен</translation>
    </message>
    <message>
        <source>Diagnosed</source>
        <translation>Диагноз</translation>
    </message>
    <message>
        <source>Awaiting approval</source>
        <translation>Ждёт согласия</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Согласовано</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Отказ</translation>
    </message>
    <message>
        <source>Awaiting parts</source>
        <translation>Ждёт запчастей</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Ремонт</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Возвращён</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Низкий</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Обычный</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Высокий</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Срочный</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Рекламация</translation>
    </message>
    <message>
        <source>Internal job</source>
        <translation>Внутренняя работа</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Запланирован</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>В пути</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>На месте</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Выполнен</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Не состоялся</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Назначить</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Взять себе</translation>
    </message>
    <message>
        <source>Withdraw the assignment</source>
        <translation>Снять назначение</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Начать</translation>
    </message>
    <message>
        <source>Put on hold</source>
        <translation>Приостановить</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Решить</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Открыть снова</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Отклонить</translation>
    </message>
    <message>
        <source>Cancel the ticket</source>
        <translation>Отменить заявку</translation>
    </message>
    <message>
        <source>Machine received</source>
        <translation>Агрегат получен</translation>
    </message>
    <message>
        <source>Write the diagnosis</source>
        <translation>Записать диагноз</translation>
    </message>
    <message>
        <source>Wait for approval</source>
        <translation>Ждать согласия</translation>
    </message>
    <message>
        <source>Wait for parts</source>
        <translation>Ждать запчастей</translation>
    </message>
    <message>
        <source>Begin the repair</source>
        <translation>Начать ремонт</translation>
    </message>
    <message>
        <source>Begin the test</source>
        <translation>Начать проверку</translation>
    </message>
    <message>
        <source>Test passed</source>
        <translation>Проверка пройдена</translation>
    </message>
    <message>
        <source>Machine returned</source>
        <translation>Агрегат возвращён</translation>
    </message>
    <message>
        <source>assigned</source>
        <translation>назначена</translation>
    </message>
    <message>
        <source>assignment withdrawn</source>
        <translation>назначение снято</translation>
    </message>
    <message>
        <source>started</source>
        <translation>начата</translation>
    </message>
    <message>
        <source>put on hold</source>
        <translation>приостановлена</translation>
    </message>
    <message>
        <source>work goes on</source>
        <translation>работа продолжается</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>решена</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>закрыта</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>открыта снова</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>отклонена</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменена</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>объединена</translation>
    </message>
    <message>
        <source>step “%1”</source>
        <translation>шаг «%1»</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Пока никто</translation>
    </message>
    <message>
        <source>%1: no visits</source>
        <comment>day</comment>
        <translation>%1: нет выездов</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n visit(s)</source>
        <comment>day</comment>
        <translation>
            <numerusform>%1: %n выезд</numerusform>
            <numerusform>%1: %n выезда</numerusform>
            <numerusform>%1: %n выездов</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, clash at %2</source>
        <translation>%1, пересечение: %2</translation>
    </message>
    <message>
        <source>Visit planned</source>
        <translation>Выезд запланирован</translation>
    </message>
    <message>
        <source>On the way to the visit</source>
        <translation>В пути на выезд</translation>
    </message>
    <message>
        <source>Arrived for the visit</source>
        <translation>Прибытие на место</translation>
    </message>
    <message>
        <source>Visit ended</source>
        <translation>Выезд завершён</translation>
    </message>
    <message>
        <source>Visit missed</source>
        <translation>Выезд не состоялся</translation>
    </message>
    <message>
        <source>Visit cancelled</source>
        <translation>Выезд отменён</translation>
    </message>
    <message>
        <source>Taken out, as it is not of this customer: %1</source>
        <translation>Убрано, так как относится к другому клиенту: %1</translation>
    </message>
    <message>
        <source>Time removed</source>
        <translation>Время убрано</translation>
    </message>
    <message>
        <source>Time put back</source>
        <translation>Время возвращено</translation>
    </message>
</context>
<context>
    <name>TicketWork</name>
    <message>
        <source>Edit the diagnosis</source>
        <translation>Изменить диагноз</translation>
    </message>
    <message>
        <source>Add a diagnosis</source>
        <translation>Добавить диагноз</translation>
    </message>
    <message>
        <source>Not diagnosed yet.</source>
        <translation>Диагноза пока нет.</translation>
    </message>
    <message>
        <source>Diagnosis</source>
        <translation>Диагноз</translation>
    </message>
    <message>
        <source>Edit the solution</source>
        <translation>Изменить решение</translation>
    </message>
    <message>
        <source>Add a solution</source>
        <translation>Добавить решение</translation>
    </message>
    <message>
        <source>What solved it will stand here.</source>
        <translation>Здесь будет написано, что помогло.</translation>
    </message>
    <message>
        <source>Solution</source>
        <translation>Решение</translation>
    </message>
    <message>
        <source>Add a part</source>
        <translation>Добавить запчасть</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Запчасти</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Запчасть</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Кто использовал</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количество</translation>
    </message>
    <message>
        <source>No parts used yet.</source>
        <translation>Запчасти пока не использованы.</translation>
    </message>
    <message>
        <source>Add time</source>
        <translation>Добавить время</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>No time recorded yet.</source>
        <translation>Время пока не записано.</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Всего</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>Добавить фото</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>No photos yet.</source>
        <translation>Фото пока нет.</translation>
    </message>
    <message>
        <source>What is broken, and why?</source>
        <translation>Что сломалось и почему?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Что сделано?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Убрать</translation>
    </message>
</context>
<context>
    <name>TicketsOf</name>
    <message>
        <source>Tickets</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>No tickets yet.</source>
        <translation>Заявок пока нет.</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Новая заявка</translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message>
        <source>No ticket chosen</source>
        <translation>Заявка не выбрана</translation>
    </message>
    <message>
        <source>Choose a ticket to see what is broken and what has been done.</source>
        <translation>Выберите заявку, чтобы увидеть, что сломалось и что сделано.</translation>
    </message>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n заявка</numerusform>
            <numerusform>%n заявки</numerusform>
            <numerusform>%n заявок</numerusform>
        </translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Не назначены</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Открытые</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Просрочены</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Решённые</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Мои</translation>
    </message>
    <message>
        <source>Number, customer, machine</source>
        <translation>Номер, клиент, агрегат</translation>
    </message>
    <message>
        <source>New ticket</source>
        <translation>Новая заявка</translation>
    </message>
    <message>
        <source>Tickets you are given, and those you create, stand here.</source>
        <translation>Здесь видны заявки, которые назначены вам или созданы вами.</translation>
    </message>
    <message>
        <source>No open tickets</source>
        <translation>Открытых заявок нет</translation>
    </message>
    <message>
        <source>Tickets</source>
        <translation>Заявки</translation>
    </message>
    <message>
        <source>Nobody can be given tickets</source>
        <translation>Некому поручить заявки</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>Поручить</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Позвонить</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Открыть клиента</translation>
    </message>
    <message>
        <source>Due within two hours</source>
        <translation>Срок в ближайшие два часа</translation>
    </message>
    <message>
        <source>Resolved today</source>
        <translation>Решено сегодня</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n ticket(s)</source>
        <translation>
            <numerusform>Отменить %n заявку</numerusform>
            <numerusform>Отменить %n заявки</numerusform>
            <numerusform>Отменить %n заявок</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>Plan the visit</source>
        <translation>Запланировать</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Free from %1</source>
        <translation>Свободно с %1</translation>
    </message>
    <message>
        <source>Plan a visit</source>
        <translation>Запланировать выезд</translation>
    </message>
    <message>
        <source>Move the visit</source>
        <translation>Перенести выезд</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>From</source>
        <translation>С</translation>
    </message>
    <message>
        <source>14:05</source>
        <translation>14:05</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>До</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Техник</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Пока никто</translation>
    </message>
    <message>
        <source>This is in the past. Is it meant so?</source>
        <translation>Это уже в прошлом. Так и задумано?</translation>
    </message>
</context>
<context>
    <name>VisitGaps</name>
    <message>
        <source>Not complete on this device yet. What is missing arrives by itself while there is a connection.</source>
        <translation>На этом устройстве пока не всё. Недостающее придёт само, когда будет связь.</translation>
    </message>
</context>
<context>
    <name>VisitList</name>
    <message>
        <source>At its time</source>
        <translation>В своё время</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Позвонить</translation>
    </message>
</context>
<context>
    <name>carnet::client::DayPlanController</name>
    <message>
        <source>Tomorrow</source>
        <translation>Завтра</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Пока никто</translation>
    </message>
    <message>
        <source>Clashes with the visit at %1</source>
        <translation>Пересекается с выездом в %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewTicketController</name>
    <message>
        <source>Say in a few words what is wrong.</source>
        <translation>Напишите в двух словах, что случилось.</translation>
    </message>
    <message>
        <source>Ticket created</source>
        <translation>Заявка создана</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketBulk</name>
    <message>
        <source>Assign to…</source>
        <translation>Поручить…</translation>
    </message>
    <message>
        <source>Priority…</source>
        <translation>Приоритет…</translation>
    </message>
    <message>
        <source>Cancel tickets…</source>
        <translation>Отменить заявки…</translation>
    </message>
    <message>
        <source>Clashes: %1 of %2</source>
        <translation>Накладок: %1 из %2</translation>
    </message>
    <message>
        <source>Close tickets</source>
        <translation>Закрыть заявки</translation>
    </message>
    <message>
        <source>Assign to %1</source>
        <translation>Поручить: %1</translation>
    </message>
    <message>
        <source>Priority “%1”</source>
        <translation>Приоритет «%1»</translation>
    </message>
    <message>
        <source>Cancel tickets</source>
        <translation>Отменить заявки</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketController</name>
    <message>
        <source>Ticket %1: %2</source>
        <translation>Заявка %1: %2</translation>
    </message>
    <message>
        <source>Ticket %1: %2 is asked for</source>
        <translation>Заявка %1: запрошено назначение — %2</translation>
    </message>
    <message>
        <source>Ticket %1: priority %2</source>
        <translation>Заявка %1: приоритет «%2»</translation>
    </message>
    <message>
        <source>Diagnosis saved</source>
        <translation>Диагноз сохранён</translation>
    </message>
    <message>
        <source>Solution saved</source>
        <translation>Решение сохранено</translation>
    </message>
    <message>
        <source>Fault saved</source>
        <translation>Неисправность сохранена</translation>
    </message>
    <message>
        <source>Part recorded</source>
        <translation>Запчасть записана</translation>
    </message>
    <message>
        <source>Write the time as 14:05.</source>
        <translation>Напишите время так: 14:05.</translation>
    </message>
    <message>
        <source>This time is still to come.</source>
        <translation>Это время ещё не наступило.</translation>
    </message>
    <message>
        <source>Time recorded</source>
        <translation>Время записано</translation>
    </message>
    <message>
        <source>Photo added</source>
        <translation>Фото добавлено</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Сохранено здесь</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>Где стоит</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Товар</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Исполнитель</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>Пока никто</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Temporary number</source>
        <translation>Временный номер</translation>
    </message>
    <message>
        <source>Change the priority</source>
        <translation>Изменить приоритет</translation>
    </message>
    <message>
        <source>Ticket saved</source>
        <translation>Заявка сохранена</translation>
    </message>
    <message>
        <source>Edit the ticket</source>
        <translation>Изменить заявку</translation>
    </message>
    <message>
        <source>%1 · waiting for headquarters</source>
        <translation>%1 · ждёт решения офиса</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Назначена: %1</translation>
    </message>
    <message>
        <source>Part removed</source>
        <translation>Запчасть убрана</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>Photo removed</source>
        <translation>Фото убрано</translation>
    </message>
    <message>
        <source>Time corrected</source>
        <translation>Время исправлено</translation>
    </message>
    <message>
        <source>Time removed</source>
        <translation>Время убрано</translation>
    </message>
</context>
<context>
    <name>carnet::client::TicketListModel</name>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Приоритет</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Техник</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Агрегат</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Я</translation>
    </message>
</context>
<context>
    <name>carnet::client::TodayController</name>
    <message>
        <source>Count %1</source>
        <translation>Пересчитайте %1</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) below zero</source>
        <translation>
            <numerusform>%n товар в минусе</numerusform>
            <numerusform>%n товара в минусе</numerusform>
            <numerusform>%n товаров в минусе</numerusform>
        </translation>
    </message>
    <message>
        <source>Ticket %1: started</source>
        <translation>Заявка %1: начата</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>number, part, quantity</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>Below zero: count it</source>
        <translation>Сверить</translation>
    </message>
    <message>
        <source>Used up</source>
        <translation>Закончилось</translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitPlanController</name>
    <message>
        <source>Write the time as 14:05.</source>
        <translation>Напишите время так: 14:05.</translation>
    </message>
    <message>
        <source>The visit ends before it begins.</source>
        <translation>Выезд заканчивается раньше, чем начинается.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n other visit(s) then: %2</source>
        <translation>
            <numerusform>В это время у техника ещё %n выезд (%1): %2</numerusform>
            <numerusform>В это время у техника ещё %n выезда (%1): %2</numerusform>
            <numerusform>В это время у техника ещё %n выездов (%1): %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit planned: %1</source>
        <translation>Выезд запланирован: %1</translation>
    </message>
    <message>
        <source>Visit moved: %1</source>
        <translation>Выезд перенесён: %1</translation>
    </message>
    <message>
        <source>%1 is asked for</source>
        <translation>запрошен: %1</translation>
    </message>
    <message>
        <source>Visit %1: %2</source>
        <translation>Выезд %1: %2</translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitReadinessController</name>
    <message>
        <source>%1/%2 ready offline</source>
        <comment>complete visits, visits</comment>
        <translation>готово без сети: %1/%2</translation>
    </message>
    <message>
        <source>the ticket</source>
        <translation>заявка</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>клиент</translation>
    </message>
    <message>
        <source>the address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>the contact</source>
        <translation>контакт</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>агрегат</translation>
    </message>
    <message>
        <source>the product</source>
        <translation>товар</translation>
    </message>
    <message>
        <source>its history is still arriving</source>
        <translation>история ещё приходит</translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) or file(s)</source>
        <translation>
            <numerusform>%n фото или файл</numerusform>
            <numerusform>%n фото или файла</numerusform>
            <numerusform>%n фото или файлов</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactChoices</name>
    <message>
        <source>Nobody in particular</source>
        <translation>Никто конкретно</translation>
    </message>
</context>
<context>
    <name>ResolveDialog</name>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what is done, ticket</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What was found?</source>
        <translation>Что обнаружено?</translation>
    </message>
    <message>
        <source>What was done?</source>
        <translation>Что сделано?</translation>
    </message>
    <message>
        <source>Record my time since the start</source>
        <translation>Записать моё время с начала работы</translation>
    </message>
    <message>
        <source>There is no time since the start to record any more: it was recorded meanwhile.</source>
        <translation>Времени с начала работы больше нет: его тем временем уже записали.</translation>
    </message>
</context>
</TS>
