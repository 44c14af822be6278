import QtQuick
import Carnet.App
import Carnet.Catalogue
import Carnet.Crm
import Carnet.Organisation
import Carnet.Service
import Carnet.Stock
import Carnet.Store

// The page of each place, by its key. A page whose place is left shows its list, without a record.
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

    // Not the page's: photos of the coming visits are fetched whatever is looked at.
    readonly property VisitReadinessController readiness: VisitReadinessController {
        workspace: places.workspace
    }

    readonly property var pages: ({
            today: steps.needed ? firstSteps : workspace.isDesk ? deskToday : workspace.isTechnician ? technicianToday
                                             : workspace.isStorekeeper ? storeToday : workspace.isSeller ? salesToday : technicianToday,
            tickets: tickets,
            partners: partners,
            contacts: contacts,
            products: products,
            serials: serials,
            stock: stock,
            waiting: waiting,
            deeds: deeds,
            notes: notesPage,
            search: search,
            settings: settings,
            setup: setup
        })

    function recordIn(place: string): string {
        return navigator.place === place ? navigator.recordId : "";
    }

    // A record of the place's list; not when another place was chosen meanwhile.
    function openIn(place: string, id: string) {
        if (navigator.place === place)
            navigator.openHere(id);
    }

    readonly property Component technicianToday: Component {
        TechnicianToday {
            decisions: places.decisions
            readiness: places.readiness
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
    readonly property Component storeToday: Component {
        StoreToday {
            decisions: places.decisions
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component salesToday: Component {
        SalesToday {
            decisions: places.decisions
            workspace: places.workspace
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component setup: Component {
        FirstStepsPage {
            canGoBack: true
            lasting: true
            service: places.service
            steps: places.steps
            workspace: places.workspace
            onBackRequested: places.navigator.back()
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
            id: ticketsPage

            camera: places.application.camera
            recordId: places.recordIn("tickets")
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.openIn("tickets", id)
            Component.onCompleted: {
                if (places.navigator.place === "tickets" && places.navigator.view !== "")
                    showView(places.navigator.view);
            }

            Connections {
                target: places.navigator

                function onLinked(place, view) {
                    if (place === "tickets")
                        ticketsPage.showView(view);
                }
            }
        }
    }
    readonly property Component partners: Component {
        PartnersPage {
            recordId: places.recordIn("partners")
            related: partnerRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.openIn("partners", id)
        }
    }
    readonly property Component contacts: Component {
        ContactsPage {
            recordId: places.recordIn("contacts")
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.openIn("contacts", id)
        }
    }
    readonly property Component products: Component {
        ProductsPage {
            recordId: places.recordIn("products")
            related: productRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.openIn("products", id)
        }
    }
    readonly property Component serials: Component {
        SerialsPage {
            recordId: places.recordIn("serials")
            related: serialRelated
            workspace: places.workspace
            onClosed: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
            onOpened: id => places.openIn("serials", id)
        }
    }
    readonly property Component stock: Component {
        StockPage {
            canChoose: !places.workspace.isTechnician || places.workspace.isDesk
            recordId: places.recordIn("stock")
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
            onSignInRequested: places.home.signInAgain()
        }
    }
    readonly property Component deeds: Component {
        DeedsPage {
            canGoBack: true
            workspace: places.workspace
            onBackRequested: places.navigator.back()
            onLinkOpened: (kind, id) => places.navigator.open(kind, id)
        }
    }
    readonly property Component notesPage: Component {
        NotesPage {
            canGoBack: true
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
