#!/usr/bin/env python3
"""Makes the demo company as CSV files for `carnet-server import`: seeded, believable, dated from a given moment.

    generate.py --out FOLDER [--now 2026-03-02T08:05] [--size full|small] [--seed 7] [--mornings 2026-03-03T08:05 …]

One file per entity, named NN-entity.csv so that the alphabetical order is the order of import. `key` is a row's name in
this source, `x_key` names the row that x_id refers to. The same moment, size and seed give the same files. With
--mornings only what the last of them adds is written.
"""
import argparse
import datetime as dt
import pathlib
import zoneinfo

from catalogue import Catalogue
from company import SIZES, Company
from customers import Customers
from history import History
from people import hire
from planning import Planning
from sales import Sales
from stock import Stock
from words import house

ZONE = zoneinfo.ZoneInfo(house.COMPANY["time_zone"])


def moment(text: str) -> dt.datetime:
    at = dt.datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=ZONE)


def make(now: dt.datetime, seed: int, size: str):
    company = Company(now, seed, size)
    hire(company)
    catalogue = Catalogue(company)
    customers = Customers(company, catalogue)
    stock = Stock(company, catalogue)
    history = History(company, catalogue, customers, stock)
    history.happen()
    stock.replenish()
    stock.deliver(customers.installed)
    stock.settle()
    planning = Planning(company, history)
    planning.morning(company.size.new_tickets)
    planning.decide()
    sales = Sales(company, customers)
    sales.before()
    sales.morning()
    return company, planning, sales


def add_mornings(company: Company, planning: Planning, sales: Sales, moments: list, played: set):
    """Lives through later mornings; what remains written is what the last of them adds. Who played meanwhile is known only
    now: nothing that a morning plans may depend on it."""
    for now in moments:
        company.random.seed(f"{now:%Y%m%d} done")
        company.now, company.tables, company.changes = now.astimezone(company.zone), {}, {}
        planning.history.prefix = planning.history.stock.prefix = f"{company.now:%Y%m%d}-"
        planning.finish(played)
        planning.history.stock.replenish()
        company.random.seed(f"{now:%Y%m%d}")
        planning.morning(company.size.new_tickets // 3)
        sales.morning()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", dest="folder", type=pathlib.Path, required=True)
    parser.add_argument("--now", type=moment, default=dt.datetime.now(ZONE), help="when the demo begins (now)")
    parser.add_argument("--mornings", type=moment, nargs="+", help="write only what the last of these later mornings adds")
    parser.add_argument("--played", nargs="*", default=[], help="logins whose visits of the days before nobody did for them")
    parser.add_argument("--size", choices=SIZES, default="full")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    company, planning, sales = make(options.now, options.seed, options.size)
    if options.mornings:
        add_mornings(company, planning, sales, options.mornings, set(options.played))
    company.write(options.folder)
    print(", ".join(f"{len(rows)} {name}" for name, rows in company.tables.items()))


if __name__ == "__main__":
    main()
