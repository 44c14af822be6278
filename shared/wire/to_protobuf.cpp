#include "shared/wire/to_protobuf.h"

#include "proto/sync.pb.h"

namespace carnet::wire {

namespace {

std::string bytesOf(const Uuid& id) {
  if (id.isNil()) return {};
  return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

std::string bytesOf(const Sha256& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

void fill(pb::Node& out, const Node& node) {
  out.set_root_id(bytesOf(node.root_id));
  out.set_facet(static_cast<std::uint32_t>(node.facet));
}

void fill(pb::Hello& out, const sync::Hello& m) {
  out.set_device_id(bytesOf(m.device_id));
  out.set_token(m.token);
  out.set_protocol_version(m.protocol_version);
  out.set_schema_version(m.schema_version);
  out.set_server_id(bytesOf(m.server_id));
  out.set_epoch(bytesOf(m.epoch));
  out.set_cursor(m.cursor);
  out.set_nodes_digest(bytesOf(m.nodes_digest));
  out.set_next_cs_no(m.next_cs_no);
  for (const sync::IncompleteNode& node : m.incomplete) {
    pb::IncompleteNode& n = *out.add_incomplete();
    fill(*n.mutable_node(), node.node);
    n.set_generation(node.generation);
  }
  if (m.progress) {
    out.mutable_progress()->set_generation(m.progress->generation);
    out.mutable_progress()->set_entity(m.progress->entity);
    out.mutable_progress()->set_last_key(bytesOf(m.progress->last_key));
  }
  out.set_wants_checkpoint(m.wants_checkpoint);
  out.set_confirmed_cs_no(m.confirmed_cs_no);
  out.set_known_no(m.known_no);
  out.set_known_id(bytesOf(m.known_id));
  out.set_takes_bundles(m.takes_bundles);
}

void fill(pb::Welcome& out, const sync::Welcome& m) {
  out.set_server_id(bytesOf(m.server_id));
  out.set_epoch(bytesOf(m.epoch));
  out.set_head(m.head);
  out.set_durable_no(m.durable_no);
  out.set_last_cs_no(m.last_cs_no);
  out.set_rights_version(m.rights_version);
  out.mutable_limits()->set_push_window_bytes(m.limits.push_window_bytes);
  out.mutable_limits()->set_blob_window_bytes(m.limits.blob_window_bytes);
  out.mutable_limits()->set_takes_bundles(m.limits.takes_bundles);
  out.mutable_limits()->set_takes_change_sets(m.limits.takes_change_sets);
  out.mutable_limits()->set_change_set_format(m.limits.change_set_format);
  out.set_server_time_ms(m.server_time.unix_ms);
}

void fill(pb::Restored& out, const sync::Restored& m) {
  out.set_server_id(bytesOf(m.server_id));
  out.set_epoch(bytesOf(m.epoch));
  out.set_common_no(m.common_no);
  out.set_cursor(m.cursor);
  out.set_last_cs_no(m.last_cs_no);
  for (const Node& node : m.nodes) fill(*out.add_nodes(), node);
}

void fill(pb::OfferedAgain& out, const sync::OfferedAgain& m) {
  out.set_seen(m.seen);
  out.set_missing(m.missing);
  out.set_is_withdrawn(m.is_withdrawn);
  for (const auto& [row_id, number] : m.numbers) {
    pb::GivenNumber& given = *out.add_numbers();
    given.set_row_id(bytesOf(row_id));
    given.set_number(number);
  }
}

void fill(pb::Push& out, const sync::Push& m) {
  out.set_cs_no(m.cs_no);
  out.set_id(bytesOf(m.id));
  out.set_hash(bytesOf(m.hash));
  for (std::int64_t no : m.depends_on) out.add_depends_on(no);
  out.set_bytes(m.bytes);
  if (m.offered_again) fill(*out.mutable_offered_again(), *m.offered_again);
}

void fill(pb::Receipt& out, const sync::Receipt& m) {
  out.set_cs_no(m.cs_no);
  out.set_id(bytesOf(m.id));
  out.set_verdict(static_cast<pb::Verdict>(m.verdict));
  out.set_commit_no(m.commit_no);
  for (const FieldOutcome& field : m.fields) {
    pb::FieldOutcome& f = *out.add_fields();
    f.set_operation_index(field.operation_index);
    f.set_field_no(field.field_no);
    f.set_result(static_cast<pb::FieldResult>(field.result));
  }
  if (m.reason != Problem{}) {
    out.mutable_reason()->set_code(m.reason.code);
    out.mutable_reason()->set_field(m.reason.field);
    for (const std::string& value : m.reason.values) out.mutable_reason()->add_values(value);
  }
}

void fill(pb::Delta& out, const sync::Delta& m) {
  out.set_is_reset(m.is_reset);
  out.set_from(m.from);
  out.set_to(m.to);
  out.set_trimmed_to(m.trimmed_to);
  for (const sync::DeltaCommit& commit : m.commits) {
    pb::DeltaCommit& c = *out.add_commits();
    c.set_commit_no(commit.commit_no);
    c.set_change_set_id(bytesOf(commit.change_set_id));
    c.set_author_id(bytesOf(commit.author_id));
    c.set_happened_at_hlc(commit.happened_at.packed);
    c.set_is_partial(commit.is_partial);
    for (const Node& node : commit.entered) fill(*c.add_entered(), node);
    for (const Node& node : commit.left) fill(*c.add_left(), node);
    for (const sync::EntityImage& row : commit.rows) {
      pb::EntityImage& image = *c.add_rows();
      image.set_entity(row.entity);
      image.set_image(row.image);
    }
  }
}

void fill(pb::Checkpoint& out, const sync::Checkpoint& m) {
  out.set_no(m.no);
  for (const sync::NodeHash& hash : m.hashes) {
    pb::NodeHash& h = *out.add_hashes();
    fill(*h.mutable_node(), hash.node);
    h.set_sum(hash.sum);
  }
}

void fill(pb::CompareRanges& out, const sync::CompareRanges& m) {
  for (const Node& node : m.nodes) fill(*out.add_nodes(), node);
  for (const sync::EntityRanges& entity : m.entities) {
    pb::EntityRanges& e = *out.add_entities();
    e.set_entity(entity.entity);
    e.set_after(bytesOf(entity.after));
    for (const sync::RangeSum& range : entity.ranges) {
      pb::RangeSum& r = *e.add_ranges();
      r.set_last(bytesOf(range.last));
      r.set_count(range.count);
      r.set_sum(range.sum);
    }
  }
}

void fill(pb::RangesCompared& out, const sync::RangesCompared& m) {
  out.set_no(m.no);
  for (const sync::RangeAnswer& answer : m.differing) {
    pb::RangeAnswer& a = *out.add_differing();
    a.set_range(answer.range);
    a.set_entity(answer.entity);
    a.set_has_rows(answer.has_rows);
    a.set_up_to(bytesOf(answer.up_to));
    for (const std::string& image : answer.images) a.add_images(image);
  }
}

void fill(pb::SnapshotBegin& out, const sync::SnapshotBegin& m) {
  out.set_generation(m.generation);
  out.set_horizon(m.horizon);
  for (const Node& node : m.nodes) fill(*out.add_nodes(), node);
  out.set_rows_estimated(m.rows_estimated);
}

void fill(pb::SnapshotChunk& out, const sync::SnapshotChunk& m) {
  out.set_generation(m.generation);
  out.set_entity(m.entity);
  out.set_last_key(bytesOf(m.last_key));
  for (const std::string& image : m.images) out.add_images(image);
}

void fill(pb::SnapshotEnd& out, const sync::SnapshotEnd& m) {
  out.set_generation(m.generation);
  out.set_to(m.to);
}

void fill(pb::Credit& out, const sync::Credit& m) { out.set_bytes(m.bytes); }

template <class Out, class In>
void fillPart(Out& out, const In& m) {
  out.set_hash(bytesOf(m.hash));
  out.set_offset(m.offset);
  out.set_total(m.total);
  out.set_bytes(m.bytes);
}

void fill(pb::BlobPut& out, const sync::BlobPut& m) { fillPart(out, m); }
void fill(pb::BlobPart& out, const sync::BlobPart& m) { fillPart(out, m); }

void fill(pb::BlobHave& out, const sync::BlobHave& m) {
  out.set_hash(bytesOf(m.hash));
  out.set_offset(m.offset);
}

void fill(pb::BlobAsk& out, const sync::BlobAsk& m) {
  out.set_hash(bytesOf(m.hash));
  out.set_total(m.total);
}

void fill(pb::BlobGet& out, const sync::BlobGet& m) {
  out.set_hash(bytesOf(m.hash));
  out.set_offset(m.offset);
  out.set_attachment_id(bytesOf(m.attachment_id));
  out.set_length(m.length);
}

void fill(pb::BlobMissing& out, const sync::BlobMissing& m) { out.set_hash(bytesOf(m.hash)); }

void fill(pb::Ping& out, const sync::Ping& m) {
  out.set_nonce(m.nonce);
  out.set_durable_no(m.durable_no);
  out.set_token_expires_ms(m.token_expires_ms);
}

void fill(pb::Pong& out, const sync::Pong& m) { out.set_nonce(m.nonce); }
void fill(pb::Reauthenticate& out, const sync::Reauthenticate& m) { out.set_token(m.token); }

void fill(pb::Error& out, const sync::Error& m) {
  out.set_code(m.code);
  out.set_retry_after_ms(m.retry_after_ms);
  out.set_fatal(m.fatal);
}

struct Filler {
  pb::Envelope& e;
  void operator()(const sync::Hello& m) const { fill(*e.mutable_hello(), m); }
  void operator()(const sync::Welcome& m) const { fill(*e.mutable_welcome(), m); }
  void operator()(const sync::Push& m) const { fill(*e.mutable_push(), m); }
  void operator()(const sync::Receipt& m) const { fill(*e.mutable_receipt(), m); }
  void operator()(const sync::Delta& m) const { fill(*e.mutable_delta(), m); }
  void operator()(const sync::Checkpoint& m) const { fill(*e.mutable_checkpoint(), m); }
  void operator()(const sync::SnapshotBegin& m) const { fill(*e.mutable_snapshot_begin(), m); }
  void operator()(const sync::SnapshotChunk& m) const { fill(*e.mutable_snapshot_chunk(), m); }
  void operator()(const sync::SnapshotEnd& m) const { fill(*e.mutable_snapshot_end(), m); }
  void operator()(const sync::Credit& m) const { fill(*e.mutable_credit(), m); }
  void operator()(const sync::BlobPut& m) const { fill(*e.mutable_blob_put(), m); }
  void operator()(const sync::BlobHave& m) const { fill(*e.mutable_blob_have(), m); }
  void operator()(const sync::BlobAsk& m) const { fill(*e.mutable_blob_ask(), m); }
  void operator()(const sync::BlobGet& m) const { fill(*e.mutable_blob_get(), m); }
  void operator()(const sync::BlobPart& m) const { fill(*e.mutable_blob_part(), m); }
  void operator()(const sync::BlobMissing& m) const { fill(*e.mutable_blob_missing(), m); }
  void operator()(const sync::Ping& m) const { fill(*e.mutable_ping(), m); }
  void operator()(const sync::Pong& m) const { fill(*e.mutable_pong(), m); }
  void operator()(const sync::Reauthenticate& m) const { fill(*e.mutable_reauthenticate(), m); }
  void operator()(const sync::Wipe&) const { e.mutable_wipe(); }
  void operator()(const sync::Error& m) const { fill(*e.mutable_error(), m); }
  void operator()(const sync::Restored& m) const { fill(*e.mutable_restored(), m); }
  void operator()(const sync::CompareRanges& m) const { fill(*e.mutable_compare_ranges(), m); }
  void operator()(const sync::RangesCompared& m) const { fill(*e.mutable_ranges_compared(), m); }
};

}  // namespace

void fill(pb::Envelope& envelope, const sync::Message& message) { std::visit(Filler{envelope}, message); }

void fillBundle(pb::Envelope& envelope, std::span<const sync::Message> messages) {
  for (const sync::Message& message : messages) {
    pb::Envelope& one = *envelope.mutable_bundle()->add_messages();
    fill(one, message);
    const auto* push = std::get_if<sync::Push>(&message);
    if (push != nullptr && push->hash == sha256(push->bytes)) one.mutable_push()->clear_hash();
  }
}

void fillChangeSets(pb::Envelope& envelope, const Maker& maker, std::span<const sync::Message> pushes) {
  pb::ChangeSets& out = *envelope.mutable_change_sets();
  out.set_device_id(bytesOf(maker.device_id));
  out.set_person_id(bytesOf(maker.person_id));
  for (const sync::Message& message : pushes) {
    out.add_contents(withoutMaker(std::get<sync::Push>(message).bytes).value());
  }
}

}  // namespace carnet::wire
