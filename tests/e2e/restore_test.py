#!/usr/bin/env python3
"""A database that is restored from a backup is brought back by its devices: what they had sent after the backup, and the
photos, are there again once each, under the numbers that people know, and all replicas are equal.

    restore_test.py --programs FOLDER [--seconds N]
"""
import argparse
import hashlib
import os
import random
import signal
import sys
import time
from types import SimpleNamespace

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))
sys.path.insert(0, os.path.join(HERE, "..", "chaos"))

from backup import Backup  # noqa: E402
from fleet import TICKET, Client, append, now  # noqa: E402
from journal import Entry, Journal  # noqa: E402
from nodes import Nodes  # noqa: E402
from oracle import VERDICT_PARKED, Oracle  # noqa: E402
from processes import check, new, until  # noqa: E402

PEOPLE = ["tech", "hq", "tech", "hq", "tech"]
HEALING_SECONDS = 150


class Worker(Client):
    """At work as in chaos, but for steps: two people's steps on one ticket are legal in one order only."""

    def _act(self):
        kinds = ["note"] * 4 + ["open", "urgency", "text", "photo", "title"] + (["part"] * 3 + ["time"] if self.products else [])
        getattr(self, "_" + self.chance.choice(kinds))(self.chance.choice(self.tickets))


class Story:
    def __init__(self, nodes, seconds):
        self.nodes, self.node, self.seconds = nodes, nodes.nodes[0], seconds
        self.journal = Journal(nodes.folder.path("journal.jsonl"))
        photos = nodes.folder.path("photos")
        os.makedirs(photos)
        self.workers = [Worker(number, login, nodes.device(login, self.node.port), self.journal, photos, f"restore-{number}")
                        for number, login in enumerate(PEOPLE)]
        self.technician, self.office = self.workers[:2]
        for worker in self.workers:
            worker.device.wait("first_sync", patience=90)
        self.oracle = Oracle(nodes, SimpleNamespace(clients=self.workers), self.journal)

    def tell(self):
        self.work(self.seconds / 3, "before the backup")
        backup = Backup(self.nodes)
        backup.take()
        head = self.head()
        self.work(self.seconds, "after it")
        self.one_ticket_through_two_hands()
        self.all_idle()
        before = self.receipts()
        numbers = self.numbers()
        print(f"  the backup ends with commit {head}, {self.head() - head} more were made after it", flush=True)
        check(self.head() - head > 30, "much was done after the backup")
        time.sleep(6)  # the server looks every five seconds how far it has told devices
        self.node.kill()
        self.nodes.postgres.stop(signal.SIGQUIT)
        backup.restore()
        self.while_nothing_runs()
        self.nodes.postgres.start()
        check(self.head() == head, "the restored database lacks it all")
        self.node.start()
        began = time.monotonic()
        self.brought_back(before, numbers)
        print(f"  the fleet has brought everything back after {time.monotonic() - began:.1f} s", flush=True)

    def head(self):
        return self.nodes.postgres.number("SELECT n FROM sync_head")

    def receipts(self):
        return {change_set: (device, cs_no, int(verdict) == VERDICT_PARKED) for change_set, device, cs_no, verdict in
                self.nodes.postgres.sql("SELECT change_set_id, device_id, cs_no, verdict FROM sync_receipt WHERE cs_no > 0")}

    def numbers(self):
        return dict(self.nodes.postgres.sql("SELECT id, number FROM ticket WHERE number <> ''"))

    def work(self, seconds, when):
        count = len(self.journal.saved)
        for number, worker in enumerate(self.workers):
            # Threads run once; the device and what it has made go on.
            again = Worker(worker.number, worker.login, worker.device, self.journal, worker.photo_folder, f"{when}-{number}")
            again.made = worker.made
            self.workers[number] = again
            again.start()
        self.technician, self.office = self.workers[:2]
        self.oracle.fleet.clients = self.workers
        time.sleep(seconds)
        for worker in self.workers:
            worker.ended.set()
        for worker in self.workers:
            worker.join()
            check(not worker.problem and not worker.crashes, f"{worker.name} worked {when}")
        self.all_idle()
        print(f"  {len(self.journal.saved) - count} change sets {when}", flush=True)

    def all_idle(self):
        for worker in self.workers:
            worker.device.wait("idle", patience=90)

    def submit(self, worker, *operations):
        rows = [(one["entity"], one["id"]) for one in operations if one["verb"] in ("create", "append")]
        bodies = [one["fields"]["body"] for one in operations if one["entity"] == "note"]
        worker._submit(Entry(worker.number, rows, body=bodies[0] if bodies else ""), *operations)

    def one_ticket_through_two_hands(self):
        """Made at headquarters, done by the technician: one device alone cannot bring it back."""
        me = self.technician.device.row("app_user", login="tech")["id"]
        made = new("ticket", kind="repair", title="Through two hands", partner_id=self.office.tickets[0]["partner_id"], place="on_site")
        self.ticket = made["id"]
        self.submit(self.office, made)
        self.submit(self.office, {"verb": "transition", "entity": "ticket", "id": self.ticket, "transition": "assign", "arguments": {"assignee_id": me}})
        until(lambda: self.technician.device.rows("ticket", id=self.ticket), 30, "the technician has the new ticket")
        self.submit(self.technician, {"verb": "transition", "entity": "ticket", "id": self.ticket, "transition": "start", "arguments": {}})
        self.submit(self.technician, new("note", target_entity=TICKET, target_id=self.ticket, body="Said by the technician"))
        product = self.technician.products[0]
        part = append("ticket_part", ticket_id=self.ticket, product_id=product, quantity="2", location_id=self.technician.van, happened_at=now())
        self.technician._make(part, part=(self.technician.van, product, 2000))
        self.photo = random.Random(5).randbytes(2_000_000)
        path = self.nodes.folder.path("two-hands.jpg")
        with open(path, "wb") as file:
            file.write(self.photo)
        self.technician._record(Entry(0, []), {"op": "attach", "file": path, "target": {"entity": "ticket", "id": self.ticket}, "mime": "image/jpeg"})
        self.all_idle()
        until(lambda: self.office.device.rows("note", body="Said by the technician"), 30, "headquarters has read the note")

    def while_nothing_runs(self):
        for worker in self.workers:
            worker.device.wait("offline", patience=30)
        self.submit(self.technician, new("note", target_entity=TICKET, target_id=self.ticket, body="Said while nothing ran"))
        late = new("ticket", kind="repair", title="Opened while nothing ran", partner_id=self.office.tickets[0]["partner_id"], place="on_site")
        self.late = late["id"]
        self.submit(self.workers[3], late)

    def brought_back(self, before, numbers):
        until(self.is_healed, HEALING_SECONDS, "nothing waits and all replicas are equal")
        lost, doubled = self.oracle.count_lost_and_doubled()
        check((lost, doubled) == (0, 0), f"of {len(self.journal.saved)} change sets 0 are lost and 0 doubled")
        after = self.receipts()
        check(all(after[one][:2] == before[one][:2] for one in before), f"each of {len(before)} has its number of before")
        parked = [one for one in before if after[one][2] and not before[one][2]]
        check(not parked, "none was parked that had been applied")
        self.oracle.check_stock()
        self.oracle.check_numbers()
        self.oracle.check_files()
        check(not self.oracle.complaints, "stock is what was used, commits are dense, every data file is whole")
        again = self.numbers()
        wrong = {one: (number, again.get(one)) for one, number in numbers.items() if again.get(one) != number}
        check(not wrong, f"{len(numbers)} tickets have the numbers that people know {list(wrong.items())[:3]}")
        check(again[self.late] not in numbers.values() and len(set(again.values())) == len(again), f"no number was given twice: the next is {again[self.late]}")
        self.photos()
        said = [worker.device.ask(op="status").get("trouble") for worker in self.workers]
        check(not any(said), f"no device has a trouble any more {said}")
        with open(self.node.log, encoding="utf-8") as log:
            check("restored from an older state" in log.read(), "the server has said what happened")

    def is_healed(self):
        waiting = [len(worker.device.ask(op="waiting")["waiting"]) for worker in self.workers]
        if any(waiting) or any(worker.device.ask(op="status").get("trouble") for worker in self.workers):
            return False
        visible = {login: self.oracle.visible_to(login) for login in set(PEOPLE)}
        return not any(self.oracle.differences(worker, visible[worker.login]) for worker in self.workers)

    def photos(self):
        wanted = [digest for (digest,) in self.nodes.postgres.sql("SELECT sha256 FROM attachment WHERE deleted_at IS NULL")]

        def is_whole(digest):
            path = os.path.join(self.nodes.blobs, digest[:2], digest)
            if not os.path.exists(path):
                return False
            with open(path, "rb") as file:
                return hashlib.sha256(file.read()).hexdigest() == digest

        mine = [digest for digest in wanted if digest == hashlib.sha256(self.photo).hexdigest()]
        check(len(mine) == 1, "the photo of the ticket is known once")
        held = {hashlib.sha256(self.photo).hexdigest(), *self.of_devices()}
        until(lambda: all(is_whole(digest) for digest in wanted if digest in held), 60, "the photos are at the server again")
        check(len([d for d in wanted if d in held]) > 1, f"{len(held)} photos of the devices are whole at the server again")

    def of_devices(self):
        return {name for worker in self.workers for _, _, names in os.walk(os.path.join(worker.device.folder, "blobs"))
                for name in names if len(name) == 64}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--seconds", type=float, default=12)
    options = parser.parse_args()
    began = time.monotonic()
    with Nodes(options.programs, count=1, proxied=False) as nodes:
        Story(nodes, options.seconds).tell()
    print(f"1 passed, 0 failed in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
