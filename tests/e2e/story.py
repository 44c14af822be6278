#!/usr/bin/env python3
"""The story on screens: a repair logged offline reaches headquarters.

    story.py --programs FOLDER --pictures FOLDER [--down SECONDS]

Two real clients without a screen, a real server with PostgreSQL, and a relay as the tablet's only path to it. Everything
is done by touches and keys on controls found by their accessible names; no hook writes a row. Prints each step as it
happens and draws the pages. Ends with a Failure that says what was not so.
"""
import argparse
import os
import re
import subprocess
import sys
import time
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "support"))

from drive import Drive, DriveError  # noqa: E402
from jpeg import photo  # noqa: E402
from processes import ZONE, Deployment, Failure, until  # noqa: E402

DIAGNOSIS = "Mechanical seal worn, shaft scored."
SOLUTION = "Seal kit replaced, runs dry at 6 bar."
FIRST_TITLE = "La pompe fuit à l'arbre"  # the demo company gives the technician this visit first
SECOND_TITLE = "Second pump hums and does not start"
NOTE = "The customer asks to be called before you leave."
PART, PART_NAME, USED = "SEAL-CP", "Mechanical seal kit CP", 2
PHOTO = "pump.jpg"
SEARCH = "Number, customer, machine"  # the field above the list of tickets
ANYBODY = ".*"
WITHIN = 2.0  # seconds from the first connection until headquarters has everything on its screen


class Thing(NamedTuple):
    """Something that must stand on a screen exactly once: an item of this role whose name matches, and whose description
    matches `says`. What has somebody's name (ANYBODY) is found by what it says."""

    what: str
    role: str
    name: str
    says: str = ""

    def problem(self, items):
        """What is wrong with it on this screen; nothing when all is well."""
        found = [item for item in items if item["role"] == self.role and re.fullmatch(self.name, item["name"])]
        saying = [item for item in found if re.search(self.says, item.get("description", ""))]
        if len(saying if self.name == ANYBODY else found) != 1:
            return f"{self.what} is there {len(saying)} times"
        return "" if saying else f"{self.what} says «{found[0].get('description', '')}»"


def exactly(text):
    return re.escape(text)


class Window:
    """One client process and the hand that uses it."""

    def __init__(self, deployment, programs, name, size, login, link, pictures):
        self.name, self.pictures, self.number = name, pictures, 0
        self.folder = deployment.folder.path(name)
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(self.folder, "carnet-demo"), "w", encoding="utf-8") as marker:
            marker.write("test\n")
        self.socket = os.path.join(deployment.root, f"{name}.sock")
        self.base = [os.path.join(programs, "carnet"), "--data", self.folder, "--size", size, "--title", name, "--language", "en",
                     "--theme", "light", "--drive", self.socket]
        self.sign_in = ["--link", link, "--login", login, "--password-file", deployment.folder.password_file(login)]
        self.log = open(os.path.join(deployment.root, f"{name}.log"), "a", encoding="utf-8")
        self.process = self.drive = None

    def start(self, first=False):
        if os.path.exists(self.socket):
            os.remove(self.socket)
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software",
                       "TZ": str(ZONE)}  # today is the company's
        self.process = subprocess.Popen(self.base + (self.sign_in if first else []), stdin=subprocess.DEVNULL, stdout=self.log,
                                        stderr=self.log, env=environment, start_new_session=True)
        self.drive = Drive(self.socket)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.drive.disconnect()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def picture(self, what):
        self.number += 1
        self.drive.grab(os.path.join(self.pictures, f"{self.name}-{self.number:02d}-{what}.png"))


class Story:
    def __init__(self, deployment, programs, pictures, down):
        self.deployment, self.down, self.began = deployment, down, time.monotonic()
        self.relay = deployment.relay()
        self.tablet = Window(deployment, programs, "tablet", "800x1100", "tech", deployment.invite("tech", self.relay.port), pictures)
        self.office = Window(deployment, programs, "headquarters", "1280x800", "hq", deployment.invite("hq"), pictures)

    def say(self, text):
        print(f"  {time.monotonic() - self.began:6.1f} s  {text}", flush=True)

    def check(self, condition, sentence):
        if not condition:
            raise Failure(f"not true: {sentence}")
        self.say(f"✓ {sentence}")

    def tell(self):
        try:
            self.sign_in()
            self.work_in_the_cellar()
            self.second_machine()
            self.resolve()
            self.kill_and_look()
            self.headquarters_meanwhile()
            self.daylight()
            self.afterwards()
            self.tell_slow()
        except Exception:
            for window in (self.tablet, self.office):
                try:
                    window.picture("failed")
                except (OSError, AttributeError, DriveError):
                    pass
            raise
        finally:
            self.tablet.stop()
            self.office.stop()

    # What each screen must show.

    def repair(self):
        """What the technician did at the first machine, as the ticket's page shows it."""
        steps = ("In progress", "Diagnosed", "Repair", "Test", "Ready", "Resolved")
        return [Thing("the state", "StaticText", "Resolved"),
                Thing("the diagnosis", "StaticText", exactly(DIAGNOSIS)),
                Thing("the solution", "StaticText", exactly(SOLUTION)),
                Thing("the part", "Row", exactly(PART_NAME), rf"^{PART} · .+ · {USED}\spcs$"),
                Thing("the labour time", "Row", "Work, .+", r" · 30 min$"),
                Thing("the photo", "Button", exactly(PHOTO)),
                *(Thing(f"the event «{step}»", "ListItem", step, "Théo Charrier") for step in steps)]

    def own_changes(self):
        """What headquarters did to the same ticket meanwhile."""
        return [Thing("the priority of headquarters", "StaticText", "Urgent"),
                Thing("the note of headquarters", "ListItem", ANYBODY, exactly(NOTE))]

    def second(self):
        """The row of the second ticket in a list that is filtered by its temporary number, with the server's number."""
        return [Thing("one row in the list", "StaticText", "1 ticket"),
                Thing("the second ticket", "ListItem", exactly(SECOND_TITLE), r"T-\d{4}-\d+ · " + exactly(self.second_customer))]

    @staticmethod
    def problems(d, things):
        items = d.items()
        return [problem for problem in (thing.problem(items) for thing in things) if problem]

    def shows(self, d, who, things):
        """Checks that each thing is on the screen, once; what was just written may be a moment in coming."""
        try:
            until(lambda: not self.problems(d, things), 5, "")
        except Failure:
            raise Failure(f"{who}: {'; '.join(self.problems(d, things))}") from None
        self.say_seen(who, things)

    def say_seen(self, who, things):
        self.say(f"✓ {who} shows, each exactly once: " + ", ".join(thing.what for thing in things))

    # The story.

    def sign_in(self):
        self.tablet.start(first=True)
        self.office.start(first=True)
        tablet, office = self.tablet.drive, self.office.drive
        tablet.wait(text="6 visits · 6/6 ready offline", timeout=20_000)
        office.wait(name="Tickets", timeout=20_000)
        self.say("both have signed in and have their data")
        # Making the data file is part of signing in, and waits for the disk.
        for drive in (tablet, office):
            drive.ask("slow", forget=True)
        self.tablet.picture("today")
        self.office.picture("today")
        self.in_van = self.van_of_tablet()
        self.check(self.van_at_office() == self.in_van, f"{self.in_van} × {PART} are in the van, on both screens")
        tablet.tap("Today")

    def van_of_tablet(self):
        d = self.tablet.drive
        d.tap("Van")
        return self.pieces(d)

    def van_at_office(self):
        d = self.office.drive
        d.tap("Stock")
        d.tap("Place")
        try:
            d.wait(name="Fourgon de Théo Charrier", role="ListItem", timeout=2000)
        except DriveError:
            d.tap("Place")  # on a busy machine a press lasts as long as a long one, which opens nothing
        d.tap("Fourgon de Théo Charrier")
        return self.pieces(d)

    @staticmethod
    def pieces(d):
        """How many of the part lie in the place whose stock is on screen."""
        d.type(PART, into="Number or name", clear=True)
        d.wait(name="1 product")
        return int(re.search(rf"^{PART} · (\d+)\spcs$", d.read(PART_NAME, role="ListItem")["description"]).group(1))

    def work_in_the_cellar(self):
        self.cut_at = time.monotonic()
        self.relay.cut()
        self.say("the network is cut (SIGKILL to the relay)")
        d = self.tablet.drive
        d.wait(name="Start")
        self.customer = next(m.group(1) for m in (re.match(r"\d\d:\d\d · (.+) · ", name) for name in d.names()) if m)
        d.tap("Start")
        d.tap("Open")
        d.wait(name="Add a part")
        header = " ".join(d.names())
        self.number = re.search(r"T-\d{4}-\d+", header).group(0)
        self.machine = d.read("Machine", role="Link")["description"]
        self.say(f"ticket {self.number} is started")
        self.tablet.picture("ticket-started")
        d.tap("Write the diagnosis")
        d.type(DIAGNOSIS, into="Diagnosis")
        self.tablet.picture("diagnosis")
        d.tap("Save")
        d.wait(text=DIAGNOSIS)
        self.say("the diagnosis is written")
        self.take_photo(d)
        self.use_parts(d)
        d.tap("Add time")
        d.tap("Save the time")
        d.wait(text="30 min")
        self.say("labour time is recorded")
        d.tap("Add a solution")
        d.type(SOLUTION, into="Solution")
        d.tap("Save")
        d.wait(text=SOLUTION)
        self.tablet.picture("ticket-filled")

    def take_photo(self, d):
        self.photo = photo(3_300_000)
        path = os.path.join(self.deployment.root, PHOTO)
        with open(path, "wb") as file:
            file.write(self.photo)
        d.tap("Add a photo")
        d.type(path, into="Picture file")
        d.tap("Save the photo")
        d.wait(name=PHOTO, timeout=20_000)
        self.say(f"a photo of {len(self.photo)} bytes is taken")

    def use_parts(self, d):
        d.tap("Add a part")
        d.type("seal kit", into="Number or name")
        d.wait(text=PART)
        self.tablet.picture("parts-in-the-van")
        d.tap(PART_NAME)
        d.wait(name="Add it")
        d.type(str(USED), into="Quantity", clear=True)
        d.tap("Add it")
        d.wait(name=PART_NAME, role="Row")
        self.say(f"{USED} parts are used out of the van")

    def second_machine(self):
        d = self.tablet.drive
        d.tap("Tickets")
        d.tap("New ticket")
        d.type(SECOND_TITLE, into="Title")
        d.tap("Choose a machine")
        self.second_machine_number, self.second_customer = until(
            self.another_machine, 20, "a machine that is not the first ticket's in the list")
        self.tablet.picture("machine-picker")
        d.tap(self.second_machine_number, role="ListItem")
        d.wait(text=self.second_machine_number)
        self.tablet.picture("new-ticket")
        d.tap("Create the ticket")
        d.wait(name="Create the ticket", gone=True)
        d.wait(text="T-T")
        self.temporary = re.search(r"T-[A-Z]\d+-\d+", " ".join(d.names())).group(0)
        self.shows(d, "the second ticket", [Thing("the other machine", "Link", "Machine", exactly(self.second_machine_number))])
        self.say(f"a second ticket exists for machine {self.second_machine_number}: {self.temporary}")
        self.tablet.picture("second-ticket")

    def another_machine(self):
        """Number and customer of a machine in the open picker that is not the first ticket's, of the same customer if one is
        in sight; None as long as none is there. The form takes the customer from the machine."""
        others = [item for item in self.tablet.drive.items() if item["role"] == "ListItem" and " · " in item.get("description", "")
                  and item["name"] != self.machine]
        others.sort(key=lambda item: self.customer not in item["description"])
        return (others[0]["name"], others[0]["description"].split(" · ")[-1]) if others else None

    def find(self, d, number, title, view=None):
        """Opens the ticket that the list finds by this number."""
        d.tap("Tickets")
        if view:
            d.tap(view)
        d.type(number, into=SEARCH, clear=True)
        d.wait(name="1 ticket")
        d.tap(title, role="ListItem")
        d.wait(name="Add a part")

    def open_first(self, d, view=None):
        self.find(d, self.number, FIRST_TITLE, view)
        d.wait(text=self.number)

    def resolve(self):
        d = self.tablet.drive
        self.open_first(d)
        for step in ("Begin the repair", "Begin the test", "Test passed", "Resolve"):
            d.tap(step)
            time.sleep(0.7)  # what follows at once is taken for a double tap
        d.wait(text="Resolved")
        self.say("the first ticket is resolved")
        self.tablet.picture("ticket-resolved")

    def kill_and_look(self):
        self.tell_slow()
        self.tablet.kill()
        self.say("the tablet's program is killed (SIGKILL)")
        self.tablet.start()
        d = self.tablet.drive
        d.wait(name="Tickets", timeout=30_000)
        d.tap(name=self.light(d))
        d.wait(text="Waiting changes")
        self.tablet.picture("waiting-changes")
        self.look_at_waiting(d)
        self.open_first(d, view="Resolved")
        self.shows(d, "after the restart the ticket", self.repair())
        d.tap(PHOTO)
        d.wait(name="Photo", role="Graphic")
        self.say("✓ after the restart the photo can be looked at")
        self.tablet.picture("photo-after-restart")
        d.tap("Close", within="Photo")
        self.find(d, self.temporary, SECOND_TITLE, view="Mine")
        self.shows(d, "after the restart the second ticket", [Thing("the other machine", "Link", "Machine", exactly(self.second_machine_number))])
        self.check(self.van_of_tablet() == self.in_van - USED, f"{self.in_van - USED} × {PART} are left in the van, on the tablet")

    def look_at_waiting(self, d):
        """The list of waiting changes says in words what was done, each change once and nothing else."""
        deeds = ["started", "diagnosis written, step “Diagnosed”", "photo added", f"parts used {USED} × {PART}", "30 min work",
                 "solution written", "step “Repair”", "step “Test”", "step “Ready”", "resolved"]
        wanted = [f"Ticket {self.number}: {deed}" for deed in deeds]
        wanted.append(f"Ticket {self.temporary}: new, “{SECOND_TITLE}”, assigned to Théo Charrier")
        changes = len(wanted)
        # Its content is on the way for itself, and listed so.
        wanted.append(f"Ticket {self.number}: photo {PHOTO}")
        listed = [item["name"] for item in d.items() if item["role"] == "Button" and item["name"].startswith("Ticket ")]
        if sorted(listed) != sorted(wanted):
            raise Failure(f"not in the list of waiting changes: {sorted(set(wanted) - set(listed))}; not expected: {sorted(set(listed) - set(wanted))}")
        self.check(self.light(d).startswith(f"{changes} changes"), f"the light says that {changes} changes wait: «{self.light(d)}»")
        for words in wanted:
            self.say(f"✓ after the restart waits «{words}»")

    @staticmethod
    def light(d):
        return next(name for name in d.names() if re.search(r"changes? waiting", name))

    def headquarters_meanwhile(self):
        d = self.office.drive
        self.open_first(d)
        d.tap("More actions") if d.shows("More actions") else d.tap("More")
        d.tap("Change the priority")
        d.tap("Priority")
        d.tap("Urgent")
        d.tap("Save")
        d.wait(text="Urgent")
        d.tap("Write a note")
        d.type(NOTE, into="Note")
        d.tap("Save")
        d.wait(text=NOTE)
        self.say("headquarters has changed the priority and written a note")
        # The first ticket stays open beside a list that waits for the second.
        d.type(self.temporary, into=SEARCH, clear=True)
        d.wait(name="0 tickets")
        self.office.picture("priority-and-note")

    def daylight(self):
        rest = self.down - (time.monotonic() - self.cut_at)
        if rest > 0:
            self.say(f"the relay stays down for {rest:.0f} s more")
            time.sleep(rest)
        down = time.monotonic() - self.cut_at
        d = self.office.drive
        self.everything = self.repair() + self.own_changes() + self.second()
        before = self.problems(d, self.everything)
        self.check(len(before) == len(self.repair()) + len(self.second()), "headquarters has seen nothing of it yet")
        started = self.relay.restore()
        self.accepted = self.relay.first_accepted()
        while self.problems(d, self.everything):
            if time.monotonic() - self.accepted > 30:
                raise Failure("30 s after the first connection headquarters: " + "; ".join(self.problems(d, self.everything)))
            time.sleep(0.02)
        seen = time.monotonic()
        self.say(f"headquarters sees everything {seen - self.accepted:.2f} s after the first connection, "
                 f"{seen - started:.2f} s after the relay's start; it was down for {down:.0f} s")
        self.check(seen - self.accepted <= WITHIN, f"within {WITHIN:.0f} s of the first connection")
        self.office.picture("repair-arrived")
        self.say_seen("headquarters", self.everything)
        until(self.photo_at_server, 60, "the photo is whole at the server")
        self.say(f"the photo of {len(self.photo)} bytes is whole at the server {time.monotonic() - self.accepted:.2f} s after the first connection")
        # A toast with its Undo stands over the photo at first.
        d.wait(name="Undo", gone=True, timeout=20_000)
        d.tap(PHOTO)
        d.wait(name="Photo", role="Graphic", timeout=20_000)
        self.say(f"headquarters looks at the photo {time.monotonic() - self.accepted:.2f} s after the first connection")
        self.office.picture("photo")
        d.tap("Close", within="Photo")

    def tell_slow(self):
        """Tells what kept a window's thread from its next frame, and what of it waited for the disk or another thread. A
        machine that other tests share decides nothing by time."""
        for window in (self.tablet, self.office):
            told = window.drive.ask("slow")
            for line in told["events"][:5]:
                self.say(f"{window.name}: {line}")
            for line in told["asleep"]:
                self.say(f"{window.name} waited: {line}")

    def afterwards(self):
        """When nothing moves any more both screens show the same, still once."""
        d, t = self.office.drive, self.tablet.drive
        until(lambda: not any(re.search(r"changes? waiting", name) for name in t.names()), 30, "nothing waits on the tablet")
        self.shows(d, "headquarters, when nothing waits any more,", self.everything)
        self.find(d, self.temporary, SECOND_TITLE)
        self.shows(d, "headquarters, in the second ticket,", [Thing("the other machine", "Link", "Machine", exactly(self.second_machine_number)),
                                                     Thing("the server's number", "StaticText", r"T-\d{4}-\d+")])
        self.office.picture("second-ticket-found")
        self.check(self.van_at_office() == self.in_van - USED, f"{self.in_van - USED} × {PART} are left in the van, at headquarters")
        self.office.picture("van-stock")
        self.check(self.van_of_tablet() == self.in_van - USED, f"{self.in_van - USED} × {PART} are left in the van, on the tablet")
        self.tablet.picture("van-stock")
        self.find(t, self.temporary, SECOND_TITLE, view="Mine")
        self.shows(t, "the tablet, in the second ticket,", [Thing("the server's number", "StaticText", r"T-\d{4}-\d+")])
        self.open_first(t, view="Resolved")
        self.shows(t, "the tablet", self.repair() + self.own_changes())
        self.tablet.picture("all-arrived")

    def photo_at_server(self):
        for folder, _, files in os.walk(os.path.join(self.deployment.server.data, "blobs")):
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    if file.read() == self.photo:
                        return True
        return False


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", required=True)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--down", type=float, default=60.0, help="how long the relay stays down, in seconds")
    options = parser.parse_args()
    os.makedirs(options.pictures, exist_ok=True)
    with Deployment(options.programs) as deployment:
        print("story: server, database and company are ready", flush=True)
        Story(deployment, options.programs, options.pictures, options.down).tell()
    print("story: ok", flush=True)


if __name__ == "__main__":
    main()
