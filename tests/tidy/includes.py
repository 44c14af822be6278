"""Who may include whom: the folders of the design, and the few folders that may see a foreign library."""

import re

from tree import CODE, Problem

INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)')

# The business modules; a module may include earlier ones, never later ones.
MODULES = ("organisation", "catalogue", "crm", "sales", "stock", "service", "billing", "training", "marketing",
           "analytics", "integrations")

# Folder → folders it may include, itself apart. "*" is every folder beside it.
MAY_INCLUDE = {
    "shared/core": (),
    "shared/schema": ("shared/core",),
    "shared/rules": ("shared/schema", "shared/core"),
    "shared/domain": ("shared/rules", "shared/schema", "shared/core"),
    "shared/sync": ("shared/rules", "shared/schema", "shared/core"),
    "shared/wire": ("shared/sync", "shared/rules", "shared/schema", "shared/core"),
    "server/app": ("server/*", "shared/*"),
    "server/net": ("server/sync", "server/auth", "shared/*"),
    "server/web": ("server/sync", "server/auth", "server/db", "shared/*"),
    "server/jobs": ("server/sync", "server/db", "shared/*"),
    "server/modules": ("server/jobs", "server/sync", "server/db", "shared/*"),
    "server/sync": ("server/auth", "server/db", "shared/*"),
    "server/auth": ("shared/*",),
    "server/db": ("shared/*",),
    "client/app": ("client/*", "shared/*"),
    "client/device": ("client/link", "client/replica", "client/platform", "shared/*"),
    "client/link": ("client/replica", "client/platform", "shared/*"),
    "client/modules": ("client/store", "client/ui", "shared/*"),
    "client/gallery": ("client/ui", "client/i18n", "client/drive", "shared/core"),
    "client/demo_bar": ("client/ui", "client/i18n", "client/drive", "shared/core"),
    "client/i18n": ("shared/core",),
    "client/ui": ("shared/core",),
    "client/export": ("shared/core",),
    "client/store": ("client/export", "shared/*"),
    "client/replica": ("shared/*",),
    "client/platform": ("shared/*",),
    "client/drive": ("client/platform", "shared/*"),
}

# A foreign header → the folders that may include it, and what the rule is called.
KEEPERS = (
    (re.compile(r"\.pb\.h$"), ("shared/wire/",), "generated protobuf headers belong to shared/wire"),
    (re.compile(r"^google/protobuf/"), ("shared/wire/",), "protobuf belongs to shared/wire"),
    (re.compile(r"^pqxx(/|$)|^libpq-fe\.h$"), ("server/db/", "tests/"), "PostgreSQL belongs to server/db"),
    (re.compile(r"^sqlite3\.h$"), ("client/replica/", "tests/"), "sqlite3.h belongs to client/replica"),
    (re.compile(r"^boost/beast"), ("server/net/", "tests/bench/"), "Beast belongs to server/net"),
    (re.compile(r"^boost/asio"), ("server/", "tests/"), "Asio belongs to the server"),
    (re.compile(r"^(windows\.h|unistd\.h|fcntl\.h|dlfcn\.h|pwd\.h|poll\.h|termios\.h|jni\.h|signal\.h|pthread\.h|"
                r"sys/|netinet/|arpa/|linux/|X11/|xcb/|mach/|android/|objc/|QDBus|QtDBus|QtCore/qjni|QJni)"),
     ("client/platform/", "server/", "tests/"), "platform headers belong to client/platform"),
    # --drive posts the events that a window system would post.
    (re.compile(r"^(Q\w+/)?(qpa|private)/"), ("client/platform/", "client/drive/", "tests/"),
     "Qt's private headers belong to client/platform and client/drive"),
    (re.compile(r"^QtMultimedia/|^Q(Camera|MediaDevices|MediaCapture|MediaRecorder|MediaPlayer|ImageCapture|Video|Audio)"),
     ("client/platform/",), "Qt Multimedia belongs to client/platform"),
    (re.compile(r"^Q[A-Z]|^Qt[A-Z]\w*/|^q[a-z]+\.h$"), ("client/", "tests/"), "Qt belongs to the client"),
)
WITHOUT_QT = ("client/replica/",)


def folder_of(path):
    return "/".join(path.split("/")[:2])


def module_of(path):
    """The business module of a path such as shared/domain/crm/partner.h, or None."""
    parts = path.split("/")
    inside = len(parts) > 3 and parts[1] in ("domain", "modules")
    return parts[2] if inside and parts[2] in MODULES else None


def included(tree):
    """(path, line, header, project path or None) for every include; headers found by base name are resolved."""
    by_name = {}
    for path in tree.files:
        if path.endswith(".h"):
            by_name.setdefault(path.rsplit("/", 1)[-1], []).append(path)
    for path, number, line in tree.lines(*CODE):
        match = INCLUDE.match(line)
        if not match:
            continue
        header = match.group(1) or match.group(2)
        beside = path.rsplit("/", 1)[0] + "/" + header
        if header in tree.files or header.split("/")[0] in ("client", "server", "shared", "tests"):
            yield path, number, header, header
        elif beside in tree.files:
            yield path, number, header, beside
        elif len(by_name.get(header, ())) == 1:
            yield path, number, header, by_name[header][0]
        else:
            yield path, number, header, None


def _may(source, target):
    allowed = MAY_INCLUDE[source]
    return source == target or target in allowed or target.split("/")[0] + "/*" in allowed


def folders_keep_their_direction(tree):
    for path, number, header, target in included(tree):
        source = folder_of(path)
        if target is None or path.startswith("tests/"):
            continue
        if source not in MAY_INCLUDE:
            yield Problem(path, f"{source} has no line in MAY_INCLUDE of tests/tidy/includes.py", number)
        elif not _may(source, folder_of(target)):
            yield Problem(path, f"{source} must not include {folder_of(target)} ({header})", number)
        else:
            mine, other = module_of(path), module_of(target)
            if mine and other and MODULES.index(other) > MODULES.index(mine):
                yield Problem(path, f"module {mine} comes before {other} and must not include it", number)


def module_folders_are_known(tree):
    for path in tree.files:
        parts = path.split("/")
        if len(parts) > 3 and tuple(parts[:2]) in (("shared", "domain"), ("server", "modules"), ("client", "modules")):
            if parts[2] not in MODULES:
                yield Problem(path, f"{parts[2]} is not a module")


def foreign_headers_stay_with_their_keeper(tree):
    for path, number, header, _ in included(tree):
        for pattern, keepers, rule in KEEPERS:
            if pattern.search(header) and not path.startswith(keepers):
                yield Problem(path, f"{rule} ({header})", number)
        if path.startswith(WITHOUT_QT) and re.match(r"Q[A-Z]|Qt[A-Z]", header):
            yield Problem(path, f"{folder_of(path)} is without Qt ({header})", number)


# HTTP and WebSocket; TCP and TLS below them.
BEAST = ("server/net/beast_listener.cpp", "server/net/door_stream.cpp")


def beast_is_instantiated_once(tree):
    """Only the sources that are made for it see Beast, through whatever headers: each costs as much as a folder."""
    users, included_by = set(), {}
    for path, _, header, target in included(tree):
        if header.startswith("boost/beast") and path.startswith("server/"):
            users.add(path)
        if target:
            included_by.setdefault(target, set()).add(path)
    reached, waiting = set(), list(users)
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += included_by.get(path, ())
    for path in sorted(reached):
        if path.endswith(".cpp") and path not in BEAST:
            yield Problem(path, f"Beast is instantiated in {' and '.join(BEAST)} only")


RULES = (folders_keep_their_direction, module_folders_are_known, foreign_headers_stay_with_their_keeper,
         beast_is_instantiated_once)
