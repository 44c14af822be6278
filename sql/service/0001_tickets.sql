-- Why: the work of technicians and the service desk: tickets with everything that happens to them.

-- Minutes from a ticket's creation to its due times, by priority.
CREATE TABLE sla_policy (
  id                        uuid PRIMARY KEY,
  root_id                   uuid NOT NULL,
  facet                     smallint NOT NULL,
  rev                       bigint NOT NULL,
  created_at                bigint NOT NULL,
  created_by                uuid NOT NULL,
  updated_at                bigint NOT NULL,
  updated_by                uuid NOT NULL,
  deleted_at                timestamptz,
  unknown                   bytea,
  name                      text NOT NULL,
  low_response_minutes      bigint,
  low_resolution_minutes    bigint,
  normal_response_minutes   bigint,
  normal_resolution_minutes bigint,
  high_response_minutes     bigint,
  high_resolution_minutes   bigint,
  urgent_response_minutes   bigint,
  urgent_resolution_minutes bigint
);
CREATE INDEX ON sla_policy (facet, root_id, id);
CREATE INDEX ON sla_policy (facet, id);

-- The number is given when the ticket is written; the temporary one finds it for ever.
CREATE TABLE ticket (
  id                    uuid PRIMARY KEY,
  root_id               uuid NOT NULL,
  facet                 smallint NOT NULL,
  rev                   bigint NOT NULL,
  created_at            bigint NOT NULL,
  created_by            uuid NOT NULL,
  updated_at            bigint NOT NULL,
  updated_by            uuid NOT NULL,
  deleted_at            timestamptz,
  unknown               bytea,
  number                text NOT NULL,
  temp_number           text NOT NULL,
  kind                  text NOT NULL CHECK (kind IN ('request', 'complaint', 'internal', 'repair')),
  title                 text NOT NULL,
  description           text NOT NULL,
  partner_id            uuid REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  contact_id            uuid REFERENCES contact DEFERRABLE INITIALLY DEFERRED,
  serial_id             uuid REFERENCES serial DEFERRABLE INITIALLY DEFERRED,
  product_id            uuid REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  priority              text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  place                 text NOT NULL CHECK (place IN ('on_site', 'workshop')),
  diagnosis             text NOT NULL,
  solution              text NOT NULL,
  sla_policy_id         uuid REFERENCES sla_policy DEFERRABLE INITIALLY DEFERRED,
  response_due_at       timestamptz,
  resolution_due_at     timestamptz,
  state                 text NOT NULL
                        CHECK (state IN ('new', 'assigned', 'in_progress', 'on_hold', 'resolved', 'closed',
                          'reopened', 'rejected', 'merged', 'cancelled')),
  repair_step           text
                        CHECK (repair_step IN ('received', 'diagnosed', 'awaiting_approval', 'approved', 'declined',
                          'awaiting_parts', 'repairing', 'testing', 'ready', 'returned')),
  reason_id             uuid REFERENCES reason DEFERRABLE INITIALLY DEFERRED,
  reason_text           text NOT NULL,
  team_id               uuid REFERENCES team DEFERRABLE INITIALLY DEFERRED,
  assignee_id           uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  requested_assignee_id uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  started_at            timestamptz,
  resolved_at           timestamptz,
  closed_at             timestamptz,
  follows_id            uuid REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  merged_into_id        uuid REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  opened_by_id          uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ON ticket (facet, root_id, id);
CREATE INDEX ON ticket (facet, id);
CREATE UNIQUE INDEX ON ticket (number) WHERE number <> '';
CREATE INDEX ON ticket (temp_number);
CREATE INDEX ON ticket (partner_id);
CREATE INDEX ON ticket (contact_id);
CREATE INDEX ON ticket (serial_id);
CREATE INDEX ON ticket (product_id);
CREATE INDEX ON ticket (sla_policy_id);
CREATE INDEX ON ticket (reason_id);
CREATE INDEX ON ticket (team_id);
CREATE INDEX ON ticket (assignee_id);
CREATE INDEX ON ticket (requested_assignee_id);
CREATE INDEX ON ticket (follows_id);
CREATE INDEX ON ticket (merged_into_id);
CREATE INDEX ON ticket (opened_by_id);

-- The ticket's timeline.
CREATE TABLE ticket_event (
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
  ticket_id   uuid NOT NULL REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  kind        text NOT NULL CHECK (kind IN ('state', 'hold', 'resume', 'assign', 'comment', 'step')),
  happened_at timestamptz NOT NULL,
  from_value  text NOT NULL,
  to_value    text NOT NULL,
  assignee_id uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  body        text NOT NULL
);
CREATE INDEX ON ticket_event (facet, root_id, id);
CREATE INDEX ON ticket_event (facet, id);
CREATE INDEX ON ticket_event (ticket_id);
CREATE INDEX ON ticket_event (assignee_id);

-- Parts used, quantity in thousandths; each has its move out of the van.
CREATE TABLE ticket_part (
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
  ticket_id     uuid NOT NULL REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  product_id    uuid NOT NULL REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  serial_id     uuid REFERENCES serial DEFERRABLE INITIALLY DEFERRED,
  quantity      bigint NOT NULL,
  is_charged    boolean NOT NULL,
  location_id   uuid NOT NULL REFERENCES location DEFERRABLE INITIALLY DEFERRED,
  stock_move_id uuid REFERENCES stock_move DEFERRABLE INITIALLY DEFERRED,
  happened_at   timestamptz NOT NULL
);
CREATE INDEX ON ticket_part (facet, root_id, id);
CREATE INDEX ON ticket_part (facet, id);
CREATE INDEX ON ticket_part (ticket_id);
CREATE INDEX ON ticket_part (product_id);
CREATE INDEX ON ticket_part (serial_id);
CREATE INDEX ON ticket_part (location_id);
CREATE INDEX ON ticket_part (stock_move_id);

-- Time worked and travelled.
CREATE TABLE ticket_time (
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
  ticket_id  uuid NOT NULL REFERENCES ticket DEFERRABLE INITIALLY DEFERRED,
  kind       text NOT NULL CHECK (kind IN ('work', 'travel')),
  starts_at  timestamptz NOT NULL,
  ends_at    timestamptz NOT NULL,
  is_charged boolean NOT NULL,
  remark     text NOT NULL
);
CREATE INDEX ON ticket_time (facet, root_id, id);
CREATE INDEX ON ticket_time (facet, id);
CREATE INDEX ON ticket_time (ticket_id);

-- A visit belongs to a ticket.
ALTER TABLE activity
  ADD FOREIGN KEY (ticket_id) REFERENCES ticket DEFERRABLE INITIALLY DEFERRED;
