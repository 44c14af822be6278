"""What must be true once everything is healed, read from the server's tables, from the replicas' files and from the journal."""

import hashlib
import os
import sqlite3
from collections import Counter

VERDICT_PARKED = 3
# Texts that are compared word by word; of all other rows the revision is.
TEXTS = {"note": ["body"], "ticket": ["title", "diagnosis"]}


class Oracle:
    def __init__(self, nodes, fleet, journal):
        self.nodes, self.fleet, self.journal = nodes, fleet, journal
        self.postgres = nodes.postgres
        self.tables = [name for (name,) in self.postgres.sql(
            "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'sync\\_%'"
            " AND column_name IN ('id', 'rev', 'facet', 'root_id', 'deleted_at') GROUP BY 1 HAVING count(*) = 5 ORDER BY 1")]
        self.persons = {login: person for login, person in self.postgres.sql("SELECT login, id FROM app_user")}
        self.before = self.stock()
        self.complaints = []

    def stock(self):
        """Thousandths in each (place, product), as the sum of the moves."""
        rows = self.postgres.sql(
            "SELECT place, product_id, sum(quantity) FROM (SELECT to_location_id AS place, product_id, quantity FROM stock_move"
            " UNION ALL SELECT from_location_id, product_id, -quantity FROM stock_move) m GROUP BY 1, 2")
        return {(place, product): int(quantity) for place, product, quantity in rows}

    def say(self, complaint):
        self.complaints.append(complaint)
        if len(self.complaints) <= 40:
            print(f"chaos: BROKEN {complaint}", flush=True)

    # --- the journal

    def count_lost_and_doubled(self):
        receipts = {}
        for change_set, verdict, device, cs_no in self.postgres.sql("SELECT change_set_id, verdict, device_id, cs_no FROM sync_receipt"):
            receipts.setdefault(change_set, []).append((int(verdict), device, int(cs_no)))
        kept = {change_set for (change_set,) in self.postgres.sql("SELECT change_set_id FROM sync_change_set")}
        rows = {table: {row for (row,) in self.postgres.sql(f"SELECT id FROM {table} WHERE deleted_at IS NULL")}
                for table in {entity for entry in self.journal.saved for entity, _ in entry.rows}}
        notes = Counter(body for (body,) in self.postgres.sql("SELECT body FROM note"))
        lost = doubled = 0
        self.verdicts = Counter()
        for entry in self.journal.saved:
            found = receipts.get(entry.change_set, [])
            problem = self._missing(entry, found, kept, rows)
            if problem:
                lost += 1
                self.say(f"lost: {entry} {problem}")
            if len(found) > 1 or (entry.body and notes[entry.body] > 1):
                doubled += 1
                self.say(f"doubled: {entry} {found}")
            self.verdicts[found[0][0] if found else 0] += 1
        for entry in self.journal.in_doubt:
            if entry.body and notes[entry.body] > 1:
                doubled += 1
                self.say(f"doubled: {entry}")
        return lost, doubled + self._doubled_moves()

    def _missing(self, entry, found, kept, rows):
        if not found:
            return "has no receipt"
        if entry.change_set not in kept:
            return "its content is not kept"
        if found[0][0] == VERDICT_PARKED:
            return ""
        gone = [(entity, row) for entity, row in entry.rows if row not in rows[entity]]
        return f"was applied, and {gone} is not there" if gone else ""

    def _doubled_moves(self):
        """Parts whose stock moved other than once."""
        wrong = self.postgres.sql("SELECT p.id, count(m.id) FROM ticket_part p LEFT JOIN stock_move m ON m.cause_id = p.id"
                                  " GROUP BY p.id HAVING count(m.id) <> 1")
        for part, count in wrong:
            self.say(f"part {part} has {count} moves")
        return len(wrong)

    def check_stock(self):
        """What was there, less what the journal says was taken, is what the moves sum up to."""
        parked = {change_set for (change_set,) in self.postgres.sql(f"SELECT change_set_id FROM sync_receipt WHERE verdict = {VERDICT_PARKED}")}
        parts = {part for (part,) in self.postgres.sql("SELECT id FROM ticket_part")}
        expected = Counter(self.before)
        for entry in self.journal.saved + self.journal.in_doubt:
            if not entry.part or entry.change_set in parked or entry.rows[0][1] not in parts:
                continue  # what is missing and should not be was told above
            place, product, quantity = entry.part
            expected[place, product] -= quantity
        now = self.stock()
        for place in self.journal_places():
            for key in {key for key in (*now, *expected) if key[0] == place}:
                if now.get(key, 0) != expected.get(key, 0):
                    self.say(f"stock of {key} is {now.get(key, 0)} and not {expected.get(key, 0)}")

    def journal_places(self):
        return {entry.part[0] for entry in self.journal.saved + self.journal.in_doubt if entry.part}

    # --- the server

    def check_numbers(self):
        count, last, head = self.postgres.sql("SELECT count(*), max(commit_no), (SELECT n FROM sync_head) FROM sync_receipt")[0]
        if not count == last == head:
            self.say(f"commit numbers are not dense: {count} up to {last}, head {head}")
        holes = self.postgres.number("SELECT count(*) FROM sync_feed f LEFT JOIN sync_receipt r USING (commit_no) WHERE r.commit_no IS NULL")
        if holes:
            self.say(f"{holes} entries of the feed have no receipt")
        return int(head)

    # --- the replicas

    def visible_to(self, login):
        """What PostgreSQL itself lets this person see: {(table, id): (rev, digest of its texts)}."""
        parts = " UNION ALL ".join(f"SELECT '{table}', id, rev, md5({self._text_of(table)}) FROM {table} WHERE deleted_at IS NULL"
                                   for table in self.tables)
        rows = self.postgres.sql(f"BEGIN; SET LOCAL ROLE carnet_reader; SELECT set_config('app.user', '{self.persons[login]}', true); {parts}; COMMIT")
        return {(row[0], row[1].replace("-", "")): (int(row[2]), row[3]) for row in rows if len(row) == 4}

    @staticmethod
    def _text_of(table):
        return " || chr(31) || ".join(f"coalesce({column}, '')" for column in TEXTS.get(table, [])) or "''"

    def held_by(self, client):
        database = sqlite3.connect(f"file:{os.path.join(client.device.folder, 'replica.db')}?mode=ro", uri=True)
        try:
            known = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            held = {}
            for table in self.tables:
                if table in known:
                    text = self._text_of(table).replace("chr(", "char(")
                    for row, rev, words in database.execute(f"SELECT lower(hex(id)), rev, {text} FROM {table} WHERE deleted_at IS NULL"):
                        held[table, row] = (rev, hashlib.md5(words.encode()).hexdigest())
            return held
        finally:
            database.close()

    def differences(self, client, visible):
        held = self.held_by(client)
        missing = [key for key in visible if key not in held]
        surplus = [key for key in held if key not in visible]
        older = [key for key in visible if key in held and held[key] != visible[key]]
        return [*(("missing", key) for key in missing), *(("not to be seen", key) for key in surplus), *(("another", key) for key in older)]

    def check_files(self):
        for client in self.fleet.clients:
            answer = client.device.try_ask(patience=120, op="check")
            if answer.get("damage") != []:
                self.say(f"{client.name}: integrity_check says {answer}")
