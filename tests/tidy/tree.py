"""The checked files: path → text. Rules see nothing else, so a test can plant a violation in a small dictionary."""

import os
import subprocess

TOP_LEVEL = ("client", "server", "shared", "proto", "sql", "tests", "packaging", "docs")
CODE = (".h", ".cpp")


class Problem:
    def __init__(self, path, text, line=0, warning=False):
        self.path, self.text, self.line, self.warning = path, text, line, warning

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {'warning: ' if self.warning else ''}{self.text}"


class Tree:
    def __init__(self, files):
        """files: path with '/' → text, or None for what is not text."""
        self.files = files
        self.folders = {path.rsplit("/", depth)[0] for path in files for depth in range(1, path.count("/") + 1)}

    def texts(self, *endings, under=""):
        for path, text in sorted(self.files.items()):
            if text is not None and path.startswith(under) and (not endings or path.endswith(endings)):
                yield path, text

    def lines(self, *endings, under=""):
        for path, text in self.texts(*endings, under=under):
            for number, line in enumerate(text.splitlines(), 1):
                yield path, number, line

    def exists(self, path):
        return path in self.files or path.rstrip("/") in self.folders

    @staticmethod
    def of_checkout(root):
        """What git tracks or would track; without git, every file outside build folders."""
        files = {}
        for path in _paths(root):
            full = os.path.join(root, path)
            if not os.path.isfile(full):
                continue
            with open(full, "rb") as file:
                data = file.read()
            try:
                files[path] = None if b"\0" in data else data.decode("utf-8")
            except UnicodeDecodeError:
                files[path] = None
        return Tree(files)


def _paths(root):
    command = ["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        if listed:
            return listed.rstrip("\0").split("\0")
    except (OSError, subprocess.CalledProcessError):
        pass
    found = []
    for folder, names, files in os.walk(root):
        names[:] = [name for name in names if name != ".git" and not name.startswith("build")]
        found += [os.path.relpath(os.path.join(folder, name), root) for name in files]
    return found
