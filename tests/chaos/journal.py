"""What devices said of their work, written down outside them: a change set that was answered with ok is saved, for ever."""

import json
import threading
from dataclasses import dataclass, field


@dataclass
class Entry:
    client: int
    rows: list  # (entity, id) of every row that it makes
    body: str = ""  # of the note it makes
    part: tuple = ()  # (location, product, thousandths) that it takes away
    change_set: str = ""
    cs_no: int = 0


@dataclass
class Journal:
    path: str
    saved: list = field(default_factory=list)
    in_doubt: list = field(default_factory=list)  # the device was killed before it could answer
    refused: int = 0

    def __post_init__(self):
        self.file = open(self.path, "w", encoding="utf-8")
        self.lock = threading.Lock()

    def note_saved(self, entry, answer):
        entry.change_set, entry.cs_no = answer["change_set"], answer["cs_no"]
        self._write("saved", entry, self.saved)

    def note_doubt(self, entry):
        self._write("in_doubt", entry, self.in_doubt)

    def note_refused(self):
        with self.lock:
            self.refused += 1

    def _write(self, what, entry, entries):
        with self.lock:
            entries.append(entry)
            self.file.write(json.dumps({"what": what, **entry.__dict__}) + "\n")
            self.file.flush()
