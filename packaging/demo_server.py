"""carnet-server as the demo starts it: every command line that the demo uses stands here."""

import json
import os
import re
import socket
import subprocess
import time

from demo_data import Problem


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return listening.getsockname()[1]


class Server:
    """`name` is that of its data folder; `everywhere` and `serving` are further options, of each command and of `serve`."""

    def __init__(self, folder, programs, name="server", everywhere=(), serving=()):
        self.folder = folder
        self.built = os.path.join(programs, "carnet-server")
        self.program = folder.path("bin/carnet-server")
        self.data = folder.path(name)
        self.port_file = "port" if name == "server" else f"{name}.port"
        self.log = folder.path(f"{name}.log")
        self.everywhere, self.serving = everywhere, serving
        self.environment = {}  # of `serve`, beside the caller's
        self.process = None
        self.port = None

    free_port = staticmethod(free_port)

    def find_running(self):
        """The server that another process of the demo runs here."""
        self.port = int(self.folder.read(self.port_file))

    def install(self):
        self.folder.install_program(self.built)

    def run(self, *arguments):
        """One command of the server; its output, or a Problem with what it said."""
        done = subprocess.run(self.command(*arguments), cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise Problem(f"carnet-server {arguments[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def command(self, *arguments, environment=None):
        ahead = self.folder.clock.ahead
        variables = [f"{name}={value}" for name, value in (environment or {}).items()]
        return self.folder.as_server([*(["env", *variables] if variables else []), self.program, *arguments, *self.everywhere, *(["--clock-ahead", str(ahead)] if ahead else [])])

    def init(self, company, admin, password_file):
        self.run("init", "--data", self.data, "--company", company, "--admin", admin, "--password-file", password_file)

    def import_files(self, files):
        """Imports a company; returns how many rows came in."""
        said = []
        with subprocess.Popen(self.command("import", "--data", self.data, "--source", "demo", "--progress", *files), cwd="/",
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            for line in process.stdout:
                said.append(line)
                if re.match(r"(tried|wrote) \d+ of \d+", line):
                    print("demo:   " + line.strip().replace("tried", "checked").replace("wrote", "written"), flush=True)
        if process.returncode:
            raise Problem(f"carnet-server import ended with {process.returncode}:\n" + "".join(said))
        return sum(int(count) for count in re.findall(r"(\d+) imported", "".join(said)))

    def invite(self, login, password_file, port=None):
        """A link for one device; `port` when it reaches the server through another one."""
        said = self.run("user", "invite", login, "--data", self.data, "--password-file", password_file,
                        "--public-host", "127.0.0.1", "--port", str(port or self.port))
        link = re.search(r"\bcarnet:\S+", said)
        if not link:
            raise Problem(f"carnet-server user invite printed no link:\n{said}")
        return link.group(0)

    def start(self, patience=60):
        """The port is kept from the first start on, because the devices know it."""
        if not os.path.exists(self.folder.path(self.port_file)):
            self.folder.write(self.port_file, f"{free_port()}\n")
        self.port = int(self.folder.read(self.port_file))
        self.run("schema", "--data", self.data, "--migrate")  # a demo of an older version goes on
        with open(self.log, "a", encoding="utf-8") as output:
            beginning = output.tell()
            self.process = subprocess.Popen(
                self.command("serve", "--data", self.data, "--address", "127.0.0.1", "--port", str(self.port), *self.serving,
                             environment=self.environment),
                cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        until = time.monotonic() + patience
        while time.monotonic() < until:
            with open(self.log, encoding="utf-8", errors="replace") as output:
                output.seek(beginning)
                if re.search(r"^ready port=", output.read(), re.M):
                    return
            self.check()
            time.sleep(0.05)
        self.stop()
        raise Problem(f"the server is not ready after {patience} s, see {self.log}")

    def check(self):
        if self.process.poll() is not None:
            with open(self.log, encoding="utf-8", errors="replace") as output:
                last = "".join(output.readlines()[-15:])
            raise Problem(f"the server ended with {self.process.returncode}:\n{last}")

    def known(self):
        """What the running server wrote about itself: port, health, pin."""
        with open(os.path.join(self.data, "server.json"), encoding="utf-8") as file:
            return json.load(file)

    def stop(self, patience=20):
        if not self.process or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            self.folder.stop_cluster()
