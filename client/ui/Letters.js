.pragma library

// What keys mean everywhere. Letter shortcuts go by the key's position: what a Russian layout writes on the keys of a Latin one.
const positions = {
    Q: "Й", W: "Ц", E: "У", R: "К", T: "Е", Y: "Н", U: "Г", I: "Ш", O: "Щ", P: "З", A: "Ф", S: "Ы", D: "В", F: "А",
    G: "П", H: "Р", J: "О", K: "Л", L: "Д", Z: "Я", X: "Ч", C: "С", V: "М", B: "И", N: "Т", M: "Ь"
};

// The sequences of "G, T" on both layouts.
function sequences(sequence) {
    const other = sequence.split(",").map(part => positions[part.trim().toUpperCase()] || part.trim()).join(",");
    return other === sequence ? [sequence] : [sequence, other];
}

// Whether Enter presses the control that has the focus. With Ctrl it is the main step of the page or dialog around it.
function presses(event) {
    event.accepted = !(event.modifiers & Qt.ControlModifier);
    return event.accepted;
}

// True if a key event comes from the key of this Latin letter.
function isLetter(key, letter) {
    return key === letter.charCodeAt(0) || key === positions[letter].charCodeAt(0);
}
