"""Checks the repository against its own rules. Usage: tidy.py CHECKOUT; exits 1 when a rule is broken."""

import sys

import anonymous
import build_files
import entities
import includes
import texts
from tree import Tree

RULES = includes.RULES + entities.RULES + texts.RULES + build_files.RULES + anonymous.RULES


def main(root):
    tree = Tree.of_checkout(root)
    broken = 0
    for rule in RULES:
        for problem in rule(tree):
            print(f"{problem} [{rule.__name__}]")
            broken += not problem.warning
    print(f"tidy: {len(tree.files)} files, {len(RULES)} rules, {broken} broken")
    return 1 if broken or not tree.files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
