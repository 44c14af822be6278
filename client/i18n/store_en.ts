<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>pcs</source>
        <translation>
            <numerusform>pc</numerusform>
            <numerusform>pcs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>box(es)</source>
        <translation>
            <numerusform>box</numerusform>
            <numerusform>boxes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PastDeeds</name>
    <message numerus="yes">
        <source>and %n more change(s)</source>
        <translation>
            <numerusform>and %n more change</numerusform>
            <numerusform>and %n more changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::BulkChange</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for headquarters to decide</source>
        <translation>
            <numerusform>%n for headquarters to decide</numerusform>
            <numerusform>%n for headquarters to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were so already</source>
        <translation>
            <numerusform>%n was so already</numerusform>
            <numerusform>%n were so already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%n left as it was</numerusform>
            <numerusform>%n left as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::Undo</name>
    <message numerus="yes">
        <source>%1: %n change(s) could not be undone. %2</source>
        <translation>
            <numerusform>%1: %n change could not be undone. %2</numerusform>
            <numerusform>%1: %n changes could not be undone. %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>carnet::client::Workspace</name>
    <message numerus="yes">
        <source>%n not done: %1</source>
        <translation>
            <numerusform>%n not done: %1</numerusform>
            <numerusform>%n not done: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
