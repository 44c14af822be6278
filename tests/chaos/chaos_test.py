#!/usr/bin/env python3
"""A few seconds of chaos, so that it works when it is wanted; and what is then broken on purpose at the server is noticed.

    chaos_test.py --programs FOLDER --full-disk LIBRARY
"""
import argparse
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from chaos import Chaos  # noqa: E402
from faults import Clock  # noqa: E402
from nodes import skip_without  # noqa: E402
from processes import Failure, check  # noqa: E402

COPY_NOTE = """INSERT INTO note SELECT (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid()))).*
  FROM note n WHERE body = '{body}'"""
COPY_MOVE = """INSERT INTO stock_move SELECT (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid()))).*
  FROM stock_move m WHERE cause_id IS NOT NULL LIMIT 1"""


class PlantedChaos(Chaos):
    """What is broken, each once, and the word of the complaint that must follow."""

    def judge(self, faults, network, fleet, oracle, healed):
        super().judge(faults, network, fleet, oracle, healed)
        check(faults.kills() and network.cuts and oracle.journal.saved, "a few seconds of chaos break no promise")
        entry = next(entry for entry in oracle.journal.saved if entry.body)
        device = fleet.clients[entry.client]
        for statement, complaint in (
                (COPY_NOTE.format(body=entry.body), "doubled"),
                (f"UPDATE note SET body = 'Something else' WHERE body = '{entry.body}'", "differs"),
                (f"DELETE FROM note WHERE body = '{entry.body}' OR body = 'Something else'", "lost"),
                (COPY_MOVE, "moves"),
                ("UPDATE stock_move SET quantity = quantity + 1000 WHERE cause_id IS NOT NULL", "stock of"),
                (f"DELETE FROM sync_receipt WHERE change_set_id = '{entry.change_set}'", "not dense")):
            oracle.complaints.clear()
            oracle.postgres.sql(statement)
            self.look(oracle, device)
            check(any(complaint in said for said in oracle.complaints), f"it is noticed: {complaint}")
        return 0

    def look(self, oracle, device):
        oracle.count_lost_and_doubled()
        oracle.check_stock()
        oracle.check_numbers()
        different = oracle.differences(device, oracle.visible_to(device.login))
        if different:
            oracle.say(f"{device.name} differs: {different[:2]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--full-disk", required=True)
    options = parser.parse_args()
    skip_without("pgbouncer", Clock.LIBRARY)
    options.minutes, options.devices, options.seed = 0.2, 8, 5
    try:
        PlantedChaos(options).run()
    except Failure as problem:
        print(problem, file=sys.stderr, flush=True)
        sys.exit(1)
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
