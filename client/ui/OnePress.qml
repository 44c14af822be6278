import QtQuick

// A press on a verb that another one takes the place of: what is pressed right after it, a double tap, was meant for the
// first. The page asks admits() when it is pressed and calls settle() when the next verb stands there.
Timer {
    property bool awaited: false

    interval: 600

    function admits(): bool {
        if (running)
            return false;
        awaited = true;
        restart();
        return true;
    }

    function settle() {
        if (!awaited)
            return;
        awaited = false;
        restart();
    }
}
