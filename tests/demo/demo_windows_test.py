#!/usr/bin/env python3
"""The demo as a person uses it: two windows and the bar, whose buttons are pressed one after the other.

    demo_windows_test.py --build FOLDER

Everything is the demo's own: packaging/demo_run.py, its server, cluster, relay, windows and bar; only the screen is not
there, and the company is the small one.
"""
import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))

from drive import Drive, DriveError  # noqa: E402
from processes import Failure, until  # noqa: E402

DEMO = os.path.join(ROOT, "packaging", "demo_run.py")
SECONDS = 30  # a second start "takes seconds": no company is made


def say(sentence):
    print(f"  {sentence}", flush=True)


class Demo:
    """One run of the demo, or of one more window beside it; what it says is kept in a file."""

    def __init__(self, build, folder, *options):
        self.folder, self.sockets = folder, os.path.join(folder, "sockets")
        os.makedirs(self.sockets, exist_ok=True)
        self.log = os.path.join(folder, "demo.txt")
        self.began = time.monotonic()
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8"}
        self.output = open(self.log, "a", encoding="utf-8")
        self.beginning = self.output.tell()
        self.process = subprocess.Popen(
            [sys.executable, "-B", DEMO, "--build", build, "--data", os.path.join(folder, "demo"), "--size", "small", "--drive", self.sockets,
             *options], stdin=subprocess.DEVNULL, stdout=self.output, stderr=self.output, env=environment, start_new_session=True)

    def window(self, name):
        """The hand that uses a window, once it is there: hq, tech, bar …"""
        until_when = time.monotonic() + 120
        while time.monotonic() < until_when:
            try:
                drive = Drive(os.path.join(self.sockets, f"{name}.sock"), timeout=1)
                drive.ask("windows")  # what is being killed may still have let us in
                return drive
            except DriveError:
                time.sleep(0.05)
        raise Failure(f"there is no window {name}; the demo says:\n{self.said()}")

    def said(self):
        with open(self.log, encoding="utf-8") as file:
            file.seek(self.beginning)
            return file.read()

    def ended(self, patience=60):
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise Failure(f"the demo does not end; it says:\n{self.said()}") from None

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.output.close()


def check(condition, sentence):
    if not condition:
        raise Failure(f"not true: {sentence}")
    say(f"✓ {sentence}")


class Day:
    """What the buttons do, in the order in which somebody would try them."""

    def __init__(self, build, folder):
        self.build, self.folder, self.runs = build, folder, []

    def demo(self, *options):
        self.runs.append(Demo(self.build, self.folder, *options))
        return self.runs[-1]

    def tell(self):
        try:
            demo = self.demo()
            self.network(demo)
            self.kill(demo)
            self.person(demo)
            self.beside(demo)
            self.morning(demo)
            self.close(demo)
            demo = self.second_start()
            self.reset(demo)
            demo.process.send_signal(signal.SIGINT)
            check(demo.ended() == 0, "Ctrl-C ends the demo")
        finally:
            for run in reversed(self.runs):
                run.stop()

    def network(self, demo):
        bar, tablet = demo.window("bar"), demo.window("tech")
        demo.window("hq").wait(name="Tickets", timeout=60_000)
        tablet.wait(text="6 visits · 6/6 ready offline", timeout=60_000)
        bar.wait(name="Tablet online")
        say(f"the first start took {time.monotonic() - demo.began:.0f} s, the company included")
        bar.tap("Switch the network off")
        bar.wait(name="Tablet without network", timeout=20_000)
        tablet.tap("Start")
        tablet.tap("Open")
        tablet.wait(name="Add a part")
        self.ticket = re.search(r"T-\d{4}-\d+", " ".join(tablet.names())).group(0)
        tablet.wait(text="1 change waiting")
        time.sleep(3)  # as long as a change needs several times over when there is a network
        check(tablet.shows(text="1 change waiting"), "without network a change waits on the tablet")
        bar.tap("Switch the network on")
        bar.wait(name="Tablet online", timeout=20_000)
        until(lambda: not tablet.shows(text="change waiting"), 60, "the change is sent once the network is there")
        say("✓ with the network it is sent")

    def kill(self, demo):
        bar, tablet = demo.window("bar"), demo.window("tech")
        bar.tap("Kill and restart")
        tablet.await_end()
        say("✓ the tablet's program is killed")
        tablet = demo.window("tech")
        tablet.wait(text="6 visits · 6/6 ready offline", timeout=60_000)
        bar.wait(name="Kill and restart")
        check(self.opens(tablet), "after the restart the ticket is in progress")

    def opens(self, tablet):
        """Whether the ticket that was started is in progress."""
        tablet.tap("Tickets")
        tablet.type(self.ticket, into="Number, customer, machine", clear=True)
        tablet.wait(name="1 ticket")
        return tablet.shows(name="In progress", role="StaticText")

    def person(self, demo):
        bar = demo.window("bar")
        bar.tap("Other person")
        bar.type("lé tech", into="Name or role")
        bar.wait(name="Karim Haddad", gone=True)
        bar.tap("Léa Morin")
        window = demo.window("lea")
        window.wait(name="Aujourd'hui", timeout=60_000)
        check(any("Léa Morin" in name for name in window.names()), "another person sits down, in her language")
        bar.wait(text="Léa Morin", timeout=20_000)  # who has the tablet now
        window.close()

    def beside(self, demo):
        one_more = self.demo("--as", "stock")
        window = one_more.window("stock")
        window.wait(name="Stock", timeout=60_000)
        check(one_more.process.poll() is None and demo.process.poll() is None, "--as opens one window more beside the demo")
        window.close()
        check(one_more.ended() == 0, "closing it ends what opened it, and the demo goes on")
        nobody = self.demo("--as", "nobody")
        check(nobody.ended() == 1 and "nobody in the demo company has the login" in nobody.said(), "a login that nobody has is refused in words")

    def morning(self, demo):
        bar, tablet = demo.window("bar"), demo.window("tech")
        today = self.day(bar)
        bar.tap("Next morning")
        tablet.await_end()
        say("✓ the windows are closed for the night")
        tablet = demo.window("tech")
        tablet.wait(text=" visits", timeout=60_000)
        visits = next(name for name in tablet.names() if " visits" in name)
        until(lambda: self.day(bar) != today, 30, "the bar shows another day")
        check("08:0" in self.day(bar), f"the next morning has come: {self.day(bar)}, {visits}")
        check(self.opens(tablet), "and yesterday's work is there")

    @staticmethod
    def day(bar):
        return next((name for name in bar.names() if re.search(r"\d\d:\d\d$", name)), "")

    def close(self, demo):
        demo.window("bar").close()
        check(demo.ended() == 0, "closing the bar ends the demo")
        pid_file = os.path.join(self.folder, "demo", "server", "pg", "data", "postmaster.pid")
        check(not os.path.exists(pid_file), "and its database")

    def second_start(self):
        demo = self.demo()
        tablet = demo.window("tech")
        tablet.wait(text=" visits", timeout=60_000)
        demo.window("bar").wait(name="Tablet online", timeout=20_000)
        took = time.monotonic() - demo.began
        check("making the database" not in demo.said(), "the second start makes nothing anew")
        check(took <= SECONDS, f"and took {took:.1f} s")
        check(self.opens(tablet), "what was done is there")
        return demo

    def reset(self, demo):
        bar = demo.window("bar")
        bar.tap("Reset")
        bar.tap("Keep it")
        bar.wait(name="Keep it", gone=True)
        check("demo: reset" not in demo.said(), "keeping it resets nothing")
        tablet = demo.window("tech")
        bar.tap("Reset")
        bar.tap("Delete and begin again")
        tablet.await_end()
        tablet = demo.window("tech")
        tablet.wait(text="6 visits · 6/6 ready offline", timeout=90_000)
        check("making the database" in demo.said(), "a reset makes the company anew")
        tablet.wait(name="Start")
        check(not self.opens(tablet), "and what was done is gone")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--build", required=True)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="carnet-demo-")
    os.chmod(folder, 0o755)  # the server's user enters it
    Day(options.build, folder).tell()
    shutil.rmtree(folder, ignore_errors=True)
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
