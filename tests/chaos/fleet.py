"""The people: each with a real device of their own, at work on real tickets whatever happens around them."""

import datetime
import os
import random
import signal
import sys
import threading
import time
from collections import Counter

from faults import forget_clock
from journal import Entry
from processes import Device, Failure, new

TICKET = 121  # as the target of a note
PATIENCE = 60


def now(seconds=0):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def append(entity, **fields):
    return {**new(entity, **fields), "verb": "append"}


class Client(threading.Thread):
    """One device. Its process may be killed from outside at any moment; the thread starts it again and goes on."""

    def __init__(self, number, login, device, journal, photo_folder, seed):
        super().__init__(daemon=True, name=f"{login}-{number}")
        self.number, self.login, self.device, self.journal = number, login, device, journal
        self.photo_folder = photo_folder
        self.chance = random.Random(seed)
        self.ended = threading.Event()
        self.kill_inside = threading.Event()  # the next thing that is saved is not saved in peace
        self.kills = 0
        self.made = 0
        self.did = Counter()
        self.problem = None
        self.crashes = []
        self.tickets, self.van, self.products, self.technicians = [], None, [], []

    def run(self):
        try:
            while not self.ended.is_set():
                self._work_once()
                self.ended.wait(self.chance.uniform(0.2, 1.5))
        except Exception as problem:  # told by the main thread
            self.problem = problem

    def kill(self):
        """SIGKILL, if there is something to kill."""
        process = self.device.process
        if process.poll() is None:
            process.kill()
            self.kills += 1

    def _work_once(self):
        try:
            if self.device.process.poll() is not None:
                self._start_again()
            if not self.tickets or self.chance.random() < 0.05:
                self._look_around()
            if self.tickets:
                self._act()
        except Failure as problem:
            if self.device.process.poll() is None and "no answer" in str(problem):
                self.device.kill()  # an answer that comes later would be taken for another one

    def _start_again(self):
        forget_clock(self.device.process.pid)
        if self.device.process.wait() != -signal.SIGKILL and not self._found_no_room():
            self.crashes.append(f"{self.name} ended by itself with {self.device.process.returncode}, see {self.device.log.name}")
        self.device.start()

    def _found_no_room(self):
        """A device that cannot open its data file on a full disk says so and ends; it is started again."""
        with open(self.device.log.name, encoding="utf-8") as log:
            said = log.readlines()[-1:]
        return self.device.process.returncode == 1 and said == ["carnet-device: the disk is full\n"]

    def _look_around(self):
        ask = self.device.rows
        me = ask("app_user", login=self.login)
        if not me:
            return  # the first synchronisation has not come so far
        mine = [t for t in ask("ticket") if t["state"] in ("assigned", "in_progress", "on_hold", "new")]
        self.technicians = sorted({t["assignee_id"] for t in mine if t["assignee_id"]})
        if any(t["assignee_id"] == me[0]["id"] for t in mine):
            self.technicians = []
            mine = [t for t in mine if t["assignee_id"] == me[0]["id"]]
        self.tickets = mine[:12]
        vans = ask("location", kind="van", user_id=me[0]["id"])
        self.van = vans[0]["id"] if vans else None
        self.products = [m["product_id"] for m in ask("stock_move", to_location_id=self.van)] if self.van else []

    def _act(self):
        kinds = ["note"] * 6 + ["open", "urgency", "text", "step", "photo"] + ["title"]
        if len(self.technicians) > 1:
            kinds += ["assign"] * 2
        if self.products:
            kinds += ["part"] * 3 + ["time"] * 2
        kind = self.chance.choice(kinds)
        ticket = self.chance.choice(self.tickets)
        getattr(self, "_" + kind)(ticket)
        self.did[kind] += 1

    def _word(self):
        self.made += 1
        return f"{self.name}: {self.made}"

    def _submit(self, entry, *operations):
        self._record(entry, {"op": "submit", "operations": list(operations)})

    def _record(self, entry, request):
        try:
            if self.kill_inside.is_set():
                self.kill_inside.clear()
                threading.Timer(self.chance.uniform(0, 0.02), self.kill).start()
            answer = self.device.try_ask(PATIENCE, **request)
        except Failure:
            self.journal.note_doubt(entry)
            raise
        if "error" in answer:
            self.journal.note_refused()
        else:
            self.journal.note_saved(entry, answer)

    def _make(self, operation, **more):
        self._submit(Entry(self.number, [(operation["entity"], operation["id"])], **more), operation)

    def _note(self, ticket):
        body = self._word()
        self._make(new("note", target_entity=TICKET, target_id=ticket["id"], body=body), body=body)

    def _open(self, ticket):
        self._make(new("ticket", kind="repair", title=self._word(), partner_id=ticket["partner_id"], place="on_site"))

    def _part(self, ticket):
        product = self.chance.choice(self.products)
        count = self.chance.randint(1, 3)
        self._make(append("ticket_part", ticket_id=ticket["id"], product_id=product, quantity=str(count), location_id=self.van, happened_at=now()),
                   part=(self.van, product, 1000 * count))

    def _time(self, ticket):
        self._make(append("ticket_time", ticket_id=ticket["id"], kind="work", starts_at=now(-1800), ends_at=now()))

    def _set(self, ticket, verb, **fields):
        self._submit(Entry(self.number, []), {"verb": verb, "entity": "ticket", "id": ticket["id"], "fields": fields})

    def _urgency(self, ticket):
        self._set(ticket, "set", priority=self.chance.choice(["low", "normal", "high", "urgent"]))

    def _title(self, ticket):
        self._set(ticket, "set", title=self._word())

    def _text(self, ticket):
        row = self.device.rows("ticket", id=ticket["id"])
        if row:
            self._set(ticket, "text", diagnosis=(row[0]["diagnosis"] or "")[-400:] + f"\n{self._word()}")

    def _step(self, ticket):
        step = self.chance.choice(["start", "hold", "resume"])
        arguments = {"reason_text": "Waiting for a part"} if step == "hold" else {}
        self._submit(Entry(self.number, []), {"verb": "transition", "entity": "ticket", "id": ticket["id"], "transition": step,
                                              "arguments": arguments})

    def _assign(self, ticket):
        """Headquarters hands a ticket over: who may see it changes."""
        self._submit(Entry(self.number, []), {"verb": "transition", "entity": "ticket", "id": ticket["id"], "transition": "assign",
                                              "arguments": {"assignee_id": self.chance.choice(self.technicians)}})

    def _photo(self, ticket):
        path = os.path.join(self.photo_folder, f"{self.number}.jpg")
        with open(path, "wb") as file:
            file.write(self.chance.randbytes(self.chance.randint(20_000, 400_000)))
        self._record(Entry(self.number, []), {"op": "attach", "file": path, "target": {"entity": "ticket", "id": ticket["id"]},
                                              "mime": "image/jpeg"})


class Fleet:
    """Every client, enrolled and through with its first synchronisation."""

    def __init__(self, nodes, network, people, journal, environment_of, seed):
        self.clients = []
        photos = os.path.join(nodes.root, "photos")
        os.makedirs(photos)
        began = time.monotonic()
        for number, (login, link) in enumerate(zip(people, network.links)):
            folder = nodes.folder.path(f"device-{number}")
            invitation = nodes.invite(login, link.port)
            device = Device(nodes.programs, folder, invitation, login, nodes.folder.password_file(login), environment_of(number, folder))
            nodes.devices.append(device)
            self.clients.append(Client(number, login, device, journal, photos, f"{seed}-{number}"))
        for client in self.clients:
            client.device.wait("first_sync", patience=180)
        print(f"chaos: {len(self.clients)} devices have their first synchronisation after {time.monotonic() - began:.0f} s", flush=True)

    def start(self):
        for client in self.clients:
            client.start()

    def check(self):
        for client in self.clients:
            if client.problem:
                raise client.problem

    def stop(self):
        """Lets everybody finish what they are doing; the devices run on."""
        for client in self.clients:
            client.ended.set()
        for client in self.clients:
            client.join(3 * PATIENCE)
            if client.is_alive():
                print(f"chaos: {client.name} does not end", file=sys.stderr, flush=True)
        self.check()
        for client in self.clients:
            if client.device.process.poll() is not None:
                client.device.start()

    def did(self):
        return sum((client.did for client in self.clients), Counter())
