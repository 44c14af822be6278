// The server's log on stderr: one line per event, as key=value words or as JSON.
#pragma once

#include <memory>
#include <string>

#include "shared/core/log.h"

namespace carnet::server {

enum class LogForm { words, json };

// "debug", "info", "warning", "error"; std::invalid_argument for another word.
LogLevel logLevel(const std::string& word);
// "words" or "json".
LogForm logForm(const std::string& word);

std::unique_ptr<Log> makeLog(LogForm form, LogLevel least);

// One event in each form, without time and level; control characters escaped, so that one event is one line.
std::string asWords(std::string_view event, std::initializer_list<LogField> fields);
std::string asJson(std::string_view event, std::initializer_list<LogField> fields);

}  // namespace carnet::server
