"""Real processes for end-to-end tests: a server with its own data folder and cluster, devices without a screen, and the
relay that is the only path between them. Everything started here is stopped by its process id."""

import contextlib
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "packaging"))

from demo_clock import ZONE  # noqa: E402, F401  (of the company: its day is not this machine's)
from demo_data import DataFolder, Problem  # noqa: E402  (the demo and the tests start the server in the same way)
from demo_server import Server, free_port  # noqa: E402

RELAY = os.path.join(ROOT, "packaging", "demo_relay.py")


class Failure(AssertionError):
    """What went wrong, in words."""


class Relay:
    """packaging/demo_relay.py in front of the server; cut() is SIGKILL, nobody is told."""

    def __init__(self, target_port):
        self.port = free_port()
        self.target_port = target_port
        self.process = None
        self.restore()

    def cut(self):
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def restore(self, *options):
        """Starts listening again; returns the monotonic time of the start."""
        started = time.monotonic()
        self.process = subprocess.Popen([sys.executable, "-B", RELAY, str(self.port), f"127.0.0.1:{self.target_port}", *options],
                                        stdout=subprocess.PIPE, text=True)
        self._await("listening")
        return started

    def first_accepted(self, patience=30):
        """The monotonic time at which the running relay accepted its first connection."""
        return float(re.search(r"at=([\d.]+)", self._await("accepted", patience)).group(1))

    def _await(self, word, patience=10):
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if select.select([self.process.stdout], [], [], until - time.monotonic())[0]:
                line = self.process.stdout.readline()
                if line.startswith(word):
                    return line
                if not line:
                    raise Failure("the relay ended")
        raise Failure(f"the relay did not say «{word}» within {patience} s")


class Device:
    """A carnet-device process: operations as JSON lines in, answers out."""

    def __init__(self, programs, folder, link=None, login=None, password_file=None, environment=None):
        self.command = [os.path.join(programs, "carnet-device"), "--data", folder]
        self.enrol = ["--enrol", link, "--login", login, "--password-file", password_file] if link else []
        self.folder = folder
        self.environment = environment  # None: that of the test
        self.process = None
        self.start()

    def start(self):
        fresh = not os.path.exists(os.path.join(self.folder, "replica.db"))
        os.makedirs(self.folder, exist_ok=True)
        self.log = open(self.folder.rstrip("/") + ".log", "a", encoding="utf-8")
        self.process = subprocess.Popen(self.command + (self.enrol if fresh else []), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.log, text=True, env=self.environment)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()

    def ask(self, patience=30, **request):
        """One request, one answer; an answer with "error" is a Failure."""
        answer = self.try_ask(patience, **request)
        if "error" in answer:
            raise Failure(f"{request}: {answer['error']}")
        return answer

    def try_ask(self, patience=30, **request):
        try:
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            raise Failure(f"carnet-device has ended, see {self.log.name}") from None
        if not select.select([self.process.stdout], [], [], patience)[0]:
            raise Failure(f"no answer to {request} within {patience} s")
        line = self.process.stdout.readline()
        if not line.endswith("\n"):  # nothing, or what a killed process had still written
            raise Failure(f"carnet-device has ended, see {self.log.name}")
        return json.loads(line)

    def rows(self, entity, **where):
        return self.ask(op="rows", entity=entity, where=where)["rows"]

    def row(self, entity, **where):
        found = self.rows(entity, **where)
        if len(found) != 1:
            raise Failure(f"{len(found)} rows of {entity} with {where}")
        return found[0]

    def submit(self, *operations):
        return self.ask(op="submit", operations=list(operations))

    def wait(self, what, patience=30):
        return self.ask(patience + 5, op="wait", **({"for": what}), timeout_ms=int(patience * 1000))


def check(condition, sentence):
    """Tells what is true; what is not is a Failure."""
    if not condition:
        raise Failure(f"not true: {sentence}")
    print(f"  ok: {sentence}", flush=True)


def new(entity, **fields):
    """The operation that makes a row; its id is `["id"]`."""
    return {"verb": "create", "entity": entity, "id": str(uuid.uuid4()), "fields": fields}


def until(condition, patience, what):
    """Polls a condition over processes outside; timing is the limit, never the measure."""
    end = time.monotonic() + patience
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise Failure(f"not within {patience} s: {what}")
        time.sleep(0.02)


class Deployment(contextlib.AbstractContextManager):
    """A server with a company in a temporary folder, and the devices that were enrolled at it. With `full_disk`, the library
    of tests/support/full_disk.cpp, the server's disk is full from fill_disk() to empty_disk()."""

    def __init__(self, programs, size="small", full_disk=None):
        """`size` of the demo company: small or full."""
        self.programs = programs
        self.root = tempfile.mkdtemp(prefix="carnet-e2e-")
        os.chmod(self.root, 0o755)
        self.folder = DataFolder(self.root)
        self.server = Server(self.folder, programs)
        self.devices = []
        self.relays = []
        try:
            self.folder.prepare(self.server, size)
            with self._on_disk(full_disk):
                self.server.start()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    @contextlib.contextmanager
    def _on_disk(self, library):
        """What is started inside has the switchable disk."""
        if not library:
            yield
            return
        copy = self.folder.path("bin/full_disk.so")  # where the server's user can read it
        shutil.copy(library, copy)
        os.chmod(copy, 0o755)
        variables = {"LD_PRELOAD": copy, "CARNET_FULL_DISK_FOLDER": self.server.data, "CARNET_FULL_DISK_SWITCH": self.folder.path("full")}
        os.environ.update(variables)
        try:
            yield
        finally:
            for name in variables:
                del os.environ[name]

    def fill_disk(self):
        with open(self.folder.path("full"), "w", encoding="utf-8"):
            pass

    def empty_disk(self):
        os.remove(self.folder.path("full"))

    def relay(self):
        self.relays.append(Relay(self.server.port))
        return self.relays[-1]

    def invite(self, login, port=None):
        return self.server.invite(login, self.folder.password_file(login), port)

    def device(self, login, port=None, name=None):
        link = self.invite(login, port)
        self.devices.append(Device(self.programs, self.folder.path(name or f"device-{login}-{len(self.devices)}"), link, login,
                                   self.folder.password_file(login)))
        return self.devices[-1]

    def __exit__(self, kind, problem, trace):
        for device in self.devices:
            device.stop()
        for relay in self.relays:
            relay.cut()
        self.server.stop()
        if kind is None:
            shutil.rmtree(self.root, ignore_errors=True)
        else:
            print(f"the data stays in {self.root}", file=sys.stderr, flush=True)
        return False


__all__ = ["Deployment", "Device", "Failure", "Problem", "Relay", "until"]
