// The floor of initial_sync: COPY out of the same PostgreSQL table in the order of its ids → a bare WebSocket without
// TLS on loopback → a SQLite file with the same columns and indexes. Binary all the way, no verdicts, no rules.
//
//   bench-initial-sync-floor CONNECTION_STRING FILE
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/websocket.hpp>
#include <cstdlib>
#include <exception>
#include <thread>

#include "shared/domain/crm/partner.h"
#include "shared/schema/columns.h"
#include "tests/bench/figures.h"
#include "tests/bench/postgres_floor.h"
#include "tests/bench/sqlite_floor.h"

using namespace carnet;
namespace asio = boost::asio;
namespace beast = boost::beast;
using WebSocket = beast::websocket::stream<asio::ip::tcp::socket, false>;

namespace {

constexpr std::size_t frameBytes = 256 * 1024;

// PostgreSQL's own order of bytes and zero of time.
template <class T>
T bigEndian(const char* at) {
  std::make_unsigned_t<T> value = 0;
  for (std::size_t i = 0; i < sizeof(T); ++i)
    value = static_cast<std::make_unsigned_t<T>>(value << 8 | static_cast<unsigned char>(at[i]));
  return static_cast<T>(value);
}
constexpr std::int64_t epochMs = 946'684'800'000;
constexpr std::size_t headerBytes = 19;  // signature, flags, length of an extension that nobody uses

void give(asio::ip::tcp::acceptor& acceptor, const char* connection_string) {
  bench::PostgresFloor from(connection_string);
  WebSocket socket(acceptor.accept());
  socket.next_layer().set_option(asio::ip::tcp::no_delay(true));
  socket.accept();
  socket.binary(true);
  socket.auto_fragment(false);
  const std::string sql =
      "COPY (SELECT " + bench::partnerColumns() + " FROM partner ORDER BY id) TO STDOUT (FORMAT binary)";
  PQclear(from.execute(sql.c_str()));
  std::string frame;
  char* bytes = nullptr;
  for (int size; (size = PQgetCopyData(from.connection(), &bytes, 0)) > 0; PQfreemem(bytes)) {
    frame.append(bytes, static_cast<std::size_t>(size));
    if (frame.size() < frameBytes) continue;
    socket.write(asio::buffer(frame));
    frame.clear();
  }
  if (!frame.empty()) socket.write(asio::buffer(frame));
  socket.close(beast::websocket::close_code::normal);
}

enum class Kind { bytes, text, number, moment };

Kind kindOf(Type type) {
  switch (type) {
    case Type::uuid:
    case Type::blob:
      return Kind::bytes;
    case Type::text:
    case Type::enumeration:
      return Kind::text;
    case Type::instant:
      return Kind::moment;
    default:
      return Kind::number;
  }
}

std::vector<Kind> kinds() {
  using enum Kind;
  std::vector<Kind> kinds = {bytes, bytes, number, number, number, bytes, number, bytes, moment, bytes};
  for (const Field& field : entityOf<Partner>.fields) kinds.push_back(kindOf(field.type));
  return kinds;
}

void bind(sqlite3_stmt* insert, int place, Kind kind, const char* at, int size) {
  switch (kind) {
    case Kind::bytes:
      sqlite3_bind_blob(insert, place, at, size, SQLITE_STATIC);
      return;
    case Kind::text:
      sqlite3_bind_text(insert, place, at, size, SQLITE_STATIC);
      return;
    case Kind::moment:
      sqlite3_bind_int64(insert, place, bigEndian<std::int64_t>(at) / 1000 + epochMs);
      return;
    case Kind::number:
      break;
  }
  std::int64_t value = *at;
  if (size == 2) value = bigEndian<std::int16_t>(at);
  if (size == 4) value = bigEndian<std::int32_t>(at);
  if (size == 8) value = bigEndian<std::int64_t>(at);
  sqlite3_bind_int64(insert, place, value);
}

std::int64_t take(std::uint16_t port, bench::SqliteFloor& to) {
  std::string places;
  const std::vector<Kind> columns = kinds();
  for (std::size_t i = 0; i < columns.size(); ++i) places += i == 0 ? "?" : ", ?";
  sqlite3_stmt* insert = to.prepare("INSERT INTO partner (" + bench::partnerColumns() + ") VALUES (" + places + ")");
  asio::io_context context;
  WebSocket socket(context);
  socket.next_layer().connect({asio::ip::address_v4::loopback(), port});
  socket.handshake("localhost", "/");
  socket.read_message_max(16u << 20);
  beast::flat_buffer buffer;
  std::int64_t rows = 0;
  for (bool first = true;; first = false) {
    beast::error_code error;
    buffer.clear();
    socket.read(buffer, error);
    if (error == beast::websocket::error::closed) return rows;
    if (error) throw beast::system_error(error);
    const char* at = static_cast<const char*>(buffer.data().data()) + (first ? headerBytes : 0);
    const char* end = static_cast<const char*>(buffer.data().data()) + buffer.size();
    to.execute("BEGIN");
    while (at < end && bigEndian<std::int16_t>(at) >= 0) {
      at += 2;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const int size = bigEndian<std::int32_t>(at);
        at += 4;
        const int place = static_cast<int>(i) + 1;
        if (size < 0)
          sqlite3_bind_null(insert, place);
        else
          bind(insert, place, columns[i], at, size);
        at += std::max(size, 0);
      }
      to.run(insert);
      ++rows;
    }
    to.execute("COMMIT");
  }
}

void measure(const char* connection_string, const std::filesystem::path& file) {
  bench::SqliteFloor to(file);
  to.setDurable(false);  // as the product writes what arrives
  asio::io_context context;
  asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
  bench::Stopwatch watch;
  std::exception_ptr failure;
  std::thread giver([&] {
    try {
      give(acceptor, connection_string);
    } catch (...) {
      failure = std::current_exception();
    }
  });
  std::int64_t rows = 0;
  try {
    rows = take(acceptor.local_endpoint().port(), to);
  } catch (...) {
    if (!failure) failure = std::current_exception();
  }
  const double seconds = watch.seconds();
  giver.join();
  if (failure) std::rethrow_exception(failure);
  bench::say("initial_sync", "floor", static_cast<double>(rows) / seconds, "rows/s");
  bench::say("initial_sync_time", "floor", seconds, "s");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: bench-initial-sync-floor CONNECTION_STRING FILE\n");
    return 2;
  }
  try {
    measure(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench-initial-sync-floor: %s\n", error.what());
    return 1;
  }
}
