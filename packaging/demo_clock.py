"""The demo's own clock: it stands at five past eight in the morning when a day of the demo begins, and goes on from there.
The machine's clock is left alone; the programs are told how far theirs is ahead (docs/decisions/0501)."""

import datetime as dt
import zoneinfo

ZONE = zoneinfo.ZoneInfo("Europe/Paris")  # of the demo company
MORNING = dt.time(8, 5)


def machine_now():
    return dt.datetime.now(ZONE).replace(microsecond=0)


def morning_of(day):
    return dt.datetime.combine(day, MORNING, ZONE)


def next_working_day(day):
    day += dt.timedelta(days=1)
    while day.weekday() > 4:
        day += dt.timedelta(days=1)
    return day


class DemoClock:
    """Seconds ahead of the machine's clock; kept in the data folder while the demo is away."""

    def __init__(self, ahead=0):
        self.ahead = ahead

    def now(self):
        return machine_now() + dt.timedelta(seconds=self.ahead)

    def set_to(self, moment):
        self.ahead = round((moment - machine_now()).total_seconds())

    def begin_day(self, last_day):
        """At the demo's start: a day that was not shown yet begins in its morning; otherwise time has just gone on."""
        day = max(machine_now().date(), self.now().date())
        if last_day is None:
            self.set_to(morning_of(machine_now().date()))
        elif day > last_day:
            self.set_to(morning_of(day))
