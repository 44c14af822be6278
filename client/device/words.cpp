#include "client/device/words.h"

#include <map>

namespace carnet::client {

std::string wordsFor(const Problem& problem) {
  // %1 and %2 are the problem's values.
  static const std::map<std::string, std::string, std::less<>> sentences = {
      {"link.bad_invite", "this is no invitation: it should look like carnet://host:port/?pin=…&code=…"},
      {"link.unreachable", "the server at %1 cannot be reached: %2"},
      {"link.wrong_certificate",
       "the server at %1 has another key than the invitation says; nothing was sent. Ask for a new invitation"},
      {"link.bad_answer", "what answers at %1 is no Carnet server"},
      {"link.not_enrolled", "this data folder belongs to no device yet: use --enrol with an invitation"},
      {"auth.wrong_password", "wrong login or password"},
      {"auth.code_unknown", "the invitation is not known; ask for a new one"},
      {"auth.code_used", "the invitation was used already; ask for a new one"},
      {"auth.code_expired", "the invitation has expired; ask for a new one"},
      {"auth.unknown_device", "the server does not know this device, or it was withdrawn"},
      {"sync.copied_replica",
       "the data in this folder was copied and another device works with it: use --enrol with a new invitation"},
      {"sync.app_too_old",
       "this program is too old for the server: update it; what waits is safe here and is sent then"},
      {"sync.protocol_too_new", "this program is newer than the server; what waits is sent once that is updated"},
      {"auth.wrong_signature", "the server does not accept this device's key"},
      {"auth.session_ended", "the session has ended: sign in with --login and --password-file"},
      {"auth.too_many_tries", "too many tries; wait %1 s"},
      {"auth.unavailable", "the server cannot answer just now; try again"},
      {"platform.secrets", "the device's key cannot be kept or read: %1"},
      {"replica.in_use", "another program works with the data in %1"},
      {"replica.newer_schema", "the data was written by a later version of Carnet"},
      {"replica.other_identity", "the data belongs to another server, person or device"},
      {"replica.damaged", "the data file is damaged (%1): it is made anew, and what waits here is rescued first"},
      {"replica.rescued",
       "the data file was damaged and is made anew; rescued: %1 changes that had not reached the office, known to be "
       "lost: %2"},
      {"server.disk_full",
       "the office's server has no room left; what waits is safe here and is sent as soon as it has"},
      {"sync.server_restored",
       "the office's server was restored from a backup: what it lacks is sent again, and what is here is compared with "
       "it"},
      {"server.unavailable", "the office's server cannot work just now; what waits is safe here and is sent later"},
      {"server.failed", "the office's server had a fault; what waits is safe here and is sent again"},
      {"replica.disk_full", "the disk is full"},
      {"replica.io", "the disk refuses: %1"},
  };
  const auto found = sentences.find(problem.code);
  std::string text = found != sentences.end() ? found->second : problem.code;
  for (std::size_t i = 0; i < problem.values.size(); ++i) {
    const std::string place = "%" + std::to_string(i + 1);
    if (const auto at = text.find(place); at != text.npos)
      text.replace(at, place.size(), problem.values[i]);
    else if (found == sentences.end())
      text += " " + problem.values[i];
  }
  return text;
}

}  // namespace carnet::client
