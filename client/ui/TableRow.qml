import QtQuick

// A row of a RecordList drawn in columns.
RowFrame {
    id: root

    required property var row
    required property int index

    readonly property var columns: owner ? owner.rowColumns : []
    readonly property var widths: owner ? owner.rowWidths : []
    readonly property int passed: owner ? owner.rowPassed : 0

    gutter: owner !== null && owner.selectable && (owner.selecting || !Theme.touch) ? owner.boxRoom : 0

    // A row is called the same as where it stands as two lines.
    title: row.title !== undefined ? row.title : columns.length > 0 ? textOf(columns[0]) : ""
    unread: row.unread === true

    Accessible.description: columns.map(textOf).filter(part => part !== "" && part !== title).join(" · ")

    // What the list says itself goes before what the row holds.
    function contentOf(key: string): var {
        return owner && owner.cellOf ? owner.cellOf(key, row) ?? row[key] : row[key];
    }

    function textOf(column: var): string {
        const value = contentOf(column.key);
        return value === undefined || value === null ? "" : value.text !== undefined ? value.text : String(value);
    }

    contentItem: Row {
        clip: root.owner !== null && root.owner.wide
        spacing: 16

        Repeater {
            model: root.columns
            delegate: TableCell {
                required property var modelData
                required property int index

                chipMaker: chips
                content: root.contentOf(modelData.key)
                onSelection: root.marked
                strong: root.unread
                toRight: modelData.align === "right"
                visible: index === 0 || index > root.passed
                width: root.widths[index] || 0
                y: parent ? Math.round((parent.height - height) / 2) : 0
            }
        }
    }

    Component {
        id: chips

        StateChip {
            required property TableCell cell

            anchors.verticalCenter: parent.verticalCenter
            onSelection: cell.onSelection
            symbol: cell.asChip && cell.content.symbol || ""
            text: cell.words
            tone: cell.asChip ? cell.content.tone : "neutral"
            visible: cell.asChip && text !== ""
            waiting: cell.asChip && cell.content.waiting === true
            width: Math.min(implicitWidth, cell.width)

            Accessible.ignored: true
        }
    }
}
