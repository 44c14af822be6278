// Figures in the text format of Prometheus (version 0.0.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/core/histogram.h"

namespace carnet::server {

class MetricsText {
 public:
  // Each begins a metric: its name, and what it is in words.
  MetricsText& gauge(std::string_view name, std::string_view help, double value);
  MetricsText& counter(std::string_view name, std::string_view help, std::uint64_t value);
  MetricsText& histogram(std::string_view name, std::string_view help, const DurationHistogram::Snapshot& durations);

  // A metric with one value per label: begin() once, then value() for each.
  MetricsText& begin(std::string_view name, std::string_view help, std::string_view type);
  MetricsText& value(std::string_view labels, double value);  // labels as in `job="a",result="done"`

  const std::string& text() const { return text_; }

 private:
  std::string text_;
  std::string name_;
};

}  // namespace carnet::server
