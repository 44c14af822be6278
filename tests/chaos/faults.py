"""What happens to machines: processes are killed and stopped, disks fill up, clocks jump, networks fail. Every fault ends by
itself; heal() ends those that still last."""

import glob
import os
import random
import signal
import time

from processes import Failure, Problem

BACKENDS = "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"


class Clock:
    """A clock that is wrong by what stands in its file (libfaketime), for the processes that are started with it. Time that
    only goes on, by which programs wait, stays right."""

    LIBRARY = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), "libfaketime")

    def __init__(self, path):
        self.path = path
        self.set(0)
        os.chmod(path, 0o644)

    def set(self, seconds):
        with open(self.path + ".new", "w", encoding="utf-8") as file:
            file.write(f"{seconds:+d}\n")
        os.chmod(self.path + ".new", 0o644)
        os.replace(self.path + ".new", self.path)

    def environment(self):
        return {"FAKETIME_TIMESTAMP_FILE": self.path, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "FAKETIME_CACHE_DURATION": "1"}


def forget_clock(pid):
    """What libfaketime leaves of a process that was killed."""
    for name in (f"faketime_shm_{pid}", f"sem.faketime_sem_{pid}"):
        path = os.path.join("/dev/shm", name)
        if os.path.exists(path):
            os.remove(path)


class Disk:
    """A disk that can be full, for the processes that are started with it (tests/support/full_disk.cpp)."""

    def __init__(self, folder, switch):
        self.folder, self.switch = folder, switch

    def environment(self):
        return {"CARNET_FULL_DISK_FOLDER": self.folder, "CARNET_FULL_DISK_SWITCH": self.switch}

    def fill(self):
        with open(self.switch, "w", encoding="utf-8"):
            pass

    def empty(self):
        if os.path.exists(self.switch):
            os.remove(self.switch)


class Faults:
    """Draws faults until the time is over. Processes of the server's user are started by the caller's thread alone."""

    def __init__(self, nodes, network, fleet, disks, clocks, seed):
        self.nodes, self.network, self.fleet, self.disks, self.clocks = nodes, network, fleet, disks, clocks
        self.chance = random.Random(seed)
        self.server_kills = 0
        self.postmaster_killed = False
        self.counts = {}
        self.later = []  # (monotonic time, what ends a fault)
        self.down = set()  # nodes that were killed and are not back

    def run(self, seconds):
        kinds = {"kill_node": 4, "kill_backend": 3, "kill_postmaster": 1, "kill_pool": 1, "kill_client": 8, "kill_client_inside": 8, "stop_node": 2, "cut_one": 8, "cut_inside": 8,
                 "cut_all": 1, "slow": 3, "silent": 3, "dark": 2, "fill_disk": 1, "fill_device": 2, "clock_of_node": 1, "clock_of_device": 3}
        end = time.monotonic() + seconds
        told = time.monotonic()
        while time.monotonic() < end:
            kind = self.chance.choices(list(kinds), kinds.values())[0]
            getattr(self, "_" + kind)()
            self.counts[kind] = self.counts.get(kind, 0) + 1
            self._end_what_is_due()
            self._look_after()
            if time.monotonic() - told > 30:
                told = time.monotonic()
                print(f"chaos: {end - told:.0f} s to go, kills={self.kills()} cuts={self.network.cuts}", flush=True)
            time.sleep(self.chance.uniform(0.2, 1.6))

    def kills(self):
        return self.server_kills + sum(client.kills for client in self.fleet.clients)

    def _end_what_is_due(self):
        due = [end for at, end in self.later if at <= time.monotonic()]
        self.later = [(at, end) for at, end in self.later if at > time.monotonic()]
        for end in due:
            end()

    def _look_after(self):
        """What ended although nobody killed it. PostgreSQL does so when it finds no room for its recovery."""
        self.fleet.check()
        for node in self.nodes.nodes:
            if not self._alive(node) and node not in self.down:
                raise Failure(f"{node.name} ended by itself with {node.process.returncode}, see {node.log}")
        if self.nodes.postgres.process.poll() is not None and not self.postmaster_killed and not os.path.exists(self.disks[0].switch):
            self._revive_postgres()

    def _for_a_while(self, end, least, most):
        self.later.append((time.monotonic() + self.chance.uniform(least, most), end))

    def heal(self):
        for _, end in self.later:
            end()
        self.later = []
        self.network.heal()
        for disk in self.disks:
            disk.empty()
        for clock in self.clocks:
            clock.set(0)
        self._revive_postgres()
        self._revive_pool()
        for node in self.nodes.nodes:
            self._revive(node)

    # --- servers

    def _alive(self, node):
        return node.process.poll() is None

    def _revive(self, node):
        """As an init system does: again and again while the database is away."""
        end = time.monotonic() + 120
        while not self._alive(node):
            self._revive_postgres()
            self._revive_pool()
            try:
                node.start(patience=120)
            except Problem:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.down.discard(node)

    def _kill_node(self):
        node = self.chance.choice(self.nodes.nodes)
        if not self._alive(node):
            return
        node.kill()
        forget_clock(node.process.pid)
        self.down.add(node)
        self.server_kills += 1
        self._for_a_while(lambda: self._revive(node), 0.5, 4)

    def _stop_node(self):
        node = self.chance.choice(self.nodes.nodes)
        if self._alive(node):
            node.signal(signal.SIGSTOP)
            self._for_a_while(lambda: node.signal(signal.SIGCONT) if self._alive(node) else None, 0.5, 5)

    # --- PostgreSQL

    def _kill_backend(self):
        try:
            backends = [int(pid) for (pid,) in self.nodes.postgres.sql(BACKENDS)]
        except AssertionError:
            return  # it is coming back from the last kill
        if backends:
            os.kill(self.chance.choice(backends), signal.SIGKILL)
            self.server_kills += 1

    def _kill_postmaster(self):
        if self.nodes.postgres.process.poll() is None:
            self.nodes.postgres.kill()
            self.postmaster_killed = True
            self.server_kills += 1
            self._for_a_while(self._revive_postgres, 0.5, 3)

    def _kill_pool(self):
        pool = self.nodes.pool
        if pool.process.poll() is None:
            pool.kill()
            self.server_kills += 1
            self._for_a_while(self._revive_pool, 0.2, 2)

    def _revive_pool(self):
        if self.nodes.pool.process.poll() is not None:
            self.nodes.pool.start()

    def _revive_postgres(self):
        """Not before the last of its children is gone, which it says itself by ending again. It needs room to start."""
        if self.nodes.postgres.process.poll() is not None:
            self.disks[0].empty()
        end = time.monotonic() + 60
        while self.nodes.postgres.process.poll() is not None:
            try:
                self.nodes.postgres.start(patience=60)
            except Problem:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.postmaster_killed = False

    # --- devices

    def _kill_client(self):
        for client in self.chance.sample(self.fleet.clients, self.chance.choice([1, 1, 1, 2, 4])):
            client.kill()

    def _kill_client_inside(self):
        self.chance.choice(self.fleet.clients).kill_inside.set()

    def _fill(self, disk, least, most):
        disk.fill()
        self._for_a_while(disk.empty, least, most)

    def _fill_disk(self):
        self._fill(self.chance.choice(self.disks[:2]), 1, 4)

    def _fill_device(self):
        self._fill(self.chance.choice(self.disks[2:]), 1, 8)

    def _jump(self, clock, most):
        clock.set(self.chance.randint(-most, most))
        self._for_a_while(lambda: clock.set(0), 3, 30)

    def _clock_of_node(self):
        self._jump(self.clocks[0], 240)

    def _clock_of_device(self):
        self._jump(self.chance.choice(self.clocks[1:]), self.chance.choice([60, 3600, 400 * 86400]))

    # --- links

    def _link(self):
        return self.chance.choice(self.network.links)

    def _cut_one(self):
        self.network.cut([self._link()])

    def _cut_inside(self):
        self.network.cut_inside(self._link())

    def _cut_all(self):
        self.network.cut(self.network.links)

    def _slow(self):
        link = self._link()
        self.network.change(link, delay=self.chance.uniform(0.02, 0.4))
        self._for_a_while(lambda: self.network.change(link, delay=0.0), 3, 15)

    def _silent(self):
        self.network.silence(self._link(), self.chance.uniform(0.2, 6))

    def _dark(self):
        link = self._link()
        self.network.change(link, is_dark=True)
        self.network.cut([link])
        self._for_a_while(lambda: self.network.change(link, is_dark=False), 1, self.chance.choice([5, 15, 90]))
