"""Several servers on one PostgreSQL, as an operator sets them up (docs/nodes.md): a cluster of its own, pgbouncer before it,
haproxy before the servers. Everything started here is stopped by its process id."""

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import urllib.request

from processes import DataFolder, Device, Failure, Problem, Server, free_port, until

POSTGRES = "/usr/lib/postgresql/15/bin"
PROXY_ADDRESS = "127.0.0.1"


def path_of(name):
    """Of a daemon, which Debian keeps where not everybody looks."""
    return shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin")


def skip_without(*needed):
    """Ends a test that needs packages which are not here, with the status that ctest takes for skipped."""
    missing = [name for name in needed if not path_of(name) and not os.path.exists(name)]
    if missing:
        print(f"0 passed, 1 skipped: {' and '.join(missing)} not installed", flush=True)
        sys.exit(77)


class Program:
    """A process that runs with the rights of the server."""

    def __init__(self, folder, name, command):
        self.folder, self.name, self.command = folder, name, command
        self.environment = {}  # beside that of the test
        self.process = None

    def start(self):
        with open(self.folder.path(f"{self.name}.log"), "a", encoding="utf-8") as log:
            variables = [f"{name}={value}" for name, value in self.environment.items()]
            self.process = subprocess.Popen(self.folder.as_server(["env", *variables, *self.command]), cwd="/", stdin=subprocess.DEVNULL,
                                            stdout=log, stderr=log, start_new_session=True)

    def check(self):
        if self.process.poll() is not None:
            raise Problem(f"{self.name} ended with {self.process.returncode}, see {self.folder.path(self.name)}.log")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self, how=signal.SIGTERM, patience=10):
        if not self.process or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(how)
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill()


def owned_folder(folder, name):
    """A folder of the server's user, who alone may enter it."""
    path = folder.path(name)
    os.makedirs(path, mode=0o700, exist_ok=True)
    if folder.user:
        os.chown(path, folder.user.pw_uid, folder.user.pw_gid)
    return path


class Postgres(Program):
    """A cluster with the database and the role that an operator makes, reached by a socket."""

    def __init__(self, folder):
        self.home = owned_folder(folder, "pg")
        self.data = os.path.join(self.home, "data")
        super().__init__(folder, "postgres", [f"{POSTGRES}/postgres", "-D", self.data, "-k", self.home, "-c", "listen_addresses="])

    def make(self):
        made = subprocess.run(self.folder.as_server([f"{POSTGRES}/initdb", "-D", self.data, "-U", "postgres", "--auth=trust",
                                                     "--encoding=UTF8", "--locale=C.UTF-8"]),
                              cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if made.returncode:
            raise Problem(f"initdb failed:\n{made.stdout}")
        self.start()
        self.sql("CREATE ROLE carnet LOGIN CREATEROLE", database="postgres")
        self.sql("CREATE DATABASE carnet OWNER carnet", database="postgres")

    def start(self, patience=30):
        super().start()
        until(self.answers, patience, "PostgreSQL accepts connections")

    def answers(self):
        self.check()
        return not subprocess.run([f"{POSTGRES}/pg_isready", "-q", "-h", self.home], check=False).returncode

    def stop(self, how=signal.SIGINT, patience=20):  # "fast": open transactions roll back
        super().stop(how, patience)

    def sql(self, statement, database="carnet"):
        """The rows as lists of texts, read by the cluster's owner."""
        done = subprocess.run(["psql", "-h", self.home, "-U", "postgres", "-d", database, "-AtXq", "-v", "ON_ERROR_STOP=1", "-c", statement],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            raise Failure(f"{statement}: {done.stderr}")
        return [line.split("|") for line in done.stdout.splitlines()]

    def number(self, statement):
        return int(self.sql(statement)[0][0] or 0)

    def url(self):
        return f"host={self.home} user=carnet dbname=carnet"


class Pool(Program):
    """pgbouncer, which lends a connection for one transaction."""

    def __init__(self, folder, postgres):
        self.home = owned_folder(folder, "pool")
        self.port = free_port()
        folder.write("pgbouncer.ini", f"""[databases]
carnet = host={postgres.home} user=carnet dbname=carnet
[pgbouncer]
listen_addr =
listen_port = {self.port}
unix_socket_dir = {self.home}
auth_type = any
pool_mode = transaction
default_pool_size = 20
max_client_conn = 400
server_login_retry = 1
ignore_startup_parameters = extra_float_digits
""")
        super().__init__(folder, "pgbouncer", [path_of("pgbouncer"), folder.path("pgbouncer.ini")])

    def start(self):
        place = os.path.join(self.home, f".s.PGSQL.{self.port}")
        if os.path.exists(place):
            os.remove(place)  # of one that was killed
        super().start()
        until(lambda: self.check() or os.path.exists(place), 10, "pgbouncer listens")

    def url(self):
        return f"host={self.home} port={self.port} user=carnet dbname=carnet"


class Balancer(Program):
    """haproxy before the nodes: asks each whether it is ready, and tells it who the client is."""

    def __init__(self, folder, nodes):
        self.port = free_port()
        self.control = os.path.join(owned_folder(folder, "balancer"), "control")
        self.nodes = nodes
        servers = "\n".join(f"  server {node.name} 127.0.0.1:{node.port}" for node in nodes)
        folder.write("haproxy.cfg", f"""global
  stats socket {self.control} level admin
defaults
  mode tcp
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  timeout check 1s
frontend devices
  bind 127.0.0.1:{self.port}
  default_backend nodes
backend nodes
  balance leastconn
  option httpchk
  http-check send meth GET uri /ready
  default-server check check-ssl verify none inter 500ms fall 2 rise 1 send-proxy-v2 on-marked-down shutdown-sessions
{servers}
""")
        super().__init__(folder, "haproxy", [path_of("haproxy"), "-W", "-f", folder.path("haproxy.cfg")])

    def start(self):
        super().start()
        until(lambda: self.check() or os.path.exists(self.control), 10, "haproxy listens")
        until(lambda: len(self.up()) == len(self.nodes), 20, "haproxy finds every node ready")

    def ask(self, command):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as control:
            control.connect(self.control)
            control.sendall(command.encode() + b"\n")
            with control.makefile("r", encoding="utf-8") as answer:
                return answer.read()

    def up(self):
        """The names of the nodes that take devices."""
        rows = [line.split(",") for line in self.ask("show stat").splitlines()]
        return {row[1] for row in rows if row[0] == "nodes" and row[1] not in ("BACKEND", "") and row[17].startswith("UP")}

    def only(self, node):
        """New connections go to this node; None: to all again."""
        for each in self.nodes:
            self.ask(f"set server nodes/{each.name} state {'ready' if node in (None, each) else 'drain'}")


class Node(Server):
    """One of several servers; `name` is that of its data folder."""

    def __init__(self, folder, programs, name, database, listen, serving):
        urls = ["--database", database, *(["--listen-database", listen] if listen else [])]
        super().__init__(folder, programs, name, urls, serving)
        self.name = name

    def signal(self, number):
        self.process.send_signal(number)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def figure(self, name):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.known()['health']}/metrics", timeout=5) as answer:
            return float(re.search(rf"^{name} (\S+)$", answer.read().decode(), re.M).group(1))


class Nodes(contextlib.AbstractContextManager):
    """Some nodes with one company, and the devices enrolled there. `pooled`: they reach PostgreSQL through pgbouncer.
    `proxied`: haproxy stands before them, and its port is the one that devices know. `prepare(nodes)` is called before
    anything is started. `serving` are further options of each node."""

    def __init__(self, programs, count=2, pooled=False, proxied=True, serving=(), prepare=None):
        self.programs = programs
        self.root = tempfile.mkdtemp(prefix="carnet-e2e-")
        os.chmod(self.root, 0o755)
        self.folder = DataFolder(self.root)
        self.nodes, self.devices, self.programs_beside = [], [], []
        try:
            self.postgres = Postgres(self.folder)
            self.programs_beside.append(self.postgres)
            self.node_environment = {}
            if prepare:
                prepare(self)
            self.postgres.make()
            self._make_nodes(programs, count, pooled, proxied, serving)
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise

    def _make_nodes(self, programs, count, pooled, proxied, serving):
        self.blobs = owned_folder(self.folder, "blobs")
        serving = ["--blobs", self.blobs, *(["--proxy", PROXY_ADDRESS] if proxied else []), *serving]
        # The company is made past the pool, as migrations are.
        self.folder.prepare(Server(self.folder, programs, "server", ["--database", self.postgres.url()]))
        database, listen = self.postgres.url(), None
        if pooled:
            self.pool = Pool(self.folder, self.postgres)
            self.programs_beside.append(self.pool)
            self.pool.start()
            database, listen = self.pool.url(), self.postgres.url()
        for number in range(1, count + 1):
            node = Node(self.folder, programs, f"node{number}", database, listen, serving)
            node.environment = self.node_environment
            owned_folder(self.folder, node.name)
            # What makes it a node of the same company: the certificate that devices know.
            shutil.copytree(self.folder.path("server/tls"), os.path.join(node.data, "tls"))
            self._give(os.path.join(node.data, "tls"))
            self.nodes.append(node)
            node.start()
        self.balancer = Balancer(self.folder, self.nodes) if proxied else None
        if self.balancer:
            self.programs_beside.append(self.balancer)
            self.balancer.start()

    def _give(self, folder):
        if self.folder.user:
            for path in (folder, *(os.path.join(folder, name) for name in os.listdir(folder))):
                os.chown(path, self.folder.user.pw_uid, self.folder.user.pw_gid)

    def invite(self, login, port):
        return self.nodes[0].invite(login, self.folder.password_file(login), port)

    def device(self, login, port=None, name=None):
        link = self.invite(login, port or self.balancer.port)
        self.devices.append(Device(self.programs, self.folder.path(name or f"device-{login}-{len(self.devices)}"), link, login,
                                   self.folder.password_file(login)))
        return self.devices[-1]

    def move(self, device, node):
        """Brings a device to a node, and keeps it there as long as the link holds."""
        device.ask(op="link", state="cut")
        device.wait("offline")
        self.balancer.only(node)
        device.ask(op="link", state="restore")
        device.wait("online")
        self.balancer.only(None)

    def __exit__(self, kind, problem, trace):
        for device in self.devices:
            device.stop()
        for node in self.nodes:
            if node.process and node.process.poll() is None:
                node.signal(signal.SIGCONT)
            node.stop()
        for program in reversed(self.programs_beside):
            program.stop()
        if kind is None:
            shutil.rmtree(self.root, ignore_errors=True)
        else:
            print(f"the data stays in {self.root}", file=sys.stderr, flush=True)
        return False


__all__ = ["Balancer", "Node", "Nodes", "Pool", "Postgres", "skip_without"]
