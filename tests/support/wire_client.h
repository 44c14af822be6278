// A small blocking client for tests of the server's ports: HTTP and WebSocket over TLS or plain TCP, written against
// RFC 6455 and OpenSSL rather than Beast, so that it can also send what no library would.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "shared/core/hash.h"

namespace carnet::testing {

class WireClient {
 public:
  enum class Security { tls, plain };
  // Connects to 127.0.0.1; throws std::runtime_error. `maxTls` = 0 leaves the version to OpenSSL. `from`: the address of
  // this end as a number, 127.0.0.0 and above; 0 leaves it to the system.
  explicit WireClient(std::uint16_t port, Security security = Security::tls, int maxTls = 0, std::uint32_t from = 0);
  ~WireClient();

  // SHA-256 of the server's SubjectPublicKeyInfo.
  Sha256 pin() const;
  std::string tlsVersion() const;

  struct Response {
    int status = 0;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string body;
  };
  Response request(const std::string& method, const std::string& path, const std::string& body = {});
  // Upgrades to a WebSocket; the answer's status (101 = done).
  int upgrade(const std::string& path);

  struct Frame {
    int opcode = 0;  // 1 text, 2 binary, 8 close, 9 ping, 10 pong
    std::string payload;
    // Of a close frame.
    int closeCode() const {
      return payload.size() < 2 ? 0
                                : static_cast<unsigned char>(payload[0]) << 8 | static_cast<unsigned char>(payload[1]);
    }
  };
  // A server that ends the connection before it has taken everything is no error of these two: endsWithin() tells.
  void send(int opcode, const std::string& payload);
  void sendRaw(const std::string& bytes);
  // The next frame; nullopt when the server closed the connection or nothing came within `patience`.
  std::optional<Frame> receive(std::chrono::milliseconds patience = std::chrono::seconds(10));
  // True when the connection ended within `patience`.
  bool endsWithin(std::chrono::milliseconds patience);

 private:
  struct Channel;
  bool fill(std::chrono::milliseconds patience);
  std::string take(std::size_t count, std::chrono::milliseconds patience);
  Response readResponse();
  // Throws std::runtime_error when the server does not take it.
  void writeAll(const std::string& bytes);

  std::unique_ptr<Channel> channel_;
  std::string buffer_;
  bool ended_ = false;
};

}  // namespace carnet::testing
