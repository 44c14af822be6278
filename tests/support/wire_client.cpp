#include "tests/support/wire_client.h"

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace carnet::testing {

struct WireClient::Channel {
  int socket = -1;
  SSL_CTX* context = nullptr;
  SSL* tls = nullptr;

  ~Channel() {
    if (tls) SSL_free(tls);
    if (context) SSL_CTX_free(context);
    if (socket >= 0) ::close(socket);
  }

  // False when the server ended the connection before it had taken everything.
  [[nodiscard]] bool write(const std::string& bytes) {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
      const auto rest = bytes.size() - sent;
      const long n = tls ? SSL_write(tls, bytes.data() + sent, static_cast<int>(std::min<std::size_t>(rest, 1 << 16)))
                         : ::send(socket, bytes.data() + sent, rest, MSG_NOSIGNAL);
      if (n <= 0) return false;
      sent += static_cast<std::size_t>(n);
    }
    return true;
  }

  // Empty = the connection ended.
  std::string read() {
    char chunk[16384];
    const long n = tls ? SSL_read(tls, chunk, sizeof chunk) : ::recv(socket, chunk, sizeof chunk, 0);
    return n > 0 ? std::string(chunk, static_cast<std::size_t>(n)) : std::string();
  }

  bool readable(std::chrono::milliseconds patience) const {
    if (tls && SSL_pending(tls) > 0) return true;
    pollfd source{socket, POLLIN, 0};
    return ::poll(&source, 1, static_cast<int>(patience.count())) > 0;
  }
};

WireClient::WireClient(std::uint16_t port, Security security, int maxTls, std::uint32_t from)
    : channel_(std::make_unique<Channel>()) {
  // OpenSSL writes without MSG_NOSIGNAL; a server that hangs up must not end the test program.
  std::signal(SIGPIPE, SIG_IGN);
  channel_->socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (from != 0) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(from);
    if (::bind(channel_->socket, reinterpret_cast<sockaddr*>(&own), sizeof own) != 0)
      throw std::runtime_error("cannot call from this address");
  }
  if (::connect(channel_->socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    throw std::runtime_error("cannot connect");
  }
  const int yes = 1;
  ::setsockopt(channel_->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (security == Security::tls) {
    channel_->context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_verify(channel_->context, SSL_VERIFY_NONE, nullptr);
    if (maxTls != 0) {
      SSL_CTX_set_min_proto_version(channel_->context, 0);
      SSL_CTX_set_security_level(channel_->context, 0);
      SSL_CTX_set_max_proto_version(channel_->context, maxTls);
    }
    channel_->tls = SSL_new(channel_->context);
    SSL_set_fd(channel_->tls, channel_->socket);
    if (SSL_connect(channel_->tls) != 1) throw std::runtime_error("the TLS handshake failed");
  }
}

WireClient::~WireClient() = default;

Sha256 WireClient::pin() const {
  X509* certificate = SSL_get1_peer_certificate(channel_->tls);
  unsigned char* der = nullptr;
  const int size = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
  const Sha256 digest = sha256({reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)});
  OPENSSL_free(der);
  X509_free(certificate);
  return digest;
}

std::string WireClient::tlsVersion() const { return SSL_get_version(channel_->tls); }

WireClient::Response WireClient::request(const std::string& method, const std::string& path, const std::string& body) {
  writeAll(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  return readResponse();
}

int WireClient::upgrade(const std::string& path) {
  writeAll("GET " + path +
           " HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
  return readResponse().status;
}

void WireClient::send(int opcode, const std::string& payload) {
  std::string frame(1, static_cast<char>(0x80 | opcode));
  if (payload.size() < 126) {
    frame += static_cast<char>(0x80 | payload.size());
  } else if (payload.size() < 65536) {
    frame += static_cast<char>(0x80 | 126);
    for (int shift = 8; shift >= 0; shift -= 8) frame += static_cast<char>(payload.size() >> shift);
  } else {
    frame += static_cast<char>(0x80 | 127);
    for (int shift = 56; shift >= 0; shift -= 8) frame += static_cast<char>(payload.size() >> shift);
  }
  frame += std::string(4, '\0');  // a mask of zeros leaves the payload as it is
  sendRaw(frame + payload);
}

// What the server did not take is told by endsWithin().
void WireClient::sendRaw(const std::string& bytes) { static_cast<void>(channel_->write(bytes)); }

void WireClient::writeAll(const std::string& bytes) {
  if (!channel_->write(bytes)) throw std::runtime_error("the server does not take what is sent");
}

std::optional<WireClient::Frame> WireClient::receive(std::chrono::milliseconds patience) {
  try {
    const std::string head = take(2, patience);
    Frame frame{.opcode = head[0] & 15};
    std::uint64_t size = head[1] & 127;
    if (size > 125) {
      const std::string extended = take(size == 126 ? 2 : 8, patience);
      size = 0;
      for (char c : extended) size = size << 8 | static_cast<unsigned char>(c);
    }
    frame.payload = take(size, patience);
    return frame;
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

bool WireClient::endsWithin(std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (!ended_) {
    const auto rest =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (rest.count() <= 0) return false;
    fill(rest);
    buffer_.clear();
  }
  return true;
}

bool WireClient::fill(std::chrono::milliseconds patience) {
  if (ended_ || !channel_->readable(patience)) return false;
  const std::string chunk = channel_->read();
  ended_ = chunk.empty();
  buffer_ += chunk;
  return !ended_;
}

std::string WireClient::take(std::size_t count, std::chrono::milliseconds patience) {
  while (buffer_.size() < count) {
    if (!fill(patience)) throw std::runtime_error("nothing more from the server");
  }
  const std::string taken = buffer_.substr(0, count);
  buffer_.erase(0, count);
  return taken;
}

WireClient::Response WireClient::readResponse() {
  const std::chrono::seconds patience(20);
  while (buffer_.find("\r\n\r\n") == std::string::npos) {
    if (!fill(patience)) throw std::runtime_error("no answer from the server");
  }
  Response response;
  std::string head = take(buffer_.find("\r\n\r\n") + 4, patience);
  response.status = std::stoi(head.substr(head.find(' ') + 1));
  std::size_t at = head.find("\r\n") + 2;
  for (std::size_t end; (end = head.find("\r\n", at)) != at; at = end + 2) {
    const std::string line = head.substr(at, end - at);
    const auto colon = line.find(": ");
    std::string name = line.substr(0, colon);
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    response.headers[name] = line.substr(colon + 2);
  }
  if (response.headers.contains("content-length")) {
    response.body = take(std::stoul(response.headers["content-length"]), patience);
  }
  return response;
}

}  // namespace carnet::testing
