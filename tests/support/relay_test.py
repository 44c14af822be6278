"""The relay as the tests use it: a process of its own between two sockets of this one."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RELAY = os.path.join(ROOT, "packaging", "demo_relay.py")


def received(connection, size):
    data = b""
    while len(data) < size:
        piece = connection.recv(size - len(data))
        if not piece:
            break
        data += piece
    return data


class Relay(unittest.TestCase):
    def setUp(self):
        self.target = socket.create_server(("127.0.0.1", 0))
        self.processes, self.sockets = [], [self.target]

    def tearDown(self):
        for process in self.processes:
            process.kill()
            process.wait()
            process.stdout.close()
        for each in self.sockets:
            each.close()

    def start(self, *options, port=0):
        target = "127.0.0.1:%d" % self.target.getsockname()[1]
        process = subprocess.Popen([sys.executable, "-B", RELAY, str(port), target, *options],
                                   stdout=subprocess.PIPE, text=True)
        self.processes.append(process)
        line = process.stdout.readline()
        self.assertRegex(line, r"^listening port=\d+ at=\d+\.\d+$")
        return process, int(re.search(r"port=(\d+)", line).group(1))

    def connect(self, port):
        """(the client's end, the server's end) of one connection through the relay."""
        near = socket.create_connection(("127.0.0.1", port), timeout=10)
        far, _ = self.target.accept()
        far.settimeout(10)
        self.sockets += [near, far]
        return near, far

    def test_forwardsBothWaysAndSaysWhoCame(self):
        process, port = self.start()
        before = time.monotonic()
        near, far = self.connect(port)
        photo = os.urandom(300_000)
        near.sendall(photo)
        self.assertEqual(photo, received(far, len(photo)))
        far.sendall(b"receipt")
        self.assertEqual(b"receipt", received(near, 7))
        accepted = re.match(r"accepted n=1 at=([\d.]+)", process.stdout.readline())
        self.assertLessEqual(before, float(accepted.group(1)))
        self.assertLessEqual(float(accepted.group(1)), time.monotonic())

    def test_oneSideMayEndWhileTheOtherStillSends(self):
        _, port = self.start()
        near, far = self.connect(port)
        near.shutdown(socket.SHUT_WR)
        self.assertEqual(b"", far.recv(1))
        far.sendall(b"late")
        self.assertEqual(b"late", received(near, 4))

    def test_killedItCutsBothSidesAndStartsAgainOnTheSamePort(self):
        process, port = self.start()
        near, far = self.connect(port)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for end in (near, far):
            try:
                self.assertEqual(b"", end.recv(1))
            except ConnectionResetError:
                pass
        with self.assertRaises(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=10).close()
        _, again = self.start(port=port)
        self.assertEqual(port, again)
        near, far = self.connect(port)
        near.sendall(b"x")
        self.assertEqual(b"x", received(far, 1))

    def test_cutsAfterSoManyBytes(self):
        _, port = self.start("--cut-after", "10")
        near, far = self.connect(port)
        near.sendall(b"a" * 25)
        try:
            self.assertLessEqual(len(received(far, 25)), 10)
        except ConnectionResetError:
            pass
        with self.assertRaises(OSError):
            for _ in range(100):
                near.sendall(b"more")
                time.sleep(0.01)

    def test_stallsWithoutAWord(self):
        _, port = self.start("--stall-after", "10")
        near, far = self.connect(port)
        near.sendall(b"0123456789")
        self.assertEqual(b"0123456789", received(far, 10))
        near.sendall(b"lost")
        far.settimeout(0.3)
        with self.assertRaises(TimeoutError):
            far.recv(1)

    def test_delaysWithoutReordering(self):
        _, port = self.start("--delay", "200")
        near, far = self.connect(port)
        before = time.monotonic()
        near.sendall(b"first")
        near.sendall(b"second")
        self.assertEqual(b"firstsecond", received(far, 11))
        self.assertGreaterEqual(time.monotonic() - before, 0.2)

    def test_letsSoManyBytesASecondThrough(self):
        _, port = self.start("--rate", "1000000")
        near, far = self.connect(port)
        before = time.monotonic()
        near.sendall(b"a" * 300_000)
        self.assertEqual(300_000, len(received(far, 300_000)))
        self.assertGreaterEqual(time.monotonic() - before, 0.25)
        self.assertLess(time.monotonic() - before, 2)

    def test_resetsTheClientWhenTheServerIsAbsent(self):
        _, port = self.start()
        self.target.close()
        near = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.sockets.append(near)
        try:
            self.assertEqual(b"", near.recv(1))
        except ConnectionResetError:
            pass


if __name__ == "__main__":
    unittest.main()
