"""Builds the fuzz targets for libFuzzer, in a build tree of their own, and runs each for its share of the time.

Usage: fuzz.py --source FOLDER --build FOLDER --minutes N [--only TARGET] [--jobs N] [--keep]

Begins with the inputs that are kept in tests/fuzz/corpus and with those of carnet-fuzz-seeds; what is found on the way
stays in BUILD/inputs and is begun with the next time. With --keep the kept inputs become the smallest ones that reach as
much, up to 200 and 48 KiB for a target, beside those named found-*, which once ended a target. Ends with 0 only if nothing ended
one; an input that did is named.
"""

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MOST_KEPT = 200
MOST_KEPT_BYTES = 48 * 1024
MOST_INPUT_BYTES = 8 * 1024
OPTIONS = {
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:allocator_may_return_null=0",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
}
# An input may not make a target ask for more memory at once than the largest frame unpacked, several times over.
LIMITS = ["-rss_limit_mb=2048", "-malloc_limit_mb=128", "-timeout=20", f"-max_len={MOST_INPUT_BYTES}"]


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60, help="of all targets together")
    parser.add_argument("--only", default="", help="only this target")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="targets that run at once")
    parser.add_argument("--keep", action="store_true", help="renew tests/fuzz/corpus")
    return parser.parse_args(arguments)


class Target:
    def __init__(self, program, source, build):
        self.name = program.name.removeprefix("fuzz_")
        self.program = program
        self.kept = source / "tests" / "fuzz" / "corpus" / self.name
        self.seeds = build / "seeds" / self.name
        self.inputs = build / "inputs" / self.name
        self.found = build / "found" / self.name
        self.log = build / f"fuzz-{self.name}.log"
        for folder in (self.inputs, self.found, self.kept, self.seeds):
            folder.mkdir(parents=True, exist_ok=True)

    def call(self, *words):
        with open(self.log, "ab") as log:
            command = [self.program, *LIMITS, f"-artifact_prefix={self.found}/", *words]
            return subprocess.run(command, stdout=log, stderr=log, env={**OPTIONS, **os.environ}, check=False).returncode

    def run(self, seconds):
        self.log.unlink(missing_ok=True)
        status = self.call(f"-max_total_time={int(seconds)}", "-print_final_stats=1", self.inputs, self.kept, self.seeds)
        return status, self.figure("stat::number_of_executed_units:"), self.ended_by()

    def figure(self, name):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return next((line.split()[-1] for line in log if line.startswith(name)), "?")

    def ended_by(self):
        return sorted(path.name for path in self.found.iterdir())

    def renew(self):
        least = self.inputs.with_name(self.name + ".least")
        shutil.rmtree(least, ignore_errors=True)
        least.mkdir()
        if self.call("-merge=1", least, self.kept, self.inputs, self.seeds) != 0:
            sys.exit(f"{self.name}: merging failed, see {self.log}")
        for path in self.kept.iterdir():
            if not path.name.startswith("found-"):
                path.unlink()
        for path in spread(sorted(least.iterdir(), key=lambda path: (path.stat().st_size, path.name))):
            shutil.copyfile(path, self.kept / path.name[:16])
        shutil.rmtree(least)


def spread(paths):
    """Of inputs in the order of their sizes as many as are kept, short ones and long ones alike."""
    step = -(-len(paths) // MOST_KEPT) or 1
    size = 0
    for path in paths[::step]:
        size += path.stat().st_size
        if size > MOST_KEPT_BYTES:
            return
        yield path


def build(options):
    configure = ["cmake", "--preset", "fuzz", "-S", options.source, "-B", options.build]
    make = ["cmake", "--build", options.build, "--target", "carnet_fuzz_programs", "--parallel", str(options.jobs)]
    programs = options.build / "bin"
    for command in (configure, make, [programs / "carnet-fuzz-seeds", options.build / "seeds"]):
        if subprocess.run(command, cwd=options.source, check=False).returncode != 0:
            sys.exit(f"failed: {' '.join(map(str, command))}")
    targets = [Target(path, options.source, options.build) for path in sorted(programs.glob("fuzz_*"))]
    return [target for target in targets if options.only in ("", target.name)]


def main():
    options = parse(sys.argv[1:])
    targets = build(options)
    if not targets:
        sys.exit("there is no such target")
    share = max(1, options.minutes * 60 * min(options.jobs, len(targets)) / len(targets))
    broken = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for target, (status, runs, found) in zip(targets, pool.map(lambda target: target.run(share), targets)):
            broken += status != 0
            print(f"{target.name}: {runs} inputs in {int(share)} s" + (f", ended with {status}" if status else ""))
            for name in found:
                print(f"  {target.found / name}")
    if options.keep and not broken:
        for target in targets:
            target.renew()
    print(f"fuzz: {len(targets)} targets, {broken} ended by an input")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
