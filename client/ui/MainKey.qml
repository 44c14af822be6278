import QtQuick

// Ctrl+Enter: the main step of the page, wherever the focus is. An open dialog has its own.
Shortcut {
    sequences: ["Ctrl+Return", "Ctrl+Enter"]
}
