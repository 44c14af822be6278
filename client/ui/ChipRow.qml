import QtQuick

// Filter chips side by side; the pills stand flush with what is above them.
Item {
    id: root

    default property alias chips: wrap.data

    implicitHeight: wrap.implicitHeight

    WrapRow {
        id: wrap

        spacing: Theme.touch ? 0 : Theme.gap
        width: parent.width - x
        x: Theme.touch ? -Theme.tight : 0
    }
}
