import QtQuick
import Carnet.Ui

// Things side by side that go on in the next line. Use it instead of Flow inside layouts.
Flow {
    id: wrap

    spacing: Theme.gap
}
