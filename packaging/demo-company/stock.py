"""Places and moves: depots and vans are filled before work begins, what is used is bought and brought again every week,
machines leave the depot when they are sold. Nothing is ever taken that is not there: what a week needs beyond its stock is
bought and loaded in the morning of that day."""
import collections
import datetime as dt

from words import house

# What every technician carries of each family, by code.
CARRIED = ["SEAL", "BEAR", "GASK", "CAP", "VALV", "SENS", "FLOA", "FILT", "OIL", "BELT", "ORIN", "GREA", "COUP", "FAN", "CABL", "GAS"]
FULL, SPARE = 4, 6  # pieces of a part in a van; in a depot


class Stock:
    def __init__(self, company, catalogue):
        self.company, self.catalogue = company, catalogue
        self.begin = company.day - dt.timedelta(days=company.size.days + 20)
        self.used = collections.defaultdict(collections.Counter)  # Monday → (place, part) → pieces; not yet bought again
        self.prefix = ""  # before the keys of moves that are added on a later day
        for key, code, name in house.DEPOTS if company.size.has_variants else house.DEPOTS[:1]:
            company.add("location", key=key, code=code, name=name, kind="depot")
        for key, name in house.PLACES:
            company.add("location", key=key, code=key[:3].upper(), name=name, kind=key)
        self.vans = {}
        for login, name, language, roles in company.people:
            if "technician" not in roles:
                continue
            company.add("location", key=f"van-{login}", code=f"VAN-{login.upper()}", name=(house.VAN_EAST if language == "ru" else house.VAN).format(name=name), kind="van", user_key=login)
            self.vans[login] = "depot-east" if company.size.has_variants and language == "ru" else "depot"
        self._fill()

    def carries(self, part: str) -> bool:
        return not self.company.size.has_variants or part.split("-")[0] in CARRIED and not part.endswith(("-M", "-L"))

    def take(self, part: str, login: str, when: dt.datetime) -> str:
        """Where a part used by the technician comes from: the van, or the depot for what vans do not carry."""
        place = self.place_of(part, login)
        if not self.prefix:  # later work has its parts brought beforehand
            self.used[when.date() - dt.timedelta(days=when.weekday())][place, part] += 1
        return place

    def place_of(self, part: str, login: str) -> str:
        return f"van-{login}" if self.carries(part) else self.vans[login]

    def move(self, part, quantity, source, target, when, **more):
        number = len(self.company.tables.get("stock_move", []))
        self.company.add("stock_move", key=f"{self.prefix}m{number}", product_key=part, quantity=quantity, from_location_key=source,
                         to_location_key=target, happened_at=when, **more)

    def _fill(self):
        depots = sorted(set(self.vans.values()))
        for part in self.catalogue.parts:
            carried = {login: FULL if self.company.size.has_variants else 40 for login in self.vans if self.carries(part)}
            for depot in depots:
                served = {login: pieces for login, pieces in carried.items() if self.vans[login] == depot}
                if depot == "depot-east" and not self.carries(part) and self.company.random.random() < 0.4:
                    self.move(part, 2, "supplier", depot, self.company.at(self.begin, 8))
                    continue
                self.move(part, sum(served.values()) + (SPARE if self.company.size.has_variants else 80), "supplier", depot, self.company.at(self.begin, 8))
                for login, pieces in served.items():
                    self.move(part, pieces, depot, f"van-{login}", self.company.at(self.begin, 10))

    def replenish(self):
        """On the Friday of each week the depots buy what was used, and the vans are filled again."""
        for monday, used in sorted(self.used.items()):
            friday = monday + dt.timedelta(days=4)
            if friday >= self.company.day:
                continue
            bought = collections.Counter()
            for (place, part), pieces in used.items():
                bought[self._depot_of(place), part] += pieces
            for (depot, part), pieces in sorted(bought.items()):
                self.move(part, pieces, "supplier", depot, self.company.at(friday, 7))
            for (place, part), pieces in sorted(used.items()):
                if place.startswith("van-"):
                    self.move(part, pieces, self._depot_of(place), place, self.company.at(friday, 16))
            del self.used[monday]

    def bring_ahead(self, needed, day):
        """(place, part) → pieces of the visits of a day are bought and loaded before it begins. Nobody knows what those who
        play the demo use of them; what the others use is there."""
        for (place, part), pieces in sorted(needed.items()):
            self._bring(place, part, pieces, day)

    def settle(self):
        """Looks through the years in their order; where a place would give what it does not have, it is brought there that
        morning."""
        lying = collections.Counter()
        moves = [(row["happened_at"], row["product_key"], row["from_location_key"], row["to_location_key"], row["quantity"])
                 for row in self.company.tables["stock_move"]]
        moves += [(row["happened_at"], row["product_key"], row["location_key"], "customer", row["quantity"])
                  for row in self.company.tables["ticket_part"]]
        for when, part, source, target, pieces in sorted(moves, key=lambda move: (move[0], move[3] == "customer")):
            missing = pieces - lying[source, part]
            if source != "supplier" and missing > 0:
                self._bring(source, part, missing, when.astimezone(self.company.zone).date())
                lying[source, part] += missing
            lying[source, part] -= pieces
            lying[target, part] += pieces

    def _depot_of(self, place):
        return self.vans[place[4:]] if place.startswith("van-") else place

    # Before anybody begins: at six to the depot, at half past six into the van; never in the future.
    def _bring(self, place, part, pieces, day):
        depot = self._depot_of(place)
        keeper = {"created_by_key": "stock4" if depot == "depot-east" else "stock"}
        bought = min(self.company.at(day, 6), self.company.now - dt.timedelta(minutes=100))
        self.move(part, pieces, "supplier", depot, bought, **keeper)
        if place != depot:
            self.move(part, pieces, depot, place, bought + dt.timedelta(minutes=30), **keeper)

    def deliver(self, installed):
        """Machines that were sold in the years of the history came to the depot and went to their customers."""
        for item in installed:
            if item.sold <= self.begin + dt.timedelta(days=14):
                continue
            self.move(item.machine.sku, 1, "supplier", "depot", self.company.at(item.sold - dt.timedelta(days=5), 9), serial_key=item.key)
            self.move(item.machine.sku, 1, "depot", "customer", self.company.at(item.sold, 14), serial_key=item.key)
