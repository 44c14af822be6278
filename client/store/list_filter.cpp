#include "client/store/list_filter.h"

#include <QDateTime>
#include <algorithm>

#include "shared/core/text.h"

namespace carnet::client {

namespace {

struct Days {
  QDate first, last;  // null = open
};

Days daysOf(const QVariantMap& condition, const QDate& today) {
  const QString period = condition["period"].toString();
  const QDate monday = today.addDays(1 - today.dayOfWeek());
  const QDate month(today.year(), today.month(), 1);
  if (period == "past") return {{}, today.addDays(-1)};
  if (period == "today") return {today, today};
  if (period == "tomorrow") return {today.addDays(1), today.addDays(1)};
  if (period == "week") return {monday, monday.addDays(6)};
  if (period == "next7") return {today, today.addDays(6)};
  if (period == "last7") return {today.addDays(-6), today};
  if (period == "month") return {month, month.addMonths(1).addDays(-1)};
  if (period == "last30") return {today.addDays(-29), today};
  if (period == "year") return {QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)};
  return {QDate::fromString(condition["from"].toString(), Qt::ISODate),
          QDate::fromString(condition["to"].toString(), Qt::ISODate)};
}

void anyOf(const ListField& field, const QVariantList& chosen, const Uuid& me, ListFilter::Sql& out) {
  QStringList places;
  QVariantList values;
  bool or_none = false;
  for (const QVariant& value : chosen) {
    const QString text = value.toString();
    if (text.isEmpty()) {
      or_none = true;
      continue;
    }
    places << "?";
    if (text == "me")
      values << blobOf(me);
    else if (field.isById())
      values << blobOf(text);
    else
      values << text;
  }
  QStringList either;
  if (!places.isEmpty()) either << field.sql + " IN (" + places.join(',') + ")";
  if (or_none) either << "coalesce(" + field.sql + ", '') = ''";
  out.where += " AND (" + either.join(" OR ") + ")";
  out.values << values;
}

void between(const ListField& field, const Days& days, ListFilter::Sql& out) {
  const bool by_day = field.kind == ListField::Kind::day;
  const auto edge = [&](const QDate& day) -> qint64 {
    return by_day ? QDate(1970, 1, 1).daysTo(day) : day.startOfDay().toMSecsSinceEpoch();
  };
  if (days.first.isValid()) {
    out.where += " AND " + field.sql + " >= ?";
    out.values << edge(days.first);
  }
  if (days.last.isValid()) {
    out.where += " AND " + field.sql + " < ?";
    out.values << edge(days.last.addDays(1));
  }
}

}  // namespace

ListFilter::Sql ListFilter::sql(const ListFields& fields, const QVariantList& conditions, const Uuid& me,
                                const QDate& today) {
  Sql out;
  for (const QVariant& each : conditions) {
    const QVariantMap condition = each.toMap();
    const ListField* field = find(fields, condition["field"].toString());
    if (!field) continue;
    switch (field->kind) {
      case ListField::Kind::choice:
        if (const QVariantList any = condition["any"].toList(); !any.isEmpty()) anyOf(*field, any, me, out);
        break;
      case ListField::Kind::text: {
        const std::string folded = foldForSearch(condition["contains"].toString().toStdString());
        if (folded.empty()) break;
        out.where += " AND instr(fold(" + field->sql + "), ?) > 0";
        out.values << QString::fromStdString(folded);
        break;
      }
      case ListField::Kind::instant:
      case ListField::Kind::day:
        between(*field, daysOf(condition, today), out);
        break;
    }
  }
  return out;
}

QString ListFilter::words(const ListField& field, const QVariantMap& condition, const Formats& formats) {
  const QString said = tr("%1: %2").arg(field.title);
  if (field.kind == ListField::Kind::choice) {
    QStringList names;
    for (const QVariant& value : condition["any"].toList()) {
      for (const QVariant& option : field.options) {
        if (option.toMap()["value"].toString() == value.toString()) names << option.toMap()["text"].toString();
      }
    }
    return said.arg(names.join(", "));
  }
  if (field.kind == ListField::Kind::text) return said.arg(tr("contains “%1”").arg(condition["contains"].toString()));
  for (const QVariant& period : periods()) {
    if (period.toMap()["value"] == condition["period"] && !condition["period"].toString().isEmpty()) {
      return said.arg(period.toMap()["text"].toString());
    }
  }
  const Days days = daysOf(condition, QDate());
  const auto day = [&](const QDate& date) { return formats.date(QDate(1970, 1, 1).daysTo(date)); };
  if (!days.first.isValid() && !days.last.isValid()) return said.arg(tr("any day"));
  if (days.first.isValid() && days.last.isValid()) return said.arg(tr("%1 to %2").arg(day(days.first), day(days.last)));
  return said.arg(days.first.isValid() ? tr("from %1").arg(day(days.first)) : tr("until %1").arg(day(days.last)));
}

QStringList ListFilter::words(const ListFields& fields, const QVariantList& conditions, const Formats& formats) {
  QStringList out;
  for (const QVariant& each : conditions) {
    const QVariantMap condition = each.toMap();
    if (const ListField* field = find(fields, condition["field"].toString())) out << words(*field, condition, formats);
  }
  return out;
}

QVariantList ListFilter::periods() {
  const auto period = [](const char* value, const QString& text) {
    return QVariantMap{{"value", value}, {"text", text}};
  };
  return {period("past", tr("before today")), period("today", tr("today")),         period("tomorrow", tr("tomorrow")),
          period("week", tr("this week")),    period("next7", tr("next 7 days")),   period("last7", tr("last 7 days")),
          period("month", tr("this month")),  period("last30", tr("last 30 days")), period("year", tr("this year"))};
}

void ListFilter::readOptions(ListFields& fields, ReadTransaction& read, const QString& language) {
  for (ListField& field : fields) {
    QVariantList special;
    if (!field.me_text.isEmpty()) special << QVariantMap{{"value", "me"}, {"text", field.me_text}};
    if (!field.none_text.isEmpty()) special << QVariantMap{{"value", ""}, {"text", field.none_text}};
    if (field.isById()) {
      field.options.clear();
      read.each(field.options_sql, {}, [&](Cells& cells) {
        const QString id = cells.id();
        const QString name = field.has_local_names ? cells.localText(language) : cells.text();
        field.options << QVariantMap{{"value", id}, {"text", name}};
      });
    }
    field.options = special + field.options;
  }
}

QVariantList ListFilter::toList(const ListFields& fields) {
  QVariantList out;
  for (const ListField& field : fields) {
    const char* kind = field.kind == ListField::Kind::choice ? "choice"
                       : field.kind == ListField::Kind::text ? "text"
                                                             : "date";
    out << QVariantMap{{"key", field.key}, {"title", field.title}, {"kind", kind}, {"options", field.options}};
  }
  return out;
}

const ListField* ListFilter::find(const ListFields& fields, const QString& key) {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const ListField& f) { return f.key == key; });
  return found == fields.end() ? nullptr : &*found;
}

}  // namespace carnet::client
