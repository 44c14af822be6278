#!/usr/bin/env python3
"""What a person may not see is nowhere in their device's files: costs are planted in the company in every way that they come
about, and looked for in the raw bytes of real replicas, free pages and search index included.

    facets_test.py --programs FOLDER
"""
import argparse
import os
import struct
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, check, new, until  # noqa: E402

COST_ENTITY = 33
DESK_ALONE = "desk"


class Planted:
    """A cost that nothing else in the company looks like: its number, its digits, and the currency that stands beside it."""

    def __init__(self, number, mark):
        self.text = f"{number}.4321"
        self.currency = mark
        whole = number * 10_000 + 4321
        self.forms = {"the currency": mark.encode(), "the digits": str(whole).encode(), "the text": self.text.encode(),
                      # As SQLite keeps an integer of this size, and as the codec writes one.
                      "the number": struct.pack(">q", whole)[2:], "the varint": self.varint(whole), "the zigzag": self.varint(2 * whole)}
        assert 2 ** 31 < whole < 2 ** 47

    @staticmethod
    def varint(number):
        out = bytearray()
        while number > 127:
            out.append(number & 127 | 128)
            number >>= 7
        return bytes(out) + bytes([number])

    def found_in(self, content):
        return [form for form, octets in self.forms.items() if octets in content]


def content_of(device):
    """Every byte that the device keeps: the database with its free pages, its log, its photos."""
    content = b""
    for folder, _, names in sorted(os.walk(device.folder)):
        for name in sorted(names):
            with open(os.path.join(folder, name), "rb") as file:
                content += file.read() + b"\0"
    return content


class Costs:
    def __init__(self, deployment):
        self.deployment = deployment
        self.boss = self.enter("admin")
        self.store = self.enter("hq")

    def enter(self, login, name=None):
        device = self.deployment.device(login, name=name)
        device.wait("first_sync", patience=60)
        return device

    def plant(self):
        store, boss = self.store, self.boss
        costs = store.rows("product_cost")
        check(len(costs) > 3, "the office has costs")
        self.before = Planted(123_456_781, "PLANTED-BEFORE")
        self.set_cost(store, costs[0], self.before)
        self.note = "PLANTED-NOTE"
        store.submit(new("note", target_entity=COST_ENTITY, target_id=costs[0]["id"], body=self.note))
        store.wait("idle")

        # Two at once: one of the values stands in a conflict.
        self.mine, self.theirs = Planted(123_456_782, "PLANTED-MINE"), Planted(123_456_783, "PLANTED-THEIRS")
        boss.wait("idle")
        boss.ask(op="link", state="cut")
        self.set_cost(store, costs[1], self.mine)
        self.set_cost(boss, costs[1], self.theirs)
        store.wait("idle")
        boss.ask(op="link", state="restore")
        boss.wait("idle")
        boss.wait({"row": {"entity": "conflict", "where": {"target_id": costs[1]["id"]}}})

        # One that cannot be accepted: the office gets a card.
        self.refused = Planted(123_456_784, "PLANTED-REFUSED")
        store.submit({"verb": "create", "entity": "product_cost", "id": costs[2]["id"],
                      "fields": {"cost": self.refused.text, "currency": self.refused.currency}})
        store.wait({"parked": 1})
        boss.wait({"row": {"entity": "parked_change", "where": {"code": "row.exists"}}})
        self.costs = costs

    def set_cost(self, device, row, planted):
        device.submit({"verb": "set", "entity": "product_cost", "id": row["id"],
                       "fields": {"cost": planted.text, "currency": planted.currency}})

    def look(self):
        tail = self.enter("tech", "technician-before")
        first = self.deployment.device("tech", name="technician-after")
        first.wait("first_sync", patience=60)
        later = Planted(123_456_785, "PLANTED-LATER")
        self.set_cost(self.store, self.costs[3], later)
        self.store.wait("idle")
        self.boss.wait({"cursor": self.store.ask(op="status")["cursor"]})
        everything = [self.before, self.mine, self.theirs, later]
        cursor = self.store.ask(op="status")["cursor"]
        for device in (tail, first):
            device.wait({"cursor": cursor})
            self.sees_nothing(device, "a technician", everything + [self.refused])
            check(len(device.rows("product")) > 3, "  and has the products themselves")
        for who, device in (("the administrator", self.boss), ("the store", self.store)):
            device.stop()
            content = content_of(device)
            for planted in everything:
                forms = planted.found_in(content)
                check("the currency" in forms and len(forms) > 1, f"{who} has {planted.currency}: {', '.join(forms)}")
            check(self.note.encode() in content, f"{who} has the note on a cost")
        return everything + [self.refused]

    def sees_nothing(self, device, who, planted):
        check(not device.rows("product_cost"), f"{who} has no row of costs")
        device.stop()
        content = content_of(device)
        check(b"SQLite format 3" in content, f"the {len(content):,} bytes of {who} can be read")
        for one in planted:
            check(not one.found_in(content), f"{who} has nothing of {one.currency}")
        check(self.note.encode() not in content, f"{who} has nothing of the note on a cost")
        device.start()

    def office_without_costs(self, planted):
        """The cards of what could not be accepted are read by all the office."""
        desk = self.enter(DESK_ALONE)
        until(lambda: desk.rows("parked_change", code="row.exists"), 30, "the desk has the card")
        self.sees_nothing(desk, "a person at the desk", planted)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    began = time.monotonic()
    with Deployment(options.programs) as deployment:
        costs = Costs(deployment)
        costs.plant()
        costs.office_without_costs(costs.look())
    print(f"1 passed, 0 failed in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
