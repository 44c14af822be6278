<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>Only the %n chosen row(s)</source>
        <translation>
            <numerusform>Only the chosen row</numerusform>
            <numerusform>Only the %n chosen rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written to %1</source>
        <translation>
            <numerusform>%n row written to %1</numerusform>
            <numerusform>%n rows written to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n row(s) copied</source>
        <translation>
            <numerusform>%n row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemWords</name>
    <message numerus="yes">
        <source>%n change(s) that had not reached the office were rescued and are sent by themselves.</source>
        <translation>
            <numerusform>%n change that had not reached the office was rescued and is sent by itself.</numerusform>
            <numerusform>%n changes that had not reached the office were rescued and are sent by themselves.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) could not be read and are lost: look through your last work.</source>
        <translation>
            <numerusform>%n change could not be read and is lost: look through your last work.</numerusform>
            <numerusform>%n changes could not be read and are lost: look through your last work.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WaitingPage</name>
    <message numerus="yes">
        <source>Access withdrawn, %n change(s) waiting. What you did there is kept and sent; calls, time and parts count.</source>
        <translation>
            <numerusform>Access withdrawn, %n change waiting. What you did there is kept and sent; calls, time and parts count.</numerusform>
            <numerusform>Access withdrawn, %n changes waiting. What you did there is kept and sent; calls, time and parts count.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::DeedsController</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undone but for %n</source>
        <translation>
            <numerusform>Undone but for %n</numerusform>
            <numerusform>Undone but for %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::KeepController</name>
    <message numerus="yes">
        <source>%n photo(s) or file(s), %1.</source>
        <translation>
            <numerusform>%n photo or file, %1.</numerusform>
            <numerusform>%n photos or files, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to come.</source>
        <translation>
            <numerusform>%n still to come.</numerusform>
            <numerusform>%n still to come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not here.</source>
        <translation>
            <numerusform>%n not here.</numerusform>
            <numerusform>%n not here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are kept on this device already. Let go of one first.</source>
        <translation>
            <numerusform>%n record is kept on this device already. Let go of one first.</numerusform>
            <numerusform>%n records are kept on this device already. Let go of one first.</numerusform>
        </translation>
    </message>
</context>
</TS>
