// Names taken from the code itself, so that a stored field has one spelling everywhere: gcc and clang spell the
// template argument in __PRETTY_FUNCTION__ (Boost 1.81's PFR has no names).
#pragma once

#include <array>
#include <string_view>

namespace carnet {

namespace detail {

consteval std::string_view lastName(std::string_view pretty) {
  const std::size_t end = pretty.find_last_of(']');
  std::size_t start = pretty.find("= ") + 2;
  std::string_view argument = pretty.substr(start, end - start);
  if (const std::size_t semicolon = argument.find(';'); semicolon != argument.npos) {
    argument = argument.substr(0, semicolon);
  }
  if (const std::size_t colon = argument.find_last_of(':'); colon != argument.npos) {
    argument = argument.substr(colon + 1);
  }
  while (!argument.empty() && (argument.back() == ')' || argument.back() == ' ')) argument.remove_suffix(1);
  return argument;
}

template <auto M>
consteval std::string_view memberNameRaw() {
  return lastName(__PRETTY_FUNCTION__);
}

template <class T>
consteval std::string_view typeNameRaw() {
  return lastName(__PRETTY_FUNCTION__);
}

template <class T>
struct SnakeName {
  static constexpr std::size_t length = [] {
    std::size_t n = 0;
    for (char c : typeNameRaw<T>()) n += c >= 'A' && c <= 'Z' && n > 0 ? 2 : 1;
    return n;
  }();
  static constexpr std::array<char, length> text = [] {
    std::array<char, length> out{};
    std::size_t n = 0;
    for (char c : typeNameRaw<T>()) {
      if (c >= 'A' && c <= 'Z') {
        if (n > 0) out[n++] = '_';
        c = static_cast<char>(c + 32);
      }
      out[n++] = c;
    }
    return out;
  }();
};

template <auto M>
struct MemberName {
  static constexpr std::size_t length = memberNameRaw<M>().size();
  static constexpr std::array<char, length> text = [] {
    std::array<char, length> out{};
    const std::string_view name = memberNameRaw<M>();
    for (std::size_t i = 0; i < length; ++i) out[i] = name[i];
    return out;
  }();
};

}  // namespace detail

// &Ticket::due_at → "due_at".
template <auto M>
consteval std::string_view memberName() {
  return {detail::MemberName<M>::text.data(), detail::MemberName<M>::length};
}

// ContactPoint → "contact_point". T may be only declared.
template <class T>
consteval std::string_view entityName() {
  return {detail::SnakeName<T>::text.data(), detail::SnakeName<T>::length};
}

}  // namespace carnet
