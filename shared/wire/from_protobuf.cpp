#include "shared/wire/from_protobuf.h"

#include <algorithm>
#include <limits>

#include "proto/sync.pb.h"
#include "shared/core/text.h"
#include "shared/rules/operation.h"
#include "shared/wire/maker.h"
#include "shared/wire/packing.h"

namespace carnet::wire {

namespace {

constexpr std::size_t maxCodeBytes = 200;
constexpr std::size_t maxTokenBytes = 4096;

// Reads values with their checks and remembers the first that failed.
class Checker {
 public:
  const std::string& what() const { return what_; }
  bool isGood() const { return what_.empty(); }
  void demand(bool holds, std::string_view what) {
    if (!holds && what_.empty()) what_ = what;
  }

  Uuid optionalId(const std::string& bytes, std::string_view what) {
    Uuid id;
    if (bytes.empty()) return id;
    demand(bytes.size() == id.bytes.size(), what);
    if (isGood()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(id.bytes.data()));
    return id;
  }
  Uuid id(const std::string& bytes, std::string_view what) {
    const Uuid id = optionalId(bytes, what);
    demand(!id.isNil(), what);
    return id;
  }
  Sha256 hash(const std::string& bytes, std::string_view what) {
    Sha256 hash{};
    demand(bytes.size() == hash.size(), what);
    if (isGood()) std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(hash.data()));
    return hash;
  }
  std::int64_t count(std::int64_t number, std::string_view what) {
    demand(number >= 0, what);
    return number;
  }
  std::uint16_t small(std::uint32_t number, std::string_view what) {
    demand(number <= std::numeric_limits<std::uint16_t>::max(), what);
    return static_cast<std::uint16_t>(number);
  }
  std::string text(const std::string& text, std::size_t limit, std::string_view what) {
    demand(isStorableText(text, limit), what);
    return isGood() ? text : std::string();
  }
  Node node(const pb::Node& in) {
    demand(in.facet() <= std::numeric_limits<std::uint8_t>::max(), "facet");
    return {optionalId(in.root_id(), "root_id"), isGood() ? static_cast<Facet>(in.facet()) : Facet::all};
  }
  template <class Nodes>
  std::vector<Node> nodes(const Nodes& in) {
    std::vector<Node> out;
    out.reserve(static_cast<std::size_t>(in.size()));
    for (const pb::Node& n : in) out.push_back(node(n));
    return out;
  }

 private:
  std::string what_;
};

sync::Hello read(pb::Hello& in, Checker& check) {
  sync::Hello m;
  m.device_id = check.id(in.device_id(), "device_id");
  m.token = check.text(in.token(), maxTokenBytes, "token");
  m.protocol_version = in.protocol_version();
  m.schema_version = in.schema_version();
  m.server_id = check.optionalId(in.server_id(), "server_id");
  m.epoch = check.optionalId(in.epoch(), "epoch");
  m.cursor = check.count(in.cursor(), "cursor");
  m.nodes_digest = check.hash(in.nodes_digest(), "nodes_digest");
  m.next_cs_no = check.count(in.next_cs_no(), "next_cs_no");
  for (const pb::IncompleteNode& node : in.incomplete()) {
    m.incomplete.push_back({check.node(node.node()), node.generation()});
  }
  if (in.has_progress()) {
    m.progress = {.generation = in.progress().generation(),
                  .entity = check.small(in.progress().entity(), "entity"),
                  .last_key = check.optionalId(in.progress().last_key(), "last_key")};
  }
  m.wants_checkpoint = in.wants_checkpoint();
  m.confirmed_cs_no = check.count(in.confirmed_cs_no(), "confirmed_cs_no");
  m.known_no = check.count(in.known_no(), "known_no");
  m.known_id = check.optionalId(in.known_id(), "known_id");
  m.takes_bundles = in.takes_bundles();
  return m;
}

sync::Welcome read(pb::Welcome& in, Checker& check) {
  sync::Welcome m;
  m.server_id = check.id(in.server_id(), "server_id");
  m.epoch = check.id(in.epoch(), "epoch");
  m.head = check.count(in.head(), "head");
  m.durable_no = check.count(in.durable_no(), "durable_no");
  m.last_cs_no = check.count(in.last_cs_no(), "last_cs_no");
  m.rights_version = check.count(in.rights_version(), "rights_version");
  m.limits = {.push_window_bytes = in.limits().push_window_bytes(),
              .blob_window_bytes = in.limits().blob_window_bytes(),
              .takes_bundles = in.limits().takes_bundles(),
              .takes_change_sets = in.limits().takes_change_sets(),
              .change_set_format = in.limits().change_set_format()};
  m.server_time.unix_ms = check.count(in.server_time_ms(), "server_time_ms");
  return m;
}

sync::Restored read(pb::Restored& in, Checker& check) {
  sync::Restored m;
  m.server_id = check.id(in.server_id(), "server_id");
  m.epoch = check.id(in.epoch(), "epoch");
  m.common_no = check.count(in.common_no(), "common_no");
  m.cursor = check.count(in.cursor(), "cursor");
  m.last_cs_no = check.count(in.last_cs_no(), "last_cs_no");
  m.nodes = check.nodes(in.nodes());
  return m;
}

sync::OfferedAgain read(const pb::OfferedAgain& in, Checker& check) {
  sync::OfferedAgain m;
  m.seen = check.count(in.seen(), "seen");
  m.missing = check.count(in.missing(), "missing");
  m.is_withdrawn = in.is_withdrawn();
  check.demand(static_cast<std::size_t>(in.numbers_size()) <= maxOperations, "numbers");
  if (!check.isGood()) return m;
  for (const pb::GivenNumber& number : in.numbers()) {
    m.numbers.emplace_back(check.id(number.row_id(), "row_id"), check.text(number.number(), maxCodeBytes, "number"));
  }
  return m;
}

sync::Push read(pb::Push& in, Checker& check) {
  sync::Push m;
  m.cs_no = check.count(in.cs_no(), "cs_no");
  m.id = check.id(in.id(), "id");
  m.hash = check.hash(in.hash(), "hash");
  check.demand(static_cast<std::size_t>(in.depends_on_size()) <= maxDependencies, "depends_on");
  if (!check.isGood()) return m;
  for (std::int64_t no : in.depends_on()) m.depends_on.push_back(check.count(no, "depends_on"));
  check.demand(in.bytes().size() <= maxChangeSetBytes, "change set too large");
  m.bytes = std::move(*in.mutable_bytes());
  if (in.has_offered_again()) m.offered_again = read(in.offered_again(), check);
  return m;
}

sync::Receipt read(pb::Receipt& in, Checker& check) {
  sync::Receipt m;
  m.cs_no = check.count(in.cs_no(), "cs_no");
  m.id = check.id(in.id(), "id");
  check.demand(in.verdict() >= pb::VERDICT_APPLIED && in.verdict() <= pb::VERDICT_PARKED, "verdict");
  m.verdict = static_cast<Verdict>(in.verdict());
  m.commit_no = check.count(in.commit_no(), "commit_no");
  for (const pb::FieldOutcome& field : in.fields()) {
    check.demand(field.result() >= pb::FIELD_RESULT_APPLIED && field.result() <= pb::FIELD_RESULT_MERGED_TEXT,
                 "field result");
    m.fields.push_back({.operation_index = field.operation_index(),
                        .field_no = check.small(field.field_no(), "field_no"),
                        .result = static_cast<FieldResult>(field.result())});
  }
  m.reason.code = check.text(in.reason().code(), maxCodeBytes, "code");
  m.reason.field = check.text(in.reason().field(), maxCodeBytes, "field");
  for (const std::string& value : in.reason().values()) {
    m.reason.values.push_back(check.text(value, maxTextBytes, "value"));
  }
  return m;
}

sync::Delta read(pb::Delta& in, Checker& check) {
  sync::Delta m;
  m.is_reset = in.is_reset();
  m.from = check.count(in.from(), "from");
  m.to = check.count(in.to(), "to");
  check.demand(m.from <= m.to, "from after to");
  m.trimmed_to = check.count(in.trimmed_to(), "trimmed_to");
  std::int64_t last = 0;
  m.commits.reserve(static_cast<std::size_t>(in.commits_size()));
  for (pb::DeltaCommit& commit : *in.mutable_commits()) {
    sync::DeltaCommit c;
    c.commit_no = commit.commit_no();
    check.demand(c.commit_no > last, "commit_no");
    last = c.commit_no;
    c.change_set_id = check.optionalId(commit.change_set_id(), "change_set_id");
    c.author_id = check.optionalId(commit.author_id(), "author_id");
    c.happened_at.packed = commit.happened_at_hlc();
    c.is_partial = commit.is_partial();
    c.entered = check.nodes(commit.entered());
    c.left = check.nodes(commit.left());
    c.rows.reserve(static_cast<std::size_t>(commit.rows_size()));
    for (pb::EntityImage& row : *commit.mutable_rows()) {
      c.rows.push_back({check.small(row.entity(), "entity"), std::move(*row.mutable_image())});
    }
    m.commits.push_back(std::move(c));
  }
  return m;
}

sync::Checkpoint read(pb::Checkpoint& in, Checker& check) {
  sync::Checkpoint m;
  m.no = check.count(in.no(), "no");
  for (const pb::NodeHash& hash : in.hashes()) m.hashes.push_back({check.node(hash.node()), hash.sum()});
  return m;
}

sync::CompareRanges read(pb::CompareRanges& in, Checker& check) {
  sync::CompareRanges m;
  m.nodes = check.nodes(in.nodes());
  for (const pb::EntityRanges& entity : in.entities()) {
    sync::EntityRanges ranges{check.small(entity.entity(), "entity"), check.optionalId(entity.after(), "after"), {}};
    Uuid last = ranges.after;
    for (const pb::RangeSum& range : entity.ranges()) {
      ranges.ranges.push_back({check.id(range.last(), "last"), range.count(), range.sum()});
      check.demand(last < ranges.ranges.back().last, "ranges in order");
      last = ranges.ranges.back().last;
    }
    m.entities.push_back(std::move(ranges));
  }
  return m;
}

sync::RangesCompared read(pb::RangesCompared& in, Checker& check) {
  sync::RangesCompared m;
  m.no = check.count(in.no(), "no");
  for (pb::RangeAnswer& answer : *in.mutable_differing()) {
    sync::RangeAnswer a{answer.range(),
                        check.small(answer.entity(), "entity"),
                        answer.has_rows(),
                        check.optionalId(answer.up_to(), "up_to"),
                        {}};
    for (std::string& image : *answer.mutable_images()) a.images.push_back(std::move(image));
    m.differing.push_back(std::move(a));
  }
  return m;
}

sync::SnapshotBegin read(pb::SnapshotBegin& in, Checker& check) {
  return {.generation = in.generation(),
          .horizon = check.count(in.horizon(), "horizon"),
          .nodes = check.nodes(in.nodes()),
          .rows_estimated = in.rows_estimated()};
}

sync::SnapshotChunk read(pb::SnapshotChunk& in, Checker& check) {
  sync::SnapshotChunk m;
  m.generation = in.generation();
  m.entity = check.small(in.entity(), "entity");
  m.last_key = check.optionalId(in.last_key(), "last_key");
  m.images.reserve(static_cast<std::size_t>(in.images_size()));
  for (std::string& image : *in.mutable_images()) m.images.push_back(std::move(image));
  return m;
}

sync::SnapshotEnd read(pb::SnapshotEnd& in, Checker& check) {
  return {.generation = in.generation(), .to = check.count(in.to(), "to")};
}

sync::Credit read(pb::Credit& in, Checker&) { return {.bytes = in.bytes()}; }

template <class M, class In>
M readPart(In& in, Checker& check) {
  M m;
  m.hash = check.hash(in.hash(), "hash");
  m.offset = in.offset();
  m.total = in.total();
  check.demand(in.bytes().size() <= sync::blobPartBytes, "part too large");
  check.demand(m.offset <= m.total && in.bytes().size() <= m.total - m.offset, "part outside of its whole");
  m.bytes = std::move(*in.mutable_bytes());
  return m;
}

sync::BlobPut read(pb::BlobPut& in, Checker& check) { return readPart<sync::BlobPut>(in, check); }
sync::BlobPart read(pb::BlobPart& in, Checker& check) { return readPart<sync::BlobPart>(in, check); }

sync::BlobHave read(pb::BlobHave& in, Checker& check) {
  return {.hash = check.hash(in.hash(), "hash"), .offset = in.offset()};
}

sync::BlobAsk read(pb::BlobAsk& in, Checker& check) {
  return {.hash = check.hash(in.hash(), "hash"), .total = in.total()};
}

sync::BlobGet read(pb::BlobGet& in, Checker& check) {
  return {.hash = check.hash(in.hash(), "hash"),
          .offset = in.offset(),
          .attachment_id = check.id(in.attachment_id(), "attachment_id"),
          .length = in.length()};
}

sync::BlobMissing read(pb::BlobMissing& in, Checker& check) { return {.hash = check.hash(in.hash(), "hash")}; }

sync::Ping read(pb::Ping& in, Checker& check) {
  return {.nonce = in.nonce(),
          .durable_no = check.count(in.durable_no(), "durable_no"),
          .token_expires_ms = check.count(in.token_expires_ms(), "token_expires_ms")};
}

sync::Pong read(pb::Pong& in, Checker&) { return {.nonce = in.nonce()}; }

sync::Reauthenticate read(pb::Reauthenticate& in, Checker& check) {
  return {.token = check.text(in.token(), maxTokenBytes, "token")};
}

sync::Wipe read(pb::Wipe&, Checker&) { return {}; }

sync::Error read(pb::Error& in, Checker& check) {
  return {.code = check.text(in.code(), maxCodeBytes, "code"),
          .retry_after_ms = check.count(in.retry_after_ms(), "retry_after_ms"),
          .fatal = in.fatal()};
}

sync::Message readAny(pb::Envelope& in, Checker& check) {
  switch (in.message_case()) {
    case pb::Envelope::kHello:
      return read(*in.mutable_hello(), check);
    case pb::Envelope::kWelcome:
      return read(*in.mutable_welcome(), check);
    case pb::Envelope::kPush:
      return read(*in.mutable_push(), check);
    case pb::Envelope::kReceipt:
      return read(*in.mutable_receipt(), check);
    case pb::Envelope::kDelta:
      return read(*in.mutable_delta(), check);
    case pb::Envelope::kCheckpoint:
      return read(*in.mutable_checkpoint(), check);
    case pb::Envelope::kSnapshotBegin:
      return read(*in.mutable_snapshot_begin(), check);
    case pb::Envelope::kSnapshotChunk:
      return read(*in.mutable_snapshot_chunk(), check);
    case pb::Envelope::kSnapshotEnd:
      return read(*in.mutable_snapshot_end(), check);
    case pb::Envelope::kCredit:
      return read(*in.mutable_credit(), check);
    case pb::Envelope::kBlobPut:
      return read(*in.mutable_blob_put(), check);
    case pb::Envelope::kBlobHave:
      return read(*in.mutable_blob_have(), check);
    case pb::Envelope::kBlobAsk:
      return read(*in.mutable_blob_ask(), check);
    case pb::Envelope::kBlobGet:
      return read(*in.mutable_blob_get(), check);
    case pb::Envelope::kBlobPart:
      return read(*in.mutable_blob_part(), check);
    case pb::Envelope::kBlobMissing:
      return read(*in.mutable_blob_missing(), check);
    case pb::Envelope::kPing:
      return read(*in.mutable_ping(), check);
    case pb::Envelope::kPong:
      return read(*in.mutable_pong(), check);
    case pb::Envelope::kReauthenticate:
      return read(*in.mutable_reauthenticate(), check);
    case pb::Envelope::kWipe:
      return read(*in.mutable_wipe(), check);
    case pb::Envelope::kError:
      return read(*in.mutable_error(), check);
    case pb::Envelope::kRestored:
      return read(*in.mutable_restored(), check);
    case pb::Envelope::kCompareRanges:
      return read(*in.mutable_compare_ranges(), check);
    case pb::Envelope::kRangesCompared:
      return read(*in.mutable_ranges_compared(), check);
    case pb::Envelope::kBundle:  // inside another one
    case pb::Envelope::kChangeSets:
    case pb::Envelope::MESSAGE_NOT_SET:
      break;
  }
  check.demand(false, "no message that this version knows");
  return sync::Wipe{};
}

std::vector<sync::Message> readChangeSets(const pb::ChangeSets& in, Checker& check) {
  std::vector<sync::Message> pushes;
  const Uuid device_id = check.optionalId(in.device_id(), "device_id");
  const Uuid person_id = check.optionalId(in.person_id(), "person_id");
  check.demand(in.contents_size() > 0, "no change sets");
  for (const std::string& content : in.contents()) {
    if (!check.isGood()) break;
    auto bytes = withMaker(content, device_id, person_id);
    auto push = bytes ? pushOf(std::move(*bytes)) : std::nullopt;
    check.demand(push && !push->id.isNil() && push->cs_no >= 0, "no change set");
    if (!check.isGood()) break;
    for (const std::int64_t no : push->depends_on) check.count(no, "depends_on");
    pushes.push_back(std::move(*push));
  }
  return pushes;
}

}  // namespace

Result<std::vector<sync::Message>> take(pb::Envelope& envelope) {
  Checker check;
  std::vector<sync::Message> messages;
  if (envelope.has_change_sets()) {
    messages = readChangeSets(envelope.change_sets(), check);
  } else if (!envelope.has_bundle()) {
    messages.push_back(readAny(envelope, check));
  } else {
    check.demand(envelope.bundle().messages_size() > 0, "an empty bundle");
    for (pb::Envelope& one : *envelope.mutable_bundle()->mutable_messages()) {
      check.demand(one.has_push() || one.has_receipt(), "what no bundle may hold");
      if (!check.isGood()) break;
      if (one.has_push() && one.push().hash().empty()) {
        const Sha256 hash = sha256(one.push().bytes());
        one.mutable_push()->set_hash(hash.data(), hash.size());
      }
      messages.push_back(readAny(one, check));
    }
  }
  if (!check.isGood()) return malformed(check.what());
  return messages;
}

}  // namespace carnet::wire
