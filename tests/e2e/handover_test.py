#!/usr/bin/env python3
"""Firms go from one representative to another, and a repair from one technician to another, while the first have unsent
work: with a real server and real replicas.

    handover_test.py --programs FOLDER
"""
import argparse
import datetime
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, check, new, until  # noqa: E402

FIRMS = 50
FIRST_MARK, SECOND_MARK = "Zyxquorn Vabblethorpe", "Met at the fair"


def hand_over(firm, owner):
    return {"verb": "transition", "entity": "partner", "id": firm, "transition": "hand_over", "arguments": {"owner_id": owner}}


def append(entity, **fields):
    return {**new(entity, **fields), "verb": "append"}


def at(hours):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=hours)).isoformat()


def content_of(device):
    """Every byte of the device's database, in lower case: free pages, log and search index too."""
    content = b""
    for name in sorted(os.listdir(device.folder)):
        if name.startswith("replica.db"):
            with open(os.path.join(device.folder, name), "rb") as file:
                content += file.read().lower()
    return content


class HandOver:
    def __init__(self, deployment):
        self.deployment = deployment
        self.boss = self.enter("admin")
        self.people = {user["login"]: user["id"] for user in self.boss.rows("app_user")}

    def enter(self, login, port=None, name=None):
        device = self.deployment.device(login, port, name)
        device.wait("first_sync", patience=60)
        return device

    def add_representatives(self):
        server, folder = self.deployment.server, self.deployment.folder
        for login in ("anna", "ben"):
            server.run("user", "add", login, "--data", server.data, "--role", "agent",
                       "--password-file", folder.password_file(login))
        until(lambda: len([u for u in self.boss.rows("app_user") if u["login"] in ("anna", "ben")]) == 2, 20, "they are known")
        self.people = {user["login"]: user["id"] for user in self.boss.rows("app_user")}

    def firms_change_hands(self):
        self.add_representatives()
        firms = [new("partner", kind="org", name=f"Firm {number:02}") for number in range(FIRMS)]
        people = [new("contact", partner_id=firm["id"], name=FIRST_MARK) for firm in firms]
        self.boss.submit(*firms, *people)
        self.boss.submit(*(hand_over(firm["id"], self.people["anna"]) for firm in firms))
        self.boss.wait("idle")
        relay = self.deployment.relay()
        anna, ben = self.enter("anna", relay.port), self.enter("ben")
        until(lambda: len(anna.rows("contact", name=FIRST_MARK)) == FIRMS, 30, "Anna has her firms")

        relay.cut()
        anna.wait("offline")
        for firm in firms:
            anna.submit(new("contact", partner_id=firm["id"], name=SECOND_MARK))
            call = new("activity", kind="call", subject=f"Called about a quote {firm['id']}", partner_id=firm["id"])
            anna.submit(call, {"verb": "transition", "entity": "activity", "id": call["id"], "transition": "finish"})
        self.boss.submit(*(hand_over(firm["id"], self.people["ben"]) for firm in firms))
        self.boss.wait("idle")
        until(lambda: len(ben.rows("contact", name=FIRST_MARK)) == FIRMS, 30, "Ben has them")
        check(len(ben.rows("partner")) == FIRMS, f"Ben has all {FIRMS} firms with their people")

        relay.restore()
        anna.wait("idle", patience=60)
        check(not anna.rows("partner") and not anna.rows("contact"), "Anna has none of them any more")
        self.look_for_traces(anna, ben)
        calls = [a for a in self.boss.rows("activity", kind="call") if a["subject"].startswith("Called about a quote")]
        check(len(calls) == FIRMS and all(call["state"] == "done" for call in calls), f"all {FIRMS} calls have arrived")
        check({call["created_by"] for call in calls} == {self.people["anna"]}, "and are hers")
        parked = [entry for entry in anna.ask(op="waiting")["waiting"] if entry["state"] == "parked"]
        check(len(parked) == FIRMS and {entry["reason"]["code"] for entry in parked} == {"row.not_yours"},
              f"the {FIRMS} other changes are kept for a person to decide")

    def look_for_traces(self, anna, ben):
        """Nothing of it is left, in whatever corner of the file; her own words are."""
        ben.stop()
        words = [word.encode() for word in FIRST_MARK.lower().split()]
        check(all(word in content_of(ben) for word in words), "Ben's file has the names")
        ben.start()
        # The search index forgets in steps.
        for _ in range(10):
            time.sleep(1)
            anna.stop()
            left = content_of(anna)
            anna.start()
            if not [word for word in words if word in left]:
                break
        check(not [word for word in words if word in left], f"the {len(left):,} bytes of Anna's file have none of them")
        anna.wait("online")

    def a_repair_changes_hands(self):
        relay = self.deployment.relay()
        tablet = self.enter("tech", relay.port)
        office = self.enter("hq")
        repair = next(t for t in tablet.rows("ticket") if t["kind"] == "repair" and t["state"] == "assigned")
        other = next(u["id"] for u in office.rows("app_user") if u["login"] == "lea")
        relay.cut()
        tablet.wait("offline")
        work = append("ticket_time", ticket_id=repair["id"], kind="work", starts_at=at(-1), ends_at=at(0))
        tablet.submit(work)
        tablet.submit({"verb": "text", "entity": "ticket", "id": repair["id"], "fields": {"diagnosis": "Late words"}})
        office.submit({"verb": "transition", "entity": "ticket", "id": repair["id"], "transition": "assign",
                       "arguments": {"assignee_id": other}})
        office.wait("idle")
        relay.restore()
        tablet.wait("idle", patience=60)
        check(not tablet.rows("ticket", id=repair["id"]), "the repair is gone from the tablet")
        until(lambda: office.rows("ticket_time", id=work["id"]), 20, "the time is at the office")
        check(office.row("ticket_time", id=work["id"])["created_by"] == repair["assignee_id"], "the time that was worked counts")
        check(office.row("ticket", id=repair["id"])["diagnosis"] != "Late words", "what was only wanted does not")
        parked = [e for e in tablet.ask(op="waiting")["waiting"] if e["state"] == "parked"]
        check(len(parked) == 1 and parked[0]["operations"][0]["fields"] == {"diagnosis": "Late words"}, "and is kept")
        check(tablet.submit(work | {"id": work["id"][:-1] + ("0" if work["id"][-1] != "0" else "1")})["has_effects"] is False,
              "time that is written down now is for the office to decide")
        tablet.wait({"parked": 2})
        check({e["reason"]["code"] for e in tablet.ask(op="waiting")["waiting"]} == {"row.not_yours"}, "and does not count")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    began = time.monotonic()
    with Deployment(options.programs) as deployment:
        story = HandOver(deployment)
        story.firms_change_hands()
        story.a_repair_changes_hands()
    print(f"1 passed, 0 failed in {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    main()
