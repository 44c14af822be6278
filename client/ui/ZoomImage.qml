import QtQuick

// A picture that two fingers or the wheel make larger, one finger moves, and a double tap puts back.
Item {
    id: view

    property alias source: image.source
    property string name

    // What lies there is no picture that can be drawn.
    readonly property bool failed: image.status === Image.Error

    function fit() {
        image.scale = 1;
        image.x = image.y = 0;
    }

    // The picture never leaves its frame.
    function keepInside() {
        const roomX = image.width * (image.scale - 1) / 2;
        const roomY = image.height * (image.scale - 1) / 2;
        image.x = Math.max(-roomX, Math.min(roomX, image.x));
        image.y = Math.max(-roomY, Math.min(roomY, image.y));
    }

    clip: true
    onSourceChanged: fit()

    Accessible.ignored: image.status !== Image.Ready
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Rectangle {
        anchors.fill: parent
        color: Theme.sunken
        radius: Theme.radiusField
    }
    Image {
        id: image

        asynchronous: true
        autoTransform: true
        fillMode: Image.PreserveAspectFit
        height: view.height
        sourceSize.width: 1600
        width: view.width
    }
    PinchHandler {
        maximumRotation: 0
        maximumScale: 6
        minimumRotation: 0
        minimumScale: 1
        target: image
        onActiveChanged: view.keepInside()
    }
    DragHandler {
        enabled: image.scale > 1
        target: image
        onActiveChanged: view.keepInside()
    }
    WheelHandler {
        acceptedModifiers: Qt.NoModifier
        onWheel: event => {
            image.scale = Math.max(1, Math.min(6, image.scale * (event.angleDelta.y > 0 ? 1.25 : 0.8)));
            view.keepInside();
        }
    }
    TapHandler {
        onDoubleTapped: image.scale > 1 ? view.fit() : image.scale = 2.5
    }
}
