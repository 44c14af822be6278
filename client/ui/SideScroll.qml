import QtQuick
import Carnet.Ui

// The bar below a table that is wider than its list: it moves by whole columns.
Scroll {
    id: bar

    // How many columns there are, how many are seen beside one another, and how many are passed over.
    property int count: 0
    property int shown: 0
    property int passed: 0

    signal moved(int columns)

    orientation: Qt.Horizontal
    size: count > 1 ? shown / count : 1
    onPositionChanged: {
        if (pressed)
            bar.moved(Math.round(position * count));
    }

    Binding on position {
        value: bar.count > 0 ? bar.passed / bar.count : 0
        when: !bar.pressed
    }
}
