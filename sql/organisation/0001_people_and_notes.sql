-- Why: the company, its people with their roles and devices, and what may stand beside any row (notes, files,
-- decisions) are needed before anything can be written. Every table begins with the same columns: root_id and facet
-- name the one leaf in which a row lies, rev is the commit_no of its last change, created_at and
-- updated_at are hybrid logical clock readings (milliseconds << 16 | counter), unknown keeps encoded fields of a newer
-- schema. References are checked at commit: one change set may write rows in any order.

-- One row.
CREATE TABLE company (
  id              uuid PRIMARY KEY,
  root_id         uuid NOT NULL,
  facet           smallint NOT NULL,
  rev             bigint NOT NULL,
  created_at      bigint NOT NULL,
  created_by      uuid NOT NULL,
  updated_at      bigint NOT NULL,
  updated_by      uuid NOT NULL,
  deleted_at      timestamptz,
  unknown         bytea,
  name            text NOT NULL,
  legal_name      text NOT NULL,
  street          text NOT NULL,
  postcode        text NOT NULL,
  city            text NOT NULL,
  country         text NOT NULL,
  phone           text NOT NULL,
  email           text NOT NULL,
  registration_no text NOT NULL,
  vat_no          text NOT NULL,
  iban            text NOT NULL,
  bic             text NOT NULL,
  logo_id         uuid,
  language        text NOT NULL,
  currency        text NOT NULL,
  time_zone       text NOT NULL
);
CREATE INDEX ON company (facet, root_id, id);
CREATE INDEX ON company (facet, id);
CREATE INDEX ON company (logo_id);

-- People who sign in. Password hashes and tokens stand in tables of their own, which no device reads.
CREATE TABLE app_user (
  id           uuid PRIMARY KEY,
  root_id      uuid NOT NULL,
  facet        smallint NOT NULL,
  rev          bigint NOT NULL,
  created_at   bigint NOT NULL,
  created_by   uuid NOT NULL,
  updated_at   bigint NOT NULL,
  updated_by   uuid NOT NULL,
  deleted_at   timestamptz,
  unknown      bytea,
  login        text NOT NULL,
  display_name text NOT NULL,
  language     text NOT NULL,
  partner_id   uuid,
  is_active    boolean NOT NULL,
  disabled_at  timestamptz
);
CREATE INDEX ON app_user (facet, root_id, id);
CREATE INDEX ON app_user (facet, id);
CREATE UNIQUE INDEX ON app_user (login) WHERE login <> '';
CREATE INDEX ON app_user (partner_id);

-- What a person may do follows from the roles; the ids are derived from the codes.
CREATE TABLE role (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  code       text NOT NULL,
  name       text NOT NULL
);
CREATE INDEX ON role (facet, root_id, id);
CREATE INDEX ON role (facet, id);
CREATE UNIQUE INDEX ON role (code) WHERE code <> '';

-- The rights matrix as data: may_write() reads it, and a role's hidden facets.
CREATE TABLE role_permission (
  id            uuid PRIMARY KEY,
  root_id       uuid NOT NULL,
  facet         smallint NOT NULL,
  rev           bigint NOT NULL,
  created_at    bigint NOT NULL,
  created_by    uuid NOT NULL,
  updated_at    bigint NOT NULL,
  updated_by    uuid NOT NULL,
  deleted_at    timestamptz,
  unknown       bytea,
  role_id       uuid NOT NULL REFERENCES role DEFERRABLE INITIALLY DEFERRED,
  entity        text NOT NULL,
  action        text NOT NULL,
  scope         text NOT NULL CHECK (scope IN ('own', 'team', 'territory', 'all')),
  hidden_facets text NOT NULL
);
CREATE INDEX ON role_permission (facet, root_id, id);
CREATE INDEX ON role_permission (facet, id);
CREATE INDEX ON role_permission (role_id);

-- Who has which role.
CREATE TABLE user_role (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  user_id    uuid NOT NULL REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  role_id    uuid NOT NULL REFERENCES role DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON user_role (facet, root_id, id);
CREATE INDEX ON user_role (facet, id);
CREATE INDEX ON user_role (user_id);
CREATE INDEX ON user_role (role_id);

-- A tree.
CREATE TABLE territory (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  code       text NOT NULL,
  name       text NOT NULL,
  parent_id  uuid REFERENCES territory DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON territory (facet, root_id, id);
CREATE INDEX ON territory (facet, id);
CREATE INDEX ON territory (parent_id);

-- A tree.
CREATE TABLE team (
  id           uuid PRIMARY KEY,
  root_id      uuid NOT NULL,
  facet        smallint NOT NULL,
  rev          bigint NOT NULL,
  created_at   bigint NOT NULL,
  created_by   uuid NOT NULL,
  updated_at   bigint NOT NULL,
  updated_by   uuid NOT NULL,
  deleted_at   timestamptz,
  unknown      bytea,
  name         text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('presales', 'sales', 'service', 'hq')),
  parent_id    uuid REFERENCES team DEFERRABLE INITIALLY DEFERRED,
  territory_id uuid REFERENCES territory DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON team (facet, root_id, id);
CREATE INDEX ON team (facet, id);
CREATE INDEX ON team (parent_id);
CREATE INDEX ON team (territory_id);

-- Who belongs to which team.
CREATE TABLE team_member (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  team_id    uuid NOT NULL REFERENCES team DEFERRABLE INITIALLY DEFERRED,
  user_id    uuid NOT NULL REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  is_leader  boolean NOT NULL
);
CREATE INDEX ON team_member (facet, root_id, id);
CREATE INDEX ON team_member (facet, id);
CREATE INDEX ON team_member (team_id);
CREATE INDEX ON team_member (user_id);

-- Enrolled devices; their codes are part of temporary numbers and never used again.
CREATE TABLE device (
  id           uuid PRIMARY KEY,
  root_id      uuid NOT NULL,
  facet        smallint NOT NULL,
  rev          bigint NOT NULL,
  created_at   bigint NOT NULL,
  created_by   uuid NOT NULL,
  updated_at   bigint NOT NULL,
  updated_by   uuid NOT NULL,
  deleted_at   timestamptz,
  unknown      bytea,
  user_id      uuid NOT NULL REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  code         text NOT NULL,
  name         text NOT NULL,
  public_key   bytea NOT NULL,
  enrolled_at  timestamptz,
  last_seen_at timestamptz,
  lease_until  timestamptz,
  revoked_at   timestamptz,
  wiped_at     timestamptz
);
CREATE INDEX ON device (facet, root_id, id);
CREATE INDEX ON device (facet, id);
CREATE INDEX ON device (user_id);
CREATE UNIQUE INDEX ON device (code) WHERE code <> '';

-- Settings of the company.
CREATE TABLE setting (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  key        text NOT NULL,
  value      text NOT NULL,
  scope      text NOT NULL
);
CREATE INDEX ON setting (facet, root_id, id);
CREATE INDEX ON setting (facet, id);
CREATE INDEX ON setting (key);

-- Gapless document numbers: the row is the lock, taken when a change set is written.
CREATE TABLE number_series (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  kind       text NOT NULL,
  year       bigint NOT NULL,
  prefix     text NOT NULL,
  next_no    bigint NOT NULL,
  UNIQUE (kind, year)
);
CREATE INDEX ON number_series (facet, root_id, id);
CREATE INDEX ON number_series (facet, id);
CREATE INDEX ON number_series (kind);

-- The reasons offered where a step asks for one.
CREATE TABLE reason (
  id         uuid PRIMARY KEY,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  kind       text NOT NULL
             CHECK (kind IN ('dead_end', 'lost', 'return', 'complaint', 'defect', 'cancel', 'hold', 'missed',
               'reject')),
  label      text NOT NULL,
  nature     text CHECK (nature IN ('technical', 'commercial')),
  is_active  boolean NOT NULL
);
CREATE INDEX ON reason (facet, root_id, id);
CREATE INDEX ON reason (facet, id);

-- Notes on any row: (target_entity, target_id).
CREATE TABLE note (
  id            uuid PRIMARY KEY,
  root_id       uuid NOT NULL,
  facet         smallint NOT NULL,
  rev           bigint NOT NULL,
  created_at    bigint NOT NULL,
  created_by    uuid NOT NULL,
  updated_at    bigint NOT NULL,
  updated_by    uuid NOT NULL,
  deleted_at    timestamptz,
  unknown       bytea,
  target_entity bigint NOT NULL,
  target_id     uuid NOT NULL,
  body          text NOT NULL,
  to_user_id    uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  read_at       timestamptz
);
CREATE INDEX ON note (facet, root_id, id);
CREATE INDEX ON note (facet, id);
CREATE INDEX ON note (target_id);
CREATE INDEX ON note (to_user_id);

-- Files by their SHA-256; the content stands in the blob store.
CREATE TABLE attachment (
  id            uuid PRIMARY KEY,
  root_id       uuid NOT NULL,
  facet         smallint NOT NULL,
  rev           bigint NOT NULL,
  created_at    bigint NOT NULL,
  created_by    uuid NOT NULL,
  updated_at    bigint NOT NULL,
  updated_by    uuid NOT NULL,
  deleted_at    timestamptz,
  unknown       bytea,
  sha256        text NOT NULL,
  name          text NOT NULL,
  mime          text NOT NULL,
  size_bytes    bigint NOT NULL,
  target_entity bigint NOT NULL,
  target_id     uuid NOT NULL,
  taken_at      timestamptz,
  thumbnail     bytea NOT NULL
);
CREATE INDEX ON attachment (facet, root_id, id);
CREATE INDEX ON attachment (facet, id);
CREATE INDEX ON attachment (sha256);
CREATE INDEX ON attachment (target_id);

-- Which file belongs to which row.
CREATE TABLE attachment_link (
  id            uuid PRIMARY KEY,
  root_id       uuid NOT NULL,
  facet         smallint NOT NULL,
  rev           bigint NOT NULL,
  created_at    bigint NOT NULL,
  created_by    uuid NOT NULL,
  updated_at    bigint NOT NULL,
  updated_by    uuid NOT NULL,
  deleted_at    timestamptz,
  unknown       bytea,
  attachment_id uuid NOT NULL REFERENCES attachment DEFERRABLE INITIALLY DEFERRED,
  target_entity bigint NOT NULL,
  target_id     uuid NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('photo', 'document', 'signature', 'recording'))
);
CREATE INDEX ON attachment_link (facet, root_id, id);
CREATE INDEX ON attachment_link (facet, id);
CREATE INDEX ON attachment_link (attachment_id);
CREATE INDEX ON attachment_link (target_id);

-- Runs of the importer.
CREATE TABLE import_batch (
  id              uuid PRIMARY KEY,
  root_id         uuid NOT NULL,
  facet           smallint NOT NULL,
  rev             bigint NOT NULL,
  created_at      bigint NOT NULL,
  created_by      uuid NOT NULL,
  updated_at      bigint NOT NULL,
  updated_by      uuid NOT NULL,
  deleted_at      timestamptz,
  unknown         bytea,
  source          text NOT NULL,
  file_name       text NOT NULL,
  entity          text NOT NULL,
  person_id       uuid NOT NULL REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  line_count      bigint NOT NULL,
  applied_count   bigint NOT NULL,
  unchanged_count bigint NOT NULL,
  refused_count   bigint NOT NULL,
  finished_at     timestamptz
);
CREATE INDEX ON import_batch (facet, root_id, id);
CREATE INDEX ON import_batch (facet, id);
CREATE INDEX ON import_batch (person_id);

-- Two values for one field, until a person chooses.
CREATE TABLE conflict (
  id            uuid PRIMARY KEY,
  root_id       uuid NOT NULL,
  facet         smallint NOT NULL,
  rev           bigint NOT NULL,
  created_at    bigint NOT NULL,
  created_by    uuid NOT NULL,
  updated_at    bigint NOT NULL,
  updated_by    uuid NOT NULL,
  deleted_at    timestamptz,
  unknown       bytea,
  target_entity bigint NOT NULL,
  target_id     uuid NOT NULL,
  field         text NOT NULL,
  base          text NOT NULL,
  mine          text NOT NULL,
  theirs        text NOT NULL,
  mine_by       uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  theirs_by     uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  mine_at       timestamptz,
  theirs_at     timestamptz,
  standing      text NOT NULL CHECK (standing IN ('mine', 'theirs')),
  assignee_id   uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  resolution    text NOT NULL CHECK (resolution IN ('open', 'kept_mine', 'kept_theirs')),
  resolved_at   timestamptz,
  resolved_by   uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON conflict (facet, root_id, id);
CREATE INDEX ON conflict (facet, id);
CREATE INDEX ON conflict (target_id);
CREATE INDEX ON conflict (mine_by);
CREATE INDEX ON conflict (theirs_by);
CREATE INDEX ON conflict (assignee_id);
CREATE INDEX ON conflict (resolved_by);

-- Change sets that could not be applied, in words, for the office.
CREATE TABLE parked_change (
  id          uuid PRIMARY KEY,
  root_id     uuid NOT NULL,
  facet       smallint NOT NULL,
  rev         bigint NOT NULL,
  created_at  bigint NOT NULL,
  created_by  uuid NOT NULL,
  updated_at  bigint NOT NULL,
  updated_by  uuid NOT NULL,
  deleted_at  timestamptz,
  unknown     bytea,
  person_id   uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  device_id   uuid NOT NULL,
  happened_at timestamptz,
  code        text NOT NULL,
  field       text NOT NULL,
  arguments   text NOT NULL,
  description text NOT NULL,
  state       text NOT NULL CHECK (state IN ('open', 'withdrawn', 'settled'))
);
CREATE INDEX ON parked_change (facet, root_id, id);
CREATE INDEX ON parked_change (facet, id);
CREATE INDEX ON parked_change (person_id);
CREATE INDEX ON parked_change (device_id);

-- The logo is a file, and files are described further down.
ALTER TABLE company
  ADD FOREIGN KEY (logo_id) REFERENCES attachment DEFERRABLE INITIALLY DEFERRED;
