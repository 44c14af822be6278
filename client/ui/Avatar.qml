import QtQuick

// A person by the first letters of the name.
Rectangle {
    id: avatar

    property string name
    property int size: Theme.scaledUp(32)

    readonly property var parts: name.split(/\s+/).filter(part => part !== "")

    implicitWidth: size
    implicitHeight: size
    color: Theme.selectedRow
    radius: size / 2

    Accessible.ignored: true

    Label {
        anchors.centerIn: parent
        color: Theme.accent
        strong: true
        style: avatar.size < Theme.scaledUp(40) ? "caption" : avatar.size < Theme.scaledUp(64) ? "section" : "page"
        text: avatar.parts.length === 0 ? "" : (avatar.parts[0][0]
              + (avatar.parts.length > 1 ? avatar.parts[avatar.parts.length - 1][0] : "")).toUpperCase()
        wrapMode: Text.NoWrap

        Accessible.ignored: true
    }
}
