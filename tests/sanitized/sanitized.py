"""Builds the server's side with a sanitizer, in a build tree of its own, and runs its tests there.

Usage: sanitized.py --kind asan|tsan --source FOLDER --build FOLDER [--jobs N] [--only REGEX]

`asan` is AddressSanitizer with UndefinedBehaviorSanitizer, `tsan` ThreadSanitizer. What runs: unit tests, the server's
and the simulated fleet; not the screens, whose Qt is not built with either. Ends with 0 only if every test passed and
no sanitizer reported anything.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

SUPPORT = Path(__file__).resolve().parent.parent / "support"
# A report ends the process, so that no test passes with one. Tests of full disks load a library before the sanitizer.
OPTIONS = {
    "ASAN_OPTIONS": "halt_on_error=1:detect_stack_use_after_return=1:verify_asan_link_order=0",
    "UBSAN_OPTIONS": "halt_on_error=1:print_stacktrace=1",
    "TSAN_OPTIONS": f"halt_on_error=1:second_deadlock_stack=1:suppressions={SUPPORT / 'tsan.supp'}",
}


def parse(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", choices=["asan", "tsan"], required=True)
    parser.add_argument("--source", type=Path, required=True)
    parser.add_argument("--build", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", default=".", help="only tests whose names match")
    return parser.parse_args(arguments)


def main():
    options = parse(sys.argv[1:])
    configure = ["cmake", "--preset", options.kind, "-S", options.source, "-B", options.build, "-DCARNET_CLIENT=OFF"]
    test = [
        "ctest", "--test-dir", options.build, "--output-on-failure", "--no-tests=error", "--parallel", str(options.jobs),
        "-L", "^(unit|server|simulation)$", "-R", options.only]
    for command in (configure, ["cmake", "--build", options.build, "--parallel", str(options.jobs)], test):
        status = subprocess.run(command, cwd=options.source, env={**OPTIONS, **os.environ}, check=False).returncode
        if status != 0:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
