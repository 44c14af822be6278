import QtQuick
import Carnet.App
import Carnet.Organisation
import Carnet.Store
import Carnet.Ui

// Who the company is, as documents and settings show it. What is typed is kept until it is saved.
ColumnLayout {
    id: step

    required property Workspace workspace
    required property FirstStepsController steps

    property string language: "en"
    // Its code.
    property string country
    // For a company whose country nobody said.
    property string proposedCountry
    property var errors: ({})

    signal saved

    spacing: Theme.fieldGap

    onVisibleChanged: Qt.callLater(step.takeKeys)

    function begin() {
        const company = Object.assign({}, step.steps.company);
        step.proposedCountry = company.country ? "" : step.steps.likelyCountry;
        draft.begin(Object.assign(company, {country: company.country || step.proposedCountry}));
        step.takeKeys();
    }

    // A finger would bring the keyboard of the screen by it.
    function takeKeys() {
        if (step.visible && !Theme.touch)
            companyName.forceActiveFocus(Qt.TabFocusReason);
    }

    // What is beside a field was said of what stood in it.
    function forgetError(name: string) {
        if (step.errors[name])
            step.errors = Object.assign({}, step.errors, {[name]: ""});
    }

    function save() {
        const seen = Object.assign({}, draft.seen);
        // What was proposed stood nowhere.
        if (seen.country === step.proposedCountry)
            seen.country = "";
        step.errors = step.steps.saveCompany(draft.values(), seen);
    }

    MainKey {
        enabled: step.visible
        onActivated: step.save()
    }

    DraftNotice {
        Layout.fillWidth: true
        draft: draft
        inForm: true
    }
    FormFieldRow {
        Layout.fillWidth: true
        error: step.errors.name || ""
        label: qsTr("Company name")
        required: true

        TextField {
            id: companyName
        }
    }
    FormFieldRow {
        Layout.fillWidth: true
        label: qsTr("Street")

        TextField {
            id: street
        }
    }
    GridLayout {
        Layout.fillWidth: true
        columnSpacing: 16
        columns: width >= Theme.scaledUp(520) ? 2 : 1
        rowSpacing: Theme.fieldGap

        FormFieldRow {
            Layout.fillWidth: true
            label: qsTr("Postcode")

            TextField {
                id: postcode
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            label: qsTr("Town")

            TextField {
                id: city
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.country || ""
            label: qsTr("Country")

            ComboField {
                options: step.steps.countries
                value: step.country
                onEdited: value => {
                    step.country = value;
                    step.forgetError("country");
                }
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.vat_no || ""
            label: qsTr("VAT number")

            TextField {
                id: vatNo

                inputMethodHints: Qt.ImhPreferUppercase | Qt.ImhNoPredictiveText
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.phone || ""
            label: qsTr("Phone")

            TextField {
                id: phone

                inputMethodHints: Qt.ImhDialableCharactersOnly
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.email || ""
            label: qsTr("E-mail")

            TextField {
                id: email

                inputMethodHints: Qt.ImhEmailCharactersOnly
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            help: qsTr("Of documents and of what customers without a language read.")
            label: qsTr("Language of the company")

            ComboField {
                options: step.steps.languages
                value: step.language
                onEdited: value => step.language = value
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.currency || ""
            label: qsTr("Currency (EUR, CHF …)")

            TextField {
                id: currency

                inputMethodHints: Qt.ImhPreferUppercase | Qt.ImhNoPredictiveText
            }
        }
        FormFieldRow {
            Layout.fillWidth: true
            error: step.errors.time_zone || ""
            help: qsTr("Its midnight begins the company's day.")
            label: qsTr("Time zone (Europe/Paris …)")

            TextField {
                id: timeZone

                inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText
            }
        }
    }
    Button {
        kind: "main"
        symbol: "save"
        text: qsTr("Save the company")
        onClicked: step.save()
    }

    FormDraft {
        id: draft

        choices: ["language", "country"]
        fields: ({
                name: companyName,
                street: street,
                postcode: postcode,
                city: city,
                vat_no: vatNo,
                phone: phone,
                email: email,
                currency: currency,
                time_zone: timeZone
            })
        form: step
        key: "first-steps/company"
        workspace: step.workspace

        function values(): var {
            const all = {language: step.language, country: step.country};
            for (const name in fields)
                all[name] = fields[name].text;
            return all;
        }
    }
    Connections {
        target: step.steps

        function onCompanySaved() {
            draft.done();
            step.proposedCountry = "";
            draft.begin(draft.values());
            step.saved();
        }
    }

    // The fields show their own empty values first.
    Component.onCompleted: {
        for (const name in draft.fields)
            draft.fields[name].textEdited.connect(() => step.forgetError(name));
        Qt.callLater(step.begin);
    }
    Component.onDestruction: draft.leave()
}
