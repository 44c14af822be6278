#include "server/app/password_input.h"

#include <fstream>
#include <iostream>

#include <termios.h>
#include <unistd.h>

#include "server/app/configuration.h"

namespace carnet::server {

namespace {

std::string ask(const std::string& question) {
  std::cerr << question << std::flush;
  termios shown{};
  ::tcgetattr(STDIN_FILENO, &shown);
  termios hidden = shown;
  hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  std::string answer;
  std::getline(std::cin, answer);
  ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  std::cerr << "\n";
  return answer;
}

std::string firstLine(std::istream& stream, const std::string& name) {
  std::string line;
  if (!std::getline(stream, line)) throw ConfigurationError("there is no password in " + name);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

}  // namespace

std::string readPassword(const std::filesystem::path& file, const std::string& whose) {
  if (file == "-") return firstLine(std::cin, "standard input");
  if (!file.empty()) {
    std::ifstream stream(file);
    if (!stream) throw ConfigurationError("cannot read " + file.string());
    return firstLine(stream, file.string());
  }
  if (!::isatty(STDIN_FILENO)) {
    throw ConfigurationError(
        "there is no terminal to ask for a password; give --password-file FILE, or - for standard input");
  }
  const std::string first = ask("Password of " + whose + ": ");
  if (ask("Once more: ") != first) throw ConfigurationError("the two passwords differ");
  return first;
}

}  // namespace carnet::server
