"""Runs the demo from a build folder: data folder, server, windows and bar, or the story. packaging/demo calls it."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time

from demo_clock import ZONE
from demo_data import HEADQUARTERS, ROOT, TECHNICIAN, DataFolder, FolderInUse, Problem
from demo_server import Server
from demo_windows import Bar, Network, Window, stop

STORY = os.path.join(ROOT, "tests", "e2e", "story.py")


def default_folder():
    if os.geteuid() == 0:
        return "/var/lib/carnet-demo"
    home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return os.path.join(home, "carnet-demo")


class Demo:
    """The running demo and what the bar's buttons do to it."""

    def __init__(self, folder, programs, logins, size, drive):
        self.folder, self.programs, self.logins, self.size, self.drive = folder, programs, logins, size, drive
        self.server = Server(folder, programs)
        self.network = None
        self.windows = []
        self.bar = None

    def run(self):
        try:
            self.begin()
            self.bar = Bar(self.folder, self.programs, self.socket("bar"))
            self.tell()
            print("demo: close the windows or the bar, or press Ctrl-C, to stop", flush=True)
            while self.bar.is_open() and any(window.is_open() for window in self.windows):
                self.server.check()
                for window in self.windows:
                    window.check()
                self.obey(self.bar.asked(0.3))
        finally:
            if self.bar:
                self.bar.close()
            self.end()

    def begin(self):
        started = time.monotonic()
        self.folder.begin_day()
        self.folder.prepare(self.server, self.size)
        self.server.start()
        print(f"demo: the server is ready on port {self.server.port} after {time.monotonic() - started:.1f} s; "
              f"it is {self.folder.clock.now():%A %d %B, %H:%M} in the demo", flush=True)
        self.network = Network(self.folder, self.server)
        self.network.switch(True)
        for login in self.logins:
            self.open_window(login)

    def end(self):
        for window in self.windows:
            window.close()
        self.windows = []
        if self.network:
            self.network.switch(False)
        self.server.stop()

    def socket(self, name):
        return os.path.join(self.drive, f"{name}.sock") if self.drive else None

    def open_window(self, login):
        window = Window(self.folder, self.server, self.network, self.programs, *self.folder.person(login), drive=self.socket(login))
        window.open()
        self.windows.append(window)
        print(f"demo: {window.title} is {login}, password in {self.folder.password_file(login)}", flush=True)

    def tablet(self):
        """The window that was opened last of those with the tablet's network."""
        tablets = [window for window in self.windows if window.is_tablet]
        return next((window for window in reversed(tablets) if window.is_open()), tablets[-1] if tablets else None)

    def tell(self, busy=""):
        tablet = self.tablet()
        self.bar.tell(network=self.network.on, busy=busy, tablet=tablet.name if tablet else "", zone=str(ZONE),
                      clock_ahead=self.folder.clock.ahead,
                      people=[{"login": login, "name": name, "roles": roles} for login, name, roles in self.folder.people()])

    def obey(self, words):
        if not words:
            return
        verb, *subject = words
        print("demo: " + " ".join(words), flush=True)
        if verb == "network":
            self.network.switch(subject == ["on"])
        elif verb == "kill" and self.tablet():
            self.tell("restart")
            self.tablet().kill_and_restart()
        elif verb == "morning":
            self.tell("morning")
            self.next_morning()
        elif verb == "person":
            self.tell("person")
            self.sit_down(subject[0])
        elif verb == "reset":
            self.tell("reset")
            self.end()
            self.folder.reset()
            self.begin()
        self.tell()

    def next_morning(self):
        open_windows = [window for window in self.windows if window.is_open()]
        for window in open_windows:
            window.close()
        self.server.stop()
        self.folder.next_morning()
        self.folder.prepare(self.server)
        self.server.start()
        for window in open_windows:
            window.open()

    def sit_down(self, login):
        """A window for the person; who has one is only told so by it."""
        for window in self.windows:
            if window.login == login:
                if not window.is_open():
                    window.open()
                return
        self.open_window(login)


def with_windows(arguments, programs):
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        raise Problem("there is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set); --headless needs none")
    folder = DataFolder(arguments.data or default_folder())
    try:
        with folder.lock():
            if arguments.reset:
                folder.reset()
            logins = [arguments.person] if arguments.person else [HEADQUARTERS, TECHNICIAN]
            Demo(folder, programs, logins, arguments.size, arguments.drive).run()
    except FolderInUse:
        if not arguments.person or arguments.reset:
            raise
        beside_a_running_demo(folder, programs, arguments)


def beside_a_running_demo(folder, programs, arguments):
    """One more window; the demo that runs here serves it."""
    server = Server(folder, programs)
    server.find_running()
    network = Network(folder, server)
    drive = os.path.join(arguments.drive, f"{arguments.person}.sock") if arguments.drive else None
    window = Window(folder, server, network, programs, *folder.person(arguments.person), drive=drive)
    window.open()
    try:
        while window.is_open():
            time.sleep(0.3)
        window.check()
    finally:
        window.close()


def without_screen(arguments, programs):
    """The story, which makes a fresh data folder and removes it when all went well."""
    pictures = os.path.join(arguments.build, "pictures")
    shutil.rmtree(pictures, ignore_errors=True)
    os.makedirs(pictures)
    environment = dict(os.environ)
    if arguments.data:
        os.makedirs(arguments.data, exist_ok=True)
        environment["TMPDIR"] = arguments.data
    started = time.monotonic()
    story = subprocess.Popen([sys.executable, "-B", STORY, "--programs", programs, "--pictures", pictures],
                             env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        story.wait()
    finally:
        stop(story, patience=30)
    if story.returncode:
        raise Problem(f"the story ended with {story.returncode}, what it says is above")
    drawn = len(os.listdir(pictures))
    if not drawn:
        raise Problem("the story drew no pictures")
    print(f"demo: ok, {drawn} pictures in {os.path.relpath(pictures)}, {time.monotonic() - started:.0f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(prog="packaging/demo")
    parser.add_argument("--build", required=True)
    parser.add_argument("--headless", action="store_true")
    parser.add_argument("--reset", action="store_true")
    parser.add_argument("--as", dest="person", metavar="PERSON")
    parser.add_argument("--data")
    parser.add_argument("--size", choices=("full", "small"), default="full", help="of the company that is made, for tests")
    parser.add_argument("--drive", metavar="FOLDER", help="sockets for tests: FOLDER/LOGIN.sock and FOLDER/bar.sock")
    arguments = parser.parse_args()
    if arguments.data:
        arguments.data = os.path.abspath(arguments.data)
    programs = os.path.join(arguments.build, "bin")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also where a shell started this in the background
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        (without_screen if arguments.headless else with_windows)(arguments, programs)
    except KeyboardInterrupt:
        print("demo: stopped", flush=True)
        sys.exit(1 if arguments.headless else 0)
    except (Problem, OSError) as problem:
        print(f"demo: failed: {problem}", flush=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
