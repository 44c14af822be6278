import QtQuick
import QtQuick.Templates as T

// One of a few. The list opens below; letters jump to the option that begins with them.
T.ComboBox {
    id: control

    property var options: []
    property var value
    property string name
    property string placeholderText
    property bool invalid: false
    property bool readOnly: false

    signal edited(var value)

    implicitWidth: Theme.scaledUp(200)
    implicitHeight: Theme.field
    leftPadding: readOnly ? 0 : 12
    rightPadding: readOnly ? 0 : Theme.target
    enabled: true
    model: options
    textRole: "text"
    currentIndex: indexOf(value)
    focusPolicy: Qt.StrongFocus
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    hoverEnabled: true
    opacity: enabled ? 1 : 0.5

    Accessible.role: Accessible.ComboBox
    Accessible.name: name !== "" ? name : placeholderText
    Accessible.description: currentIndex >= 0 ? displayText : ""
    Accessible.onPressAction: control.popup.open()

    function indexOf(wanted: var): int {
        for (let i = 0; i < options.length; ++i) {
            if (options[i].value === wanted)
                return i;
        }
        return -1;
    }

    function follow() {
        control.currentIndex = Qt.binding(() => control.indexOf(control.value));
    }

    Keys.onReturnPressed: popup.open()
    onActivated: index => {
        control.edited(options[index].value);
        // The model decides what is shown: a refused choice goes back.
        follow();
    }
    // The template shows the first of new options as chosen.
    onModelChanged: follow()

    contentItem: Text {
        color: control.currentIndex < 0 ? Theme.secondText : Theme.text
        elide: Text.ElideRight
        font: control.font
        text: control.currentIndex < 0 ? control.placeholderText : control.displayText
        textFormat: Text.PlainText
        verticalAlignment: Text.AlignVCenter

        Accessible.ignored: true
    }
    indicator: Icon {
        x: control.width - width - 10
        y: Math.round((control.height - height) / 2)
        size: Theme.smallIcon
        symbol: "down"
        visible: !control.readOnly
    }
    background: FieldFrame {
        focused: control.activeFocus || control.popup.visible
        hovered: control.hovered && control.enabled
        invalid: control.invalid
        readOnly: control.readOnly
    }
    delegate: T.ItemDelegate {
        id: option

        required property var modelData
        required property int index

        width: ListView.view ? ListView.view.width : implicitWidth
        implicitHeight: Theme.field
        highlighted: control.highlightedIndex === index

        Accessible.role: Accessible.ListItem
        Accessible.name: modelData.text
        Accessible.onPressAction: option.clicked()

        contentItem: Item {
            Label {
                anchors.left: parent.left
                anchors.leftMargin: 12
                anchors.right: mark.left
                anchors.verticalCenter: parent.verticalCenter
                elide: Text.ElideRight
                strong: option.index === control.currentIndex
                text: option.modelData.text
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
            Icon {
                id: mark

                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.accent
                size: Theme.smallIcon
                symbol: "check"
                visible: option.index === control.currentIndex
            }
        }
        background: Rectangle {
            color: option.highlighted ? Theme.selectedRow : option.down ? Theme.pressed : "transparent"
            radius: Theme.radiusField
        }
    }
    popup: T.Popup {
        y: control.height + Theme.tight
        width: Math.max(control.width, Theme.scaledUp(160))
        height: Math.min(contentItem.implicitHeight + 2 * padding,
                         (control.Window.height || 480) - 2 * Theme.section)
        margins: Theme.gap
        padding: Theme.tight

        contentItem: ListView {
            clip: true
            currentIndex: control.highlightedIndex
            implicitHeight: contentHeight
            model: control.delegateModel
        }
        background: Rectangle {
            border.color: Theme.line
            color: Theme.surface
            radius: Theme.radiusCard
        }
    }

    // A read-only choice is a text: no list, no wheel.
    Binding {
        control.enabled: false
        when: control.readOnly
    }
}
