"""Sources of one folder may be compiled as one: what they keep to themselves must not have the same name twice. A name that
is only overloaded is the worse case, for it compiles and calls another function."""

import re

from tree import Problem

SPACE = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.S | re.M)
ARGUMENTS = re.compile(r"<[^<>]*>")
# A declaration that begins at the margin: the name before its parameters, value or body.
DECLARED = re.compile(r"^(?:struct|class|enum(?: class)?|union) (\w+)(?:[^;]*$|.*\};$)|^using (\w+) =|"
                      r"^(?!using |return |template|namespace |#|//|friend |typedef |TEST|INSTANTIATE|MATCHER|Q_|\}|\{)"
                      r"[^=(;]*?(?<!:)\b(\w+)(?:\(|\[\w*\]| =(?: |$)|\{|;)")


def declared_in(text):
    """(name, line) of everything at namespace level of the anonymous namespaces in `text`."""
    for space in SPACE.finditer(text):
        first = text.count("\n", 0, space.start(1)) + 1
        for number, line in enumerate(space.group(1).splitlines(), first):
            if not line or line[0].isspace():
                continue
            while line != (shorter := ARGUMENTS.sub("", line)):
                line = shorter
            match = DECLARED.match(re.sub(r"^(template |\[\[\w+\]\] )", "", line))
            if match:
                yield next(name for name in match.groups() if name), number


def private_names_are_unique_in_their_folder(tree):
    seen = {}
    for path, text in tree.texts(".cpp"):
        # Each of these is a program by itself.
        if path.startswith("tests/bench/"):
            continue
        for name, line in declared_in(text):
            key = path.rsplit("/", 1)[0], name
            other = seen.setdefault(key, path)
            if other != path:
                yield Problem(path, f"{name} stands in the anonymous namespace of {other} too", line)


RULES = (private_names_are_unique_in_their_folder,)
