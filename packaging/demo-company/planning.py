"""Open work around the day itself: the visits of today and of the next working day, with one clash; tickets that nobody
has yet, three of them due within the hour; one decision that waits for headquarters."""
import collections
import datetime as dt

from company import WINDOWS
from words import fr_faults, trade

LEAK = trade.FAULTS[0]
LEAKS = fr_faults.FAULTS[LEAK.name][0][0]
CLASH = "lea"  # whose visits of the next day overlap
BEGINS, EVERY, LASTS = dt.time(8, 30), 75, 60  # of the visits of a day; minutes


def next_working_day(day: dt.date) -> dt.date:
    day += dt.timedelta(days=1)
    while day.weekday() > 4:
        day += dt.timedelta(days=1)
    return day


class Planning:
    def __init__(self, company, history):
        self.company, self.history = company, history
        self.taken = set()   # machines that have a visit or wait for one
        self.planned = {}    # day → its visits: (ticket's key, login, machine, fault, start)
        self.loaded = set()  # days whose parts were brought

    def morning(self, new_tickets):
        """What a day begins with: its visits unless they are known from the day before, those of the next, what is new."""
        day = self.company.day
        if day not in self.planned:
            self._visits(day)
        self._load(day)
        self._visits(next_working_day(day), clashes=True)
        self._waiting(new_tickets)

    def finish(self, played):
        """Everybody but those whose windows were open has done the visits of the days before."""
        for day in [day for day in self.planned if day < self.company.day]:
            self._load(day)
            for key, login, item, fault, starts in self.planned.pop(day):
                self.taken.discard(item.key)
                if login in played:
                    continue
                arrived = starts + dt.timedelta(minutes=self.company.random.randint(-4, 12))
                left = arrived + dt.timedelta(minutes=int(fault.minutes * self.company.random.uniform(0.5, 0.8)))
                _, _, diagnosis, solution = self.history.said(item, fault)
                self.company.change("ticket", key=key, state="resolved", diagnosis=diagnosis, solution=solution, started_at=arrived,
                                    resolved_at=left, repair_step="ready" if fault.kind == "repair" else "")
                self.company.change("activity", key=f"v-{key}", state="done", arrived_at=arrived, left_at=left)
                self.history.worked(key, login, item, fault, arrived, left)

    def _load(self, day):
        if day in self.loaded:
            return
        self.loaded.add(day)
        stock, needed = self.history.stock, collections.Counter()
        for _, login, item, fault, _ in self.planned[day]:
            for part in self.history.parts_for(item, fault):
                needed[stock.place_of(part, login), part] += 1
        stock.bring_ahead(needed, day)

    def decide(self):
        """Headquarters and the technician have both changed a telephone number: headquarters is asked which one stands."""
        point = next(row for row in self.company.tables["contact_point"] if row["kind"] == "phone")
        theirs, mine = point["value"][:-2] + "18", point["value"][:-2] + "81"
        was, point["value"] = point["value"], theirs
        self.company.add("conflict", key="phone", target_entity="contact_point", target_key=point["key"], field="value", base=was,
                         mine=mine, theirs=theirs, mine_by_key=WINDOWS["headquarters"], theirs_by_key=WINDOWS["technician"], standing="theirs",
                         mine_at=self.company.now - dt.timedelta(minutes=55), theirs_at=self.company.now - dt.timedelta(minutes=95),
                         assignee_key=WINDOWS["headquarters"], resolution="open")

    def _count(self, login):
        return 6 if login == WINDOWS["technician"] else (3, 4, 3, 2, 4)[self.company.logins("technician").index(login) % 5]

    def _visits(self, day, clashes=False):
        self.planned[day] = []
        for login in self.company.logins("technician"):
            for seq in range(self._count(login)):
                starts = self.company.at(day, BEGINS.hour, BEGINS.minute) + dt.timedelta(minutes=EVERY * seq)
                if clashes and login == CLASH and seq == 1:
                    starts -= dt.timedelta(minutes=EVERY - LASTS + 30)  # half an hour of the visit before it
                # The demo's technician begins with a pump that leaks: the story that the guide tells.
                leaks = login == WINDOWS["technician"] and seq == 0 and not clashes
                self._visit(login, self._machine(login, LEAK.families.split() if leaks else None), starts, seq, LEAK if leaks else None)

    def _machine(self, login, families=None):
        fits = [item for item in self.history.customers.installed if (login is None or login in item.customer.technicians)
                and (not families or item.machine.family in families)]
        # After a great many mornings every machine waits for somebody.
        item = self.company.random.choice([item for item in fits if item.key not in self.taken] or fits)
        self.taken.add(item.key)
        return item

    def _visit(self, login, item, starts, seq, fault):
        title = LEAKS if fault else None
        fault = fault or self.history.fault_for(item.machine, self.company.day, with_complaints=False)
        opened = self.company.at(self.company.day - dt.timedelta(days=1), 14 + seq % 4, 15)
        day = starts.astimezone(self.company.zone).date()
        ends = starts + dt.timedelta(minutes=LASTS)
        ticket = self.history.ticket(item, fault, opened, state="assigned", assignee_key=login, priority="high" if seq == 0 else "normal",
                                     due=starts + dt.timedelta(hours=3), title=title)
        self.planned[day].append((ticket["key"], login, item, fault, starts))
        self.company.add("activity", key=f"v-{ticket['key']}", kind="visit", subject=ticket["title"], state="planned", ticket_key=ticket["key"],
                         partner_key=item.customer.key, address_key=item.site, assignee_key=login, seq=seq + 1, planned_start_at=starts,
                         planned_end_at=ends, starts_at=starts, ends_at=ends)

    def _waiting(self, count):
        now = self.company.now
        for number in range(count):
            item = self._machine(None)
            # Three clocks run out within the hour, the others later today or in the next days.
            urgent = number < 3
            left = dt.timedelta(minutes=(24, 38, 52)[number] if urgent else self.company.random.randint(150, 4300))
            self.history.ticket(item, self.history.fault_for(item.machine, self.company.day, only_repairs=urgent), now - dt.timedelta(minutes=self.company.random.randint(20, 900)),
                                priority="urgent" if urgent else None, state="new", due=now + left)
