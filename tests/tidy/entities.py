"""Entities, their registry line and their migration; names of columns."""

import os
import re

from tree import Problem

STRUCT = re.compile(r"\bstruct\s+(\w+)\s*(?:final\s*)?\{[^}]*?\bRowHead\s+head\b")
MEMBER_POINTER = re.compile(r"&\s*(?:\w+::)*[A-Z]\w*::([a-z]\w*)\b(?!\s*\()")
CREATE_TABLE = re.compile(r"\bCREATE\s+(?:UNLOGGED\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?([\w.\"]+)\s*\(", re.I)
ADD_COLUMN = re.compile(r"\bADD\s+COLUMN\s+(?:IF\s+NOT\s+EXISTS\s+)?(\"?\w+\"?)", re.I)
TABLE_CONSTRAINTS = ("constraint", "primary", "unique", "foreign", "check", "exclude", "like")
REGISTRY = "shared/domain/registry.cpp"
MIGRATIONS = "sql/migrations.txt"


def reserved_words():
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "reserved_words.txt"), encoding="utf-8") as file:
        return {word for line in file if not line.startswith("#") for word in line.split()}


def table_name(struct):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", struct).lower()


def entities(tree):
    """(path, struct) of every struct that begins with a RowHead."""
    for path, text in tree.texts(".h", under="shared/domain/"):
        for match in STRUCT.finditer(text):
            yield path, match.group(1)


def without_comments(sql):
    return re.sub(r"/\*.*?\*/", " ", re.sub(r"--[^\n]*", "", sql), flags=re.S)


def columns(sql):
    """(table, column) of every CREATE TABLE and ADD COLUMN in a text without comments."""
    for match in CREATE_TABLE.finditer(sql):
        table, depth, item, items = match.group(1).split(".")[-1].strip('"'), 1, "", []
        for sign in sql[match.end():]:
            depth += (sign == "(") - (sign == ")")
            if depth == 0 or (depth == 1 and sign == ","):
                items.append(item)
                item = ""
                if depth == 0:
                    break
            else:
                item += sign
        for item in items:
            word = item.split()[0].lower() if item.split() else ""
            if word and word not in TABLE_CONSTRAINTS:
                yield table, word.strip('"')
            elif word in ("like", "check", "unique", "primary", "foreign", "constraint", "exclude"):
                # A column of that name would have a type after it, a constraint has not.
                if re.match(r"\w+\s+(text|bigint|integer|uuid|boolean|date|bytea|smallint)\b", item.strip(), re.I):
                    yield table, word
    for match in ADD_COLUMN.finditer(sql):
        yield "ALTER TABLE", match.group(1).strip('"').lower()


def names_are_no_reserved_words(tree):
    reserved = reserved_words()
    for path, text in tree.texts(".sql", under="sql/"):
        sql = without_comments(text)
        for table in CREATE_TABLE.findall(sql):
            if table.split(".")[-1].strip('"').lower() in reserved:
                yield Problem(path, f"table {table} is a reserved SQL word")
        for table, column in columns(sql):
            if column in reserved:
                yield Problem(path, f"column {column} of {table} is a reserved SQL word")
    for path, number, line in tree.lines(".h", ".cpp", under="shared/domain/"):
        for name in MEMBER_POINTER.findall(line):
            if name in reserved:
                yield Problem(path, f"field {name} is a reserved SQL word", number)


def every_entity_is_registered(tree):
    registered = set()
    for module in {path.split("/")[2] for path, _ in entities(tree)}:
        if re.search(rf"\b{module}::entities\b", tree.files.get(REGISTRY) or ""):
            listed = tree.files.get(f"shared/domain/{module}/module.cpp") or ""
            registered |= {(module, struct) for struct in re.findall(r"&entityOf<(\w+)>", listed)}
    for path, struct in entities(tree):
        if (path.split("/")[2], struct) not in registered:
            yield Problem(path, f"{struct} is not listed by its module.cpp, or the module not by {REGISTRY}")


def every_migration_has_its_turn(tree):
    turns = [line for line in (tree.files.get(MIGRATIONS) or "").splitlines() if line and not line.startswith("#")]
    for turn in turns:
        if "sql/" + turn not in tree.files:
            yield Problem(MIGRATIONS, f"names {turn}, which does not exist")
    for path in sorted(tree.files):
        if re.fullmatch(r"sql/\w+/\d{4}_\w+\.sql", path) and path[len("sql/"):] not in turns:
            yield Problem(path, f"has no line in {MIGRATIONS}")


def every_entity_has_a_migration(tree):
    created = {table.split(".")[-1].strip('"').lower() for _, text in tree.texts(".sql", under="sql/")
               for table in CREATE_TABLE.findall(without_comments(text))}
    for path, struct in entities(tree):
        if table_name(struct) not in created:
            yield Problem(path, f"no migration under sql/ creates {table_name(struct)}")


RULES = (names_are_no_reserved_words, every_entity_is_registered, every_entity_has_a_migration,
         every_migration_has_its_turn)
