// carnet-server with a port that has no TLS, so that what a connection takes can be told from what TLS takes. For measuring
// only: it takes the same command line as carnet-server.
#include "server/app/commands.h"

int main(int count, char** words) {
  return static_cast<int>(carnet::server::runCommandLine(count, words, /*without_tls=*/true));
}
