-- Why: the server does work of its own at times of the company's day (what a technician holds, tickets that close, old
-- parts of uploads). Each job has a switch and a history that the office reads, and what was done for a period is never
-- done twice, however many servers share this database.

-- One row for each job that the program knows; it makes them itself.
CREATE TABLE job (
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
  name       text NOT NULL,
  schedule   text NOT NULL,
  is_enabled boolean NOT NULL
);
CREATE INDEX ON job (facet, root_id, id);
CREATE INDEX ON job (facet, id);
CREATE UNIQUE INDEX ON job (name);
SELECT sync_guard('job');

CREATE TABLE job_run (
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
  job_id        uuid NOT NULL REFERENCES job DEFERRABLE INITIALLY DEFERRED,
  subject       text NOT NULL,
  period        text NOT NULL,
  state         text NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  started_at    timestamptz,
  ended_at      timestamptz,
  attempt_count bigint NOT NULL,
  row_count     bigint NOT NULL,
  refused_count bigint NOT NULL,
  message       text NOT NULL
);
CREATE INDEX ON job_run (facet, root_id, id);
CREATE INDEX ON job_run (facet, id);
CREATE UNIQUE INDEX ON job_run (job_id, subject, period);
CREATE INDEX ON job_run (job_id, started_at);
SELECT sync_guard('job_run');

-- Which server runs a job just now. A server that died holding one is followed when its time is over; the time is that
-- of the database, which all servers share.
CREATE TABLE sync_job_lease (
  name    text PRIMARY KEY,
  holder  uuid NOT NULL,
  ends_at timestamptz NOT NULL
);

-- What the closing of resolved tickets looks for.
CREATE INDEX ON ticket (resolved_at) WHERE state = 'resolved' AND deleted_at IS NULL;
