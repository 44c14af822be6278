"""Prints "N passed, N failed" from ctest's JUnit file; a test that did not run has failed unless it was skipped."""

import sys
import xml.etree.ElementTree


def main(path):
    try:
        cases = xml.etree.ElementTree.parse(path).getroot().iter("testcase")
    except (OSError, xml.etree.ElementTree.ParseError):
        cases = []
    passed = failed = skipped = 0
    for case in cases:
        if case.find("skipped") is not None and case.get("status") in ("notrun", "disabled") and "SKIP" in (
                case.find("skipped").get("message") or "").upper():
            skipped += 1
        elif case.get("status") == "run":
            passed += 1
        else:
            failed += 1
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
