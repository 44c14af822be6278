#!/usr/bin/env python3
"""Photos of 4 MB over a link that carries 4 MB a second and is cut every five seconds: each arrives once and whole, goes on
where it was cut, and what a person writes meanwhile is at headquarters within two seconds of contact. Then another device
fetches them over the same link.

    photos_test.py --programs FOLDER [--photos 16] [--fetched 4]
"""
import argparse
import hashlib
import os
import random
import re
import sys
import threading
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, Failure, check, new, until  # noqa: E402

BYTES = 4_000_000
UP_SECONDS = 5
DELAY_MS = 15  # each way
RATE = 4_000_000  # bytes a second, each way: with several cuts on the way
WITHIN_SECONDS = 2
PATIENCE_SECONDS = 240


class Link(threading.Thread):
    """The relay, cut every five seconds; counts what went up, and knows since when it has carried something."""

    def __init__(self, relay):
        super().__init__(daemon=True)
        self.relay, self.up, self.cuts = relay, 0, 0
        self.problem = None
        self.contact = None  # monotonic time of the present relay's first connection
        self.ended = threading.Event()

    def run(self):
        try:
            self.cut_and_restore()
        except Exception as problem:  # told by the main thread
            self.problem = problem

    def cut_and_restore(self):
        while not self.ended.is_set():
            self.relay.restore("--delay", str(DELAY_MS), "--rate", str(RATE))
            self.contact = self.relay.first_accepted()
            if self.ended.wait(UP_SECONDS):
                return
            self.contact = None
            self.relay.cut()
            self.cuts += 1


def stored(server):
    """The paths of the whole files at the server, by the digest that is their name."""
    return {name: os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(server.data, "blobs"))
            for name in names if re.fullmatch("[0-9a-f]{64}", name)}


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def write_notes(link, device, office, ticket):
    """Notes one after the other while the photos travel; the seconds from contact, or from writing, until each is seen."""
    waits = []
    number = 0
    while not link.ended.is_set():
        body = f"Meanwhile {number}"
        number += 1
        device.submit(new("note", target_entity=121, target_id=ticket, body=body))
        written = time.monotonic()
        longest = 0.0  # of the times that the link was up and the note not seen
        while not office.rows("note", target_id=ticket, body=body):
            if time.monotonic() - written > PATIENCE_SECONDS:
                raise Failure(f"«{body}» does not come")
            contact = link.contact
            if contact:
                longest = max(longest, time.monotonic() - max(written, contact))
            time.sleep(0.02)
        waits.append(longest)
        time.sleep(0.5)
    return waits


def fetch(deployment, relay, digests, ticket):
    """A device that has the rows and no photo fetches these."""
    device = deployment.device("hq", relay.port, name="reader")
    device.wait("first_sync", patience=60)
    attachments = [row["attachment_id"] for row in device.rows("attachment_link", target_id=ticket)]
    wanted = {device.rows("attachment", id=id)[0]["sha256"]: id for id in attachments}
    relay.cut()
    link = Link(relay)
    began = time.monotonic()
    link.start()
    for digest in digests:
        device.ask(op="fetch", attachment=wanted[digest])
    files = [device.ask(PATIENCE_SECONDS, op="fetch", attachment=wanted[digest], timeout_ms=PATIENCE_SECONDS * 1000)["file"]
             for digest in digests]
    took = time.monotonic() - began
    link.ended.set()
    link.join()
    if link.problem:
        raise link.problem
    check([digest_of(file) for file in files] == digests,
          f"{len(files)} photos are whole at another device after {took:.0f} s ({len(files) * BYTES / took / 1e6:.1f} MB/s) "
          f"and {link.cuts} cuts")


def tell(deployment, photos, fetched):
    relay = deployment.relay()
    device = deployment.device("tech", relay.port, name="tablet")
    office = deployment.device("hq", name="office")
    for each in (device, office):
        each.wait("first_sync", patience=60)
    relay.cut()
    ticket = next(t for t in device.rows("ticket") if t["kind"] == "repair" and t["state"] == "assigned")["id"]
    source = random.Random(7)
    digests = set()
    for _ in range(photos):
        content = source.randbytes(BYTES)
        digests.add(hashlib.sha256(content).hexdigest())
        path = os.path.join(deployment.root, "photo.jpg")
        with open(path, "wb") as file:
            file.write(content)
        device.ask(op="attach", file=path, target={"entity": "ticket", "id": ticket}, mime="image/jpeg")

    link = Link(relay)
    began = time.monotonic()
    link.start()
    waits = []
    failures = []

    def work():
        try:
            waits.extend(write_notes(link, device, office, ticket))
        except Exception as problem:  # told by the main thread
            failures.append(problem)

    writer = threading.Thread(target=work, daemon=True)
    writer.start()
    until(lambda: failures or link.problem or len(stored(deployment.server)) >= photos, PATIENCE_SECONDS,
          f"{photos} photos arrive")
    took = time.monotonic() - began
    link.ended.set()
    link.join()
    writer.join()
    for problem in (*failures, link.problem):
        if problem:
            raise problem
    device.wait("idle", patience=60)
    files = stored(deployment.server)
    check(files.keys() == digests and all(digest_of(path) == name for name, path in files.items()),
          f"{photos} photos are whole at the server, each once, after {took:.0f} s ({photos * BYTES / took / 1e6:.1f} MB/s) "
          f"and {link.cuts} cuts")
    check(link.cuts >= 3, "the link was cut while they travelled")
    check(len(office.rows("attachment_link", target_id=ticket)) == photos, "headquarters has a row for each")
    waits.sort()
    print(f"  {len(waits)} notes meanwhile: median {waits[len(waits) // 2]:.2f} s, longest {waits[-1]:.2f} s from contact", flush=True)
    check(waits[-1] <= WITHIN_SECONDS, f"what is written meanwhile is at headquarters within {WITHIN_SECONDS} s of contact")
    fetch(deployment, relay, sorted(digests)[:fetched], ticket)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--photos", type=int, default=16)
    parser.add_argument("--fetched", type=int, default=4)
    options = parser.parse_args()
    with Deployment(options.programs) as deployment:
        tell(deployment, options.photos, options.fetched)
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
