#!/usr/bin/env python3
"""Turns public sample databases, which stay where they are, into CSV files for `carnet-server import`.

    convert.py northwind|adventureworks --data FOLDER --out FOLDER

FOLDER holds business/northwind.sql.gz and business/adventureworks_subset.tar.gz. Rows are taken as they are; what does
not exist there (an order's machine) is made of what does (order line = installed piece). File names and columns are
those of packaging/demo-company/generate.py.
"""
import argparse
import csv
import gzip
import pathlib
import re
import tarfile
from decimal import Decimal

COUNTRIES = {
    "Argentina": "AR", "Australia": "AU", "Austria": "AT", "Belgium": "BE", "Brazil": "BR", "Canada": "CA", "Denmark": "DK",
    "Finland": "FI", "France": "FR", "Germany": "DE", "Ireland": "IE", "Italy": "IT", "Japan": "JP", "Mexico": "MX",
    "Netherlands": "NL", "Norway": "NO", "Poland": "PL", "Portugal": "PT", "Singapore": "SG", "Spain": "ES", "Sweden": "SE",
    "Switzerland": "CH", "UK": "GB", "USA": "US", "Venezuela": "VE",
}
ORDER = ["app_user", "product_category", "product", "product_cost", "partner", "partner_role", "contact", "address",
         "contact_point", "serial"]


class Tables:
    def __init__(self):
        self.rows = {entity: [] for entity in ORDER}

    def add(self, entity, **row):
        self.rows[entity].append(row)

    def partner(self, key, name, role, **more):
        self.add("partner", key=key, name=name, kind="org", stage="client", source="sample", **more)
        self.add("partner_role", key=f"{key}-{role}", partner_key=key, role=role)

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for position, entity in enumerate(ORDER):
            rows = self.rows[entity]
            if not rows:
                continue
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with open(folder / f"{position + 1:02d}-{entity}.csv", "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)


def inserted(sql):
    """(table, values) of every INSERT statement; NULL becomes None, numbers stay text."""
    literal = re.compile(r"\s*(?:'((?:[^']|'')*)'|([^,()']+))\s*(?:,|$)")
    for match in re.finditer(r"^INSERT INTO (\w+) VALUES \((.*)\);$", sql, re.M):
        values, text, at = [], match.group(2), 0
        while at < len(text):
            piece = literal.match(text, at)
            quoted, bare = piece.groups()
            values.append(quoted.replace("''", "'") if quoted is not None else None if bare.strip() == "NULL" else bare.strip())
            at = piece.end()
        yield match.group(1), values


def northwind(data, tables):
    sql = gzip.open(data / "business" / "northwind.sql.gz", "rt", encoding="utf-8").read()
    source = {}
    for table, values in inserted(sql):
        source.setdefault(table, []).append(values)
    for number, last, first, *_ in source["employees"]:
        tables.add("app_user", key=f"e{number}", login=f"{first}.{last}".lower(), display_name=f"{first} {last}", language="en")
    for number, name, *_ in source["categories"]:
        tables.add("product_category", key=f"k{number}", name=name)
    for number, name, _, category, unit, price, *_, discontinued in source["products"]:
        tables.add("product", key=f"p{number}", sku=f"NW-{number}", name=name, description=unit or "", kind="goods", unit="pcs",
                   category_key=f"k{category}", tracking="serial", base_price=decimal(price), is_active="false" if discontinued == "1" else "true")
    firms = [(f"c{v[0]}", "customer", v) for v in source["customers"]] + [(f"s{v[0]}", "supplier", v) for v in source["suppliers"]]
    for key, role, (_, name, person, title, street, city, region, postcode, country, phone, fax, *_) in firms:
        tables.partner(key, name, role)
        tables.add("contact", key=f"{key}-p", partner_key=key, name=person, job_title=title or "")
        tables.add("contact_point", key=f"{key}-t", partner_key=key, contact_key=f"{key}-p", kind="phone", value=phone, is_default="true")
        tables.add("address", key=f"{key}-a", partner_key=key, kind="default", street=street, postcode=postcode or "", city=town(city, region),
                   country=COUNTRIES[country], is_default="true")
    orders = {values[0]: values for values in source["orders"]}
    for order, product, *_ in source["order_details"]:
        tables.add("serial", key=f"{order}-{product}", number=f"{order}-{product}", product_key=f"p{product}",
                   partner_key=f"c{orders[order][1]}", sold_on=orders[order][3])


def adventureworks(data, tables):
    archive = tarfile.open(data / "business" / "adventureworks_subset.tar.gz")

    def rows(name, separator="\t"):
        text = archive.extractfile(name).read().decode("utf-8-sig")
        if "&|" in text:
            return [record.strip("\r\n").split("+|") for record in text.split("&|") if record.strip()]
        return [line.split(separator) for line in text.splitlines() if line]

    for number, name, *_ in rows("oltp/ProductCategory.csv"):
        tables.add("product_category", key=f"k{number}", name=name)
    for number, parent, name, *_ in rows("oltp/ProductSubcategory.csv"):
        tables.add("product_category", key=f"u{number}", parent_key=f"k{parent}", name=name)
    for row in rows("oltp/Product.csv"):
        number, name, sku, price, cost, category = row[0], row[1], row[2], row[9], row[8], row[18]
        tables.add("product", key=f"p{number}", sku=sku, name=name, kind="goods", unit="pcs", base_price=decimal(price),
                   category_key=f"u{category}" if category else "", tracking="none")
        tables.add("product_cost", key=f"p{number}", cost=decimal(cost))
    places = {row[0]: row for row in rows("dw/DimGeography.csv", "|")}
    resellers = {row[5]: row for row in rows("dw/DimReseller.csv", "|")}
    for number, name, *_ in rows("oltp/Store.csv"):
        tables.partner(f"c{number}", name, "customer")
        reseller = resellers.get(name)
        if not reseller:
            continue
        place = places[reseller[1]]
        tables.add("address", key=f"c{number}-a", partner_key=f"c{number}", kind="default",
                   street=", ".join(part for part in reseller[12:14] if part), postcode=place[8], city=town(place[1], place[3]),
                   country=place[4], is_default="true")
        tables.add("contact_point", key=f"c{number}-t", partner_key=f"c{number}", kind="phone", value=reseller[3], is_default="true")
    for number, account, name, *_ in rows("oltp/Vendor.csv"):
        tables.partner(f"v{number}", name, "supplier", description=account)


def town(city, region):
    return f"{city}, {region}" if region else city


def decimal(text):
    """Prices have four decimals; some sources show the noise of a binary fraction behind them."""
    return f"{Decimal(text).quantize(Decimal('0.0001')).normalize():f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("source", choices=["northwind", "adventureworks"])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    tables = Tables()
    {"northwind": northwind, "adventureworks": adventureworks}[options.source](options.data, tables)
    tables.write(options.out)
    print(", ".join(f"{len(rows)} {entity}" for entity, rows in tables.rows.items() if rows))


if __name__ == "__main__":
    main()
