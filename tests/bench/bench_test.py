#!/usr/bin/env python3
"""Every figure of the benchmark can be measured with a handful of rows, and its JSON lines have the promised members.

    bench_test.py --programs FOLDER
"""
import argparse
import json
import os
import subprocess
import sys

import growth

BENCH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bench.py")


def lines(programs, *arguments):
    done = subprocess.run([sys.executable, "-B", BENCH, "--programs", programs, "--json", *arguments], stdout=subprocess.PIPE,
                          text=True, check=False)
    if done.returncode:
        sys.exit(f"bench.py ended with {done.returncode}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def the_exponent_is_that_of_the_figures():
    assert abs(growth.exponent([(10, 3), (100, 300), (1_000, 30_000)]) - 2) < 1e-9
    assert abs(growth.exponent([(10, 5), (100, 5)])) < 1e-9
    assert abs(growth.exponent([(10, 8), (1_000, 0.8)]) + 0.5) < 1e-9
    assert growth.exponent([(10, 5)]) is None and growth.exponent([(10, 0), (100, 5)]) is None


def each_figure_is_told_at_its_sizes(programs):
    (line,) = [line for line in lines(programs, "--growth", "--only", "rebase", "--sizes", "20,80", "--runs", "1")
               if line["metric"] == "rebase"]
    assert line["grows"] == "edits" and line["sizes"] == [20, 80] and len(line["values"]) == 2, line
    assert line["exponent"] is not None, line
    told = {line["metric"]: line for line in lines(programs, "--growth", "--only", "propagation_many", "--sizes", "2,3", "--rows", "200",
                                                   "--writing-seconds", "1", "--runs", "1")}
    assert told["propagation"]["sizes"] == [2, 3] and told["propagation_p99"]["sizes"] == [2, 3], told


def each_figure_is_measured(programs):
    told = {line["metric"]: line for line in lines(
        programs, "--rows", "200", "--many", "400", "--edits", "50", "--runs", "1", "--connections", "20", "--many-connections", "30",
        "--idle-seconds", "1", "--devices", "2", "--writers", "3", "--writing-seconds", "1", "--storm", "5", "--behind", "20")}
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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    options = parser.parse_args()
    the_exponent_is_that_of_the_figures()
    each_figure_is_told_at_its_sizes(options.programs)
    each_figure_is_measured(options.programs)
    print("3 passed, 0 failed", flush=True)


if __name__ == "__main__":
    main()
