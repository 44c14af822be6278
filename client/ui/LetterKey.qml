import QtQuick
import "Letters.js" as Letters

// A letter as a shortcut, by the key's position, so also on a Cyrillic layout. In a field it is a letter.
Shortcut {
    property string letter

    sequences: letter !== "" ? Letters.sequences(letter) : []
}
