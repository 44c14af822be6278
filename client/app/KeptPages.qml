import QtQuick
import Carnet.Ui

// The pages of the places: one that was looked at is kept, so that coming back takes no time and finds it as it was left.
// Those not asked for yet are made one after the other, piece by piece while nothing else is to do, and laid out unseen.
Item {
    id: kept

    // The page of each place, by its key.
    property var pages: ({})
    property string current
    // Keys of the places whose page is worth keeping, in the order of making; any other is made anew each time.
    property var lasting: []
    // Keys of those that may be asked for: made before they are.
    property var ahead: []

    // The pages' loaders, the shown one first.
    property var held: []

    onCurrentChanged: show()
    Component.onCompleted: show()

    function show() {
        const before = held.length > 0 ? held[0] : null;
        if (before && before.key === current)
            return;
        const rest = before && !lasting.includes(before.key) ? held.slice(1) : held;
        const found = rest.find(each => each.key === current) || make(current);
        const next = [found].concat(rest.filter(each => each !== found));
        held.filter(each => !next.includes(each)).forEach(each => {
            each.Layout.abandon();
            each.destroy();
        });
        held = next;
    }

    function make(key: string): var {
        return holder.createObject(kept, {
            key: key
        });
    }

    Timer {
        readonly property string next: kept.ahead.find(key => kept.lasting.includes(key)
                                                       && !kept.held.some(each => each.key === key)) || ""
        readonly property bool done: kept.held.every(each => each.warm)

        interval: 200
        running: next !== "" && done
        onTriggered: kept.held = kept.held.concat([kept.make(next)])
    }
    Component {
        id: holder

        PageLoader {
            required property string key

            shown: key === kept.current
            sourceComponent: kept.pages[key] || null
        }
    }
}
