import QtQuick
import Carnet.Ui

// The left edge of a page that came from another one: a finger that draws from it far enough goes back. Esc and the
// header's arrow do the same.
Item {
    id: edge

    readonly property int enough: Theme.scaledUp(88)
    readonly property real drawn: drag.active ? Math.max(0, Math.min(enough, drag.translation.x)) : 0

    signal triggered

    anchors.bottom: parent.bottom
    anchors.left: parent.left
    anchors.top: parent.top
    visible: enabled && Theme.touch
    width: 24
    z: 2

    DragHandler {
        id: drag

        property real reached: 0

        acceptedDevices: PointerDevice.TouchScreen
        target: null
        yAxis.enabled: false
        onActiveChanged: {
            if (!active && reached >= edge.enough)
                edge.triggered();
            reached = 0;
        }
        onTranslationChanged: {
            if (active)
                reached = edge.drawn;
        }
    }
    Rectangle {
        color: edge.drawn >= edge.enough ? Theme.accent : Theme.surface
        border.color: Theme.line
        height: width
        radius: width / 2
        visible: edge.drawn > 0
        width: Theme.scaledUp(48)
        x: edge.drawn - width
        y: Math.round(drag.centroid.position.y - height / 2)

        Icon {
            anchors.centerIn: parent
            color: edge.drawn >= edge.enough ? Theme.accentInk : Theme.secondText
            symbol: "back"
        }
    }
}
