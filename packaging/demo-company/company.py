"""The company in the making: its tables, its dice, its days; how it is written as CSV files."""
import csv
import dataclasses
import datetime as dt
import json
import pathlib
import random
import zoneinfo

from words import house

UTC = dt.timezone.utc
WINDOWS = {"headquarters": "hq", "technician": "tech"}  # who sits at the demo's windows

# The order of import.
ORDER = ["company", "team", "territory", "app_user", "user_role", "team_member", "sla_policy", "reason", "product_category",
         "attribute", "product", "product_cost", "product_attribute_value", "partner", "partner_role", "contact", "address",
         "contact_point", "serial", "location", "stock_move", "ticket", "ticket_part", "ticket_time", "ticket_event", "activity",
         "note", "conflict"]


@dataclasses.dataclass(frozen=True)
class Size:
    people: int
    families: int
    has_variants: bool  # materials, part sizes, accessories
    customers: dict     # country and language → how many
    serials: int
    repeaters: int      # serials that fail again and again
    days: int           # of history
    tickets: int        # closed
    new_tickets: int    # not given to anybody yet


SIZES = {
    "small": Size(10, 8, False, {("FR", "fr"): 40}, 500, 12, 540, 255, 9),
    "full": Size(60, 16, True, {("FR", "fr"): 246, ("CH", "fr"): 22, ("CH", "de"): 14, ("CH", "it"): 8, ("BE", "fr"): 20, ("LU", "fr"): 8,
                                ("DE", "de"): 28, ("IT", "it"): 26, ("KZ", "ru"): 16, ("KG", "ru"): 6, ("BY", "ru"): 6},
                 6000, 90, 3 * 365, 9400, 24),
}


class Company:
    """Everything is drawn from `random`, so that the same seed and moment give the same company. `now` is the moment at
    which the company opens the demo; its date is the day that visits and history are counted from."""

    def __init__(self, now: dt.datetime, seed: int, size: str):
        self.size = SIZES[size]
        self.random = random.Random(seed)
        self.zone = zoneinfo.ZoneInfo(house.COMPANY["time_zone"])
        self.now = now.astimezone(self.zone)
        self.tables: dict[str, list[dict]] = {}
        self.changes: dict[str, list[dict]] = {}  # fields of rows that were made before
        self.people = house.PEOPLE[:self.size.people]

    @property
    def day(self) -> dt.date:
        return self.now.date()

    def add(self, entity: str, **row):
        self.tables.setdefault(entity, []).append(row)
        return row.get("key")

    def change(self, entity: str, **row):
        self.changes.setdefault(entity, []).append(row)

    def at(self, day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
        return dt.datetime.combine(day, dt.time(hour, minute), self.zone).astimezone(UTC)

    def logins(self, role: str) -> list[str]:
        return [login for login, _, _, roles in self.people if role in roles]

    def name_of(self, login: str) -> str:
        return next(name for key, name, _, _ in self.people if key == login)

    def write(self, folder: pathlib.Path):
        """NN-entity.csv each, so that the alphabetical order is the order of import."""
        folder.mkdir(parents=True, exist_ok=True)
        files = [(number, entity, rows.get(entity)) for rows, first in ((self.tables, 1), (self.changes, len(ORDER) + 1))
                 for number, entity in enumerate(ORDER, first)]
        for number, entity, rows in files:
            if not rows:
                continue
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with open(folder / f"{number:02d}-{entity}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(columns)
                for row in rows:
                    writer.writerow([self._cell(row.get(column, "")) for column in columns])

    @staticmethod
    def _cell(value):
        if isinstance(value, dict):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, dt.datetime):
            return value.astimezone(UTC).isoformat()
        return value.isoformat() if isinstance(value, dt.date) else value
