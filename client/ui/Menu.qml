import QtQuick
import QtQuick.Templates as T

// The menu behind MenuButton; `actions` as there.
T.Menu {
    id: menu

    property var actions: []

    signal triggered(string key)

    // The press that closes it presses nothing beneath.
    dim: false
    margins: Theme.gap
    modal: true
    padding: Theme.tight
    implicitWidth: Math.max(Theme.scaledUp(200), contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding

    contentItem: ListView {
        clip: true
        currentIndex: menu.currentIndex
        implicitHeight: contentHeight
        implicitWidth: {
            let widest = 0;
            for (let i = 0; i < menu.count; ++i)
                widest = Math.max(widest, menu.itemAt(i).implicitWidth);
            return widest;
        }
        interactive: Window.window ? contentHeight > Window.window.height : false
        model: menu.contentModel
    }
    background: Rectangle {
        border.color: Theme.line
        color: Theme.surface
        radius: Theme.radiusCard
    }

    Instantiator {
        model: menu.actions
        delegate: T.MenuItem {
            id: item

            required property var modelData

            readonly property color ink: modelData.danger ? Theme.danger : Theme.text

            implicitWidth: contentItem.implicitWidth + leftPadding + rightPadding
            implicitHeight: Theme.field
            horizontalPadding: 12
            enabled: modelData.enabled !== false
            opacity: enabled ? 1 : 0.5
            text: modelData.text

            Accessible.role: Accessible.MenuItem
            Accessible.name: text

            onTriggered: menu.triggered(modelData.key)

            contentItem: Row {
                spacing: 12

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    color: item.modelData.danger ? Theme.danger : Theme.secondText
                    symbol: item.modelData.symbol || ""
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    color: item.ink
                    text: item.text
                    wrapMode: Text.NoWrap
                }
            }
            background: Rectangle {
                color: item.highlighted ? Theme.selectedRow : item.down ? Theme.pressed : "transparent"
                radius: Theme.radiusField
            }
        }
        onObjectAdded: (index, object) => menu.insertItem(index, object)
        onObjectRemoved: (index, object) => menu.removeItem(object)
    }
}
