#!/usr/bin/env python3
"""Faults that people and machines really cause, with real processes: each gets a clear answer, and nothing is lost.

    faults_test.py --programs FOLDER
"""
import argparse
import glob
import os
import re
import signal
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, check, new, until  # noqa: E402


class Faults:
    def __init__(self, deployment, programs):
        self.deployment, self.programs = deployment, programs
        self.count = 0

    def enrol(self, link, password):
        """A first start that should fail; what carnet-device says and how it ends."""
        self.count += 1
        folder = self.deployment.folder.path(f"refused-{self.count}")
        secret = self.deployment.folder.path(f"refused-{self.count}.password")
        with open(secret, "w", encoding="utf-8") as file:
            file.write(password + "\n")
        done = subprocess.run([os.path.join(self.programs, "carnet-device"), "--data", folder, "--enrol", link, "--login", "tech",
                               "--password-file", secret], input="", capture_output=True, text=True, timeout=60, check=False)
        check(done.returncode == 1 and done.stderr.strip(), f"a refused enrolment says «{done.stderr.strip().splitlines()[0][:90]}»")
        check(not os.path.exists(os.path.join(folder, "replica.db")), "and leaves no replica behind")
        return done.stderr

    def password(self):
        with open(self.deployment.folder.password_file("tech"), encoding="utf-8") as file:
            return file.read().strip()

    def sign_in(self):
        link = self.deployment.invite("tech")
        check("password" in self.enrol(link, "not the password").lower(), "a wrong password is named")
        other_pin = re.sub(r"pin=[^&]+", "pin=" + "A" * 43, link)
        check("another key" in self.enrol(other_pin, self.password()).lower(), "a server that is not the one of the invitation is named")
        nobody = self.deployment.invite("tech", port=1)
        check("127.0.0.1:1" in self.enrol(nobody, self.password()).lower(), "an absent server is named")
        device = self.deployment.device("tech", name="used")
        device.wait("first_sync", patience=60)
        used = self.enrol(device.enrol[1], self.password())
        check("code" in used.lower() or "invitation" in used.lower(), "an invitation that was used is named")
        return device

    def bad_text(self, device):
        ticket = new("ticket", kind="repair", title="Bad \u0000 text")
        answer = device.try_ask(op="submit", operations=[ticket])
        check("error" in answer, f"a text with NUL is refused: {answer.get('error', {}).get('code')}")
        long = {**ticket, "fields": {**ticket["fields"], "title": "x" * 70_000}}
        check("error" in device.try_ask(op="submit", operations=[long]), "a text beyond the limit is refused")
        check(not device.ask(op="waiting")["waiting"], "nothing of it waits")

    def database_dies(self, device):
        """kill -9 of PostgreSQL under the running server."""
        postmaster = glob.glob(os.path.join(self.deployment.server.data, "**", "postmaster.pid"), recursive=True)[0]
        with open(postmaster, encoding="utf-8") as file:
            os.kill(int(file.readline()), signal.SIGKILL)
        for number in range(10):
            device.submit(new("ticket", kind="repair", title=f"During the fault {number}"))
        device.wait("idle", patience=90)
        numbers = {row["number"] for row in device.rows("ticket") if row["title"].startswith("During the fault")}
        check(len(numbers) == 10 and all(numbers), "ten tickets made while PostgreSQL was dead have ten numbers")

    def second_process(self, device):
        done = subprocess.run([os.path.join(self.programs, "carnet-device"), "--data", device.folder], input="", capture_output=True,
                              text=True, timeout=30, check=False)
        check(done.returncode == 1 and done.stderr.strip(), f"a second program on the same replica is refused: «{done.stderr.strip()[:80]}»")

    def revoked(self, device):
        listed = self.deployment.server.run("user", "devices", "--data", self.deployment.server.data)
        code = re.search(r"\bT\d+\b", listed).group(0)
        self.deployment.server.run("user", "revoke", code, "--data", self.deployment.server.data)
        answer = device.ask(40, op="wait", **{"for": "trouble"}, timeout_ms=30_000)
        status = device.ask(op="status")
        check("unknown_device" in str(status), "a revoked device is told that it is unknown")
        device.submit(new("ticket", kind="repair", title="After the end"))
        check(len(device.ask(op="waiting")["waiting"]) == 1, "and keeps what it is given")
        return answer

    def tell(self):
        device = self.sign_in()
        self.bad_text(device)
        self.second_process(device)
        self.database_dies(device)
        self.revoked(device)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    with Deployment(options.programs) as deployment:
        Faults(deployment, options.programs).tell()
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
