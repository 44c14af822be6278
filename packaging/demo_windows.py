"""The demo's windows: clients of people in the demo company, and the bar that stands beside them."""

import json
import os
import select
import signal
import subprocess
import sys
import time

from demo_clock import ZONE
from demo_data import HEADQUARTERS, ROOT, TECHNICIAN, Problem

RELAY = os.path.join(ROOT, "packaging", "demo_relay.py")
TABLET, DESKTOP = "800x1100", "1280x800"


def stop(process, patience=10):
    """Ends a process that this program started: asks first, insists later."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Network:
    """The tablet's only way to the server, a process of its own: switched off by SIGKILL, nobody is told."""

    def __init__(self, folder, server):
        self.folder, self.server = folder, server
        self.process = None
        if not os.path.exists(folder.path("relay-port")):
            folder.write("relay-port", f"{server.free_port()}\n")
        self.port = int(folder.read("relay-port"))

    @property
    def on(self):
        return self.process is not None

    def switch(self, on):
        if on and not self.process:
            with open(self.folder.path("network.log"), "w", encoding="utf-8") as log:
                self.process = subprocess.Popen(
                    ["setpriv", "--pdeathsig=TERM", "--", sys.executable, "-B", RELAY, str(self.port), f"127.0.0.1:{self.server.port}"],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
            self._await_listening()
        elif not on and self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


    def _await_listening(self, patience=10):
        until = time.monotonic() + patience
        while time.monotonic() < until and self.process.poll() is None:
            with open(self.folder.path("network.log"), encoding="utf-8") as log:
                if log.read().startswith("listening"):
                    return
            time.sleep(0.02)
        raise Problem(f"port {self.port}, the tablet's way to the server, cannot be used, see {self.folder.path('network.log')}")


class Window:
    """The client of one person. Technicians have tablets, whose network the bar switches."""

    def __init__(self, folder, server, network, programs, login, name, roles, drive=None):
        self.folder, self.server, self.network, self.programs = folder, server, network, programs
        self.login, self.name, self.drive = login, name, drive
        self.is_tablet = roles == ["technician"]
        self.title = {HEADQUARTERS: "Headquarters", TECHNICIAN: "Tablet"}.get(login, name)
        self.process = None

    def open(self):
        data = self.folder.client(self.login)
        os.makedirs(data, mode=0o700, exist_ok=True)
        command = ["setpriv", "--pdeathsig=TERM", "--", os.path.join(self.programs, "carnet"), "--data", data, "--title", self.title,
                   "--size", TABLET if self.is_tablet else DESKTOP, "--clock-ahead", str(self.folder.clock.ahead), "--tips"]
        # Below the bar, side by side where there is nobody who arranges windows; Qt reads it.
        command += ["-qwindowgeometry", "+0+120" if not self.is_tablet else "+1290+120"]
        if self.drive:
            command += ["--drive", self.drive]
        if not self.folder.is_signed_in(self.login):
            password = self.folder.password_file(self.login)
            port = self.network.port if self.is_tablet and self.network else None
            command += ["--link", self.server.invite(self.login, password, port), "--login", self.login, "--password-file", password]
        with open(self.folder.path(f"{self.login}.log"), "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                                            env={**os.environ, "TZ": str(ZONE)})

    def is_open(self):
        return self.process is not None and self.process.poll() is None

    def check(self):
        if self.process and self.process.returncode not in (None, 0, -signal.SIGTERM):
            raise Problem(f"the window of {self.name} ended with {self.process.returncode}, see {self.folder.path(self.login + '.log')}")

    def close(self):
        if self.process:
            stop(self.process)

    def kill_and_restart(self):
        """What a flat battery does."""
        if self.is_open():
            self.process.kill()
            self.process.wait()
        self.open()


class Bar:
    """carnet-demo-bar; see client/demo_bar/demo_state.h for what is said."""

    def __init__(self, folder, programs, drive=None):
        command = ["setpriv", "--pdeathsig=TERM", "--", os.path.join(programs, "carnet-demo-bar"), *(["--drive", drive] if drive else [])]
        with open(folder.path("bar.log"), "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, start_new_session=True)
        self._read = b""

    def tell(self, **state):
        try:
            self.process.stdin.write(json.dumps(state).encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass  # closed meanwhile, which the next look finds

    def asked(self, seconds):
        """What a person pressed within so many seconds, as words; nothing when they pressed nothing."""
        until = time.monotonic() + seconds
        while b"\n" not in self._read:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                return []
            piece = os.read(self.process.stdout.fileno(), 4096)
            if not piece:
                time.sleep(max(0, left))
                return []
            self._read += piece
        line, _, self._read = self._read.partition(b"\n")
        return line.decode().split()

    def is_open(self):
        return self.process.poll() is None

    def close(self):
        stop(self.process)
