#!/usr/bin/env python3
"""Every figure of the benchmark can be measured with a handful of rows, and its JSON lines have the promised members.

    bench_test.py --programs FOLDER
"""
import argparse
import json
import os
import subprocess
import sys

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bench.py")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    done = subprocess.run([sys.executable, "-B", BENCH, "--programs", options.programs, "--rows", "200", "--many", "400", "--edits",
                           "50", "--runs", "1", "--connections", "20", "--many-connections", "30", "--idle-seconds", "1", "--devices", "2",
                           "--writers", "3", "--writing-seconds", "1", "--storm", "5", "--behind", "20", "--json"], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        sys.exit(f"bench.py ended with {done.returncode}")
    told = {line["metric"]: line for line in map(json.loads, done.stdout.splitlines())}
    for metric in ("initial_sync", "drain", "propagation", "local_edit", "local_edit_busy_p99", "search", "search_many",
                   "many_writers", "rebase", "local_edit_unsynced", "list_open", "list_page", "record_open", "list_open_many", "list_page_many", "app_start"):
        line = told[metric]
        assert set(line) == {"metric", "value", "unit", "floor", "ratio"}, line
        assert line["value"] > 0 and line["floor"] > 0 and line["ratio"] > 0, line
    for metric in ("edit_wire", "edit_wire_packed", "propagation_2", "reconnect_storm", "reconnect_storm_others_p99",
                   "list_views", "list_sorts", "first_screen"):
        assert told[metric]["value"] > 0, told[metric]
    for metric in ("idle_connection", "idle_connection_tls", "idle_connection_many"):
        assert told[metric]["value"] is not None, told[metric]
    print("1 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
