-- Why: passwords, invitations and tokens belong to the server alone. No device replicates these tables and neither
-- carnet_reader nor carnet_authority may read them; only hashes of codes and tokens are kept. They name people and
-- devices without foreign keys, because those rows are written through the authority and are never deleted.

CREATE TABLE auth_password (
  user_id uuid PRIMARY KEY,
  hash    text NOT NULL,
  set_at  timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE auth_invite (
  code_hash  bytea PRIMARY KEY,
  user_id    uuid NOT NULL,
  made_at    timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  device_id  uuid,
  used_at    timestamptz
);

-- One per sign-in of a device: the newest refresh token and the one before it.
CREATE TABLE auth_session (
  id          uuid PRIMARY KEY,
  user_id     uuid NOT NULL,
  device_id   uuid NOT NULL,
  newest_hash bytea NOT NULL,
  before_hash bytea,
  begun_at    timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL,
  ended_at    timestamptz
);
CREATE INDEX ON auth_session (device_id) WHERE ended_at IS NULL;

-- One row: what seals access tokens and nonces, the same for every node.
CREATE TABLE auth_secret (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  secret   bytea NOT NULL
);
