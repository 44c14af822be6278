<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DayPlan</name>
    <message numerus="yes">
        <source>%n visit(s) overlap: move one, or give it to somebody else.</source>
        <translation>
            <numerusform>%n visit overlaps: move it, or give it to somebody else.</numerusform>
            <numerusform>%n visits overlap: move one, or give it to somebody else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NextVisitCard</name>
    <message numerus="yes">
        <source>In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>In your van: %n kind of parts</numerusform>
            <numerusform>In your van: %n kinds of parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This machine has needed no parts so far. In your van: %n kind(s) of parts</source>
        <translation>
            <numerusform>This machine has needed no parts so far. In your van: %n kind of parts</numerusform>
            <numerusform>This machine has needed no parts so far. In your van: %n kinds of parts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TechnicianToday</name>
    <message numerus="yes">
        <source>%n visit(s)</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketWords</name>
    <message numerus="yes">
        <source>%n open ticket(s)</source>
        <translation>
            <numerusform>%n open ticket</numerusform>
            <numerusform>%n open tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n visit(s)</source>
        <comment>day</comment>
        <translation>
            <numerusform>%1: %n visit</numerusform>
            <numerusform>%1: %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicketsPage</name>
    <message numerus="yes">
        <source>%n ticket(s)</source>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %n ticket(s)</source>
        <translation>
            <numerusform>Cancel %n ticket</numerusform>
            <numerusform>Cancel %n tickets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::TodayController</name>
    <message numerus="yes">
        <source>%n product(s) below zero</source>
        <translation>
            <numerusform>%n product below zero</numerusform>
            <numerusform>%n products below zero</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitReadinessController</name>
    <message numerus="yes">
        <source>%n photo(s) or file(s)</source>
        <translation>
            <numerusform>%n photo or file</numerusform>
            <numerusform>%n photos or files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::VisitPlanController</name>
    <message numerus="yes">
        <source>%1 has %n other visit(s) then: %2</source>
        <translation>
            <numerusform>%1 has another visit then: %2</numerusform>
            <numerusform>%1 has %n other visits then: %2</numerusform>
        </translation>
    </message>
</context>
</TS>
