#include "client/replica/page_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>

namespace carnet::client {

namespace {

constexpr std::string_view magic{"SQLite format 3\0", 16};
constexpr std::size_t fileHeader = 100, logHeader = 32, frameHeader = 24;
// Nothing that is looked for is larger: a change set has at most 512 KiB.
constexpr std::uint64_t largestPayload = 1 << 20;
constexpr std::uint32_t largestPage = 1 << 28;

enum PageType : std::uint8_t { interiorIndex = 0x02, leafIndex = 0x0a, leafTable = 0x0d };

std::uint8_t byteAt(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }

std::uint32_t big(std::string_view bytes, std::size_t at, int size) {
  std::uint32_t number = 0;
  for (int i = 0; i < size; ++i) number = number << 8 | byteAt(bytes, at + static_cast<std::size_t>(i));
  return number;
}

// SQLite's own: the high groups first, the ninth byte whole. False at the end of the bytes.
bool varint(std::string_view bytes, std::size_t& at, std::uint64_t& number) {
  number = 0;
  for (int i = 0; i < 9; ++i) {
    if (at >= bytes.size()) return false;
    const std::uint8_t byte = byteAt(bytes, at++);
    if (i == 8) {
      number = number << 8 | byte;
      return true;
    }
    number = number << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0) return true;
  }
  return false;
}

std::optional<std::vector<StoredValue>> decode(std::string_view payload) {
  std::size_t at = 0;
  std::uint64_t header = 0;
  if (!varint(payload, at, header) || header > payload.size()) return std::nullopt;
  std::size_t body = static_cast<std::size_t>(header);
  std::vector<StoredValue> values;
  while (at < header) {
    std::uint64_t type = 0;
    if (!varint(payload, at, type)) return std::nullopt;
    constexpr std::array<std::size_t, 10> sizes = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0};
    if (type == 10 || type == 11) return std::nullopt;
    const std::uint64_t size = type < 12 ? sizes[static_cast<std::size_t>(type)] : (type - 12) / 2;
    if (size > payload.size() - body) return std::nullopt;
    const std::string_view bytes = payload.substr(body, static_cast<std::size_t>(size));
    body += bytes.size();
    if (type == 0 || type == 7) {
      values.emplace_back();
    } else if (type == 8 || type == 9) {
      values.emplace_back(static_cast<std::int64_t>(type - 8));
    } else if (type < 7) {
      std::uint64_t number = (byteAt(bytes, 0) & 0x80) != 0 ? ~std::uint64_t{0} : 0;
      for (std::size_t i = 0; i < bytes.size(); ++i) number = number << 8 | byteAt(bytes, i);
      values.emplace_back(static_cast<std::int64_t>(number));
    } else {
      values.emplace_back(std::string(bytes));
    }
  }
  return values;
}

bool isPageSize(std::uint32_t size) { return size >= 512 && size <= 65536 && (size & (size - 1)) == 0; }

struct Checksum {
  bool is_big_endian = false;
  std::uint32_t a = 0, b = 0;
  void add(std::string_view bytes) {
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
      a += word(bytes, at) + b;
      b += word(bytes, at + 4) + a;
    }
  }
  std::uint32_t word(std::string_view bytes, std::size_t at) const {
    const std::uint32_t number = big(bytes, at, 4);
    return is_big_endian ? number : __builtin_bswap32(number);
  }
};

}  // namespace

PageFile::PageFile(const std::filesystem::path& file) {
  const auto open = [](std::ifstream& stream, const std::filesystem::path& path, std::uint64_t& size) {
    std::error_code error;
    const std::uintmax_t found = std::filesystem::file_size(path, error);
    if (error) return;
    size = found;
    stream.open(path, std::ios::binary);
  };
  std::filesystem::path log = file;
  log += "-wal";
  open(file_, file, file_size_);
  open(log_, log, log_size_);
  readHeader();
  readLog();
  pages_ = static_cast<std::uint32_t>(file_size_ / page_size_);
  for (const auto* written : {&committed_, &beyond_}) {
    if (!written->empty()) pages_ = std::max(pages_, written->rbegin()->first);
  }
  findFree();
}

bool PageFile::readAt(std::ifstream& from, std::uint64_t offset, char* into, std::size_t size) {
  from.clear();
  from.seekg(static_cast<std::streamoff>(offset));
  from.read(into, static_cast<std::streamsize>(size));
  return from.gcount() == static_cast<std::streamsize>(size);
}

void PageFile::readHeader() {
  std::string header(fileHeader, '\0');
  if (!readAt(file_, 0, header.data(), header.size()) || !header.starts_with(magic)) return;
  const std::uint32_t size = big(header, 16, 2);
  if (isPageSize(size == 1 ? 65536 : size)) page_size_ = size == 1 ? 65536 : size;
}

void PageFile::readLog() {
  std::string header(logHeader, '\0');
  if (log_size_ <= logHeader || !readAt(log_, 0, header.data(), header.size())) return;
  const std::uint32_t kind = big(header, 0, 4), size = big(header, 8, 4);
  Checksum sum;
  sum.is_big_endian = (kind & 1) != 0;
  sum.add(std::string_view(header).substr(0, 24));
  const bool has_header =
      (kind & ~1u) == 0x377f0682 && isPageSize(size) && sum.a == big(header, 24, 4) && sum.b == big(header, 28, 4);
  if (has_header) page_size_ = size;
  // Each round of the log has a mark of its own, and begins at the head of the file.
  const std::string round = has_header ? header.substr(16, 8) : firstRound();
  bool is_whole = has_header;
  std::map<std::uint32_t, std::uint64_t> open;  // of a transaction whose end has not come yet
  std::string frame(frameHeader + page_size_, '\0');
  for (std::uint64_t at = logHeader; at + frame.size() <= log_size_; at += frame.size()) {
    const bool is_read = readAt(log_, at, frame.data(), frame.size());
    // Otherwise a frame of the log's former round, as they stand behind its end, or one whose own head is damaged.
    const bool is_of_round = is_read && frame.compare(8, 8, round) == 0;
    const std::uint32_t no = big(frame, 0, 4);
    if (is_whole && is_of_round) {
      sum.add(std::string_view(frame).substr(0, 8));
      sum.add(std::string_view(frame).substr(frameHeader));
    }
    is_whole = is_whole && is_of_round && no != 0 && sum.a == big(frame, 16, 4) && sum.b == big(frame, 20, 4);
    if (!is_whole) {
      if (!is_of_round || no == 0 || no > largestPage) continue;
      beyond_.merge(open);
      beyond_[no] = at + frameHeader;
      continue;
    }
    open[no] = at + frameHeader;
    if (big(frame, 4, 4) == 0) continue;
    for (const auto& [page, offset] : open) committed_[page] = offset;
    open.clear();
  }
}

// The mark of the first frames, which is in the head too: the first that two frames in a row have.
std::string PageFile::firstRound() {
  std::string mark(8, '\0'), next(8, '\0');
  const std::uint64_t step = frameHeader + page_size_;
  for (std::uint64_t at = logHeader; at + 2 * step <= log_size_; at += step) {
    if (readAt(log_, at + 8, mark.data(), 8) && readAt(log_, at + step + 8, next.data(), 8) && mark == next)
      return mark;
  }
  return mark;
}

// The pages that the file lists as free hold what was deleted.
void PageFile::findFree() {
  const std::optional<std::string> first = page(1, false);
  if (!first || !first->starts_with(magic)) return;
  std::uint32_t trunk = big(*first, 32, 4);
  while (trunk != 0 && trunk <= pages_ && !free_.contains(trunk)) {
    free_[trunk] = true;
    const std::optional<std::string> list = page(trunk, false);
    if (!list) return;
    const std::uint32_t count = std::min(big(*list, 4, 4), page_size_ / 4 - 2);
    for (std::uint32_t i = 0; i < count; ++i) free_[big(*list, 8 + 4 * i, 4)] = true;
    trunk = big(*list, 0, 4);
  }
}

std::optional<std::string> PageFile::page(std::uint32_t no, bool beyond_break) {
  if (no == 0 || no > pages_) return std::nullopt;
  std::string bytes(page_size_, '\0');
  if (beyond_break) {
    if (const auto found = beyond_.find(no); found != beyond_.end()) {
      if (!readAt(log_, found->second, bytes.data(), bytes.size())) return std::nullopt;
      return bytes;
    }
  }
  const auto found = committed_.find(no);
  const bool is_read = found != committed_.end()
                           ? readAt(log_, found->second, bytes.data(), bytes.size())
                           : readAt(file_, std::uint64_t{no - 1} * page_size_, bytes.data(), bytes.size());
  if (!is_read) return std::nullopt;
  return bytes;
}

void PageFile::records(const Take& take) {
  for (std::uint32_t no = 1; no <= pages_; ++no) {
    if (!free_.contains(no)) recordsOn(no, false, take);
  }
}

void PageFile::recordsBeyondBreak(const Take& take) {
  for (const auto& [no, offset] : beyond_) recordsOn(no, true, take);
}

void PageFile::recordsOn(std::uint32_t no, bool beyond_break, const Take& take) {
  const std::optional<std::string> content = page(no, beyond_break);
  if (!content) return;
  const std::size_t header = no == 1 ? fileHeader : 0;
  const std::uint8_t type = byteAt(*content, header);
  if (type != leafTable && type != leafIndex && type != interiorIndex) return;
  const bool is_table = type == leafTable;
  const std::size_t pointers = header + (type == interiorIndex ? 12 : 8);
  const std::uint32_t count = big(*content, header + 3, 2);
  for (std::uint32_t i = 0; i < count && pointers + 2 * i + 2 <= content->size(); ++i) {
    std::size_t at = big(*content, pointers + 2 * i, 2) + (type == interiorIndex ? 4u : 0u);
    std::uint64_t size = 0, rowid = 0;
    if (!varint(*content, at, size) || size > largestPayload) continue;
    if (is_table && !varint(*content, at, rowid)) continue;
    const std::optional<std::string> whole = payload(*content, at, size, is_table, beyond_break);
    if (!whole) continue;
    if (auto values = decode(*whole)) take({static_cast<std::int64_t>(rowid), std::move(*values)});
  }
}

// What does not fit on a page goes on in a chain of pages of its own.
std::optional<std::string> PageFile::payload(const std::string& page, std::size_t at, std::uint64_t size, bool is_table,
                                             bool beyond_break) {
  const std::uint64_t usable = page_size_;
  const std::uint64_t most = is_table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
  const std::uint64_t least = (usable - 12) * 32 / 255 - 23;
  std::uint64_t here = size;
  if (size > most) {
    const std::uint64_t fitting = least + (size - least) % (usable - 4);
    here = fitting <= most ? fitting : least;
  }
  if (at + here + (here < size ? 4 : 0) > page.size()) return std::nullopt;
  std::string whole = page.substr(at, static_cast<std::size_t>(here));
  if (here == size) return whole;
  std::uint32_t next = big(page, at + static_cast<std::size_t>(here), 4);
  while (whole.size() < size) {
    const std::optional<std::string> more = this->page(next, beyond_break);
    if (!more) return std::nullopt;
    next = big(*more, 0, 4);
    whole.append(*more, 4, static_cast<std::size_t>(std::min<std::uint64_t>(size - whole.size(), usable - 4)));
  }
  return whole;
}

}  // namespace carnet::client
