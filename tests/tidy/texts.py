"""What stands in a file: leftovers, places of one machine, lengths, paths named in READMEs."""

import glob
import re

from tree import TOP_LEVEL, Problem

WARN_LINES, MOST_LINES = 500, 1000
LEFTOVER = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")
MACHINE = re.compile(r"(?<![\w.$}/])/(?:work|tmp|home|root|mnt|Users)/[\w.]|(?<![\w/])[A-Z]:\\\\")
PROC = re.compile(r'"/proc/|\b(?:std::)?system\s*\(\s*"|\bpopen\s*\(')
HOST = re.compile(r"(?:://|@)[\w.-]+\.(?:internal|local|lan|corp|intranet)\b")
ADDRESS = re.compile(r"(?<![\w.-])(\d{1,3}(?:\.\d{1,3}){3})(?![\w.])")
PRIVATE_NETWORK = re.compile(r"10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.")
THEME = "client/ui/Theme.qml"
RAW_SIZE = re.compile(r"\b(?:pixelSize|pointSize|minimumPixelSize|lineHeight)\s*:(?!\s*(?:Theme\.\w+(?:Size|Line)\s*$|\{))|"
                      r"\bTheme\.scaled\(|\bfontSizeMode\b")
RAW_COLOUR = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|\bQt\.(?:rgba|hsla|hsva)\(""")
UNLIMITED = (".ts", ".svg", ".csv", ".json", "LICENSE", ".txt")
SELF = "tests/tidy/"


def nothing_is_left_for_later(tree):
    for path, number, line in tree.lines():
        if path != "LICENSE" and LEFTOVER.search(line):
            yield Problem(path, "say what is, or do it: no " + LEFTOVER.search(line).group(1), number)


def no_path_or_host_of_one_machine(tree):
    for path, number, line in tree.lines():
        if path == "LICENSE" or path.startswith(SELF):
            continue
        if MACHINE.search(line):
            yield Problem(path, "a path of one machine: " + line.strip()[:80], number)
        if HOST.search(line):
            yield Problem(path, "a host of one network: " + HOST.search(line).group(0), number)
        for address in ADDRESS.findall(line):
            if all(int(part) < 256 for part in address.split(".")) and PRIVATE_NETWORK.match(address):
                yield Problem(path, "an address of one network: " + address, number)


def client_uses_no_shell_and_no_proc(tree):
    for under in ("client/", "shared/"):
        for path, number, line in tree.lines(".h", ".cpp", under=under):
            if not path.startswith("client/platform/") and PROC.search(line):
                yield Problem(path, "shell and /proc belong to client/platform", number)


def pages_use_the_layouts_of_the_kit(tree):
    for path, number, line in tree.lines(".qml", under="client/"):
        if line.startswith("import QtQuick.Layouts"):
            yield Problem(path, "Carnet.Ui has RowLayout, ColumnLayout and GridLayout (docs/decisions/0105)", number)


def pages_see_no_multimedia(tree):
    for path, number, line in tree.lines(".qml", under="client/"):
        if line.startswith("import QtMultimedia"):
            yield Problem(path, "Qt Multimedia belongs to client/platform; pages are given a Camera", number)


def pictures_of_documents_can_be_drawn_anew(tree):
    """docs/pictures holds what its pictures.txt names and nothing else, and a document shows each of them."""
    names = "docs/pictures/pictures.txt"
    if names not in tree.files:
        return
    listed = set()
    for line in tree.files[names].splitlines():
        if line and not line.startswith("#"):
            file = "docs/pictures/" + line.split()[0]
            listed |= {file.replace("LANG", code) for code in ("en", "fr")}
    present = {path for path in tree.files if path.startswith("docs/pictures/") and path.endswith(".png")}
    for path in sorted(present - listed):
        yield Problem(path, f"{names} does not say how it is drawn")
    for path in sorted(listed - present):
        yield Problem(path, f"is named by {names} and does not exist")
    shown = "".join(text for _, text in tree.texts(".md"))
    for path in sorted(present & listed):
        if path.split("docs/")[1] not in shown:
            yield Problem(path, "no document shows it")


def looks_come_from_the_theme(tree):
    """A size of text is a step of the type scale, a colour a token; pages that count in numbers of their own drift apart."""
    for path, number, line in tree.lines(".qml", under="client/"):
        if path == THEME:
            continue
        if RAW_SIZE.search(line):
            yield Problem(path, "a size of text is Theme.…Size: " + line.strip()[:80], number)
        if RAW_COLOUR.search(line):
            yield Problem(path, "a colour is a token of Theme: " + line.strip()[:80], number)


def the_gallery_shows_every_control(tree):
    """Of itself, or within a control that it shows."""
    controls = {path.split("/")[-1][:-4]: text for path, text in tree.texts(".qml", under="client/ui/")
                if "pragma Singleton" not in text}
    waiting = [text for _, text in tree.texts(".qml", under="client/gallery/")]
    shown = set()
    while waiting:
        names = set(re.findall(r"\b[A-Z]\w*(?=\s*\{)", waiting.pop())) & set(controls) - shown
        shown |= names
        waiting += [controls[name] for name in names]
    for name in sorted(set(controls) - shown):
        yield Problem(f"client/ui/{name}.qml", "is on no page of client/gallery")


def french_marks_stay_with_their_word(tree):
    """Before ? ! : ; » and after « stands a no-break space: an ordinary one lets the mark begin a line."""
    for path, number, line in tree.lines("_fr.ts"):
        translated = re.search(r"<(?:translation|numerusform)>(.*)", line)
        if translated and re.search(r" (?:[?!:;]|»)|« ", translated.group(1)):
            yield Problem(path, "a no-break space keeps the mark with its word: " + line.strip()[:80], number)


def files_stay_readable(tree):
    for path, text in tree.texts():
        length = text.count("\n")
        if path.endswith(UNLIMITED) or length <= WARN_LINES:
            continue
        yield Problem(path, f"{length} lines: which noun is hiding in it?", warning=length <= MOST_LINES)


def _named_paths(text):
    text = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    for span in re.findall(r"`([^`\n]+)`", text):
        yield from (word for word in span.split() if "/" in word and word.split("/")[0] in TOP_LEVEL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in link and not link.startswith(("#", "mailto:")):
            yield "->" + link.split("#")[0]


def _found(tree, path):
    path = path.rstrip(".,;:")
    if re.search(r"[<>…$]", path):
        return True
    if "*" in path:
        pattern = re.compile(glob.fnmatch.translate(path.rstrip("/")))
        return any(pattern.match(known) for known in list(tree.files) + list(tree.folders))
    return tree.exists(path)


def readmes_name_what_exists(tree):
    for path, text in tree.texts(".md"):
        for named in _named_paths(text):
            if named.startswith("->"):
                folder = path.rsplit("/", 1)[0].split("/") if "/" in path else []
                for part in named[2:].split("/"):
                    if part == "..":
                        folder = folder[:-1]
                    elif part not in (".", ""):
                        folder = folder + [part]
                target = "/".join(folder)
                if target and not tree.exists(target):
                    yield Problem(path, f"links to {target}, which does not exist")
            elif not _found(tree, named):
                yield Problem(path, f"names {named}, which does not exist")


RULES = (nothing_is_left_for_later, no_path_or_host_of_one_machine, client_uses_no_shell_and_no_proc,
         pages_use_the_layouts_of_the_kit, pages_see_no_multimedia, looks_come_from_the_theme,
         the_gallery_shows_every_control, pictures_of_documents_can_be_drawn_anew, files_stay_readable,
         french_marks_stay_with_their_word,
         readmes_name_what_exists)
