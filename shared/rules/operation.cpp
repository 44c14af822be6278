#include "shared/rules/operation.h"

#include "shared/core/text.h"
#include "shared/schema/codec.h"

namespace carnet {

std::string_view nameOf(Verb verb) {
  static constexpr std::string_view names[] = {"",    "create", "set",  "erase",      "append",
                                               "add", "remove", "text", "transition", "import"};
  return names[static_cast<std::size_t>(verb)];
}

const Value* Operation::argument(std::string_view name) const {
  for (const Argument& argument : arguments) {
    if (argument.name == name) return &argument.value;
  }
  return nullptr;
}

bool takesBack(const Operation& operation) { return operation.argument("takes_back") != nullptr; }

namespace {

constexpr std::uint8_t plainFormat = 1;
constexpr std::uint8_t inPlaceFormat = 2;  // in_place_of follows the operations
constexpr std::uint8_t markedFormat = 3;   // behind it the schema's version; in_place_of follows, also when empty
static_assert(markedFormat == newestChangeSetFormat);

std::uint8_t formatOf(const ChangeSet& cs) {
  if (cs.schema_version > lastUnmarkedVersion) return markedFormat;
  return cs.in_place_of.empty() ? plainFormat : inPlaceFormat;
}

void putUuid(std::string& out, const Uuid& id) {
  out.append(reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size());
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    good_ = good_ && getVarint(bytes_, at_, value);
    return good_ ? value : 0;
  }
  std::int64_t signedNumber() { return unzigzag(number()); }
  // Numbers that must fit 16 bits: a wider one would be taken for another entity or field.
  std::uint16_t shortNumber() {
    const std::uint64_t n = number();
    if (n > 0xffff) good_ = false;
    return static_cast<std::uint16_t>(n);
  }
  std::uint8_t byte() {
    if (at_ >= bytes_.size()) good_ = false;
    return good_ ? static_cast<std::uint8_t>(bytes_[at_++]) : 0;
  }
  Uuid uuid() {
    Uuid id;
    if (bytes_.size() - at_ < 16) good_ = false;
    if (!good_) return id;
    std::copy_n(bytes_.data() + at_, 16, reinterpret_cast<char*>(id.bytes.data()));
    at_ += 16;
    return id;
  }
  std::string text() {
    std::string_view view;
    good_ = good_ && getBytes(bytes_, at_, view) && isStorableText(view);
    return good_ ? std::string(view) : std::string();
  }
  Value value() {
    Value v;
    good_ = good_ && getValue(bytes_, at_, v);
    if (const auto* s = std::get_if<std::string>(&v)) good_ = good_ && isStorableText(*s);
    return v;
  }
  // A count of things that take at least one byte each, so that a length cannot ask for more memory than was sent.
  std::size_t count(std::size_t limit) {
    const std::uint64_t n = number();
    if (n > limit || n > bytes_.size() - at_) good_ = false;
    return good_ ? static_cast<std::size_t>(n) : 0;
  }
  void refuse() { good_ = false; }
  bool good() const { return good_; }
  bool atEnd() const { return at_ == bytes_.size(); }
  std::size_t at() const { return at_; }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool good_ = true;
};

enum FieldFlag : std::uint8_t { hasBase = 1 };

// Times travel as distances from the change set's, modulo 2^64: any pair comes back as it was.
std::int64_t minus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
std::int64_t plus(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

void putOperation(std::string& out, const Operation& op, Hlc set_time) {
  out.push_back(static_cast<char>(op.verb));
  putVarint(out, op.entity);
  putUuid(out, op.row_id);
  putVarint(out, zigzag(minus(op.happened_at.packed, set_time.packed)));
  putVarint(out, op.fields.size());
  for (const FieldEdit& edit : op.fields) {
    putVarint(out, static_cast<std::uint64_t>(edit.field_no) << 1 | (isNull(edit.base) ? 0 : hasBase));
    if (!isNull(edit.base)) putValue(out, edit.base);
    putValue(out, edit.value);
  }
  putBytes(out, op.transition);
  putVarint(out, op.arguments.size());
  for (const Argument& argument : op.arguments) {
    putBytes(out, argument.name);
    putValue(out, argument.value);
  }
}

Operation readOperation(Reader& in, Hlc set_time) {
  Operation op;
  const std::uint8_t verb = in.byte();
  op.verb = static_cast<Verb>(verb);
  op.entity = in.shortNumber();
  op.row_id = in.uuid();
  op.happened_at.packed = plus(set_time.packed, in.signedNumber());
  for (std::size_t n = in.count(1000); n > 0 && in.good(); --n) {
    FieldEdit edit;
    const std::uint64_t tag = in.number();
    if (tag >> 1 > 0xffff) in.refuse();
    edit.field_no = static_cast<std::uint16_t>(tag >> 1);
    if (tag & hasBase) edit.base = in.value();
    edit.value = in.value();
    op.fields.push_back(std::move(edit));
  }
  op.transition = in.text();
  for (std::size_t n = in.count(100); n > 0 && in.good(); --n) {
    Argument argument;
    argument.name = in.text();
    argument.value = in.value();
    op.arguments.push_back(std::move(argument));
  }
  return op;
}

// The format and what it has before the change set's id: the schema's version, or nothing. Formats that are younger than
// this program begin as markedFormat does. nullopt: no change set.
std::optional<std::uint8_t> readBeginning(Reader& in, ChangeSet& cs) {
  const std::uint8_t format = in.byte();
  if (format < plainFormat) return std::nullopt;
  cs.schema_version = format >= markedFormat ? static_cast<std::int32_t>(in.shortNumber()) : lastUnmarkedVersion;
  if (!in.good() || (format >= markedFormat && cs.schema_version <= lastUnmarkedVersion)) return std::nullopt;
  return format;
}

// Up to the operations.
void readUntilOperations(Reader& in, ChangeSet& cs) {
  cs.id = in.uuid();
  cs.device_id = in.uuid();
  cs.person_id = in.uuid();
  cs.cs_no = static_cast<std::int64_t>(in.number());
  cs.seen = static_cast<std::int64_t>(in.number());
  cs.happened_at.packed = in.signedNumber();
  for (std::size_t n = in.count(maxDependencies); n > 0 && in.good(); --n) {
    cs.depends_on.push_back(static_cast<std::int64_t>(in.number()));
  }
}

constexpr std::size_t makerBytes = 2 * 16;

// Where the ids of device and person stand, behind the change set's own.
std::optional<std::size_t> placeOfMaker(std::string_view bytes) {
  Reader in(bytes);
  ChangeSet cs;
  if (!readBeginning(in, cs)) return std::nullopt;
  in.uuid();
  return in.good() ? std::optional(in.at()) : std::nullopt;
}

}  // namespace

std::string encodeChangeSet(const ChangeSet& cs) {
  std::string out;
  const std::uint8_t format = formatOf(cs);
  out.push_back(static_cast<char>(format));
  if (format == markedFormat) putVarint(out, static_cast<std::uint64_t>(cs.schema_version));
  putUuid(out, cs.id);
  putUuid(out, cs.device_id);
  putUuid(out, cs.person_id);
  putVarint(out, static_cast<std::uint64_t>(cs.cs_no));
  putVarint(out, static_cast<std::uint64_t>(cs.seen));
  putVarint(out, zigzag(cs.happened_at.packed));
  putVarint(out, cs.depends_on.size());
  for (std::int64_t no : cs.depends_on) putVarint(out, static_cast<std::uint64_t>(no));
  putVarint(out, cs.operations.size());
  for (const Operation& op : cs.operations) putOperation(out, op, cs.happened_at);
  if (format == plainFormat) return out;
  putVarint(out, cs.in_place_of.size());
  for (const Uuid& id : cs.in_place_of) putUuid(out, id);
  return out;
}

std::optional<ChangeSet> decodeChangeSet(std::string_view bytes) {
  if (bytes.size() > maxChangeSetBytes) return std::nullopt;
  Reader in(bytes);
  ChangeSet cs;
  const auto format = readBeginning(in, cs);
  if (!format || *format > newestChangeSetFormat) return std::nullopt;
  readUntilOperations(in, cs);
  for (std::size_t n = in.count(maxOperations); n > 0 && in.good(); --n) {
    cs.operations.push_back(readOperation(in, cs.happened_at));
    const Verb verb = cs.operations.back().verb;
    if (verb < Verb::create || verb > Verb::import) return std::nullopt;
  }
  if (*format != plainFormat) {
    for (std::size_t n = in.count(maxClosed); n > 0 && in.good(); --n) cs.in_place_of.push_back(in.uuid());
  }
  if (!in.good() || !in.atEnd()) return std::nullopt;
  return cs;
}

std::optional<ChangeSetHead> readChangeSetHead(std::string_view bytes) {
  Reader in(bytes);
  ChangeSet cs;
  const auto format = readBeginning(in, cs);
  if (!format) return std::nullopt;
  readUntilOperations(in, cs);
  if (!in.good()) return std::nullopt;
  return ChangeSetHead{cs.id, cs.device_id, cs.person_id, cs.cs_no, std::move(cs.depends_on), *format};
}

std::optional<std::string> withoutMaker(std::string_view bytes) {
  const auto place = placeOfMaker(bytes);
  if (!place || bytes.size() - *place < makerBytes) return std::nullopt;
  return std::string(bytes.substr(0, *place)).append(bytes.substr(*place + makerBytes));
}

std::optional<std::string> withMaker(std::string_view bytes, const Uuid& device_id, const Uuid& person_id) {
  const auto place = placeOfMaker(bytes);
  if (!place) return std::nullopt;
  std::string out;
  out.reserve(bytes.size() + makerBytes);
  out.append(bytes.substr(0, *place));
  putUuid(out, device_id);
  putUuid(out, person_id);
  return out.append(bytes.substr(*place));
}

}  // namespace carnet
