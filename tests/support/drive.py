"""Uses a running Carnet window as a person would, through the socket of `--drive`. See client/drive/drive_server.h.

    with Drive("drive.sock") as drive:
        drive.tap("Start")
        drive.type("The fan does not start.", into="What is wrong")
        drive.wait(text="Saved here")
        drive.grab("diagnosis.png")
"""

import json
import socket
import time


class DriveError(AssertionError):
    """The screen did not let the request through; the message says why."""


class WindowGone(DriveError):
    """The window's program has ended."""


class Drive:
    def __init__(self, path, timeout=20.0):
        """Connects, waiting up to `timeout` seconds for the window's socket to appear."""
        deadline = time.monotonic() + timeout
        while True:
            self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            try:
                self._socket.connect(path)
                break
            except OSError:
                self._socket.close()
                if time.monotonic() > deadline:
                    raise DriveError(f"no window listens at {path}")
                time.sleep(0.05)
        self._file = self._socket.makefile("rwb")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.disconnect()

    def disconnect(self):
        self._file.close()
        self._socket.close()

    def ask(self, do, **what):
        """Sends one request and returns its answer; raises DriveError if it was refused."""
        request = {"do": do, **{key: value for key, value in what.items() if value is not None}}
        try:
            self._file.write(json.dumps(request).encode() + b"\n")
            self._file.flush()
            line = self._file.readline()
        except OSError:
            line = b""
        if not line:
            raise WindowGone(f"the window went away during {request}")
        answer = json.loads(line)
        if not answer.get("ok"):
            raise DriveError(f"{answer.get('error')} — asked {request}")
        return answer

    def tap(self, name=None, **where):
        return self.ask("tap", name=name, **where)

    def hold(self, name, **where):
        return self.ask("hold", name=name, **where)

    def swipe(self, name, dx=0, dy=0, **where):
        return self.ask("swipe", name=name, dx=dx, dy=dy, **where)

    def type(self, text, into=None, clear=False, **where):
        return self.ask("type", text=text, name=into, clear=clear, **where)

    def key(self, keys, **where):
        return self.ask("key", keys=keys, **where)

    def wait(self, name=None, text=None, gone=False, timeout=None, **where):
        return self.ask("wait", name=name, text=text, gone=gone, timeout=timeout, **where)

    def reach(self, name=None, list=None, **where):
        return self.ask("reach", name=name, list=list, **where)

    def read(self, name=None, **where):
        return self.ask("read", name=name, **where)

    def count(self, name=None, **where):
        return self.ask("count", name=name, **where)["count"]

    def shows(self, name=None, text=None, **where):
        """True if it is on screen now; never waits."""
        return self.ask("count", name=name, text=text, **where)["count"] > 0

    def tree(self, **where):
        return self.ask("tree", **where)["items"]

    def items(self, **where):
        """Every named item on screen, outermost first: name, role, description, text …; see finder::describe."""
        found = []

        def collect(items):
            for item in items:
                found.append(item)
                collect(item.get("children", []))

        collect(self.tree(**where))
        return found

    def names(self, **where):
        """Every accessible name on screen, outermost first."""
        return [item["name"] for item in self.items(**where)]

    def await_end(self, timeout=60.0):
        """Waits until the window's program has ended, however it did."""
        deadline = time.monotonic() + timeout
        try:
            while time.monotonic() < deadline:
                self.ask("windows")
                time.sleep(0.05)
        except WindowGone:
            return
        raise DriveError(f"the window is still there after {timeout} s")

    def grab(self, file, **where):
        return self.ask("grab", file=str(file), **where)

    def resize(self, width, height, **where):
        return self.ask("resize", width=width, height=height, **where)

    def close(self, **where):
        return self.ask("close", **where)
