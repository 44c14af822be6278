#!/usr/bin/env python3
"""The story through the thread of real parts, without screens: a repair logged offline by carnet-device reaches
headquarters through relay, server and PostgreSQL, although the device and the server are killed on the way.

    thread_test.py --programs FOLDER
"""
import argparse
import datetime
import hashlib
import os
import random
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, check, new, until  # noqa: E402

DOWN_SECONDS = 2  # the story on screens holds the relay down for a minute; here only the order of events matters


def now():
    return datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def transition(entity, row, name, **arguments):
    return {"verb": "transition", "entity": entity, "id": row["id"], "transition": name, "arguments": arguments}


def append(entity, **fields):
    return {**new(entity, **fields), "verb": "append"}


class Story:
    def __init__(self, deployment):
        self.deployment = deployment
        self.relay = deployment.relay()
        self.technician = deployment.device("tech", self.relay.port, name="tablet")
        self.headquarters = deployment.device("hq", name="office")
        for device in (self.technician, self.headquarters):
            device.wait("first_sync", patience=60)

    def tell(self):
        self.work_in_the_cellar()
        self.kill_and_look()
        self.headquarters_works_meanwhile()
        self.daylight()
        self.kill_the_server()

    def work_in_the_cellar(self):
        self.relay.cut()
        device = self.technician
        visits = [v for v in device.rows("activity", kind="visit", state="planned")]
        check(len(visits) >= 6, "the technician's visits of the day are on the device")
        mine = [t for t in device.rows("ticket") if t["kind"] == "repair" and t["state"] == "assigned"]
        self.ticket = next(t for t in mine if any(v["ticket_id"] == t["id"] for v in visits))
        visit = next(v for v in visits if v["ticket_id"] == self.ticket["id"])
        self.van = device.row("location", kind="van", user_id=self.ticket["assignee_id"])
        self.part = next(m for m in device.rows("stock_move", to_location_id=self.van["id"]))["product_id"]
        self.stock_before = self.van_stock(device)

        device.submit(transition("activity", visit, "arrive"), transition("ticket", self.ticket, "start"))
        device.submit({"verb": "text", "entity": "ticket", "id": self.ticket["id"], "fields": {"diagnosis": "Seal worn, shaft scored."},
                       "base": {"diagnosis": self.ticket["diagnosis"]}})
        device.submit(append("ticket_part", ticket_id=self.ticket["id"], product_id=self.part, quantity="2",
                             location_id=self.van["id"], happened_at=now()))
        device.submit(append("ticket_time", ticket_id=self.ticket["id"], kind="work", starts_at=now(),
                             ends_at=(datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=45)).isoformat()))
        self.photo = random.Random(5).randbytes(3_200_000)
        path = os.path.join(self.deployment.root, "photo.jpg")
        with open(path, "wb") as file:
            file.write(self.photo)
        device.ask(op="attach", file=path, target={"entity": "ticket", "id": self.ticket["id"]}, mime="image/jpeg")
        self.temporary = device.ask(op="temporary_number", prefix="T")["number"]
        second = new("ticket", kind="repair", title="Second pump hums", temp_number=self.temporary, partner_id=self.ticket["partner_id"],
                     place="on_site")
        self.second = second["id"]
        device.submit(second)
        for step in ("diagnosed", "repairing", "testing", "ready"):
            device.submit(transition("ticket", self.ticket, "step", to=step))
        device.submit(transition("ticket", self.ticket, "resolve"), transition("activity", visit, "finish"))
        check(self.van_stock(device) == self.stock_before - 2, "two parts have left the van on the device")

    def van_stock(self, device):
        inside = sum(float(m["quantity"]) for m in device.rows("stock_move", to_location_id=self.van["id"], product_id=self.part))
        outside = sum(float(m["quantity"]) for m in device.rows("stock_move", from_location_id=self.van["id"], product_id=self.part))
        return inside - outside

    def kill_and_look(self):
        before = self.technician.ask(op="waiting")["waiting"]
        self.technician.kill()
        self.technician.start()
        after = self.technician.ask(op="waiting")["waiting"]
        check([w["cs_no"] for w in before] == [w["cs_no"] for w in after] and len(after) >= 11,
              f"all {len(after)} changes are still waiting after SIGKILL")
        check(self.technician.row("ticket", id=self.ticket["id"])["state"] == "resolved", "the ticket is still resolved on the device")

    def headquarters_works_meanwhile(self):
        office = self.headquarters
        office.submit({"verb": "set", "entity": "ticket", "id": self.ticket["id"], "fields": {"priority": "urgent"},
                       "base": {"priority": self.ticket["priority"]}})
        office.submit(new("note", target_entity=121, target_id=self.ticket["id"], body="The customer called again."))
        office.wait("idle")
        time.sleep(DOWN_SECONDS)

    def daylight(self):
        started = self.relay.restore()
        accepted = self.relay.first_accepted()
        office = self.headquarters
        until(lambda: office.row("ticket", id=self.ticket["id"])["state"] == "resolved" and
              office.rows("ticket", temp_number=self.temporary), 30, "headquarters sees the repair")
        seen = time.monotonic()
        print(f"  headquarters sees everything {seen - accepted:.2f} s after the first connection, "
              f"{seen - started:.2f} s after the relay's start", flush=True)
        self.technician.wait("idle")
        for device, who in ((office, "headquarters"), (self.technician, "the tablet")):
            ticket = device.row("ticket", id=self.ticket["id"])
            check((ticket["state"], ticket["priority"]) == ("resolved", "urgent"), f"{who}: resolved, and the priority of headquarters is kept")
            check(ticket["diagnosis"] == "Seal worn, shaft scored.", f"{who}: the diagnosis is there")
            check(len(device.rows("ticket_part", ticket_id=ticket["id"])) == 1, f"{who}: the parts are there once")
            check(len(device.rows("ticket_time", ticket_id=ticket["id"])) == 1, f"{who}: the time is there once")
            check([n["body"] for n in device.rows("note", target_id=ticket["id"])] == ["The customer called again."], f"{who}: the note is there once")
            check(self.van_stock(device) == self.stock_before - 2, f"{who}: the van's stock is right")
            check(device.row("ticket", temp_number=self.temporary)["number"].startswith("T-"), f"{who}: the second ticket has its number and is found by {self.temporary}")
            check(not device.rows("conflict", target_id=ticket["id"]), f"{who}: nobody has to decide anything")
        check(not self.technician.ask(op="waiting")["waiting"], "nothing waits on the tablet")
        digest = hashlib.sha256(self.photo).hexdigest()
        until(lambda: self.photo_at_server(digest), 30, "the photo arrives")
        check(self.photo_at_server(digest), "the photo is whole at the server")

    def photo_at_server(self, digest):
        for folder, _, files in os.walk(os.path.join(self.deployment.server.data, "blobs")):
            for name in files:
                path = os.path.join(folder, name)
                if os.path.getsize(path) == len(self.photo):
                    with open(path, "rb") as file:
                        return hashlib.sha256(file.read()).hexdigest() == digest
        return False

    def kill_the_server(self):
        """kill -9 of the server while work arrives: nothing twice, nothing lost."""
        server = self.deployment.server
        for number in range(40):
            self.technician.submit(new("note", target_entity=121, target_id=self.second, body=f"Measurement {number}"))
            if number == 20:
                server.process.kill()
                server.process.wait()
        server.start()
        self.technician.wait("idle", patience=60)
        until(lambda: len(self.headquarters.rows("note", target_id=self.second)) >= 40, 30, "all notes are at headquarters")
        bodies = sorted(n["body"] for n in self.headquarters.rows("note", target_id=self.second))
        check(bodies == sorted(f"Measurement {n}" for n in range(40)), "40 notes sent across kill -9 of the server are there once each")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    with Deployment(options.programs) as deployment:
        Story(deployment).tell()
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
