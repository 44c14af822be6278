"""clang-tidy over every C++ source that the build compiles, with .clang-tidy's checks. Usage: lint.py CHECKOUT BUILD
[PART]; only sources whose path has PART in it. Exits 1 when anything is found."""

import concurrent.futures
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

PROGRAM = "clang-tidy"
# What only gcc understands, or what makes clang read gcc's precompiled headers.
GCC_ONLY = re.compile(r"^(-fpch-preprocess|-Winvalid-pch|-fno-gnu-unique|-fconcepts.*)$")
FINDING = re.compile(r"^(/[^:]+):(\d+):\d+: (?:warning|error): (.*)$")


TOGETHER = re.compile(r'^#include "(/[^"]+\.cpp)"$', re.M)


def sources_of(path):
    """The sources that a unit of CARNET_UNITY compiles together; any other file is its own."""
    if "/Unity/unity_" not in path:
        return [path]
    with open(path, encoding="utf-8") as file:
        return [os.path.realpath(source) for source in TOGETHER.findall(file.read())]


def commands(root, build):
    """compile_commands.json for each source by itself, without what clang cannot follow and without generated sources."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        for entry in json.load(file):
            unit = os.path.realpath(os.path.join(entry["directory"], entry["file"]))
            sources = [path for path in sources_of(unit)
                       if path.startswith(root + os.sep) and not path.startswith(os.path.realpath(build) + os.sep)]
            if not sources:
                continue
            words, kept = shlex.split(entry["command"]), []
            for word in words:
                if word.endswith("cmake_pch.hxx") and kept and kept[-1] == "-include":
                    kept.pop()
                elif not GCC_ONLY.match(word):
                    kept.append(word)
            # A launcher such as ccache stands before the compiler.
            compiler = next(i for i, word in enumerate(kept) if re.search(r"(\+\+|g\+\+-\d+|/cc|/c\+\+)$", word))
            for path in sources:
                arguments = [path if word in (entry["file"], unit) else word for word in kept[compiler:]]
                yield {"directory": entry["directory"], "file": path, "arguments": arguments}


def findings(root, folder, path):
    said = subprocess.run([PROGRAM, "--quiet", "-p", folder, path], cwd=root, capture_output=True, text=True)
    found = {(os.path.relpath(file, root), int(line), text) for file, line, text in
             (match.groups() for match in map(FINDING.match, said.stdout.splitlines()) if match)
             if os.path.realpath(file).startswith(root + os.sep)}
    if said.returncode and not found:
        found.add((os.path.relpath(path, root), 0, f"{PROGRAM} failed: {said.stderr.strip()[-400:]}"))
    return found


def main(root, build, part=""):
    root = os.path.realpath(root)
    chosen = [entry for entry in commands(root, build) if part in os.path.relpath(entry["file"], root)]
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
            json.dump(chosen, file)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for some in pool.map(lambda entry: findings(root, folder, entry["file"]), chosen):
                for path, line, text in sorted(some - found):
                    print(f"{path}:{line}: {text}", flush=True)
                found |= some
    print(f"lint: {len(chosen)} sources, {len(found)} findings")
    return 1 if found or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
