"""What the demo company promises, looked up in the files that it is imported from."""

import collections
import csv
import datetime as dt
import pathlib
import subprocess
import sys
import tempfile
import unittest

GENERATOR = pathlib.Path(__file__).resolve().parents[2] / "packaging" / "demo-company" / "generate.py"
sys.path.insert(0, str(GENERATOR.parent))

import generate as generator  # noqa: E402

MORNING = "2026-03-03T08:05:00+01:00"
NOW = dt.datetime.fromisoformat(MORNING)


def generate(*options):
    """Entity → rows, and the bytes of all files."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-B", GENERATOR, "--out", folder, "--now", MORNING, *options], check=True, stdout=subprocess.DEVNULL)
        tables, content = collections.defaultdict(list), b""
        for file in sorted(pathlib.Path(folder).glob("*.csv")):
            content += file.name.encode() + file.read_bytes()
            with open(file, encoding="utf-8", newline="") as rows:
                tables[file.stem.split("-", 1)[1]] += list(csv.DictReader(rows))
        return tables, content


def at(row, column):
    return row[column] if isinstance(row[column], dt.datetime) else dt.datetime.fromisoformat(row[column])


def working_days(count):
    """The mornings of the working days among so many days after the first."""
    return [day for day in (NOW + dt.timedelta(days=ahead) for ahead in range(1, count + 1)) if day.weekday() < 5]


class DemoCompany(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tables, cls.content = generate()

    def test_theSameSeedMakesTheSameCompany(self):
        self.assertEqual(self.content, generate()[1])
        self.assertNotEqual(self.content, generate("--seed", "8")[1])

    def test_isALargeBelievableFirm(self):
        least = {"partner": 400, "app_user": 60, "product": 1_200, "serial": 6_000, "product_attribute_value": 5_000}
        for entity, count in least.items():
            self.assertGreaterEqual(len(self.tables[entity]), count, entity)
        roles = {row["role_key"] for row in self.tables["user_role"]}
        self.assertEqual(13, len(roles), roles)
        countries = {row["country"] for row in self.tables["address"]}
        self.assertLessEqual({"FR", "CH", "BE", "DE", "IT", "KZ"}, countries)
        self.assertTrue(any("а" <= letter <= "я" for row in self.tables["partner"] for letter in row["name"]))

    def test_hasThreeYearsBehindIt(self):
        closed = [row for row in self.tables["ticket"] if row["state"] == "closed"]
        self.assertGreaterEqual(len(closed), 9_000)
        moves = len(self.tables["stock_move"]) + len(self.tables["ticket_part"])  # each part used moves out of a place
        self.assertGreaterEqual(moves, 25_000)
        self.assertGreater(NOW - min(at(row, "created_at") for row in closed), dt.timedelta(days=1_000))
        worked = {row["ticket_key"] for row in self.tables["ticket_time"]}
        self.assertEqual(worked, {row["key"] for row in closed})

    def test_seasonsShow(self):
        family = {row["key"]: row["product_key"][:2] for row in self.tables["serial"]}
        months = collections.Counter((family[row["serial_key"]], at(row, "created_at").month) for row in self.tables["ticket"] if row["state"] == "closed")
        self.assertGreater(months["IR", 6], 3 * months["IR", 1])  # irrigation
        self.assertGreater(months["CP", 1], 2 * months["CP", 7])  # heating
        self.assertGreater(months["RC", 7], 2 * months["RC", 1])  # cold

    def test_someMachinesFailAgainAndAgain(self):
        year = NOW - dt.timedelta(days=365)
        failures = collections.Counter(row["serial_key"] for row in self.tables["ticket"] if row["kind"] == "repair" and at(row, "created_at") > year)
        self.assertGreaterEqual(sum(count >= 3 for count in failures.values()), 20)

    def lacks(self, *times):
        """(place, product) that gave more than they had, at any time of the tables, which follow each other."""
        lying, found, moves = collections.Counter(), set(), []
        for tables in times:
            moves += [(at(row, "happened_at"), row["to_location_key"] == "customer", row["product_key"], row["from_location_key"],
                       row["to_location_key"], int(row["quantity"])) for row in tables["stock_move"]]
            moves += [(at(row, "happened_at"), True, row["product_key"], row["location_key"], "customer", int(row["quantity"]))
                      for row in tables["ticket_part"]]
        for _, _, product, source, target, pieces in sorted(moves):
            lying[source, product] -= pieces
            lying[target, product] += pieces
            if source != "supplier" and lying[source, product] < 0:
                found.add((source, product))
        return found

    def test_nothingLeavesAPlaceThatIsNotThere(self):
        self.assertFalse(self.lacks(self.tables))
        self.assertFalse(self.lacks(generate("--size", "small")[0]))

    def test_norOnTheMorningsThatFollow(self):
        company, planning, sales = generator.make(NOW, 7, "full")
        times = [company.tables]
        for moment in working_days(15):
            generator.add_mornings(company, planning, sales, [moment], {"tech"})
            times.append(company.tables)
        self.assertFalse(self.lacks(*times))
        keys = [row["key"] for tables in times for row in tables["stock_move"]]
        self.assertEqual(len(keys), len(set(keys)))

    def test_theStorekeeperSeesWhatWasMovedThisMorning(self):
        later = generate("--size", "small", "--mornings", "2026-03-30T08:05:00+02:00")[0]
        for tables, day in ((self.tables, NOW.date()), (later, dt.date(2026, 3, 30))):
            self.assertGreater(len([row for row in tables["stock_move"] if at(row, "happened_at").date() == day]), 10)

    def test_aDemoOfManyMonthsStillHasMachinesToVisit(self):
        tables, _ = generate("--size", "small", "--played", "tech", "--mornings", *(day.isoformat() for day in working_days(200)))
        planned = [row for row in tables["activity"] if row.get("planned_start_at") and row["assignee_key"] == "tech"]
        self.assertEqual(6, len(planned))  # of the day after; today's are known from the day before

    def test_whoPlayedChangesNothingOfWhatAMorningPlans(self):
        mornings = ("--size", "small", "--mornings", "2026-03-04T08:05:00+01:00", "2026-03-05T08:05:00+01:00")
        one, other = (generate(*mornings, "--played", *played)[0] for played in (["tech"], ["tech", "lea"]))
        self.assertNotEqual(one["activity"], other["activity"])
        self.assertEqual(*([row for row in tables["ticket"] if row.get("title")] for tables in (one, other)))

    def test_everyKeyThatIsNamedExists(self):
        named = {"partner_key": "partner", "serial_key": "serial", "product_key": "product", "contact_key": "contact", "address_key": "address",
                 "ticket_key": "ticket", "location_key": "location", "assignee_key": "app_user", "attribute_key": "attribute"}
        keys = {entity: {row["key"] for row in rows} for entity, rows in self.tables.items()}
        for entity, rows in self.tables.items():
            for column, target in named.items():
                missing = {row[column] for row in rows if row.get(column)} - keys[target]
                self.assertFalse(missing, (entity, column))

    def visits(self, tables, day, login=None):
        rows = [row for row in tables["activity"] if row.get("planned_start_at") and at(row, "planned_start_at").date() == day]
        return [row for row in rows if login in (None, row["assignee_key"])]

    def clashes(self, visits):
        found = set()
        for one in visits:
            for other in visits:
                if one["assignee_key"] == other["assignee_key"] and at(one, "planned_start_at") < at(other, "planned_start_at") < at(one, "planned_end_at"):
                    found.add((one["key"], other["key"]))
        return found

    def test_theDayBeginsWithSixVisitsThreeClocksAndADecision(self):
        today, tomorrow = NOW.date(), NOW.date() + dt.timedelta(days=1)
        mine = sorted(self.visits(self.tables, today, "tech"), key=lambda row: row["planned_start_at"])
        self.assertEqual(6, len(mine))
        self.assertEqual("La pompe fuit à l'arbre", mine[0]["subject"])
        self.assertEqual(1, len(self.clashes(self.visits(self.tables, tomorrow))))
        self.assertFalse(self.clashes(self.visits(self.tables, today)))
        urgent = [row for row in self.tables["ticket"] if row["state"] == "new" and at(row, "resolution_due_at") - NOW < dt.timedelta(hours=1)]
        self.assertEqual(3, len(urgent))
        self.assertEqual(1, len(self.tables["conflict"]))

    def test_aMorningWeeksLaterHasVisitsToo(self):
        later = "2026-03-30T08:05:00+02:00"
        tables, _ = generate("--mornings", "2026-03-04T08:05:00+01:00", later, "--played", "hq", "tech")
        self.assertEqual(6, len(self.visits(tables, dt.date(2026, 3, 30), "tech")))
        self.assertEqual(6, len(self.visits(tables, dt.date(2026, 3, 31), "tech")))
        known = {row["key"] for row in self.tables["ticket"]}
        self.assertFalse(known & {row["key"] for row in tables["ticket"] if row["state"] != "resolved"})
        self.assertNotIn("conflict", tables)

    def test_colleaguesHaveDoneTheirVisitsByTheNextMorning(self):
        tables, _ = generate("--mornings", "2026-03-04T08:05:00+01:00", "--played", "tech")
        done = {row["key"] for row in tables["activity"] if row["state"] == "done" and row["key"].startswith("v-")}
        before = self.visits(self.tables, NOW.date())
        self.assertEqual({row["key"] for row in before if row["assignee_key"] != "tech"}, done)
        self.assertEqual(6, len(self.visits({"activity": self.tables["activity"] + tables["activity"]}, dt.date(2026, 3, 4), "tech")))

    def test_ticketsAreWrittenInTheCustomersLanguage(self):
        language = {row["partner_key"]: row["language"] for row in self.tables["contact"]}
        russian = [row for row in self.tables["ticket"] if language[row["partner_key"]] == "ru"]
        french = [row for row in self.tables["ticket"] if language[row["partner_key"]] == "fr"]
        foreign = {row["title"] for row in self.tables["ticket"] if language[row["partner_key"]] in ("de", "it")}
        self.assertGreater(len(french), 3 * len(self.tables["ticket"]) / 5)
        self.assertTrue(all(any("а" <= letter <= "я" for letter in row["title"] + row["description"]) for row in russian))
        self.assertFalse(foreign & {row["title"] for row in french + russian})
        for column, least in (("title", 50), ("description", 65), ("solution", 50)):
            self.assertGreater(len({row[column] for row in french}), least, column)

    def test_whoSellsHasSomethingToDoWheneverTheDemoBegins(self):
        sellers = {row["user_key"] for row in self.tables["user_role"] if row["role_key"] in ("agent", "presales", "sales_manager")}
        later = "2026-04-20T08:05:00+02:00"
        for tables, day in ((self.tables, NOW.date()), (generate("--mornings", later)[0], dt.date(2026, 4, 20))):
            due = {row["assignee_key"] for row in tables["activity"] if row.get("due_at") and row["state"] == "planned" and at(row, "due_at").date() == day}
            self.assertEqual(sellers, due)
        self.assertGreater(len(self.tables["note"]), 60)

    def test_theSmallCompanyIsQuickToMakeAndHasTheSameStory(self):
        tables, _ = generate("--size", "small")
        self.assertLess(sum(len(rows) for rows in tables.values()), 8_000)
        self.assertEqual(6, len(self.visits(tables, NOW.date(), "tech")))
        self.assertIn("SEAL-CP", {row["sku"] for row in tables["product"]})


if __name__ == "__main__":
    unittest.main()
