// POST /enrol, /nonce, /token, /sign-in and /invite as docs/sign-in.md has them: JSON in, SignIn, JSON out.
#pragma once

#include "server/app/blocking_pool.h"
#include "server/auth/sign_in.h"
#include "server/net/http.h"

namespace carnet::server {

// `pool`, `signIn` and `log` outlive the router.
void addSignInRequests(HttpRouter& router, SignIn& signIn, const Uuid& serverId, BlockingPool& pool, Log& log);

// The status that goes with a refusal's code.
int statusOf(const std::string& code);

}  // namespace carnet::server
