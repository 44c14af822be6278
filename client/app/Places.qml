import QtQuick
import Carnet.App
import Carnet.Catalogue
import Carnet.Crm
import Carnet.Organisation
import Carnet.Service
import Carnet.Stock
import Carnet.Store

// The page of each place, by its key. Only the one that is looked at exists.
QtObject {
    id: places

    required property Application application
    required property Item home
    required property Workspace workspace
    required property Navigator navigator
    required property DecisionsController decisions
    required property LinkInfo link
    required property RecentNotesController notes
    required property SignInService service

    // An administrator's first page while the company is empty.
    readonly property FirstStepsController steps: FirstStepsController {
        workspace: places.workspace
    }

    readonly property var pages: ({
            today: steps.needed ? firstSteps : workspace.isDesk ? deskToday : technicianToday,
            tickets: tickets,
            partners: partners,
            contacts: contacts,
            products: products,
            serials: serials,
            stock: stock,
            waiting: waiting,
            notes: notesPage,
            search: search,
            settings: settings
        })

    readonly property Component technicianToday: Component {
        TechnicianToday {
            decisions: places.decisions
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component firstSteps: Component {
        FirstStepsPage {
            service: places.service
            steps: places.steps
            workspace: places.workspace
        }
    }
    readonly property Component deskToday: Component {
        DeskToday {
            decisions: places.decisions
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component tickets: Component {
        TicketsPage {
            camera: places.application.camera
            recordId: places.navigator.recordId
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.navigator.openHere(id)
            Component.onCompleted: view = places.navigator.view
        }
    }
    readonly property Component partners: Component {
        PartnersPage {
            recordId: places.navigator.recordId
            related: partnerRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.navigator.openHere(id)
        }
    }
    readonly property Component contacts: Component {
        ContactsPage {
            recordId: places.navigator.recordId
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.navigator.openHere(id)
        }
    }
    readonly property Component products: Component {
        ProductsPage {
            recordId: places.navigator.recordId
            related: productRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.navigator.openHere(id)
        }
    }
    readonly property Component serials: Component {
        SerialsPage {
            recordId: places.navigator.recordId
            related: serialRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.navigator.openHere(id)
        }
    }
    readonly property Component stock: Component {
        StockPage {
            canChoose: places.workspace.isDesk
            recordId: places.navigator.recordId
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component waiting: Component {
        WaitingPage {
            canGoBack: true
            decisions: places.decisions
            link: places.link
            workspace: places.workspace
            onBackRequested: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component notesPage: Component {
        NotesPage {
            notes: places.notes
            workspace: places.workspace
            onBackRequested: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component search: Component {
        SearchPage {
            canGoBack: true
            typed: places.navigator.view
            workspace: places.workspace
            onBackRequested: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }

    readonly property Component settings: Component {
        SettingsPage {
            application: places.application
            link: places.link
            workspace: places.workspace
            onBackRequested: places.navigator.back()
            onKeysRequested: places.home.keysRequested()
        }
    }

    readonly property Component partnerRelated: Component {
        PartnerRelated {
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component productRelated: Component {
        ProductStock {
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component serialRelated: Component {
        TicketsOf {
            of: "serial"
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
}
