"""Every source file belongs to a target: named in the CMakeLists.txt of its folder or of one above it, or by its whole
path in any other."""

import fnmatch
import re

from includes import included
from tree import Problem

BUILT = (".cpp", ".h", ".qml", ".proto", ".sql", ".ts", ".qrc")
ROOTS = ("client/", "server/", "shared/", "proto/", "sql/", "tests/")


def _lists_above(tree, path):
    """(folder, text without comments) of each CMakeLists.txt from the file's own folder up."""
    parts = path.split("/")[:-1]
    while True:
        folder = "/".join(parts)
        text = tree.files.get(f"{folder}/CMakeLists.txt" if folder else "CMakeLists.txt")
        if text:
            yield folder, re.sub(r"#[^\n]*", "", text)
        if not parts:
            return
        parts.pop()


def _named(tree, path):
    for folder, text in _lists_above(tree, path):
        relative = path[len(folder) + 1:] if folder else path
        # The server embeds what this list names.
        if path.endswith(".sql") and relative in (tree.files.get(f"{folder}/migrations.txt") or "").split("\n"):
            return True
        # A Qt Quick Test program reads every tst_*.qml beside its CMakeLists.txt.
        if re.fullmatch(r"tst_\w+\.qml", relative) and "carnet_qt_test" in text:
            return True
        if re.search(rf'(?<![\w./-])(?:\$\{{\w+\}}/)?{re.escape(relative)}(?![\w.-])', text):
            return True
        for found in re.findall(r"file\s*\(\s*GLOB\w*\s+\w+\s+([^)]*)\)", text):
            for pattern in found.replace('"', "").split():
                if fnmatch.fnmatch(relative, re.sub(r"\$\{\w+\}", "*", re.sub(r"^\$\{\w+\}/", "", pattern))):
                    return True
    anywhere = rf"(?<![\w./-])(?:\$\{{\w+\}}/)?{re.escape(path)}(?![\w.-])"
    return any(re.search(anywhere, text) for _, text in tree.texts("CMakeLists.txt"))


def every_source_is_built(tree):
    used = {target for _, _, _, target in included(tree) if target}
    for path in sorted(tree.files):
        if not path.startswith(ROOTS) or not path.endswith(BUILT):
            continue
        if path.endswith(".h") and path in used:
            continue
        if not _named(tree, path):
            yield Problem(path, "is named in no CMakeLists.txt" + (" and included by nobody" * path.endswith(".h")))


def every_cmake_folder_is_added(tree):
    for path in sorted(tree.files):
        if not path.endswith("/CMakeLists.txt") or not path.startswith(ROOTS):
            continue
        folder = path.rsplit("/", 1)[0]
        for above, text in _lists_above(tree, folder):
            relative = folder[len(above) + 1:] if above else folder
            # add_subdirectory(crm), or add_subdirectory(${folder}) in a loop over a list that has crm in it
            added = r"add_subdirectory\s*\(\s*\"?(?:\$\{|" + re.escape(relative) + r"\"?[\s)])"
            if re.search(added, text) and re.search(rf"(?<![\w/]){re.escape(relative)}(?![\w/])", text):
                break
        else:
            yield Problem(path, "no add_subdirectory() reaches it")


RULES = (every_source_is_built, every_cmake_folder_is_added)
