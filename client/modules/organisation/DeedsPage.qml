import QtQuick
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// What did I do, and what of it can I take back?
PlainPage {
    id: page

    required property Workspace workspace

    signal linkOpened(string kind, string id)

    narrow: true
    subtitle: qsTr("On this device, during the last 90 days")
    title: qsTr("What I did")

    ProgressRow {
        Layout.fillWidth: true
        done: past.done
        text: qsTr("Changes are being undone")
        total: past.total
        visible: past.running && past.total > 20
    }
    EmptyState {
        Layout.fillWidth: true
        symbol: "undo"
        text: qsTr("Each thing you do here is listed, and can be undone as long as nobody has built on it.")
        title: qsTr("Nothing done yet")
        visible: past.loaded && past.deeds.length === 0
    }
    Rows {
        model: past.deeds
        spacing: page.spacing
        delegate: DeedRow {
            busy: past.running
            onLinkOpened: (kind, id) => page.linkOpened(kind, id)
            onRedone: id => {
                if (press.admits())
                    past.redo(id);
            }
            onUndone: id => {
                if (press.admits())
                    past.undo(id);
            }
        }
    }
    Button {
        Layout.alignment: Qt.AlignHCenter
        symbol: "down"
        text: qsTr("Show older ones")
        visible: past.hasMore
        onClicked: past.showMore()
    }

    OnePress {
        id: press
    }
    DeedsController {
        id: past

        workspace: page.workspace
        onDeedsChanged: press.settle()
    }
}
