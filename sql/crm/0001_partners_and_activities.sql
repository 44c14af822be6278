-- Why: a ticket has a customer with contacts and addresses, and visits are planned for it.

-- Anyone we deal with.
CREATE TABLE partner (
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
  kind            text NOT NULL CHECK (kind IN ('org', 'person')),
  legal_form      text NOT NULL,
  vat_no          text NOT NULL,
  language        text NOT NULL,
  stage           text NOT NULL CHECK (stage IN ('lead', 'firm', 'account', 'client')),
  dead_end_at     timestamptz,
  dead_reason_id  uuid REFERENCES reason DEFERRABLE INITIALLY DEFERRED,
  source          text NOT NULL,
  owner_id        uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  team_id         uuid REFERENCES team DEFERRABLE INITIALLY DEFERRED,
  territory_id    uuid REFERENCES territory DEFERRABLE INITIALLY DEFERRED,
  parent_id       uuid REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  sector          text NOT NULL,
  description     text NOT NULL,
  tags            text NOT NULL,
  resale_mode     text CHECK (resale_mode IN ('api', 'manual')),
  resale_evidence text NOT NULL,
  opt_out         boolean NOT NULL
);
CREATE INDEX ON partner (facet, root_id, id);
CREATE INDEX ON partner (facet, id);
CREATE INDEX ON partner (vat_no);
CREATE INDEX ON partner (dead_reason_id);
CREATE INDEX ON partner (owner_id);
CREATE INDEX ON partner (team_id);
CREATE INDEX ON partner (territory_id);
CREATE INDEX ON partner (parent_id);

-- Companion of partner (same id) in facet money: technicians hold the partner, not its credit.
CREATE TABLE partner_credit (
  id                 uuid PRIMARY KEY REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  root_id            uuid NOT NULL,
  facet              smallint NOT NULL,
  rev                bigint NOT NULL,
  created_at         bigint NOT NULL,
  created_by         uuid NOT NULL,
  updated_at         bigint NOT NULL,
  updated_by         uuid NOT NULL,
  deleted_at         timestamptz,
  unknown            bytea,
  credit_limit_minor bigint NOT NULL,
  currency           text NOT NULL
);
CREATE INDEX ON partner_credit (facet, root_id, id);
CREATE INDEX ON partner_credit (facet, id);

-- What a partner is to us; the id is derived from partner and role.
CREATE TABLE partner_role (
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
  partner_id uuid NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  role       text NOT NULL
             CHECK (role IN ('customer', 'supplier', 'manufacturer', 'employee', 'prospect', 'representative',
               'reseller'))
);
CREATE INDEX ON partner_role (facet, root_id, id);
CREATE INDEX ON partner_role (facet, id);
CREATE INDEX ON partner_role (partner_id);

-- People who work for a partner.
CREATE TABLE contact (
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
  partner_id uuid NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  name       text NOT NULL,
  job_title  text NOT NULL,
  language   text NOT NULL,
  opt_out    boolean NOT NULL
);
CREATE INDEX ON contact (facet, root_id, id);
CREATE INDEX ON contact (facet, id);
CREATE INDEX ON contact (partner_id);

-- Numbers, mail addresses and pages; normalized is what duplicate checks compare.
CREATE TABLE contact_point (
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
  partner_id uuid NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  contact_id uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  kind       text NOT NULL CHECK (kind IN ('phone', 'mobile', 'email', 'web')),
  value      text NOT NULL,
  normalized text NOT NULL,
  is_default boolean NOT NULL
);
CREATE INDEX ON contact_point (facet, root_id, id);
CREATE INDEX ON contact_point (facet, id);
CREATE INDEX ON contact_point (partner_id);
CREATE INDEX ON contact_point (contact_id);
CREATE INDEX ON contact_point (normalized);

-- Typed addresses.
CREATE TABLE address (
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
  partner_id uuid NOT NULL REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  kind       text NOT NULL CHECK (kind IN ('default', 'delivery', 'invoice', 'contact', 'other')),
  label      text NOT NULL,
  street     text NOT NULL,
  postcode   text NOT NULL,
  city       text NOT NULL,
  country    text NOT NULL,
  is_default boolean NOT NULL
);
CREATE INDEX ON address (facet, root_id, id);
CREATE INDEX ON address (facet, id);
CREATE INDEX ON address (partner_id);

-- Calls, mails, meetings, tasks and visits.
CREATE TABLE activity (
  id                uuid PRIMARY KEY,
  root_id           uuid NOT NULL,
  facet             smallint NOT NULL,
  rev               bigint NOT NULL,
  created_at        bigint NOT NULL,
  created_by        uuid NOT NULL,
  updated_at        bigint NOT NULL,
  updated_by        uuid NOT NULL,
  deleted_at        timestamptz,
  unknown           bytea,
  kind              text NOT NULL CHECK (kind IN ('call', 'mail', 'meeting', 'task', 'visit')),
  subject           text NOT NULL,
  description       text NOT NULL,
  state             text NOT NULL
                    CHECK (state IN ('planned', 'travelling', 'arrived', 'done', 'missed', 'cancelled')),
  partner_id        uuid REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  contact_id        uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  ticket_id         uuid,
  assignee_id       uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  starts_at         timestamptz,
  ends_at           timestamptz,
  due_at            timestamptz,
  all_day           boolean NOT NULL,
  time_zone         text NOT NULL,
  rrule             text NOT NULL,
  visibility        text NOT NULL CHECK (visibility IN ('everybody', 'busy_only')),
  outcome           text NOT NULL,
  reason_id         uuid REFERENCES reason DEFERRABLE INITIALLY DEFERRED,
  reason_text       text NOT NULL,
  address_id        uuid REFERENCES address DEFERRABLE INITIALLY DEFERRED,
  planned_start_at  timestamptz,
  planned_end_at    timestamptz,
  seq               bigint NOT NULL,
  seen_by_device_at timestamptz,
  travelling_at     timestamptz,
  arrived_at        timestamptz,
  left_at           timestamptz
);
CREATE INDEX ON activity (facet, root_id, id);
CREATE INDEX ON activity (facet, id);
CREATE INDEX ON activity (partner_id);
CREATE INDEX ON activity (contact_id);
CREATE INDEX ON activity (ticket_id);
CREATE INDEX ON activity (assignee_id);
CREATE INDEX ON activity (reason_id);
CREATE INDEX ON activity (address_id);

-- An employee has a partner record.
ALTER TABLE app_user
  ADD FOREIGN KEY (partner_id) REFERENCES partner DEFERRABLE INITIALLY DEFERRED;
