import QtQuick
import Carnet.Service
import Carnet.Stock
import Carnet.Store
import Carnet.Ui

// What later modules know of a customer: tickets and machines.
ColumnLayout {
    id: related

    required property Workspace workspace
    property string recordId

    signal linkOpened(string kind, string id)

    spacing: Theme.fieldGap

    TicketsOf {
        Layout.fillWidth: true
        recordId: related.recordId
        workspace: related.workspace
        onLinkOpened: (kind, id) => related.linkOpened(kind, id)
    }
    PartnerMachines {
        Layout.fillWidth: true
        recordId: related.recordId
        workspace: related.workspace
        onLinkOpened: (kind, id) => related.linkOpened(kind, id)
    }
}
