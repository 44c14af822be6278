#!/usr/bin/env python3
"""Measures beside floors, through real processes; tests/bench/run builds the programs and calls this.

    bench.py --programs FOLDER [--rows N] [--many N] [--edits N] [--runs N] [--connections N] [--quick] [--only METRIC]
             [--growth] [--json]
"""
import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

import growth  # noqa: E402
from processes import DataFolder, Failure, Problem, Server  # noqa: E402

METRICS = ("initial_sync", "drain", "edit_wire", "rebase", "propagation", "propagation_many", "many_writers", "local_edit",
           "local_edit_busy", "idle_connection", "reconnect_storm", "search", "lists", "screens", "app_start")
# Only by its name: it works for half a minute as a person would.
BY_NAME = ("thread",)
WITHOUT_SERVER = ("edit_wire", "rebase", "local_edit", "search", "lists", "screens", "thread", "app_start")
BATCH = 256  # change sets that the authority takes into one transaction at most (shared/sync/authority.h)


class Figures:
    """What the programs said: metric → kind → values of all runs."""

    def __init__(self):
        self.values = {}
        self.units = {}

    def add(self, metric, kind, value, unit):
        self.values.setdefault(metric, {}).setdefault(kind, []).append(value)
        self.units[metric] = unit

    def rows(self):
        for metric, kinds in self.values.items():
            value, floor = (statistics.median(kinds[kind]) if kind in kinds else None for kind in ("value", "floor"))
            ratio = value / floor if value is not None and floor else None
            yield {"metric": metric, "value": value, "unit": self.units[metric], "floor": floor, "ratio": ratio}


class Bench(contextlib.AbstractContextManager):
    """A server with a company of partners and nothing else, in a folder on the disk that is measured."""

    def __init__(self, options):
        self.options = options
        self.figures = Figures()
        self.root = tempfile.mkdtemp(prefix="carnet-bench-", dir="/var/tmp")
        os.chmod(self.root, 0o755)
        self.folder = DataFolder(self.root)
        self.server = Server(self.folder, options.programs)
        self.devices = []  # folders of all that were enrolled
        self.whole = []    # of those that hold everything
        self.full = {}
        self.companies = {}

    def __exit__(self, kind, problem, trace):
        self.server.stop()
        shutil.rmtree(self.root, ignore_errors=True)
        return False

    def say(self, text):
        print(f"bench: {text}", file=sys.stderr, flush=True)

    def program(self, name, *arguments):
        """Runs a measuring program and keeps its figures."""
        done = subprocess.run([os.path.join(self.options.programs, name), *map(str, arguments)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise Failure(f"{name} ended with {done.returncode}: {done.stderr.strip()}")
        for line in done.stdout.splitlines():
            self.figures.add(**json.loads(line))

    def connection_string(self):
        return f"host={self.server.data}/pg/socket user=carnet dbname=carnet"

    def start_server(self):
        self.server.install()
        data = self.server.data
        os.makedirs(data, mode=0o700)
        if self.folder.user:
            os.chown(data, self.folder.user.pw_uid, self.folder.user.pw_gid)
        self.server.init("Bench", "admin", self.folder.password_file("admin"))
        self.server.start()
        with open(self.folder.path("01-partner.csv"), "w", encoding="utf-8") as file:
            subprocess.run([os.path.join(self.options.programs, "bench-partners-csv"), str(self.options.rows)], stdout=file,
                           check=True)
        begun = time.monotonic()
        self.server.run("import", "--data", data, self.folder.path("01-partner.csv"))
        took = time.monotonic() - begun
        self.say(f"{self.options.rows} partners imported in {took:.1f} s")
        self.figures.add("import", "value", self.options.rows / took, "rows/s")
        # What the import leaves behind it would otherwise be done while others are measured.
        self.sql("VACUUM ANALYZE", "CHECKPOINT")

    def sql(self, *statements):
        commands = [part for statement in statements for part in ("-c", statement)]
        user = self.folder.user.pw_uid if self.folder.user else None
        subprocess.run(["psql", "-Xq", self.connection_string(), *commands], check=True, user=user)

    def device(self, login="admin"):
        """The folder of a new device that is enrolled and has never been online."""
        folder = self.folder.path(f"device-{len(self.devices)}")
        self.devices.append(folder)
        password = self.folder.password_file(login)
        link = self.server.invite(login, password)
        done = subprocess.run([os.path.join(self.options.programs, "carnet-device"), "--data", folder, "--offline", "--enrol",
                               link, "--login", login, "--password-file", password],
                              input='{"op":"quit"}\n', stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise Failure(f"carnet-device did not enrol: {done.stderr.strip()}")
        return folder

    def metric(self, name):
        """A figure of the running server."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.server.known()['health']}/metrics", timeout=10) as answer:
            for line in answer.read().decode().splitlines():
                if line.startswith(name + " "):
                    return float(line.split()[1])
        raise Failure(f"the server tells no {name}")

    def initial_sync(self):
        for run in range(self.options.runs):
            folder = self.device()
            self.program("bench-initial-sync", folder, self.options.rows)
            self.whole.append(folder)
            self.program("bench-initial-sync-floor", self.connection_string(), self.folder.path(f"floor-{run}.sqlite"))

    def synchronised(self, count):
        """Folders of devices that hold everything."""
        while len(self.whole) < count:
            folder = self.device()
            figures, self.figures = self.figures, Figures()  # not what was asked for
            self.program("bench-initial-sync", folder, self.options.rows)
            self.figures = figures
            self.whole.append(folder)
        return self.whole[:count]

    def drain(self):
        (folder,) = self.synchronised(1)
        for _ in range(self.options.runs):
            batches, sets = self.metric("carnet_authority_batches_total"), self.metric("carnet_authority_change_sets_total")
            self.program("bench-drain", folder, self.options.edits)
            batches = self.metric("carnet_authority_batches_total") - batches
            sets = self.metric("carnet_authority_change_sets_total") - sets
            self.figures.add("drain_batch", "value", sets / batches if batches else 0, "sets")
            self.program("bench-drain-floor", self.connection_string(), self.options.edits, BATCH)
            self.figures.add("drain_batch", "floor", BATCH, "sets")

    def propagation(self):
        folders = self.synchronised(2)
        edits = min(300, self.options.edits)
        for run in range(self.options.runs):
            self.program("bench-propagation", *folders, edits)
            floor = self.folder.path(f"propagation-{run}")
            os.makedirs(floor)
            self.program("bench-propagation-floor", self.connection_string(), floor, edits)

    def propagation_many(self):
        folders = self.synchronised(self.options.devices)
        self.program("bench-propagation-many", self.options.writing_seconds, *folders)

    def edit_wire(self):
        self.program("bench-edit-wire", self.options.edits)

    def rebase(self):
        for _ in range(self.options.runs):
            self.program("bench-rebase", self.options.edits)

    def people_like(self, login):
        """Makes a technician with a device, whom a program multiplies."""
        password = self.folder.password_file(login)
        self.server.run("user", "add", login, "--role", "technician", "--password-file", password, "--data", self.server.data)
        self.device(login)
        return login

    def many_writers(self):
        for run in range(self.options.runs):
            login = self.people_like(f"writer-{run}-")
            self.program("bench-many-writers", self.connection_string(), self.server.port, login, self.options.writers,
                         self.options.writing_seconds)
            self.program("bench-many-writers-floor", self.connection_string(), min(8, self.options.writers),
                         self.options.writing_seconds)

    def reconnect_storm(self):
        self.device("admin")
        self.program("bench-reconnect-storm", self.connection_string(), self.server.port, self.people_like("storm"),
                     self.options.storm, self.options.behind, "admin")

    def local_edit(self):
        for _ in range(self.options.runs):
            self.program("bench-local-edit", min(20_000, self.options.rows), self.options.edits, min(2_000, self.options.edits))

    def local_edit_busy(self):
        for _ in range(self.options.runs):
            self.program("bench-busy-edit", self.device())

    def idle_connection(self):
        few, many = (self.people_like(login) for login in ("idle", "idlers"))
        self.idle(few, self.options.connections, "tls", "idle_connection_tls")
        for login, count, metric in ((few, self.options.connections, "idle_connection"),
                                     (many, self.options.many_connections, "idle_connection_many")):
            if count is None:
                continue
            with self.plain_server():
                self.idle(login, count, "plain", metric)

    def idle(self, login, count, security, metric):
        self.program("bench-idle", self.connection_string(), self.server.port, self.server.process.pid, login, count,
                     self.options.idle_seconds, security, metric)

    @contextlib.contextmanager
    def plain_server(self):
        """The server without TLS, which is no switch of the server but a program of its own."""
        real = self.server.built
        self.restart(os.path.join(self.options.programs, "bench-plain-server"))
        try:
            yield
        finally:
            self.restart(real)

    def restart(self, program):
        self.server.stop()
        self.server.built = program
        self.server.program = self.folder.path("bin/" + os.path.basename(program))
        self.server.install()
        self.server.start()

    def sizes(self):
        """(rows, ending of the metrics' names) of the devices that are measured one after the other."""
        return ((self.options.rows, ""), (self.options.many, "_many")) if self.options.many else ((self.options.rows, ""),)

    def full_device(self, partners):
        """The folder of a device with so many partners, which is made once."""
        if partners not in self.full:
            begun = time.monotonic()
            folder = self.folder.path(f"full-{partners}")
            os.makedirs(folder)
            self.program("bench-screens", "fill", folder, partners)
            self.say(f"a device with {partners} partners made in {time.monotonic() - begun:.1f} s")
            self.full[partners] = folder
        return self.full[partners]

    def screens(self):
        for partners, suffix in self.sizes():
            for _ in range(self.options.runs):
                self.program("bench-screens", "open", self.full_device(partners), partners, suffix)

    def thread(self):
        for _ in range(self.options.runs):
            self.program("bench-thread", self.full_device(self.options.rows), 5)

    def app_start(self):
        folder = self.full_device(self.options.many or self.options.rows)
        for _ in range(self.options.runs + 1):  # the first one reads the programs from the disk
            self.program("bench-screens", "start", folder, time.monotonic_ns())
            self.program("bench-screens", "start-floor", folder, time.monotonic_ns())

    def company(self, rows, suffix):
        """The folder of a replica with so many rows of six kinds, which is made once."""
        if rows not in self.companies:
            folder = self.folder.path(f"company-{rows}")
            os.makedirs(folder)
            self.program("bench-company", folder, rows, suffix)
            self.companies[rows] = folder
        return self.companies[rows]

    def search(self):
        for rows, suffix in self.sizes():
            self.program("bench-search", self.company(rows, suffix), rows, min(1_000, self.options.edits), suffix)

    def lists(self):
        for rows, suffix in self.sizes():
            self.program("bench-lists", self.company(rows, suffix), min(500, self.options.edits), suffix)

    def run(self, wanted):
        if not set(wanted) <= set(WITHOUT_SERVER):
            self.start_server()
        for metric in wanted:
            begun = time.monotonic()
            getattr(self, metric)()
            self.say(f"{metric} measured in {time.monotonic() - begun:.1f} s")
        return self.figures


def number(value):
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def show(figures, as_json):
    rows = list(figures.rows())
    if as_json:
        for row in rows:
            print(json.dumps(row), flush=True)
        return
    print(f"{'metric':<26}{'value':>12} {'unit':<10}{'floor':>12}{'ratio':>9}")
    for row in rows:
        print(f"{row['metric']:<26}{number(row['value']):>12} {row['unit']:<10}{number(row['floor']):>12}{number(row['ratio']):>9}")
    sys.stdout.flush()


def show_growth(rows, as_json):
    if as_json:
        for row in rows:
            print(json.dumps(row), flush=True)
        return
    print(f"{'metric':<26}{'unit':<10}{'exponent':>9}  grows with")
    for row in rows:
        values = " · ".join(f"{size:,}: {number(value)}" for size, value in zip(row["sizes"], row["values"]))
        slope = "–" if row["exponent"] is None else f"{row['exponent']:.2f}"
        print(f"{row['metric']:<26}{row['unit']:<10}{slope:>9}  {row['grows']}  {values}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--rows", type=int, default=100_000, help="partners of the company (default %(default)s)")
    parser.add_argument("--many", type=int, default=1_000_000, help="partners of the fullest device (default %(default)s)")
    parser.add_argument("--connections", type=int, default=1_000, help="idle connections (default %(default)s)")
    parser.add_argument("--many-connections", type=int, default=10_000, help="and as many as a server takes (default %(default)s)")
    parser.add_argument("--devices", type=int, default=20, help="devices that all write (default %(default)s)")
    parser.add_argument("--writers", type=int, default=50, help="devices that send single edits (default %(default)s)")
    parser.add_argument("--writing-seconds", type=int, default=10, help="how long they do (default %(default)s)")
    parser.add_argument("--storm", type=int, default=2_000, help="devices that reconnect at once (default %(default)s)")
    parser.add_argument("--behind", type=int, default=1_000, help="commits that they missed (default %(default)s)")
    parser.add_argument("--idle-seconds", type=int, default=40, help="how long they are watched (default %(default)s)")
    parser.add_argument("--quick", action="store_true", help="small sizes: whether all of it can be measured")
    parser.add_argument("--edits", type=int, default=10_000, help="edits made offline (default %(default)s)")
    parser.add_argument("--runs", type=int, default=3, help="runs whose median is told (default %(default)s)")
    parser.add_argument("--only", choices=METRICS + BY_NAME)
    parser.add_argument("--growth", action="store_true", help="at several sizes each, with the exponent (growth.py)")
    parser.add_argument("--sizes", type=lambda text: [int(part) for part in text.split(",")],
                        help="with --growth: these sizes, separated by commas, instead of the usual ones")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.quick:
        options.rows, options.many, options.edits, options.runs = 2_000, 5_000, 200, 1
        options.connections, options.many_connections, options.idle_seconds, options.behind = 60, 100, 3, 50
        options.devices, options.writers, options.writing_seconds, options.storm = 3, 8, 2, 20
    if options.growth and options.only and options.only not in growth.SERIES:
        parser.error(f"--growth: {options.only} has no size")
    if options.sizes and not (options.growth and options.only):
        parser.error("--sizes are for --growth --only METRIC")
    options.programs = os.path.abspath(options.programs)
    try:
        if options.growth:
            show_growth(growth.measure(Bench, options, options.sizes), options.json)
            return
        with Bench(options) as bench:
            show(bench.run([options.only] if options.only else METRICS), options.json)
    except (Failure, Problem) as problem:
        sys.exit(f"bench: {problem}")


if __name__ == "__main__":
    main()
