#include "server/app/server_log.h"

#include <stdexcept>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <nlohmann/json.hpp>

#include "shared/core/text.h"

namespace carnet::server {

namespace {

bool isPlain(std::string_view value) {
  if (value.empty()) return false;
  for (char c : value) {
    if (c <= ' ' || c == '"' || c == '=' || c == '\\' || c == 127) return false;
  }
  return true;
}

std::string inQuotes(std::string_view value) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string text = "\"";
  for (char c : value) {
    const auto octet = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (c == '\n') {
      text += "\\n";
    } else if (octet < ' ' || octet == 127) {
      text += std::string("\\x") + digits[octet >> 4] + digits[octet & 15];
    } else {
      text += c;
    }
  }
  return text + '"';
}

spdlog::level::level_enum levelOf(LogLevel level) {
  switch (level) {
    case LogLevel::debug:
      return spdlog::level::debug;
    case LogLevel::info:
      return spdlog::level::info;
    case LogLevel::warning:
      return spdlog::level::warn;
    case LogLevel::error:
      break;
  }
  return spdlog::level::err;
}

class SpdLog final : public Log {
 public:
  SpdLog(LogForm form, LogLevel least)
      : form_(form), logger_("carnet-server", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {
    logger_.set_level(levelOf(least));
    logger_.flush_on(spdlog::level::debug);
    logger_.set_pattern(
        form == LogForm::json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v",
        spdlog::pattern_time_type::utc);
  }

  void write(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) override {
    try {
      if (!logger_.should_log(levelOf(level))) return;
      const std::string line = form_ == LogForm::json ? asJson(event, fields) : asWords(event, fields);
      logger_.log(levelOf(level), spdlog::string_view_t(line.data(), line.size()));
    } catch (...) {
      // A log that cannot be written must not end a person's request.
    }
  }

 private:
  const LogForm form_;
  spdlog::logger logger_;
};

}  // namespace

LogLevel logLevel(const std::string& word) {
  if (word == "debug") return LogLevel::debug;
  if (word == "info") return LogLevel::info;
  if (word == "warning") return LogLevel::warning;
  if (word == "error") return LogLevel::error;
  throw std::invalid_argument("the log level is debug, info, warning or error, not " + word);
}

LogForm logForm(const std::string& word) {
  if (word == "words") return LogForm::words;
  if (word == "json") return LogForm::json;
  throw std::invalid_argument("the log's form is words or json, not " + word);
}

std::unique_ptr<Log> makeLog(LogForm form, LogLevel least) { return std::make_unique<SpdLog>(form, least); }

std::string asWords(std::string_view event, std::initializer_list<LogField> fields) {
  std::string line(event);
  for (const LogField& field : fields) {
    line += " " + std::string(field.name) + "=" + (isPlain(field.value) ? field.value : inQuotes(field.value));
  }
  return line;
}

std::string asJson(std::string_view event, std::initializer_list<LogField> fields) {
  nlohmann::ordered_json object{{"event", std::string(event)}};
  for (const LogField& field : fields) object[std::string(field.name)] = field.value;
  const std::string text = object.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  // The braces and the first members come from the pattern.
  return text.substr(1, text.size() - 2);
}

}  // namespace carnet::server
