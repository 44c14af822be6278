"""Runs the program of a long test with the arguments of whoever started it.

Usage: nightly.py COMMAND… [-- DEFAULT…]

The lines of $CARNET_NIGHTLY_ARGUMENTS, one argument a line, are added to the command; without any the defaults are.
"""

import os
import sys


def command_with(words, given):
    at = words.index("--") if "--" in words else len(words)
    return words[:at] + (given or words[at + 1:])


def main():
    command = command_with(sys.argv[1:], os.environ.get("CARNET_NIGHTLY_ARGUMENTS", "").splitlines())
    os.execvp(command[0], command)


if __name__ == "__main__":
    main()
