#!/usr/bin/env python3
"""The full demo company comes in through the importer, and a device of the office gets it. Prints how long each takes.

    full_company_test.py --programs FOLDER
"""
import argparse
import contextlib
import os
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

from processes import Deployment, check  # noqa: E402

# What the demo promises (packaging/README.md), and what a device of the office must hold of it.
LEAST = {"partner": 400, "app_user": 60, "product": 1_200, "serial": 6_000, "ticket": 9_000, "stock_move": 15_000}


def rows_on(device, entity):
    with contextlib.closing(sqlite3.connect(f"file:{os.path.join(device.folder, 'replica.db')}?mode=ro", uri=True)) as replica:
        return replica.execute(f"SELECT count(*) FROM {entity} WHERE deleted_at IS NULL").fetchone()[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    began = time.monotonic()
    with Deployment(options.programs, size="full") as deployment:
        print(f"  the full company was generated and imported, and the server started, in {time.monotonic() - began:.0f} s", flush=True)
        began = time.monotonic()
        office = deployment.device("hq")
        office.wait("first_sync", patience=300)
        print(f"  a device of the office had all of it after {time.monotonic() - began:.1f} s", flush=True)
        for entity, least in LEAST.items():
            count = rows_on(office, entity)
            check(count >= least, f"{count} rows of {entity} are on the device, at least {least} were promised")
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
