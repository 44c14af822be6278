import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// What an administrator finds in a company that is still empty, and in the user menu later: five steps, each possible in
// any order.
PlainPage {
    id: page

    required property Workspace workspace
    required property FirstStepsController steps
    required property SignInService service

    // Opened again from the menu: nothing is left to be finished, and what to do is chosen.
    property bool lasting: false
    property int open: lasting ? 0 : steps.companyDone ? steps.people.length < 2 ? 2 : 3 : 1

    actions: lasting ? [] : [{
            key: "finish",
            text: qsTr("Go to Today"),
            symbol: "next"
        }]
    narrow: true
    subtitle: lasting ? qsTr("The company's data, its people, lists to import, and devices.") : qsTr("Five steps, and people can begin to work.")
    title: lasting ? qsTr("Set up the company") : qsTr("Welcome to Carnet")
    titleInBar: false

    onActionTriggered: steps.finish()

    // The QR code of a device for this person.
    function letIn(login: string) {
        device.chosen = login;
        open = 5;
    }

    FirstStep {
        Layout.fillWidth: true
        done: page.steps.companyDone
        heading: qsTr("Your company")
        number: 1
        open: page.open === 1
        summary: page.steps.company.name || ""
        onOpened: page.open = 1

        CompanyStep {
            Layout.fillWidth: true
            steps: page.steps
            workspace: page.workspace
            onSaved: page.open = 2
        }
    }
    FirstStep {
        Layout.fillWidth: true
        done: page.steps.people.length > 1
        heading: qsTr("Your people")
        number: 2
        open: page.open === 2
        summary: qsTr("%n person(s)", "", page.steps.people.length)
        onOpened: page.open = 2

        Rows {
            Layout.fillWidth: true
            model: page.steps.people
            delegate: ListRow {
                required property var modelData

                actions: [
                    {
                        key: "edit",
                        text: qsTr("Edit the person"),
                        symbol: "edit"
                    },
                    {
                        key: "device",
                        text: qsTr("Let in a device"),
                        symbol: "qr"
                    }
                ].filter(action => action.key === "edit" || modelData.active)
                chip: modelData.active ? null : {
                    text: qsTr("May not sign in"),
                    tone: "warning"
                }
                subtitle: modelData.role
                symbol: "person"
                title: modelData.name + " · " + modelData.login
                onActionTriggered: key => key === "edit" ? personDialog.make().edit(modelData) : page.letIn(modelData.login)
                onClicked: personDialog.make().edit(modelData)
            }
        }
        PersonStep {
            Layout.fillWidth: true
            steps: page.steps
            workspace: page.workspace
        }
    }
    FirstStep {
        Layout.fillWidth: true
        done: page.steps.customers > 0
        heading: qsTr("Your customers")
        number: 3
        open: page.open === 3
        summary: qsTr("%n customer(s)", "", page.steps.customers)
        onOpened: page.open = 3

        ImportStep {
            Layout.fillWidth: true
            example: "C-12,Denaq,\"3, rue du Lac\",74000,Annecy,FR,+33 4 65 71 00 12,info@denaq.example,Anna Petit,fr,"
            kind: "customers"
            workspace: page.workspace
        }
    }
    FirstStep {
        Layout.fillWidth: true
        done: page.steps.products > 0
        heading: qsTr("Your products")
        number: 4
        open: page.open === 4
        summary: qsTr("%n product(s)", "", page.steps.products)
        onOpened: page.open = 4

        ImportStep {
            Layout.fillWidth: true
            example: "CP-32-80,Circulating pump 32-80,412.50,pcs,24"
            kind: "products"
            workspace: page.workspace
        }
    }
    FirstStep {
        Layout.fillWidth: true
        done: page.steps.secondDevice
        heading: qsTr("The first device")
        number: 5
        open: page.open === 5
        summary: qsTr("By QR code")
        onOpened: page.open = 5

        DeviceStep {
            id: device

            Layout.fillWidth: true
            people: page.steps.people.filter(person => person.active)
            service: page.service
        }
    }

    Later {
        id: personDialog

        PersonDialog {
            steps: page.steps
            workspace: page.workspace
        }
    }
}
