#!/usr/bin/env python3
"""What a device survives, with real processes: a damaged data file, a power cut in the first synchronisation, a clock that
is hours wrong, a server without room. What a person did reaches headquarters once, and the device says what is the matter.

    rescue_test.py --programs FOLDER --full-disk LIBRARY
"""
import argparse
import datetime
import glob
import os
import random
import re
import shutil
import sys
import time
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, Failure, check, new, until  # noqa: E402

PAGE = 4096


def ticket(title):
    return new("ticket", kind="repair", title=title)


def damage(file, pages, seed=1):
    chance = random.Random(seed)
    with open(file, "r+b") as data:
        for page in pages:
            data.seek(page * PAGE)
            data.write(chance.randbytes(PAGE))


def pages_with(file, needle):
    with open(file, "rb") as data:
        content = data.read()
    found, at = set(), content.find(needle)
    while at >= 0:
        found.add(at // PAGE)
        at = content.find(needle, at + 1)
    return found


def pages_of_table(file, name):
    """The root page of a table, from 0."""
    import sqlite3
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        return database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [name]).fetchone()[0] - 1


class Rescue:
    def __init__(self, deployment):
        self.deployment = deployment
        self.relay = deployment.relay()
        self.device = deployment.device("tech", self.relay.port, name="tablet")
        self.headquarters = deployment.device("hq", name="office")
        for device in (self.device, self.headquarters):
            device.wait("first_sync", patience=90)
        self.file = os.path.join(self.device.folder, "replica.db")

    def titles(self, beginning):
        return sorted(row["title"] for row in self.headquarters.rows("ticket") if row["title"].startswith(beginning))

    def arrived(self, beginning, count):
        until(lambda: len(self.titles(beginning)) >= count, 60, f"{count} tickets {beginning} at headquarters")
        self.device.wait("idle", patience=60)
        self.headquarters.wait("idle", patience=60)
        check(self.titles(beginning) == sorted(f"{beginning} {n}" for n in range(count)), f"each of the {count} tickets «{beginning}» is at headquarters once")

    def work_offline(self, beginning, count):
        self.relay.cut()
        self.device.wait("offline")
        made = [ticket(f"{beginning} {n}") for n in range(count)]
        for one in made:
            self.device.submit(one)
            self.device.submit({"verb": "text", "entity": "ticket", "id": one["id"], "fields": {"description": "Said " * 60}})
        return made

    def damaged_head(self):
        made = self.work_offline("Head", 12)
        photo = random.Random(3).randbytes(300_000)
        picture = self.deployment.folder.path("pump.jpg")
        with open(picture, "wb") as file:
            file.write(b"\xff\xd8\xff" + photo)
        attached = self.device.ask(op="attach", file=picture, target={"entity": "ticket", "id": made[0]["id"]})
        waiting = [(entry["cs_no"], entry["change_set"]) for entry in self.device.ask(op="waiting")["waiting"]]
        self.device.stop()
        damage(self.file, [0, pages_of_table(self.file, "ticket"), pages_of_table(self.file, "sync_state")])
        self.device.start()
        rescued = self.device.ask(op="status")["rescued"]
        check(rescued and rescued["values"][:2] == [str(len(waiting)), "0"], f"the device says «{rescued['text']}»")
        again = [(entry["cs_no"], entry["change_set"]) for entry in self.device.ask(op="waiting")["waiting"]]
        check(again == waiting, "every waiting change is there under its number")
        aside = glob.glob(os.path.join(self.device.folder, "damaged-*", "replica.db"))
        check(len(aside) == 1, "the damaged file is kept")
        self.relay.restore()
        self.device.wait("first_sync", patience=90)
        self.arrived("Head", 12)
        self.headquarters.ask(90, op="fetch", attachment=self.attachment(attached["sha256"]), timeout_ms=60_000)
        check(True, "the photo that had not been sent is at headquarters")
        self.device.ask(op="rescue_seen")
        check(self.device.ask(op="status")["rescued"] is None, "what was read is not told again")

    def attachment(self, sha256):
        self.headquarters.wait({"row": {"entity": "attachment", "where": {"sha256": sha256}}})
        return self.headquarters.row("attachment", sha256=sha256)["id"]

    def sent_already(self):
        """The server has the changes, but the damaged file does not know: they are sent again, and stand once."""
        self.work_offline("Twice", 6)
        self.device.stop()
        kept = self.deployment.folder.path("kept.db")
        shutil.copy(self.file, kept)
        self.relay.restore()
        self.device.start()
        self.arrived("Twice", 6)
        self.device.stop()
        shutil.copy(kept, self.file)
        damage(self.file, [0])
        self.device.start()
        self.device.wait("first_sync", patience=90)
        self.arrived("Twice", 6)
        self.device.ask(op="rescue_seen")

    def met_while_working(self):
        """Nothing is noticed until somebody reads the page: the device mends itself and goes on."""
        self.work_offline("Working", 5)
        self.device.stop()
        damage(self.file, [pages_of_table(self.file, "ticket")])
        self.device.start()
        answers = [self.device.try_ask(op="rows", entity="ticket") for _ in range(2)]
        check("error" not in answers[1], "after the damage was met the device answers again")
        check(self.device.ask(op="status")["rescued"], "and says what happened")
        self.device.submit(ticket("Working 5"))
        self.relay.restore()
        self.device.wait("first_sync", patience=90)
        self.arrived("Working", 6)
        self.device.ask(op="rescue_seen")

    def lost_page(self):
        """A page of waiting changes is gone: that is said, and the others are not held up."""
        made = self.work_offline("Page", 40)
        self.device.stop()
        page = pages_with(self.file, uuid.UUID(made[20]["id"]).bytes)
        outbox = [one for one in page if one in pages_with(self.file, b"Page 20")]
        damage(self.file, outbox)
        self.device.start()
        rescued = self.device.ask(op="status")["rescued"]
        check(rescued and int(rescued["values"][1]) > 0, f"the device says what is lost: «{rescued['text']}»")
        self.relay.restore()
        self.device.wait("first_sync", patience=90)
        until(lambda: "Page 39" in self.titles("Page"), 60, "the last ticket at headquarters")
        self.device.wait("idle", patience=60)
        titles = self.titles("Page")
        check(len(set(titles)) == len(titles) >= 40 - int(rescued["values"][1]), f"{len(titles)} of 40 tickets are at headquarters, each once")
        parked = [entry for entry in self.device.ask(op="waiting")["waiting"] if entry["state"] == "parked"]
        check(len(parked) >= int(rescued["values"][1]), "the lost ones stand as needing a decision")
        for entry in parked:
            self.device.ask(op="withdraw", cs_no=entry["cs_no"])

    def power_cut_in_the_first_synchronisation(self):
        measured = self.deployment.relay()
        whole = self.deployment.device("tech", measured.port, name="whole")
        whole.wait("first_sync", patience=90)
        counts = {entity: whole.ask(op="count", entity=entity)["count"] for entity in ("ticket", "partner", "product", "stock_move")}
        whole.stop()
        size = max(int(re.search(r"down=(\d+)", measured._await("closed")).group(1)) for _ in range(2))
        slow = self.deployment.relay()
        slow.cut()
        stall = size * 2 // 3
        slow.restore("--stall-after", str(stall))
        device = self.deployment.device("tech", slow.port, name="cut")
        until(lambda: any(device.ask(op="count", entity=entity)["count"] for entity in counts), 60, "the first rows")
        time.sleep(1)
        check(not device.ask(op="status")["first_sync_complete"], f"two thirds of {size} bytes are not the whole company")
        device.kill()
        # Through a connection that never carries all of it, only going on can reach the end.
        device.start()
        kills = 0
        while not device.ask(op="status")["first_sync_complete"]:
            try:
                device.wait("first_sync", patience=8)
            except Failure:
                kills += 1
                if kills > 4:
                    raise Failure("the first synchronisation begins from the start each time") from None
                device.kill()
                device.start()
        found = {entity: device.ask(op="count", entity=entity)["count"] for entity in counts}
        check(found == counts, f"after {kills + 1} kills the device holds the same as one that was never interrupted")
        check(device.ask(op="status")["rescued"] is None, "and nothing was damaged by it")
        device.stop()

    def wrong_clock(self):
        device = self.deployment.device("tech", name="clock")
        device.wait("first_sync", patience=90)
        device.stop()
        device.command += ["--clock-ahead", str(5 * 3600)]
        device.start()
        device.wait("online", patience=30)
        offset = device.ask(op="status")["clock_offset_ms"]
        check(abs(offset + 5 * 3_600_000) < 60_000, "a clock that is five hours fast is known to be so")
        before = datetime.datetime.now(datetime.timezone.utc)
        device.submit(ticket("Made by a wrong clock"))
        device.wait("idle", patience=30)
        made = until(lambda: self.headquarters.rows("ticket", title="Made by a wrong clock"), 30, "its ticket at headquarters")[0]
        stamp = datetime.datetime.fromisoformat(made["created_at"].replace("Z", "+00:00"))
        shift = datetime.timedelta(seconds=self.deployment.folder.clock.ahead)
        check(abs(stamp - before - shift) < datetime.timedelta(minutes=2), f"what it made is dated by the office's clock ({made['created_at']})")
        device.stop()

    def tell(self):
        self.damaged_head()
        self.sent_already()
        self.met_while_working()
        self.lost_page()
        self.power_cut_in_the_first_synchronisation()
        self.wrong_clock()


def full_server(programs, library):
    """The server's disk is full: the device says so in words, keeps the work, and sends it when there is room."""
    with Deployment(programs, full_disk=library) as deployment:
        device = deployment.device("tech", name="tablet")
        device.wait("first_sync", patience=90)
        deployment.fill_disk()
        noise = random.Random(9)
        for number in range(8):
            made = ticket(f"Full {number}")
            made["fields"]["description"] = "".join(noise.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=60_000))
            device.submit(made)
        trouble = until(lambda: (device.ask(op="status")["trouble"] or {}).get("code", "").startswith("server.") and device.ask(op="status")["trouble"], 60, "the device's words")
        check(trouble["code"] == "server.disk_full" and "safe here" in trouble["text"], f"the device says «{trouble['text']}»")
        time.sleep(2)
        check(device.ask(op="status")["trouble"], "and goes on saying it while it lasts")
        check(len(device.ask(op="waiting")["waiting"]) == 8, "all of the work waits on it")
        deployment.empty_disk()
        device.wait("idle", patience=120)
        check(device.ask(op="status")["trouble"] is None, "when there is room it is sent, and the words go")
        check(len([row for row in device.rows("ticket") if row["title"].startswith("Full") and row["number"]]) == 8, "each has its number")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--full-disk", required=True)
    options = parser.parse_args()
    with Deployment(options.programs) as deployment:
        Rescue(deployment).tell()
    full_server(options.programs, options.full_disk)
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
