// How a member's value is read and written: what the descriptors of field.h point to. Only the source that lists a
// folder's entities (module.cpp) includes this; elsewhere it would be compiled once for every source that knows an entity.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "shared/schema/field.h"

namespace carnet::detail {

template <class T>
Value toValue(const T& v) {
  if constexpr (std::is_same_v<T, bool>)
    return v;
  else if constexpr (std::is_enum_v<T>)
    return std::string(enumNames<T>[static_cast<std::size_t>(v)]);
  else if constexpr (std::is_integral_v<T>)
    return static_cast<std::int64_t>(v);
  else if constexpr (std::is_same_v<T, std::string>)
    return v;
  else if constexpr (std::is_same_v<T, LocalText>)
    return v.toJson();
  else if constexpr (std::is_same_v<T, Blob>)
    return v;
  else if constexpr (std::is_same_v<T, Uuid>)
    return v;
  else if constexpr (IdTarget<T>::is_id)
    return v.value;
  else if constexpr (std::is_same_v<T, Instant>)
    return v.unix_ms;
  else if constexpr (std::is_same_v<T, Date>)
    return static_cast<std::int64_t>(v.days);
  else if constexpr (std::is_same_v<T, Minor>)
    return v.minor;
  else if constexpr (std::is_same_v<T, Quantity>)
    return v.thousandths;
  else
    return v.ten_thousandths;
}

template <class T>
bool fromValue(T& out, const Value& value) {
  if constexpr (std::is_same_v<T, bool>) {
    const bool* v = std::get_if<bool>(&value);
    return v && (out = *v, true);
  } else if constexpr (std::is_enum_v<T>) {
    const std::string* v = std::get_if<std::string>(&value);
    if (!v) return false;
    for (std::size_t i = 0; i < enumNames<T>.size(); ++i) {
      if (enumNames<T>[i] == *v) return out = static_cast<T>(i), true;
    }
    return false;
  } else if constexpr (std::is_same_v<T, std::string>) {
    const std::string* v = std::get_if<std::string>(&value);
    return v && (out = *v, true);
  } else if constexpr (std::is_same_v<T, LocalText>) {
    const std::string* v = std::get_if<std::string>(&value);
    if (!v) return false;
    auto text = LocalText::fromJson(*v);
    return text && (out = std::move(*text), true);
  } else if constexpr (std::is_same_v<T, Blob>) {
    const Blob* v = std::get_if<Blob>(&value);
    return v && (out = *v, true);
  } else if constexpr (std::is_same_v<T, Uuid>) {
    const Uuid* v = std::get_if<Uuid>(&value);
    return v && (out = *v, true);
  } else if constexpr (IdTarget<T>::is_id) {
    const Uuid* v = std::get_if<Uuid>(&value);
    return v && (out = T(*v), true);
  } else {
    const std::int64_t* v = std::get_if<std::int64_t>(&value);
    if (!v) return false;
    if constexpr (std::is_same_v<T, Instant>)
      out.unix_ms = *v;
    else if constexpr (std::is_same_v<T, Date>)
      out.days = static_cast<std::int32_t>(*v);
    else if constexpr (std::is_same_v<T, Minor>)
      out.minor = *v;
    else if constexpr (std::is_same_v<T, Quantity>)
      out.thousandths = *v;
    else if constexpr (std::is_integral_v<T>)
      out = static_cast<T>(*v);
    else
      out.ten_thousandths = *v;
    return true;
  }
}

template <auto M>
Value getMember(const void* row) {
  using Traits = MemberTraits<decltype(M)>;
  const auto& member = static_cast<const typename Traits::Class*>(row)->*M;
  if constexpr (Unwrapped<typename Traits::Member>::optional) {
    return member ? toValue(*member) : Value();
  } else {
    return toValue(member);
  }
}

template <auto M>
bool setMember(void* row, const Value& value) {
  using Traits = MemberTraits<decltype(M)>;
  auto& member = static_cast<typename Traits::Class*>(row)->*M;
  if constexpr (Unwrapped<typename Traits::Member>::optional) {
    if (isNull(value)) return member.reset(), true;
    typename Unwrapped<typename Traits::Member>::type inner{};
    return fromValue(inner, value) && (member = std::move(inner), true);
  } else {
    return fromValue(member, value);
  }
}

}  // namespace carnet::detail
