#include "client/replica/kept_orders.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "client/replica/list_indexes.h"
#include "client/replica/replica_error.h"

namespace carnet::client {

namespace {

// A table that a value comes from. `@` stands for NEW or OLD.
struct ValueSource {
  std::string table;
  std::vector<std::string> fields;  // that the value depends on
  std::string rows;                 // which rows `r` have another value then
  // So many may have one that the order is given up, and made anew at the next rest.
  bool is_shared = false;
};

struct KeptOrder {
  std::string entity, name;
  std::string expression;               // over `r` where it comes from other tables
  std::vector<std::string> own_fields;  // that the expression reads, beside other tables
  std::vector<ValueSource> others = {};

  std::string id() const { return entity + "_" + name; }
  std::string object() const { return "kept_order_" + id(); }
};

const std::vector<KeptOrder>& allOrders() {
  static const std::vector<KeptOrder> orders = {
      {"partner",
       "phone",
       "coalesce((SELECT c.value FROM contact_point c WHERE c.partner_id = r.id AND c.kind IN ('phone', 'mobile')"
       " AND c.deleted_at IS NULL ORDER BY c.contact_id IS NOT NULL, c.is_default DESC, c.rid LIMIT 1), '')",
       {"id"},
       {{"contact_point",
         {"partner_id", "contact_id", "kind", "value", "is_default", "deleted_at"},
         "r.id = @.partner_id"}}},
      {"partner",
       "city",
       "fold((SELECT a.city FROM address a WHERE a.partner_id = r.id AND a.deleted_at IS NULL"
       " ORDER BY a.kind = 'default' DESC, a.is_default DESC, a.rid LIMIT 1))",
       {"id"},
       {{"address", {"partner_id", "kind", "city", "is_default", "deleted_at"}, "r.id = @.partner_id"}}},
      {"partner",
       "stage",
       "CASE WHEN r.stage = 'lead' AND EXISTS (SELECT 1 FROM partner_role o WHERE o.partner_id = r.id"
       " AND o.role = 'customer' AND o.deleted_at IS NULL) THEN 'client' ELSE r.stage END",
       {"id", "stage"},
       {{"partner_role", {"partner_id", "role", "deleted_at"}, "r.id = @.partner_id"}}},
      {"partner",
       "owner",
       "fold(coalesce((SELECT u.display_name FROM app_user u WHERE u.id = r.owner_id), ''))",
       {"owner_id"},
       {{"app_user", {"id", "display_name"}, "", true}}},
      {"contact",
       "partner",
       "fold((SELECT p.name FROM partner p WHERE p.id = r.partner_id))",
       {"partner_id"},
       {{"partner", {"id", "name"}, "r.partner_id = @.id"}}},
      {"partner", "tags", "fold(tags)", {}},
      {"contact", "job_title", "fold(job_title)", {}},
  };
  return orders;
}

std::string with(std::string text, std::string_view moment) {
  for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at)) text.replace(at, 1, moment);
  return text;
}

// Whether one of the fields has changed.
std::string isOther(const std::vector<std::string>& fields) {
  std::string condition;
  for (const std::string& field : fields)
    condition += (condition.empty() ? "" : " OR ") + ("OLD." + field + " IS NOT NEW." + field);
  return condition;
}

std::string listed(const std::vector<std::string>& fields) {
  std::string list;
  for (const std::string& field : fields) list += (list.empty() ? "" : ", ") + field;
  return list;
}

// Statements that make an order; what they are is what it was made by.
std::vector<std::string> statementsOf(const KeptOrder& order) {
  const std::string object = order.object();
  if (order.others.empty())
    return {"CREATE INDEX " + object + " ON " + order.entity + " (" + order.expression + ") WHERE deleted_at IS NULL"};

  const std::string values = "SELECT r.rid, " + order.expression + " FROM " + order.entity + " r";
  // The WHERE also keeps ON from being read as one of a join.
  const auto refreshed = [&](const std::string& rows, std::string_view moment) {
    return "INSERT INTO " + object + " (rid, value) " + values + " WHERE " + with(rows, moment) +
           " ON CONFLICT (rid) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value; ";
  };
  std::vector<std::string> statements = {
      "CREATE TABLE " + object + " (rid INTEGER PRIMARY KEY, value)",
      "INSERT INTO " + object + " (rid, value) " + values + " ORDER BY r.rid",
      "CREATE INDEX " + object + "_value ON " + object + " (value)",
  };
  const auto add = [&](const std::string& name, const std::string& when, const std::string& work) {
    statements.push_back("CREATE TRIGGER " + object + "_" + name + " AFTER " + when + " BEGIN " + work + "END");
  };
  const std::string own = "r.rid = @.rid";
  add("added", "INSERT ON " + order.entity, refreshed(own, "NEW"));
  add("changed", "UPDATE OF " + listed(order.own_fields) + " ON " + order.entity + " WHEN " + isOther(order.own_fields),
      refreshed(own, "NEW"));
  add("removed", "DELETE ON " + order.entity, "DELETE FROM " + object + " WHERE rid = OLD.rid; ");
  for (const ValueSource& other : order.others) {
    const auto work = [&](std::string_view moment) {
      if (other.is_shared) return "DELETE FROM kept_order WHERE name = '" + order.id() + "'; ";
      return refreshed(other.rows, moment);
    };
    add(other.table + "_added", "INSERT ON " + other.table, work("NEW"));
    add(other.table + "_changed",
        "UPDATE OF " + listed(other.fields) + " ON " + other.table + " WHEN " + isOther(other.fields),
        work("OLD") + work("NEW"));
    add(other.table + "_removed", "DELETE ON " + other.table, work("OLD"));
  }
  return statements;
}

std::string definitionOf(const KeptOrder& order) {
  std::string all = "fold " + std::to_string(foldVersion);
  for (const std::string& statement : statementsOf(order)) all += "; " + statement;
  return all;
}

struct Object {
  std::string what, name;
};

// Everything that is called so, whether it stands whole or was given up: triggers, then indexes, then tables.
std::vector<Object> objectsNamed(Database& database, const std::string& name) {
  std::vector<Object> found;
  Run run(database.cached("SELECT type, name FROM sqlite_master WHERE name GLOB ? AND sql NOT NULL"
                          " ORDER BY CASE type WHEN 'trigger' THEN 0 WHEN 'index' THEN 1 ELSE 2 END"),
          name);
  while (run.next()) found.push_back({run.text(0), run.text(1)});
  return found;
}

void drop(Database& database, const Object& object) {
  database.execute("DROP " + object.what + " IF EXISTS " + object.name);
}

void takeAway(Database& database, const std::string& name) {
  for (const Object& object : objectsNamed(database, name)) drop(database, object);
}

bool isOf(const Object& object, const KeptOrder& order) {
  return object.name == order.object() || object.name.starts_with(order.object() + "_");
}

// In steps that each leave a table which nobody reads. False: somebody wants to write.
bool takeAway(Database& database, const KeptOrder& order, const std::function<bool()>& is_wanted) {
  std::vector<Object> found = objectsNamed(database, order.object() + "_*");
  for (Object& table : objectsNamed(database, order.object())) found.push_back(std::move(table));
  for (auto at = found.begin(); at != found.end();) {
    if (is_wanted()) return false;
    // With one of its triggers gone the table is as good as none.
    const auto end = at->what != "trigger"
                         ? std::next(at)
                         : std::find_if(at, found.end(), [](const Object& object) { return object.what != "trigger"; });
    database.execute("BEGIN IMMEDIATE");
    std::for_each(at, end, [&](const Object& object) { drop(database, object); });
    database.execute("COMMIT");
    at = end;
  }
  return true;
}

const KeptOrder* nextOf(Database& database, std::int64_t from_rows) {
  Statement stands(database, "SELECT count(*) FROM kept_order WHERE name = ?");
  for (const KeptOrder& order : allOrders()) {
    if (database.number("SELECT max(rid) FROM " + order.entity).value_or(0) <= from_rows) continue;
    const std::string name = order.id();
    Run run(stands, name);
    if (run.next() && run.number(0) == 0) return &order;
  }
  return nullptr;
}

}  // namespace

KeptOrders::KeptOrders(std::filesystem::path file, std::int64_t from_rows)
    : file_(std::move(file)), from_rows_(from_rows) {}

bool KeptOrders::isBehind(Database& database, std::int64_t from_rows) { return nextOf(database, from_rows) != nullptr; }

KeptOrders::Made KeptOrders::makeNext(const std::function<bool()>& is_wanted) {
  Database database(file_, Access::readWrite);
  database.execute("PRAGMA busy_timeout = 5000");
  // A sort is done in pieces of the cache's size, written to a file of SQLite's that has no name; in one piece it would be
  // a step that nothing ends. And nothing reaches the log before the commit: what is given up would be what the next
  // commit of a person has to wait for.
  database.execute("PRAGMA cache_size = -1024");
  database.execute("PRAGMA cache_spill = OFF");
  database.execute("PRAGMA temp_store = FILE");
  database.execute("PRAGMA secure_delete = ON");
  database.execute("PRAGMA wal_autocheckpoint = 0");
  database.setDurable(false);
  const KeptOrder* order = nextOf(database, from_rows_);
  if (order == nullptr) return Made::nothingLeft;

  const auto undo = [&] {
    database.stopWhen({});
    if (database.isInTransaction()) database.execute("ROLLBACK");
  };
  try {
    if (!takeAway(database, *order, is_wanted)) return Made::interrupted;
    database.execute("BEGIN IMMEDIATE");
    database.stopWhen(is_wanted);
    for (const std::string& statement : statementsOf(*order)) {
      if (database.executeUnlessStopped(statement)) continue;
      undo();
      return Made::interrupted;
    }
    database.stopWhen({});
    Statement standing(database, "INSERT OR REPLACE INTO kept_order (name, definition) VALUES (?, ?)");
    Run(standing, order->id(), definitionOf(*order)).finish();
    database.execute("COMMIT");
  } catch (...) {
    undo();
    throw;
  }
  return Made::one;
}

void dropOutdatedOrders(Database& database) {
  std::vector<std::string> outdated;
  {
    Statement statement(database, "SELECT name, definition FROM kept_order");
    Run run(statement);
    while (run.next()) {
      const std::string name = run.text(0), definition = run.text(1);
      const bool stands = std::any_of(allOrders().begin(), allOrders().end(), [&](const KeptOrder& order) {
        return order.id() == name && definitionOf(order) == definition;
      });
      if (!stands) outdated.push_back(name);
    }
  }
  for (const std::string& name : outdated) {
    takeAway(database, "kept_order_" + name + "_*");
    takeAway(database, "kept_order_" + name);
    Statement forget(database, "DELETE FROM kept_order WHERE name = ?");
    Run(forget, name).finish();
  }
  // One that was given up is not in that table, but its triggers write all the same.
  for (const Object& object : objectsNamed(database, "kept_order_*")) {
    const bool is_known = std::any_of(allOrders().begin(), allOrders().end(),
                                      [&](const KeptOrder& order) { return isOf(object, order); });
    if (!is_known) drop(database, object);
  }
}

void dropKeptOrders(Database& database) {
  database.execute("BEGIN IMMEDIATE");
  try {
    takeAway(database, "kept_order_*");
    database.execute("DELETE FROM kept_order");
    database.execute("COMMIT");
  } catch (...) {
    if (database.isInTransaction()) database.execute("ROLLBACK");
    throw;
  }
}

}  // namespace carnet::client
