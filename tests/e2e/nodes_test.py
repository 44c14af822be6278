#!/usr/bin/env python3
"""Two servers on one PostgreSQL, behind haproxy and through pgbouncer in transaction mode: devices at both exchange their
work, both commit at once, and a server that is killed or stopped loses nothing and holds nobody up.

    nodes_test.py --programs FOLDER
"""
import argparse
import hashlib
import os
import random
import signal
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from nodes import Nodes, skip_without  # noqa: E402
from processes import Failure, check, new, until  # noqa: E402

TICKET = 121  # as the target of a note
HELD_UP_SECONDS = 2.5
# Of the node that is idle in a transaction, and has the number row.
HOLDS_THE_ROW = """SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
  WHERE l.relation = 'sync_head'::regclass AND l.mode = 'RowExclusiveLock' AND l.granted AND a.state = 'idle in transaction'"""


def note(ticket, body):
    return new("note", target_entity=TICKET, target_id=ticket, body=body)


class Story:
    def __init__(self, nodes):
        self.all = nodes
        self.one, self.two = nodes.nodes
        self.technician = nodes.device("tech", name="tablet")
        self.office = nodes.device("hq", name="office")
        for device in (self.technician, self.office):
            device.wait("first_sync", patience=60)
        self.ticket = next(t for t in self.technician.rows("ticket") if t["kind"] == "repair" and t["state"] == "assigned")["id"]
        self.spread()

    def spread(self):
        self.all.move(self.technician, self.one)
        self.all.move(self.office, self.two)

    def tell(self):
        self.devices_of_two_nodes_see_each_other()
        self.both_commit_at_once()
        self.a_killed_node_loses_nothing()
        self.a_stopped_node_holds_nobody_up()

    def bodies(self, device, word):
        notes = device.ask(op="rows", entity="note", where={"target_id": self.ticket}, limit=100_000)["rows"]
        return sorted(n["body"] for n in notes if n["body"].startswith(word))

    def both_have(self, bodies, word, sentence):
        for device, who in ((self.technician, "the tablet"), (self.office, "headquarters")):
            until(lambda: len(self.bodies(device, word)) >= len(bodies), 30, f"{who} has all {len(bodies)} of «{word}»")
            check(self.bodies(device, word) == sorted(bodies), f"{who}: {sentence}")

    def numbers_are_dense(self):
        commits, last, head = self.all.postgres.sql("SELECT count(*), max(commit_no), (SELECT n FROM sync_head) FROM sync_receipt")[0]
        check(commits == last == head, f"commit numbers are dense up to {head}")

    def devices_of_two_nodes_see_each_other(self):
        check(self.one.figure("carnet_sessions") == 1 and self.two.figure("carnet_sessions") == 1, "each node serves one of the two devices")
        said = {self.technician: "Said by the technician", self.office: "Said by headquarters"}
        for device, body in said.items():
            device.submit(note(self.ticket, body))
        began = time.monotonic()
        self.both_have(list(said.values()), "Said", "what was said at the other node is there")
        print(f"  after {time.monotonic() - began:.2f} s", flush=True)

    def both_commit_at_once(self, count=150):
        before = [node.figure("carnet_commits_total") for node in (self.one, self.two)]
        for device in (self.technician, self.office):
            device.ask(op="link", state="cut")
        expected = []
        for number in range(count):
            for device, who in ((self.technician, "T"), (self.office, "H")):
                expected.append(f"At once {who}{number}")
                device.submit(note(self.ticket, expected[-1]))
        self.spread()
        for device in (self.technician, self.office):
            device.wait("idle", patience=60)
        self.both_have(expected, "At once", f"{len(expected)} notes of two nodes are there once each")
        made = [node.figure("carnet_commits_total") - then for node, then in zip((self.one, self.two), before)]
        check(all(made), f"both nodes committed: {made[0]:.0f} and {made[1]:.0f}")
        self.numbers_are_dense()

    def a_killed_node_loses_nothing(self, count=60):
        self.spread()
        content = random.Random(3).randbytes(6_000_000)
        path = os.path.join(self.all.root, "photo.jpg")
        with open(path, "wb") as file:
            file.write(content)
        self.technician.ask(op="attach", file=path, target={"entity": "ticket", "id": self.ticket}, mime="image/jpeg")
        expected = []
        for number in range(count):
            expected.append(f"Across the kill {number}")
            self.technician.submit(note(self.ticket, expected[-1]))
            if number == count // 3:
                self.one.kill()
                killed = time.monotonic()
        self.technician.wait("idle", patience=60)
        print(f"  the tablet is through with everything {time.monotonic() - killed:.2f} s after the kill", flush=True)
        check(self.two.figure("carnet_sessions") == 2, "both devices are at the node that is left")
        self.both_have(expected, "Across the kill", f"{count} notes sent across kill -9 of a node are there once each")
        self.numbers_are_dense()
        digest = hashlib.sha256(content).hexdigest()
        with open(os.path.join(self.all.blobs, digest[:2], digest), "rb") as file:
            check(file.read() == content, "the photo is whole in the folder that both nodes share")
        self.one.start()
        until(lambda: len(self.all.balancer.up()) == 2, 20, "haproxy finds the node ready again")

    def a_stopped_node_holds_nobody_up(self):
        self.spread()
        self.office.wait("idle", patience=60)
        ended, written = threading.Event(), []

        def keep_busy():
            while not ended.is_set():
                bodies = [f"Busy {len(written) + number}" for number in range(100)]
                self.technician.submit(*(note(self.ticket, body) for body in bodies))
                written.extend(bodies)

        writer = threading.Thread(target=keep_busy, daemon=True)
        writer.start()
        try:
            stopped, tries = self.stop_with_the_row(self.one)
        finally:
            ended.set()
        writer.join()
        self.office.submit(note(self.ticket, "While the other one is stopped"))
        self.office.wait("idle", patience=20)
        took = time.monotonic() - stopped
        check(took <= HELD_UP_SECONDS, f"a node stopped with the number row (try {tries}) holds others up for {took:.2f} s")
        self.technician.wait("idle", patience=60)
        check(self.two.figure("carnet_sessions") == 2, "its device has gone to the other node")
        self.one.signal(signal.SIGCONT)
        until(lambda: len(self.all.balancer.up()) == 2, 20, "the node is ready again once it goes on")
        self.spread()
        self.technician.submit(note(self.ticket, "Busy at last"))
        self.technician.wait("idle", patience=60)
        self.both_have([*written, "Busy at last"], "Busy", f"{len(written) + 1} notes are there once each")
        self.numbers_are_dense()

    def stop_with_the_row(self, node, most=2000):
        """Stops a node that is busy until it is caught inside; the moment, and how often it was tried."""
        chance = random.Random(1)
        for tries in range(1, most):
            stopped = time.monotonic()
            node.signal(signal.SIGSTOP)
            if self.all.postgres.number(HOLDS_THE_ROW):
                return stopped, tries
            node.signal(signal.SIGCONT)
            time.sleep(chance.uniform(0.005, 0.05))
        raise Failure("the node is never caught with the number row")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    skip_without("haproxy", "pgbouncer")
    began = time.monotonic()
    with Nodes(options.programs, pooled=True) as nodes:
        print(f"  two nodes are ready after {time.monotonic() - began:.1f} s", flush=True)
        Story(nodes).tell()
    print(f"1 passed, 0 failed in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
