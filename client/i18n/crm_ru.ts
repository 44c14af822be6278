<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>ContactDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
    <message>
        <source>Edit the contact</source>
        <translation>Изменить контакт</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
</context>
<context>
    <name>ContactPage</name>
    <message>
        <source>Edit the contact</source>
        <translation>Изменить контакт</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Добавить номер или адрес</translation>
    </message>
    <message>
        <source>This contact is not on this device</source>
        <translation>Этого контакта нет на устройстве</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Reach them</source>
        <translation>Как связаться</translation>
    </message>
    <message>
        <source>No number is known.</source>
        <translation>Номер неизвестен.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
</context>
<context>
    <name>ContactsPage</name>
    <message>
        <source>No contact chosen</source>
        <translation>Контакт не выбран</translation>
    </message>
    <message>
        <source>Choose a person to call, write or correct a number.</source>
        <translation>Выберите человека, чтобы позвонить, написать или исправить номер.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n контакт</numerusform>
            <numerusform>%n контакта</numerusform>
            <numerusform>%n контактов</numerusform>
        </translation>
    </message>
    <message>
        <source>Name, customer or telephone</source>
        <translation>Имя, клиент или телефон</translation>
    </message>
    <message>
        <source>People are added on the page of their customer.</source>
        <translation>Людей добавляют на странице их клиента.</translation>
    </message>
    <message>
        <source>No contacts yet</source>
        <translation>Контактов пока нет</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
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
        <source>New contact</source>
        <translation>Новый контакт</translation>
    </message>
</context>
<context>
    <name>CrmModule</name>
    <message>
        <source>removed</source>
        <translation>удалено</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>изменено: %1</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>number</source>
        <translation>номер</translation>
    </message>
    <message>
        <source>%1 %2 added</source>
        <translation>добавлено: %1 %2</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>удалено: %1</translation>
    </message>
    <message>
        <source>%1 changed to %2</source>
        <translation>%1 изменён на %2</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>Клиент %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>новый</translation>
    </message>
    <message>
        <source>Contact %1</source>
        <translation>Контакт %1</translation>
    </message>
    <message>
        <source>address added</source>
        <translation>адрес добавлен</translation>
    </message>
    <message>
        <source>role added</source>
        <translation>роль добавлена</translation>
    </message>
    <message>
        <source>name</source>
        <translation>название</translation>
    </message>
    <message>
        <source>legal form</source>
        <translation>правовая форма</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>номер НДС</translation>
    </message>
    <message>
        <source>language</source>
        <translation>язык</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>примечания</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>метки</translation>
    </message>
    <message>
        <source>position</source>
        <translation>должность</translation>
    </message>
    <message>
        <source>number or address</source>
        <translation>номер или адрес</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>вид</translation>
    </message>
    <message>
        <source>address</source>
        <translation>адрес</translation>
    </message>
    <message>
        <source>name of the address</source>
        <translation>название адреса</translation>
    </message>
    <message>
        <source>belongs to nobody any more</source>
        <translation>больше ни за кем не закреплён</translation>
    </message>
    <message>
        <source>handed over to %1</source>
        <translation>передан: %1</translation>
    </message>
    <message>
        <source>Choose a person who works here.</source>
        <translation>Выберите сотрудника, который здесь работает.</translation>
    </message>
    <message>
        <source>This customer has tickets and cannot be deleted.</source>
        <translation>У этого клиента есть заявки, удалить его нельзя.</translation>
    </message>
    <message>
        <source>Write the number or the address.</source>
        <translation>Напишите номер или адрес.</translation>
    </message>
    <message>
        <source>This contact belongs to another customer.</source>
        <translation>Этот контакт относится к другому клиенту.</translation>
    </message>
    <message>
        <source>Say what it is about.</source>
        <translation>Укажите, о чём речь.</translation>
    </message>
    <message>
        <source>It ends before it begins.</source>
        <translation>Оно кончается раньше, чем начинается.</translation>
    </message>
    <message>
        <source>Say who is to do it.</source>
        <translation>Укажите, кто это сделает.</translation>
    </message>
    <message>
        <source>This person cannot be given it.</source>
        <translation>Этому человеку это нельзя поручить.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>person, firm</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>This is no telephone number. Type it as 01 23 45 67 89.</source>
        <translation>Это не номер телефона. Напишите его так: 01 23 45 67 89.</translation>
    </message>
    <message>
        <source>This is no mail address. Type it as name@company.com.</source>
        <translation>Это не адрес почты. Напишите его так: name@company.com.</translation>
    </message>
</context>
<context>
    <name>CrmWords</name>
    <message>
        <source>Lead</source>
        <translation>Лид</translation>
    </message>
    <message>
        <source>Firm</source>
        <translation>Фирма</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Аккаунт</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Поставщик</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>Производитель</translation>
    </message>
    <message>
        <source>Employee</source>
        <translation>Сотрудник</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>Потенциальный клиент</translation>
    </message>
    <message>
        <source>Representative</source>
        <translation>Представитель</translation>
    </message>
    <message>
        <source>Reseller</source>
        <translation>Дилер</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Delivery address</source>
        <translation>Адрес доставки</translation>
    </message>
    <message>
        <source>Invoice address</source>
        <translation>Адрес для счетов</translation>
    </message>
    <message>
        <source>Contact address</source>
        <translation>Контактный адрес</translation>
    </message>
    <message>
        <source>Other address</source>
        <translation>Другой адрес</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
</context>
<context>
    <name>NewPartnerDialog</name>
    <message>
        <source>Add the customer</source>
        <translation>Добавить клиента</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Улица и дом</translation>
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
        <source>Open it</source>
        <translation>Открыть</translation>
    </message>
    <message>
        <source>A similar customer exists: %1</source>
        <translation>Есть похожий клиент: %1</translation>
    </message>
    <message>
        <source>Who calls</source>
        <translation>Кто звонит</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Контакт</translation>
    </message>
</context>
<context>
    <name>PartnerDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>Изменить клиента</translation>
    </message>
    <message>
        <source>A customer needs a name.</source>
        <translation>У клиента должно быть название.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Правовая форма</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Номер НДС</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Примечания</translation>
    </message>
</context>
<context>
    <name>PartnerPage</name>
    <message>
        <source>Edit the customer</source>
        <translation>Изменить клиента</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Добавить номер или адрес</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Добавить контакт</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Написать заметку</translation>
    </message>
    <message>
        <source>This customer is not on this device</source>
        <translation>Этого клиента нет на устройстве</translation>
    </message>
    <message>
        <source>Reach them</source>
        <translation>Как связаться</translation>
    </message>
    <message>
        <source>No number is known.</source>
        <translation>Номер неизвестен.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>No address is known.</source>
        <translation>Адрес неизвестен.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Контакты</translation>
    </message>
    <message>
        <source>Nobody is recorded here yet.</source>
        <translation>Здесь пока никто не записан.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Позвонить</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Legal form</source>
        <translation>Правовая форма</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>номер НДС</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
</context>
<context>
    <name>PartnerPicker</name>
    <message>
        <source>Choose a customer</source>
        <translation>Выберите клиента</translation>
    </message>
    <message>
        <source>Name, town or telephone</source>
        <translation>Название, город или телефон</translation>
    </message>
    <message>
        <source>The customers of your tickets arrive here by themselves.</source>
        <translation>Клиенты ваших заявок появляются здесь сами.</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Клиентов пока нет</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>New customer: %1</source>
        <translation>Новый клиент: %1</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Новый клиент</translation>
    </message>
    <message>
        <source>Choose it</source>
        <translation>Выбрать его</translation>
    </message>
</context>
<context>
    <name>PartnersPage</name>
    <message>
        <source>No customer chosen</source>
        <translation>Клиент не выбран</translation>
    </message>
    <message>
        <source>Choose a customer to see contacts, addresses, machines and tickets.</source>
        <translation>Выберите клиента, чтобы увидеть контакты, адреса, агрегаты и заявки.</translation>
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
        <source>Customers</source>
        <translation>Клиенты</translation>
    </message>
    <message>
        <source>Suppliers</source>
        <translation>Поставщики</translation>
    </message>
    <message>
        <source>Name, town or telephone</source>
        <translation>Название, город или телефон</translation>
    </message>
    <message>
        <source>The customers of your tickets arrive here by themselves.</source>
        <translation>Клиенты ваших заявок появляются здесь сами.</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Клиентов пока нет</translation>
    </message>
    <message>
        <source>Hand over to</source>
        <translation>Передать</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Позвонить</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Новый клиент</translation>
    </message>
</context>
<context>
    <name>PhoneDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Добавить номер или адрес</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Мобильный</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Почта</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>Сайт</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Номер или адрес</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>Удалить %1</translation>
    </message>
</context>
<context>
    <name>PointRow</name>
    <message>
        <source>Edit %1</source>
        <translation>Изменить: %1</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Add the tag</source>
        <translation>Добавить метку</translation>
    </message>
    <message>
        <source>Remove the tag</source>
        <translation>Убрать метку</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Добавить метку</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>Убрать метку</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Метка</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactController</name>
    <message>
        <source>Contact saved</source>
        <translation>Контакт сохранён</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactListModel</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Должность</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
</context>
<context>
    <name>carnet::client::ContactPointsController</name>
    <message>
        <source>%1 saved</source>
        <translation>%1: сохранено</translation>
    </message>
    <message>
        <source>%1 added</source>
        <translation>%1: добавлено</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>удалено: %1</translation>
    </message>
</context>
<context>
    <name>carnet::client::NewPartnerController</name>
    <message>
        <source>Customer %1 added</source>
        <translation>Клиент %1 добавлен</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerBulk</name>
    <message>
        <source>Hand over to…</source>
        <translation>Передать…</translation>
    </message>
    <message>
        <source>Add a tag…</source>
        <translation>Добавить метку…</translation>
    </message>
    <message>
        <source>Remove a tag…</source>
        <translation>Убрать метку…</translation>
    </message>
    <message>
        <source>Send no mail</source>
        <translation>Не посылать писем</translation>
    </message>
    <message>
        <source>Mail allowed</source>
        <translation>Письма разрешены</translation>
    </message>
    <message>
        <source>Hand over to %1</source>
        <translation>Передать: %1</translation>
    </message>
    <message>
        <source>Add the tag “%1”</source>
        <translation>Добавить метку «%1»</translation>
    </message>
    <message>
        <source>Remove the tag “%1”</source>
        <translation>Убрать метку «%1»</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerController</name>
    <message>
        <source>VAT number</source>
        <translation>Номер НДС</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Язык</translation>
    </message>
    <message>
        <source>Looked after by</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Territory</source>
        <translation>Территория</translation>
    </message>
    <message>
        <source>Known from</source>
        <translation>Источник</translation>
    </message>
    <message>
        <source>Customer saved</source>
        <translation>Клиент сохранён</translation>
    </message>
    <message>
        <source>Contact added</source>
        <translation>Контакт добавлен</translation>
    </message>
    <message>
        <source>Address added</source>
        <translation>Адрес добавлен</translation>
    </message>
    <message>
        <source>Address saved</source>
        <translation>Адрес сохранён</translation>
    </message>
</context>
<context>
    <name>carnet::client::PartnerListModel</name>
    <message>
        <source>Name</source>
        <translation>Название</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Город</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Стадия</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Ответственный</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Метки</translation>
    </message>
    <message>
        <source>VAT number</source>
        <translation>Номер НДС</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Да</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Никто</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Я</translation>
    </message>
    <message>
        <source>Wants no mail</source>
        <translation>Не хочет писем</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создано</translation>
    </message>
</context>
<context>
    <name>AddressDialog</name>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Улица и дом</translation>
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
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Добавить адрес</translation>
    </message>
</context>
<context>
    <name>SalesToday</name>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Решения</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
    <message>
        <source>Nothing is planned for you.</source>
        <translation>Для вас ничего не запланировано.</translation>
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
    <name>carnet::client::NextActionsController</name>
    <message>
        <source>Overdue</source>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сегодня</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Позже</translation>
    </message>
    <message>
        <source>Without a day</source>
        <translation>Без даты</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Сделано</translation>
    </message>
</context>
</TS>
