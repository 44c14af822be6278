#!/usr/bin/env python3
"""Chaos: real servers, a real PostgreSQL, real devices at work, and faults all the time. Once they end everything heals, and
whatever a device said was saved is at the server exactly once, and every replica is what its person may see.

    chaos.py --programs FOLDER --full-disk LIBRARY [--minutes N] [--devices N] [--seed N]

The last line is `chaos: kills=… cuts=… lost=… doubled=… healed_s=…`; the exit status is 1 when a promise was broken.
"""
import argparse
import os
import random
import shutil
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from faults import Clock, Disk, Faults, forget_clock  # noqa: E402
from fleet import Fleet  # noqa: E402
from journal import Journal  # noqa: E402
from links import Network  # noqa: E402
from nodes import PROXY_ADDRESS, Nodes, skip_without  # noqa: E402
from oracle import VERDICT_PARKED, Oracle  # noqa: E402
from processes import Failure  # noqa: E402

PEOPLE = ["hq", "desk", "desk2", "stock", "tech", "lea", "karim", "nadia"]
HEALED_WITHIN = 30
PATIENCE = 180  # until it is given up; what is late is told with its time


class Chaos:
    def __init__(self, options):
        self.options = options
        self.clocks, self.disks = [], []

    def run(self):
        with Nodes(self.options.programs, pooled=True, proxied=False, serving=["--proxy", PROXY_ADDRESS], prepare=self.prepare) as nodes:
            self.nodes = nodes
            network = Network(nodes.nodes, self.options.devices, self.options.seed)
            try:
                return self.live(network)
            finally:
                network.stop()
                for process in (*(device.process for device in nodes.devices), *(node.process for node in nodes.nodes)):
                    forget_clock(process.pid)

    def prepare(self, nodes):
        """The switches of the servers' disk and clock; their libraries are read by the user who runs them."""
        self.library = nodes.folder.path("bin/full_disk.so")
        os.makedirs(nodes.folder.path("bin"), exist_ok=True)
        shutil.copy(self.options.full_disk, self.library)
        os.chmod(self.library, 0o755)
        self.disks.append(Disk(nodes.folder.path("pg"), nodes.folder.path("full")))
        self.clocks.append(Clock(nodes.folder.path("clock-of-nodes")))
        nodes.postgres.environment = {"LD_PRELOAD": self.library, **self.disks[0].environment()}
        self.disks.append(Disk(nodes.folder.path("blobs"), nodes.folder.path("full-blobs")))
        nodes.node_environment = {"LD_PRELOAD": f"{self.library} {Clock.LIBRARY}", **self.disks[1].environment(), **self.clocks[0].environment()}

    def environment_of(self, number, folder):
        disk, clock = Disk(folder, folder + ".full"), Clock(folder + ".clock")
        self.disks.append(disk)
        self.clocks.append(clock)
        return {**os.environ, "LD_PRELOAD": f"{self.library} {Clock.LIBRARY}", **disk.environment(), **clock.environment()}

    def live(self, network):
        people = [PEOPLE[number % len(PEOPLE)] for number in range(self.options.devices)]
        journal = Journal(self.nodes.folder.path("journal.jsonl"))
        fleet = Fleet(self.nodes, network, people, journal, self.environment_of, self.options.seed)
        oracle = Oracle(self.nodes, fleet, journal)
        faults = Faults(self.nodes, network, fleet, self.disks, self.clocks, self.options.seed)
        fleet.start()
        faults.run(60 * self.options.minutes)
        faults.heal()
        healed_at = time.monotonic()
        fleet.stop()
        healed = self.await_healing(fleet, oracle, healed_at)
        print(f"chaos: {dict(faults.counts)}", flush=True)
        print(f"chaos: {dict(fleet.did())}, {len(journal.saved)} saved, {len(journal.in_doubt)} in doubt, {journal.refused} refused", flush=True)
        return self.judge(faults, network, fleet, oracle, healed)

    def await_healing(self, fleet, oracle, since):
        """Seconds until nothing waits anywhere and every replica is equal to what its person may see."""
        try:
            for client in fleet.clients:
                client.device.wait("idle", patience=max(1, PATIENCE - (time.monotonic() - since)))
            waiting = list(fleet.clients)
            while True:
                head = oracle.check_numbers()
                visible = {login: oracle.visible_to(login) for login in {client.login for client in waiting}}
                waiting = [client for client in waiting if oracle.differences(client, visible[client.login])]
                if not waiting:
                    return time.monotonic() - since
                if time.monotonic() - since > PATIENCE:
                    break
                time.sleep(0.2)
            for client in waiting:
                oracle.say(f"{client.name} differs at {head}: {oracle.differences(client, visible[client.login])[:5]}")
        except Failure as problem:
            oracle.say(f"does not heal: {problem}")
        return time.monotonic() - since

    def judge(self, faults, network, fleet, oracle, healed):
        lost, doubled = oracle.count_lost_and_doubled()
        oracle.check_stock()
        oracle.check_numbers()
        oracle.check_files()
        for client in fleet.clients:
            for crash in client.crashes:
                oracle.say(crash)
        if healed > HEALED_WITHIN:
            oracle.say(f"healed after {healed:.1f} s and not within {HEALED_WITHIN} s")
        applied = sum(count for verdict, count in oracle.verdicts.items() if verdict not in (0, VERDICT_PARKED))
        print(f"chaos: {applied} applied or merged, {oracle.verdicts[VERDICT_PARKED]} parked; {len(oracle.complaints)} promises broken", flush=True)
        print(f"chaos: kills={faults.kills()} cuts={network.cuts} lost={lost} doubled={doubled} healed_s={healed:.1f}", flush=True)
        if oracle.complaints:
            raise Failure(f"{len(oracle.complaints)} promises broken")
        return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--full-disk", required=True)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--devices", type=int, default=24)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    options = parser.parse_args()
    skip_without("pgbouncer", Clock.LIBRARY)
    print(f"chaos: seed {options.seed}, {options.devices} devices, {options.minutes:g} minutes", flush=True)
    try:
        return Chaos(options).run()
    except Failure as problem:
        print(f"chaos: {problem}", file=sys.stderr, flush=True)
        return 1


if __name__ == "__main__":
    sys.exit(main())
