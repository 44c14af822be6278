"""Every C++ file stands as .clang-format says. Usage: format.py CHECKOUT; names each file that does not."""

import subprocess
import sys

from tree import CODE, Tree

PROGRAM = "clang-format"
AT_ONCE = 200


def unformatted(root, paths):
    """The files of which clang-format would change a byte."""
    for at in range(0, len(paths), AT_ONCE):
        some = paths[at:at + AT_ONCE]
        said = subprocess.run([PROGRAM, "--dry-run", "--style=file", *some], cwd=root, capture_output=True, text=True)
        if said.returncode:
            sys.exit(f"{PROGRAM}: {said.stderr.strip()}")
        yield from sorted({line.split(":")[0] for line in said.stderr.splitlines() if "[-Wclang-format" in line})


def main(root):
    paths = sorted(path for path, _ in Tree.of_checkout(root).texts(*CODE))
    broken = list(unformatted(root, paths))
    for path in broken:
        print(f"{path}: not formatted; {PROGRAM} -i {path}")
    print(f"format: {len(paths)} files, {len(broken)} not formatted")
    return 1 if broken or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
