import QtQuick
import QtTest
import Carnet.Ui

TestCase {
    name: "Contrast"

    // WCAG 2.2: text 4.5, borders, icons and focus 3.
    function luminance(colour) {
        const part = value => value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b);
    }

    function contrast(one, other) {
        const a = luminance(one);
        const b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function test_everyColourCanBeReadOnWhatItStandsOn_data() {
        const pairs = [];
        for (const dark of [false, true]) {
            const add = (ink, paper, least) => pairs.push({ tag: (dark ? "dark " : "light ") + ink + " on " + paper, dark: dark, ink: ink, paper: paper, least: least });
            for (const paper of ["surface", "bg", "sunken", "selectedRow"]) {
                add("text", paper, 4.5);
                add("secondText", paper, 4.5);
                add("symbol", paper, 3);
                add("accent", paper, 3);
            }
            add("accent", "surface", 4.5);
            add("accent", "selectedRow", 4.5);
            add("accentInk", "accent", 4.5);
            add("fieldBorder", "surface", 3);
            add("fieldBorder", "bg", 3);
            for (const tone of ["info", "success", "warning", "danger"]) {
                add(tone, tone + "Tint", 4.5);
                add(tone, "surface", 4.5);
                add(tone, "bg", 4.5);
            }
        }
        return pairs;
    }

    function test_everyColourCanBeReadOnWhatItStandsOn(pair) {
        Theme.dark = pair.dark;
        const ratio = contrast(Theme[pair.ink], Theme[pair.paper]);
        verify(ratio >= pair.least, ratio.toFixed(2) + " is below " + pair.least);
    }

    function test_everyToneHasItsInkAndTint_data() {
        return ["neutral", "accent", "info", "success", "warning", "danger"].map(tone => ({ tag: tone }));
    }

    function test_everyToneHasItsInkAndTint(data) {
        for (const dark of [false, true]) {
            Theme.dark = dark;
            verify(contrast(Theme.ink(data.tag), Theme.tint(data.tag)) >= 4.5);
        }
    }

    function cleanupTestCase() {
        Theme.dark = false;
    }
}
