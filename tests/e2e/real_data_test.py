#!/usr/bin/env python3
"""Data that nobody here wrote comes in through a running server and reaches a device.

    real_data_test.py --programs FOLDER [--data FOLDER]

FOLDER of --data, else of CARNET_DATA, else shared/data beside the checkout, holds business/ (tests/real_data/convert.py); without it the test is passed
over (status 77).
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))

from processes import Deployment, Failure, Problem, check, until  # noqa: E402

PASSED_OVER = 77
# Sample and its rows that devices of the office see: partners, products.
SAMPLES = {"northwind": (120, 77), "adventureworks": (805, 504)}


class RealData:
    def __init__(self, deployment, data):
        self.deployment, self.data = deployment, data
        self.folder = deployment.folder

    def convert(self, sample):
        out = pathlib.Path(self.folder.path(f"csv-{sample}"))
        subprocess.run([sys.executable, "-B", HERE.parent / "real_data" / "convert.py", sample, "--data", self.data, "--out", out],
                       check=True, stdout=subprocess.DEVNULL)
        out.chmod(0o755)
        return sorted(str(file) for file in out.glob("*.csv"))

    def bring(self, sample, files):
        """How many lines came in and how many were there already."""
        said = self.deployment.server.run("import", "--data", self.deployment.server.data, "--source", sample, *files)
        return [sum(int(count) for count in re.findall(rf"(\d+) {word}", said)) for word in ("imported", "unchanged", "refused")]

    def come_in(self, office):
        for sample, (partners, products) in SAMPLES.items():
            files = self.convert(sample)
            before = {entity: len(office.rows(entity)) for entity in ("partner", "product")}
            imported, _, refused = self.bring(sample, files)
            check(refused == 0, f"{sample}: {imported} lines came in and none was refused")
            until(lambda: len(office.rows("partner")) == before["partner"] + partners
                  and len(office.rows("product")) == before["product"] + products, 30, f"{sample} on the device of the office")
            print(f"  ok: its {partners} partners and {products} products reached a device that was connected", flush=True)
            imported, unchanged, _ = self.bring(sample, files)
            check(imported == 0 and unchanged > 0, f"importing it again changed none of its {unchanged} lines")

    def refuse(self):
        broken = self.folder.path("partner.csv")
        with open(broken, "w", encoding="latin-1") as file:
            file.write("key,name\n1,Fjällräven\n")
        os.chmod(broken, 0o644)
        try:
            self.bring("broken", [broken])
        except Problem as problem:
            check("partner.csv:2" in str(problem) and "UTF-8" in str(problem), "a file in another encoding is refused with its line")
        else:
            raise Failure("a file that is not UTF-8 came in")


def sample_data_folder():
    """Beside the checkout, or where CARNET_DATA says."""
    checkout = pathlib.Path(__file__).resolve().parents[2]
    return pathlib.Path(os.environ.get("CARNET_DATA") or checkout.parent / "shared" / "data")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", required=True)
    parser.add_argument("--data", type=pathlib.Path, default=sample_data_folder())
    options = parser.parse_args()
    if not (options.data / "business").is_dir():
        print(f"skipped: there is no sample data in {options.data}; CARNET_DATA names its folder")
        return PASSED_OVER
    with Deployment(options.programs) as deployment:
        office = deployment.device("hq")
        office.wait("first_sync", patience=60)
        test = RealData(deployment, options.data)
        test.come_in(office)
        test.refuse()
    return 0


if __name__ == "__main__":
    sys.exit(main())
