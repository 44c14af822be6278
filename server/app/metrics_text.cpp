#include "server/app/metrics_text.h"

#include <charconv>

namespace carnet::server {

namespace {

// The shortest form without an exponent that reads back as the same number.
std::string textOf(double value) {
  char digits[400];
  const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed);
  return {digits, end};
}

}  // namespace

MetricsText& MetricsText::begin(std::string_view name, std::string_view help, std::string_view type) {
  name_ = name;
  text_.append("# HELP ").append(name).append(" ").append(help).append("\n");
  text_.append("# TYPE ").append(name).append(" ").append(type).append("\n");
  return *this;
}

MetricsText& MetricsText::value(std::string_view labels, double value) {
  text_.append(name_);
  if (!labels.empty()) text_.append("{").append(labels).append("}");
  text_.append(" ").append(textOf(value)).append("\n");
  return *this;
}

MetricsText& MetricsText::gauge(std::string_view name, std::string_view help, double number) {
  return begin(name, help, "gauge").value({}, number);
}

MetricsText& MetricsText::counter(std::string_view name, std::string_view help, std::uint64_t number) {
  return begin(name, help, "counter").value({}, static_cast<double>(number));
}

MetricsText& MetricsText::histogram(std::string_view name, std::string_view help,
                                    const DurationHistogram::Snapshot& durations) {
  begin(name, help, "histogram");
  const std::string base = name_;
  std::uint64_t sum = 0;
  name_ = base + "_bucket";
  for (std::size_t i = 0; i < durations.counts.size(); ++i) {
    sum += durations.counts[i];
    const bool has_end = i < DurationHistogram::ends.size();
    value("le=\"" + (has_end ? textOf(DurationHistogram::ends[i]) : std::string("+Inf")) + "\"",
          static_cast<double>(sum));
  }
  name_ = base + "_sum";
  value({}, durations.seconds);
  name_ = base + "_count";
  value({}, static_cast<double>(sum));
  name_ = base;
  return *this;
}

}  // namespace carnet::server
