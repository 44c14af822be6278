import QtQuick
import Carnet.Organisation
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// One machine: facts, what later modules add (`related`), notes.
RecordPage {
    id: page

    required property Workspace workspace
    property alias recordId: serial.recordId
    property Component related

    readonly property SerialController controller: serial
    readonly property string placeKey: "serial/" + recordId + "/place"

    signal linkOpened(string kind, string id)

    actions: serial.canEdit || serial.canEditPlace ? [{
                key: "edit",
                text: serial.canEdit ? qsTr("Edit the machine") : qsTr("Say where it stands"),
                symbol: "edit"
            }] : []
    number: serial.number
    stateText: serial.warrantyText
    stateTone: serial.warrantyTone
    subtitle: serial.partner
    title: serial.missing ? qsTr("This machine is not on this device") : serial.product

    onActionTriggered: serial.canEdit ? editing.open() : placeSheet.open()

    facts: [
        DraftNotice {
            Layout.fillWidth: true
            dialog: editing
            onResumed: editing.open()
        },
        Card {
            Layout.fillWidth: true

            Fact {
                Layout.fillWidth: true
                clickable: serial.productId !== ""
                label: qsTr("Product")
                symbol: "box"
                value: serial.product
                onClicked: page.linkOpened("product", serial.productId)
            }
            Fact {
                Layout.fillWidth: true
                clickable: serial.partnerId !== ""
                label: qsTr("Customer")
                symbol: "people"
                value: serial.partner
                onClicked: page.linkOpened("partner", serial.partnerId)
            }
            Fact {
                Layout.fillWidth: true
                label: qsTr("Site")
                symbol: "home"
                value: serial.address
            }
            Fact {
                Layout.fillWidth: true
                clickable: serial.canEditPlace
                label: qsTr("Where it stands")
                symbol: "map"
                value: serial.place
                onClicked: placeSheet.open()
            }
            BegunNotice {
                Layout.fillWidth: true
                otherText: qsTr("Discard")
                visible: page.workspace.drafts.revision >= 0 && page.workspace.drafts.has(page.placeKey)
                         && serial.canEditPlace && !placeSheet.shown
                what: qsTr("Where it stands")
                onResumed: placeSheet.open()
                onOtherTriggered: page.workspace.drafts.discard(page.placeKey)
            }
            Fact {
                Layout.fillWidth: true
                label: qsTr("Sold on")
                symbol: "calendar"
                value: serial.soldOn
            }
            Label {
                Layout.fillWidth: true
                second: true
                style: "caption"
                text: qsTr("Is something else wrong? The service desk or the storekeeper can correct it.")
                visible: serial.canEditPlace && !serial.canEdit
            }
        }
    ]
    lines: Loader {
        Layout.fillWidth: true
        active: page.recordId !== ""
        sourceComponent: page.related
        onLoaded: item.recordId = Qt.binding(() => page.recordId)
    }
    timeline: NotesSection {
        Layout.fillWidth: true
        targetEntity: "serial"
        targetId: page.recordId
        workspace: page.workspace
    }

    SerialController {
        id: serial

        workspace: page.workspace
    }
    FormLater {
        id: editing

        draftKey: "serial/" + page.recordId
        workspace: page.workspace

        SerialDialog {
            serial: page.controller
        }
    }
    Later {
        id: placeSheet

        TextSheet {
            draftKey: page.placeKey
            initial: serial.place
            label: qsTr("Where it stands")
            discards: true
            mayBeEmpty: true
            placeholder: qsTr("For example: cellar, behind the boiler")
            save: (text, seen) => serial.savePlace(text, {place: seen})
            workspace: page.workspace
        }
    }
}
