#include "shared/core/enrolment.h"

#include <algorithm>
#include <charconv>

#include "shared/core/signature.h"

namespace carnet {

namespace {

constexpr std::string_view scheme = "carnet://";

bool isCodeSign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string InviteLink::toString() const {
  const bool ipv6 = host.find(':') != std::string::npos;
  return std::string(scheme) + (ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port) +
         "/?pin=" + toBase64Url(pin) + "&code=" + code;
}

std::optional<InviteLink> InviteLink::parse(std::string_view text) {
  if (!text.starts_with(scheme)) return std::nullopt;
  text.remove_prefix(scheme.size());
  const auto question = text.find('?');
  if (question == std::string_view::npos) return std::nullopt;
  std::string_view authority = text.substr(0, question);
  std::string_view query = text.substr(question + 1);
  if (authority.ends_with('/')) authority.remove_suffix(1);

  InviteLink link;
  std::string_view portText;
  if (authority.starts_with('[')) {
    const auto bracket = authority.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    link.host = authority.substr(1, bracket - 1);
    portText = authority.substr(bracket + 1);
  } else {
    const auto colon = std::min(authority.find(':'), authority.size());
    link.host = authority.substr(0, colon);
    portText = authority.substr(colon);
  }
  if (link.host.empty() || link.host.find('/') != std::string::npos) return std::nullopt;
  if (!portText.empty()) {
    const char* first = portText.data() + 1;
    const char* last = portText.data() + portText.size();
    const auto [end, error] = std::from_chars(first, last, link.port);
    if (portText[0] != ':' || error != std::errc() || end != last || link.port == 0) return std::nullopt;
  }

  bool pinned = false;
  while (!query.empty()) {
    const auto ampersand = std::min(query.find('&'), query.size());
    const std::string_view item = query.substr(0, ampersand);
    query.remove_prefix(std::min(ampersand + 1, query.size()));
    if (item.starts_with("pin=")) {
      const auto pin = fixedFromBase64Url<32>(item.substr(4));
      if (!pin) return std::nullopt;
      link.pin = *pin;
      pinned = true;
    } else if (item.starts_with("code=")) {
      link.code = item.substr(5);
    }
  }
  if (!pinned || link.code.empty() || !std::all_of(link.code.begin(), link.code.end(), isCodeSign)) {
    return std::nullopt;
  }
  return link;
}

std::string tokenRequestText(std::string_view nonce, const Uuid& deviceId, std::string_view refreshToken) {
  return "carnet token\n" + std::string(nonce) + "\n" + deviceId.toString() + "\n" + std::string(refreshToken);
}

std::string signInText(std::string_view nonce, const Uuid& deviceId, std::string_view login) {
  return "carnet sign-in\n" + std::string(nonce) + "\n" + deviceId.toString() + "\n" + std::string(login);
}

std::string inviteText(std::string_view nonce, const Uuid& deviceId, std::string_view login,
                       std::string_view password) {
  return "carnet invite\n" + std::string(nonce) + "\n" + deviceId.toString() + "\n" + std::string(login) + "\n" +
         toBase64Url(sha256(password));
}

}  // namespace carnet
