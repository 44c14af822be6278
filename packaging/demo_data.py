"""The demo's data folder: what stands in it, how it is made once, and who may enter it.

    carnet-demo        says that this folder belongs to the demo; nothing else is ever deleted
    bin/               the server's program; its user may not be able to enter the checkout
    server/            the server's data, owned by the user it runs as
    company/           the demo company as CSV files; company-DAY/ what later days added
    prepared           its size, the moment at which it was made, and those of the mornings added since
    clock              how many seconds the demo's clock is ahead of the machine's
    hq/                a client's data, one folder for each person, named by the login; owned by the caller
    *.password *.log
"""

import contextlib
import csv
import datetime as dt
import fcntl
import glob
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import time

from demo_clock import DemoClock, morning_of, next_working_day

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
GENERATOR = os.path.join(HERE, "demo-company", "generate.py")
SYSTEM_USER = "carnet"
COMPANY = "Vaudrey Pumps"
HEADQUARTERS, TECHNICIAN = "hq", "tech"  # whose windows the demo opens
# A demo that was made by another version of these files is made again.
FORMAT = "3"
# A device that was away longer than its session lasts would ask for the password.
LONGEST_AWAY = dt.timedelta(days=25)
# The private cluster's socket lives below server/, and a socket's path has room for 107 bytes.
MOST_PATH = 60


class Problem(Exception):
    """What a person can act on; its text is all that is shown."""


class FolderInUse(Problem):
    pass


class DataFolder:
    def __init__(self, folder):
        self.folder = folder
        if len(os.fsencode(folder)) > MOST_PATH:
            raise Problem(f"{folder} is too long a path for the database's socket, give another one with --data")
        self.user = pwd.getpwnam(SYSTEM_USER) if os.geteuid() == 0 else None
        known = not os.path.exists(folder) or not os.listdir(folder) or os.path.exists(self.path("carnet-demo"))
        if not known:
            raise Problem(f"{folder} holds something else, give another folder with --data")
        os.makedirs(folder, exist_ok=True)
        self.write("carnet-demo", "This folder belongs to packaging/demo, which may delete it.\n")
        self.clock = DemoClock(int(self.read("clock")) if os.path.exists(self.path("clock")) else 0)

    def path(self, name):
        return os.path.join(self.folder, name)

    def client(self, person):
        return self.path(person)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read().strip()

    def write(self, name, text, mode=0o644):
        """Writes as a whole or not at all."""
        unfinished = self.path(name + ".new")
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(unfinished, self.path(name))

    @contextlib.contextmanager
    def lock(self):
        with open(self.path("lock"), "w", encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise FolderInUse(f"a demo already runs in {self.folder}") from None
            yield

    def stop_cluster(self, patience=10):
        """Ends a PostgreSQL of this folder whose server was killed before it could."""
        cluster = self.path("server/pg/data")
        try:
            with open(os.path.join(cluster, "postmaster.pid"), encoding="utf-8") as file:
                process = int(file.readline())
            with open(f"/proc/{process}/cmdline", "rb") as file:
                if os.fsencode(cluster) not in file.read().split(b"\0"):
                    return
            os.kill(process, signal.SIGINT)  # "fast": open transactions roll back
            for _ in range(patience * 20):
                time.sleep(0.05)
                os.kill(process, 0)
            raise Problem(f"PostgreSQL of {self.folder}, process {process}, does not end")
        except (FileNotFoundError, ProcessLookupError, ValueError):
            return

    def reset(self):
        self.stop_cluster()
        self.clock.ahead = 0
        for name in os.listdir(self.folder):
            if name in ("lock", "carnet-demo"):
                continue
            if os.path.isdir(self.path(name)) and not os.path.islink(self.path(name)):
                shutil.rmtree(self.path(name))
            else:
                os.remove(self.path(name))

    def password_file(self, person):
        """Made when it is first asked for; readable by the caller and, as root, by the server's user."""
        name = f"{person}.password"
        if not os.path.exists(self.path(name)):
            self.write(name, secrets.token_hex(6) + "\n", mode=0o600)
            if self.user:
                os.chown(self.path(name), 0, self.user.pw_gid)
                os.chmod(self.path(name), 0o640)
        return self.path(name)

    def as_server(self, command):
        """The command that runs a program with the rights of the server; it ends when the caller is gone."""
        rights = []
        if self.user:
            rights = [f"--reuid={self.user.pw_uid}", f"--regid={self.user.pw_gid}", "--clear-groups"]
        return ["setpriv", "--pdeathsig=TERM", "--no-new-privs", *rights, "--", *command]

    def install_program(self, program):
        """A copy beside the data, so that the server's user can enter its folder; returns its path."""
        os.makedirs(self.path("bin"), exist_ok=True)
        target = self.path(os.path.join("bin", os.path.basename(program)))
        shutil.copy(program, target + ".new")
        os.chmod(target + ".new", 0o755)
        os.replace(target + ".new", target)
        return target

    def prepared(self):
        """(size, moments): what was made, and the mornings it has; None when there is nothing yet."""
        if not os.path.exists(self.path("prepared")):
            return None
        form, size, *moments = self.read("prepared").split()
        return (size, [dt.datetime.fromisoformat(moment) for moment in moments]) if form == FORMAT else None

    def begin_day(self):
        """Winds the demo's clock, before anything else is started."""
        made = self.prepared()
        before = self.clock.now()
        self.clock.begin_day(made[1][-1].date() if made else None)
        if made and self.clock.now() - before > LONGEST_AWAY or made and self.clock.now() - made[1][-1] > LONGEST_AWAY:
            self.forget_devices()
        self.keep_clock()

    def next_morning(self):
        """Winds the demo's clock to the next working day."""
        day = next_working_day(max(self.prepared()[1][-1].date(), self.clock.now().date()))
        self.clock.set_to(morning_of(day))
        self.keep_clock()

    def keep_clock(self):
        self.write("clock", f"{self.clock.ahead}\n")

    def prepare(self, server, size="small"):
        """Makes the company once; an attempt that was interrupted is begun again. On a later day its visits are added."""
        server.install()
        now = self.clock.now()
        made = self.prepared()
        if made:
            return self.add_morning(server, now, *made)
        self.reset_company()
        os.makedirs(self.path("server"), mode=0o700)
        if self.user:
            os.chown(self.path("server"), self.user.pw_uid, self.user.pw_gid)
            if subprocess.run(self.as_server(["test", "-w", self.path("server")]), check=False).returncode:
                raise Problem(f"the user {SYSTEM_USER} cannot enter {self.folder}, give another folder with --data")
        print("demo: making the database and the demo company", flush=True)
        server.init(COMPANY, "admin", self.password_file("admin"))
        began = time.monotonic()
        rows = self.import_company(server, "company", "--size", size, "--now", now.isoformat())
        print(f"demo: {rows} rows imported in {time.monotonic() - began:.0f} s", flush=True)
        self.write("prepared", f"{FORMAT} {size} {now.isoformat()}\n")

    def add_morning(self, server, now, size, moments):
        if now.date() <= moments[-1].date():
            return
        played = [login for login, _, _ in self.people() if self.is_signed_in(login)]
        rows = self.import_company(server, f"company-{now:%Y-%m-%d}", "--size", size, "--now", moments[0].isoformat(), "--mornings",
                                   *(moment.isoformat() for moment in [*moments[1:], now]), "--played", *played)
        self.write("prepared", " ".join([FORMAT, size, *(moment.isoformat() for moment in [*moments, now])]) + "\n")
        print(f"demo: {rows} rows imported for {now:%A %d %B}", flush=True)

    def import_company(self, server, name, *options):
        made = subprocess.run([sys.executable, "-B", GENERATOR, "--out", self.path(name), *options],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if made.returncode:
            raise Problem(f"{os.path.relpath(GENERATOR, ROOT)} failed:\n{made.stdout}")
        return server.import_files(sorted(glob.glob(os.path.join(self.path(name), "*.csv"))))

    def people(self):
        """(login, name, roles) of everybody in the demo company."""
        roles = {}
        for row in self.table("user_role"):
            roles.setdefault(row["user_key"], []).append(row["role_key"])
        return [(row["login"], row["display_name"], roles.get(row["login"], [])) for row in self.table("app_user")]

    def person(self, login):
        """(login, name, roles); a Problem that names others when there is nobody of this login."""
        for person in self.people():
            if person[0] == login:
                return person
        some = ", ".join(known for known, _, _ in self.people()[:12])
        raise Problem(f"nobody in the demo company has the login {login}; there are {some} …")

    def table(self, entity):
        (file,) = glob.glob(os.path.join(self.path("company"), f"*-{entity}.csv"))
        with open(file, encoding="utf-8", newline="") as rows:
            return list(csv.DictReader(rows))

    def reset_company(self):
        self.stop_cluster()
        self.forget_devices()
        for name in ("server", "company"):
            shutil.rmtree(self.path(name), ignore_errors=True)

    def forget_devices(self):
        """What clients keep here belongs to a company that is gone, or they were away for too long."""
        for name in os.listdir(self.folder):
            if os.path.exists(os.path.join(self.path(name), "secrets")):
                shutil.rmtree(self.path(name))

    def is_signed_in(self, person):
        """Whether the client in this folder was let in before; then it needs no link."""
        secrets_folder = os.path.join(self.client(person), "secrets")
        return os.path.isdir(secrets_folder) and bool(os.listdir(secrets_folder))
