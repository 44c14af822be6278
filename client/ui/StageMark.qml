import QtQuick

// One stage of a StageStepper: done, now, now but not yet accepted, stopped there, or to come.
Rectangle {
    id: mark

    property bool done: false
    property bool now: false
    property bool waiting: false
    property bool stopped: false

    border.color: stopped ? Theme.danger : done || now ? Theme.accent : Theme.fieldBorder
    border.width: 2
    color: !stopped && (done || now && !waiting) ? Theme.accent : Theme.surface
    implicitHeight: implicitWidth
    implicitWidth: Theme.scaledUp(20)
    radius: width / 2

    Icon {
        anchors.centerIn: parent
        color: mark.stopped ? Theme.danger : mark.done ? Theme.accentInk : Theme.accent
        size: Math.round(parent.width * 0.75)
        symbol: mark.stopped ? "close" : mark.done ? "check" : "waiting"
        visible: mark.stopped || mark.done || mark.now && mark.waiting
    }
    Rectangle {
        anchors.centerIn: parent
        color: Theme.accentInk
        height: width
        radius: width / 2
        visible: mark.now && !mark.waiting && !mark.done && !mark.stopped
        width: Math.round(parent.width * 0.4)
    }
}
