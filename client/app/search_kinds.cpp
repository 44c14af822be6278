#include "client/app/search_kinds.h"

#include <QCoreApplication>
#include <QSet>
#include <algorithm>

#include "shared/domain/crm/activity.h"
#include "shared/domain/crm/contact_point.h"
#include "shared/domain/organisation/attachment.h"
#include "shared/domain/organisation/note.h"
#include "shared/domain/service/ticket.h"
#include "shared/domain/service/ticket_event.h"
#include "shared/domain/stock/location.h"

namespace carnet::client {

namespace {

// Cells after the rid: kind, id, title, then the pieces of the second line. Where `by_words` is set, instead of kind, id
// and title: entity and id of the row that it belongs to, which Words names.
struct Shown {
  EntityNo entity;
  const char* sql;
  bool by_words = false;
};

constexpr Shown shown[] = {
    {entityOf<Ticket>.no,
     "SELECT t.rid, 'ticket', t.id, t.title, CASE t.number WHEN '' THEN t.temp_number ELSE t.number END,"
     " coalesce(p.name, '') FROM ticket t LEFT JOIN partner p ON p.id = t.partner_id WHERE t.rid IN (%1)"},
    {entityOf<Partner>.no,
     "SELECT p.rid, 'partner', p.id, p.name, coalesce((SELECT a.postcode || ' ' || a.city FROM address a"
     " WHERE a.partner_id = p.id AND a.deleted_at IS NULL ORDER BY a.is_default DESC LIMIT 1), ''), p.vat_no"
     " FROM partner p WHERE p.rid IN (%1)"},
    {entityOf<Contact>.no,
     "SELECT k.rid, 'contact', k.id, k.name, k.job_title, coalesce(p.name, '') FROM contact k"
     " LEFT JOIN partner p ON p.id = k.partner_id WHERE k.rid IN (%1)"},
    {entityOf<ContactPoint>.no,
     "SELECT c.rid, CASE WHEN k.id IS NULL THEN 'partner' ELSE 'contact' END, coalesce(k.id, c.partner_id),"
     " coalesce(k.name, p.name), c.value, CASE WHEN k.id IS NULL THEN '' ELSE coalesce(p.name, '') END"
     " FROM contact_point c LEFT JOIN contact k ON k.id = c.contact_id LEFT JOIN partner p ON p.id = c.partner_id"
     " WHERE c.rid IN (%1)"},
    {entityOf<Address>.no,
     "SELECT a.rid, 'partner', a.partner_id, p.name, replace(a.street, char(10), ', '), a.postcode || ' ' || a.city"
     " FROM address a JOIN partner p ON p.id = a.partner_id WHERE a.rid IN (%1)"},
    {entityOf<Serial>.no,
     "SELECT s.rid, 'serial', s.id, s.number, coalesce(m.name, ''), coalesce(p.name, '') FROM serial s"
     " LEFT JOIN product m ON m.id = s.product_id LEFT JOIN partner p ON p.id = s.partner_id WHERE s.rid IN (%1)"},
    {entityOf<Product>.no, "SELECT m.rid, 'product', m.id, m.name, m.sku, '' FROM product m WHERE m.rid IN (%1)"},
    {entityOf<Location>.no,
     "SELECT l.rid, 'location', l.id, l.name, l.code, '' FROM location l WHERE l.kind IN ('depot', 'van')"
     " AND l.rid IN (%1)"},
    {entityOf<Note>.no, "SELECT n.rid, n.target_entity, n.target_id, n.body, '' FROM note n WHERE n.rid IN (%1)", true},
    {entityOf<TicketEvent>.no, "SELECT e.rid, 121, e.ticket_id, e.body, '' FROM ticket_event e WHERE e.rid IN (%1)",
     true},
    {entityOf<Activity>.no,
     "SELECT y.rid, CASE WHEN y.ticket_id IS NULL THEN 50 ELSE 121 END, coalesce(y.ticket_id, y.partner_id), y.subject,"
     " '' FROM activity y WHERE y.rid IN (%1)",
     true},
    {entityOf<Attachment>.no,
     "SELECT f.rid, l.target_entity, l.target_id, f.name, '' FROM attachment f JOIN attachment_link l"
     " ON l.attachment_id = f.id AND l.deleted_at IS NULL WHERE f.rid IN (%1)",
     true},
};
static_assert(entityOf<Ticket>.no == 121 && entityOf<Partner>.no == 50, "the numbers in the statements above");

struct Kind {
  const char* kind;
  const char* symbol;
  const char* text;
  const Entity* entity;
};
constexpr Kind kinds[] = {
    {"ticket", "tools", QT_TRANSLATE_NOOP("SearchKinds", "Ticket"), &entityOf<Ticket>},
    {"partner", "people", QT_TRANSLATE_NOOP("SearchKinds", "Customer"), &entityOf<Partner>},
    {"contact", "contact", QT_TRANSLATE_NOOP("SearchKinds", "Contact"), &entityOf<Contact>},
    {"serial", "tag", QT_TRANSLATE_NOOP("SearchKinds", "Machine"), &entityOf<Serial>},
    {"product", "box", QT_TRANSLATE_NOOP("SearchKinds", "Product"), &entityOf<Product>},
    {"location", "inbox", QT_TRANSLATE_NOOP("SearchKinds", "Stock"), &entityOf<Location>},
};

const Kind* kindOf(const QString& name) {
  for (const Kind& kind : kinds) {
    if (name == QLatin1String(kind.kind)) return &kind;
  }
  return nullptr;
}

// A text that may be localised.
QString plain(const QString& text, const QString& language) {
  if (!text.startsWith('{')) return text;
  const auto localised = LocalText::fromJson(text.toStdString());
  return localised ? QString::fromStdString(localised->in(language.toStdString())) : text;
}

QString marked(const QString& text, const SearchQuery& query) {
  const std::string utf8 = text.toStdString();
  QString out;
  std::size_t at = 0;
  const auto piece = [&](std::size_t end) {
    return QString::fromUtf8(utf8.data() + at, qsizetype(end - at)).toHtmlEscaped();
  };
  for (const TextPart& part : foundParts(utf8, query)) {
    out += piece(part.at);
    at = part.at;
    out += "<b>" + piece(part.at + part.size) + "</b>";
    at = part.at + part.size;
  }
  return out + piece(utf8.size());
}

// Of a long text the line with what was found.
QString excerpt(const QString& text, const SearchQuery& query) {
  constexpr qsizetype before = 24;
  constexpr qsizetype most = 160;
  QString line = text.simplified();
  const auto parts = foundParts(line.toStdString(), query);
  if (parts.empty()) return line.left(most);
  const qsizetype at = QString::fromUtf8(line.toStdString().substr(0, parts.front().at)).size();
  const qsizetype from = at > before ? line.lastIndexOf(' ', at - before / 2) + 1 : 0;
  return (from > 0 ? "… " : "") + line.mid(from, most);
}

}  // namespace

std::vector<SearchOwner> searchOwners() {
  return {
      {&entityOf<Ticket>, &entityOf<Partner>, "partner_id"},  {&entityOf<Serial>, &entityOf<Partner>, "partner_id"},
      {&entityOf<Contact>, &entityOf<Partner>, "partner_id"}, {&entityOf<Address>, &entityOf<Partner>, "partner_id"},
      {&entityOf<Serial>, &entityOf<Product>, "product_id"},  {&entityOf<Ticket>, &entityOf<AppUser>, "assignee_id"}};
}

QVariantList shownHits(ReadTransaction& read, const std::vector<SearchHit>& hits, const SearchQuery& query,
                       const Words& words, const Formats& formats) {
  QHash<qint64, QVariantMap> rows;  // by place in `hits`
  for (const Shown& one : shown) {
    QHash<qint64, qint64> places;
    QStringList rids;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (hits[i].entity != one.entity) continue;
      places[hits[i].rid] = qint64(i);
      rids << QString::number(hits[i].rid);
    }
    if (rids.isEmpty()) continue;
    std::vector<std::tuple<qint64, EntityNo, Uuid, QString>> to_be_named;
    read.each(QString::fromLatin1(one.sql).arg(rids.join(",")), {}, [&](Cells& cells) {
      const qint64 place = places.value(cells.number(), -1);
      if (one.by_words) {
        const auto entity = static_cast<EntityNo>(cells.number());
        const Uuid id = cells.uuid();
        return to_be_named.emplace_back(place, entity, id, cells.text()), void();
      }
      QVariantMap row{{"kind", cells.text()}, {"id", cells.id()}, {"title", plain(cells.text(), formats.language())}};
      QStringList second{plain(cells.text(), formats.language()), cells.text()};
      second.removeAll(QString());
      row["subtitle"] = second.join(" · ");
      rows[place] = row;
    });
    for (const auto& [place, entity, id, text] : to_be_named) {
      if (const auto target = words.nameOf(entity, id, read, formats)) {
        rows[place] = {{"kind", target->link_kind},
                       {"id", target->link_id},
                       {"title", target->name},
                       {"subtitle", excerpt(text, query)}};
      }
    }
  }
  QVariantList out;
  QSet<QString> told;
  for (qint64 place = 0; place < qint64(hits.size()); ++place) {
    if (!rows.contains(place)) continue;
    QVariantMap row = rows[place];
    const QString key = row["kind"].toString() + "/" + row["id"].toString();
    const Kind* kind = kindOf(row["kind"].toString());
    if (kind == nullptr || told.contains(key)) continue;
    told.insert(key);
    row["symbol"] = kind->symbol;
    row["kindText"] = QCoreApplication::translate("SearchKinds", kind->text);
    row["markedTitle"] = query.isEmpty() ? QString() : marked(row["title"].toString(), query);
    row["markedSubtitle"] = query.isEmpty() ? QString() : marked(row["subtitle"].toString(), query);
    out << row;
  }
  return out;
}

std::vector<SearchHit> hitsOf(ReadTransaction& read, const QStringList& records) {
  std::vector<SearchHit> hits;
  for (const QString& record : records) {
    const Kind* kind = kindOf(record.section('/', 0, 0));
    if (kind == nullptr) continue;
    read.each(QString("SELECT rid FROM %1 WHERE id = ? AND deleted_at IS NULL")
                  .arg(QString::fromUtf8(kind->entity->name.data(), qsizetype(kind->entity->name.size()))),
              {blobOf(record.section('/', 1))}, [&](Cells& cells) {
                hits.push_back({kind->entity->no, cells.number()});
              });
  }
  return hits;
}

std::vector<SearchHit> lastChanged(ReadTransaction& read) {
  // By when somebody changed them: rows come to a new device in no order of time.
  std::vector<std::pair<qint64, SearchHit>> changed;
  for (const char* kind : {"ticket", "partner"}) {
    const Entity& entity = *kindOf(kind)->entity;
    read.each(
        QString("SELECT updated_at, rid FROM %1 WHERE deleted_at IS NULL ORDER BY updated_at DESC LIMIT 6").arg(kind),
        {}, [&](Cells& cells) {
          const qint64 at = cells.number();
          changed.emplace_back(at, SearchHit{entity.no, cells.number()});
        });
  }
  std::stable_sort(changed.begin(), changed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<SearchHit> hits;
  for (const auto& [at, hit] : changed) hits.push_back(hit);
  return hits;
}

}  // namespace carnet::client
