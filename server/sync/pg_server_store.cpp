#include "server/sync/pg_server_store.h"

#include <charconv>

#include "server/sync/pg_transaction.h"

namespace carnet::server {

namespace {

// The inverse of outcomesJson() in commit_writer.cpp: numbers between brackets, three by three.
std::vector<FieldOutcome> outcomesOf(std::string_view json) {
  std::vector<std::uint32_t> numbers;
  const char* at = json.data();
  const char* end = at + json.size();
  while (at < end) {
    std::uint32_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error == std::errc()) numbers.push_back(number);
    at = error == std::errc() ? next : at + 1;
  }
  std::vector<FieldOutcome> fields;
  for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
    fields.push_back(
        {numbers[i], static_cast<std::uint16_t>(numbers[i + 1]), static_cast<FieldResult>(numbers[i + 2])});
  }
  return fields;
}

}  // namespace

sync::StoredReceipt readReceipt(const Row& answer) {
  sync::StoredReceipt stored;
  stored.receipt.cs_no = answer[0].integer();
  stored.receipt.id = answer[1].uuid();
  stored.receipt.verdict = static_cast<Verdict>(answer[2].integer());
  stored.receipt.commit_no = answer[3].integer();
  stored.receipt.fields = outcomesOf(answer[4].text());
  stored.receipt.reason.code = answer[5].string();
  stored.receipt.reason.field = answer[6].string();
  for (auto& value : answer[7].array()) stored.receipt.reason.values.push_back(value.value_or(""));
  const std::vector<std::uint8_t> hash = answer[8].octets();
  std::copy_n(hash.begin(), std::min(hash.size(), stored.hash.size()), stored.hash.begin());
  return stored;
}

void PgServerStore::untilFenced(const std::function<void(Transaction&, const std::set<FenceQuestion>& refused)>& work) {
  std::set<FenceQuestion> refused;
  for (;;) {
    try {
      // Receipts and derived ids make a second run harmless.
      database_.runBlocking([&](Transaction& tx) { work(tx, refused); }, {.repeatable = true, .keepsStatements = true});
      return;
    } catch (const FenceRefused& fence) {
      refused.insert(fence.questions.begin(), fence.questions.end());
    }
  }
}

void PgServerStore::transact(const Forecast& forecast, const std::function<void(sync::ServerTransaction&)>& work) {
  untilFenced([&](Transaction& tx, const std::set<FenceQuestion>& refused) {
    PgTransaction transaction(tx, registry_, refused, forecast);
    work(transaction);
  });
}

void PgServerStore::transactTogether(std::size_t count, const Piece& work) {
  untilFenced([&](Transaction& tx, const std::set<FenceQuestion>& refused) {
    for (std::size_t piece = 0; piece < count; ++piece) {
      // What a piece has read is older than what it flushed: the next one reads anew.
      PgTransaction transaction(tx, registry_, refused, {});
      work(piece, transaction, tx);
    }
  });
}

}  // namespace carnet::server
