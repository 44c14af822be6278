import QtQuick
import QtQuick.Templates as T

// Is my work safe? One glance, one press for the whole story. A photo that has not been sent yet waits like a change.
T.AbstractButton {
    id: control

    property int waiting: 0
    property int photos: 0
    property int decisions: 0
    property bool online: true
    property string lastContact
    property bool compact: false
    // Nothing is sent before the person signs in again.
    property bool signedOut: false

    // With its words, whether they are shown or not.
    readonly property real fullWidth: Math.ceil(metrics.advanceWidth) + Theme.smallIcon + row.spacing + 24
    readonly property string tone: decisions > 0 || signedOut ? "warning" : waiting + photos > 0 ? "info" : online ? "success" : "neutral"
    readonly property string symbol: signedOut ? "lock" : decisions > 0 ? "decision" : waiting + photos > 0 && online ? "waiting" : online ? "check" : "offline"

    implicitWidth: compact ? Math.max(Theme.target, row.implicitWidth + 16) : row.implicitWidth + 24
    implicitHeight: Math.max(Theme.target, row.implicitHeight + 4)
    focusPolicy: Qt.StrongFocus
    text: {
        // Of a record “saved here” says that it has not been sent.
        let words = online ? qsTr("Everything is sent") : qsTr("Saved here");
        if (signedOut)
            words = qsTr("Sign in again");
        else if (decisions > 0)
            words = qsTr("Needs your decision");
        else if (waiting > 0)
            words = qsTr("%n change(s) waiting", "", waiting) + (photos > 0 ? " · " + qsTr("%n photo(s)", "", photos) : "");
        else if (photos > 0)
            words = qsTr("%n photo(s) waiting", "", photos);
        return online || lastContact === "" ? words : words + " · " + qsTr("last contact %1").arg(lastContact);
    }

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: control.clicked()

    Keys.onReturnPressed: control.clicked()

    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: 6

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.ink(control.tone)
                size: control.compact ? Theme.icon : Theme.smallIcon
                symbol: control.symbol
            }
            Label {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                color: Theme.ink(control.tone)
                strong: true
                style: "dense"
                text: control.compact ? (control.decisions > 0 ? control.decisions : control.waiting + control.photos) : control.text
                visible: !control.compact || control.decisions + control.waiting + control.photos > 0
                wrapMode: Text.NoWrap

                Accessible.ignored: true
            }
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            color: control.compact && control.tone !== "warning" && control.tone !== "info" ? "transparent"
                                                                                            : Theme.tint(control.tone)
            height: Math.min(parent.height, Math.max(Theme.scaledUp(Theme.touch ? 36 : 28), row.implicitHeight + 4))
            radius: height / 2
            width: parent.width

            Rectangle {
                anchors.fill: parent
                color: control.down ? Theme.pressed : control.hovered ? Theme.hover : "transparent"
                radius: parent.radius
            }
            FocusRing {
                around: parent.radius
                visible: control.visualFocus
            }
        }
    }

    TextMetrics {
        id: metrics

        font: words.font
        text: control.text
    }
    HoverTip {
        text: control.text
        shown: control.hovered && control.compact && !Theme.touch
    }
}
