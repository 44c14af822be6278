#include "server/app/commands.h"

int main(int count, char** words) { return static_cast<int>(carnet::server::runCommandLine(count, words)); }
