import QtQuick

// The pages of the places that were looked at last: coming back to one takes no time and finds it as it was left.
Item {
    id: kept

    // The page of each place, by its key.
    property var pages: ({})
    property string current
    // Keys of the places whose page is worth keeping; any other is made anew each time.
    property var lasting: []
    // Pages there are at most, the shown one among them.
    property int most: 4

    // The pages' loaders, the shown one first.
    property var held: []

    onCurrentChanged: show()
    Component.onCompleted: show()

    function show() {
        const before = held.length > 0 ? held[0] : null;
        if (before && before.key === current)
            return;
        const rest = before && !lasting.includes(before.key) ? held.slice(1) : held;
        const found = rest.find(each => each.key === current) || holder.createObject(kept, {
            key: current
        });
        const next = [found].concat(rest.filter(each => each !== found)).slice(0, most);
        held.filter(each => !next.includes(each)).forEach(each => each.destroy());
        held = next;
    }

    Component {
        id: holder

        Loader {
            required property string key

            anchors.fill: parent
            // What is not seen takes no keys either.
            enabled: visible
            sourceComponent: kept.pages[key] || null
            visible: key === kept.current
        }
    }
}
