import QtQuick
import Carnet.Ui

PlainPage {
    title: "Parts of the frame"

    Exhibit {
        text: "Places of the bottom bar"

        PlaceButton { current: true; shape: "bar"; symbol: "calendar"; text: "Today" }
        PlaceButton { count: 6; shape: "bar"; symbol: "tools"; text: "Tickets" }
        PlaceButton { shape: "bar"; symbol: "menu"; text: "More" }
    }
    Exhibit {
        text: "Places of the rail"

        PlaceButton { current: true; shape: "rail"; symbol: "calendar"; text: "Today" }
        PlaceButton { count: 6; shape: "rail"; symbol: "tools"; text: "Tickets" }
        PlaceButton { down: true; shape: "rail"; symbol: "people"; text: "Customers" }
    }
    Exhibit {
        text: "Places of the sidebar"

        PlaceButton { count: 6; current: true; shape: "side"; symbol: "tools"; text: "Tickets"; width: Theme.sidebar }
        PlaceButton { count: 1204; shape: "side"; symbol: "people"; text: "Customers"; width: Theme.sidebar }
        PlaceButton { down: true; shape: "side"; symbol: "box"; text: "Products"; width: Theme.sidebar }
    }
    Exhibit {
        text: "Who is signed in, and the way to the search"

        UserButton { userName: "Marta Delaunay"; userRole: "Technician"; width: Theme.sidebar }
        UserButton { userName: "Marta Delaunay"; wordless: true }
        SearchOpener {}
    }
    Exhibit {
        text: "A page's own head"

        PageHeader {
            actions: [{ key: "new", text: "New", symbol: "add", kind: "main" }, { key: "export", text: "Export", symbol: "export" }, { key: "more", text: "Columns", symbol: "board" }]
            canGoBack: true
            subtitle: "Kept on this device."
            title: "Settings"
            width: Math.min(parent ? parent.width : 0, 720)
        }
    }
    Exhibit {
        text: "A picture that two fingers make larger"

        ZoomImage { height: 160; name: "Photo"; source: "qrc:/qt/qml/Carnet/Ui/icons/image.svg"; width: 240 }
    }
    EmptyState {
        Layout.fillWidth: true
        actionText: "Create a ticket"
        symbol: "tools"
        text: "Tickets that the desk gives you appear here."
        title: "No tickets yet"
    }
}
