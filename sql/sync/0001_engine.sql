-- Why: the engine keeps the order of all commits, the verdict on every change set, what each person holds and the bytes
-- that people saw as saved; and PostgreSQL itself guards who reads and who writes, whatever the programs above it do.
-- This file comes after the tables of the first modules and guards them; a later migration that creates a table ends
-- with SELECT sync_guard('that_table'), and the server refuses to start on a table without guard.

-- Roles belong to the whole cluster: another database of it may have made them, perhaps at this very moment.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['carnet_authority', 'carnet_reader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    IF NOT pg_has_role(current_user, wanted, 'MEMBER') THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
    END IF;
  END LOOP;
  -- What a connection gets that signs in as one of them (a pool); the server sets the same in each transaction.
  BEGIN
    ALTER ROLE carnet_authority SET statement_timeout = '30s';
    ALTER ROLE carnet_authority SET idle_in_transaction_session_timeout = '2s';
    ALTER ROLE carnet_reader SET statement_timeout = '30s';
    ALTER ROLE carnet_reader SET idle_in_transaction_session_timeout = '10s';
  EXCEPTION
    -- "tuple concurrently updated": the other database sets the same.
    WHEN internal_error THEN NULL;
  END;
END
$$;

-- The number row, taken as the last lock of every writing transaction: commit order equals number order.
CREATE TABLE sync_head (
  only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  n              bigint NOT NULL,
  epoch          uuid NOT NULL,
  server_id      uuid NOT NULL,
  rights_version bigint NOT NULL
);
INSERT INTO sync_head (n, epoch, server_id, rights_version)
VALUES (0, gen_random_uuid(), gen_random_uuid(), 0);

-- One verdict per change set and one change set per commit_no, dense, also for one that is parked or changes nothing.
-- happened_at is a hybrid logical clock reading; outcomes is JSON: [[operation, field, result], …].
CREATE TABLE sync_receipt (
  commit_no     bigint PRIMARY KEY,
  change_set_id uuid NOT NULL UNIQUE,
  device_id     uuid NOT NULL,
  cs_no         bigint NOT NULL,
  person_id     uuid NOT NULL,
  happened_at   bigint NOT NULL,
  received_at   timestamptz NOT NULL DEFAULT now(),
  hash          bytea NOT NULL,
  verdict       smallint NOT NULL CHECK (verdict IN (1, 2, 3)),
  reason_code   text NOT NULL,
  reason_field  text NOT NULL,
  reason_values text[] NOT NULL,
  outcomes      text NOT NULL
);
-- Commits of the server itself (scopes that move with the day) have no number of a device.
CREATE UNIQUE INDEX ON sync_receipt (device_id, cs_no) WHERE cs_no > 0;

-- The exact bytes of every change set, for ever.
CREATE TABLE sync_change_set (
  change_set_id uuid PRIMARY KEY,
  content       bytea NOT NULL
);
ALTER TABLE sync_change_set ALTER COLUMN content SET STORAGE EXTERNAL;

-- The effects: images of rows after each commit. changed_fields is empty for a new row.
CREATE TABLE sync_feed (
  commit_no      bigint NOT NULL,
  entry_no       integer NOT NULL,
  entity         integer NOT NULL,
  row_id         uuid NOT NULL,
  root_id        uuid NOT NULL,
  facet          smallint NOT NULL,
  changed_at     bigint NOT NULL,
  changed_fields integer[] NOT NULL,
  image          bytea NOT NULL,
  PRIMARY KEY (commit_no, entry_no)
);
CREATE INDEX ON sync_feed (row_id, commit_no);

-- What each person holds: a leaf, or with a nil root every leaf of a facet; in the commits from_no … to_no − 1.
CREATE TABLE sync_hold (
  person_id uuid NOT NULL,
  facet     smallint NOT NULL,
  root_id   uuid NOT NULL,
  from_no   bigint NOT NULL,
  to_no     bigint CHECK (to_no > from_no),
  PRIMARY KEY (person_id, facet, root_id, from_no)
);
CREATE INDEX ON sync_hold (from_no);
CREATE INDEX ON sync_hold (to_no) WHERE to_no IS NOT NULL;

-- The numbers that each device has used up, and how far it was when it last said hello.
CREATE TABLE sync_device (
  device_id  uuid PRIMARY KEY,
  last_cs_no bigint NOT NULL DEFAULT 0,
  cursor_no  bigint NOT NULL DEFAULT 0,
  hello_at   timestamptz
);

-- Short codes of devices ("T07") are parts of temporary numbers and never used again.
CREATE SEQUENCE sync_device_code;

-- Whether a person held a leaf at a commit_no: asked independently of the program that fans out.
CREATE FUNCTION holds(person uuid, root uuid, in_facet smallint, at_no bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT
    FROM sync_hold
    WHERE person_id = person
      AND facet = in_facet
      AND root_id IN (root, '00000000-0000-0000-0000-000000000000')
      AND from_no <= at_no
      AND (to_no IS NULL OR to_no > at_no)
  )
$$;

-- Whether the roles of a person allow a verb on an entity somewhere. Role permissions name transitions one by one, a
-- verb is allowed by any of them. The nil person is the server itself.
CREATE FUNCTION may_do(person uuid, on_entity text, with_verb text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT person = '00000000-0000-0000-0000-000000000000' OR EXISTS (
    SELECT
    FROM app_user u
    JOIN user_role ur ON ur.user_id = u.id AND ur.deleted_at IS NULL
    JOIN role_permission p ON p.role_id = ur.role_id AND p.deleted_at IS NULL
    WHERE u.id = person
      AND u.is_active
      AND u.deleted_at IS NULL
      AND p.entity IN (on_entity, '*')
      AND CASE
            WHEN p.action = '*' THEN true
            WHEN with_verb IN ('set', 'text', 'add', 'remove') THEN p.action = 'set'
            WHEN with_verb = 'append' THEN p.action IN ('append', 'create')
            WHEN with_verb = 'erase' THEN p.action IN ('delete', 'erase')
            WHEN with_verb = 'transition' THEN p.action NOT IN ('create', 'set', 'append', 'delete', 'erase', 'import')
            ELSE p.action = with_verb
          END
  )
$$;

-- Of the questions (person, entity, root, facet, verb), put together as arrays, the positions (from 1) of those that
-- are refused. Asked inside the writing transaction, after its rows and holds are written and before its commit: a leaf
-- is open to a person who held it before first_no, who came to hold it since, or when its root row is new since then.
CREATE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[], verbs text[],
                              first_no bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT *
    FROM unnest(persons, on_entities, roots, facets, verbs)
      WITH ORDINALITY AS q (person, on_entity, root, in_facet, with_verb, place)
  ),
  allowed AS MATERIALIZED (
    SELECT person, on_entity, with_verb
    FROM (SELECT DISTINCT person, on_entity, with_verb FROM asked) AS d
    WHERE may_do(person, on_entity, with_verb)
  ),
  leaves AS MATERIALIZED (
    SELECT person, root, in_facet
    FROM (SELECT DISTINCT person, root, in_facet FROM asked) AS d
    WHERE person = '00000000-0000-0000-0000-000000000000'
       OR EXISTS (
            SELECT
            FROM sync_hold h
            WHERE h.person_id = d.person
              AND h.facet = d.in_facet
              AND h.root_id IN (d.root, '00000000-0000-0000-0000-000000000000')
              AND (h.to_no IS NULL OR h.to_no >= first_no)
          )
       OR NOT EXISTS (SELECT FROM sync_feed f WHERE f.row_id = d.root AND f.commit_no < first_no)
  )
  SELECT place
  FROM asked
  WHERE (person, on_entity, with_verb) NOT IN (SELECT person, on_entity, with_verb FROM allowed)
     OR (person, root, in_facet) NOT IN (SELECT person, root, in_facet FROM leaves)
  ORDER BY place
$$;

-- One question, as of the last commit. A leaf that nobody has opened yet may be opened.
CREATE FUNCTION may_write(person uuid, on_entity text, root uuid, in_facet smallint, with_verb text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT NOT EXISTS (
    SELECT
    FROM may_not_write(ARRAY[person], ARRAY[on_entity], ARRAY[root], ARRAY[in_facet], ARRAY[with_verb],
                       (SELECT n + 1 FROM sync_head))
  )
$$;

GRANT SELECT, UPDATE ON sync_head TO carnet_authority;
GRANT SELECT, INSERT ON sync_receipt, sync_change_set, sync_feed TO carnet_authority;
GRANT SELECT, INSERT, UPDATE ON sync_hold, sync_device TO carnet_authority;
GRANT SELECT ON sync_head, sync_hold TO carnet_reader;

-- A reader looks as one person, named by set_config('app.user', …, true), and sees what that person holds.
ALTER TABLE sync_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY authority_writes ON sync_hold TO carnet_authority USING (true) WITH CHECK (true);
CREATE POLICY reader_holds ON sync_hold FOR SELECT TO carnet_reader
  USING (person_id = nullif(current_setting('app.user', true), '')::uuid);

-- Guards an entity's table: rows for the authority, and for a reader those in leaves that the person holds.
CREATE FUNCTION sync_guard(guarded regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', guarded);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO carnet_authority', guarded);
  EXECUTE format('GRANT SELECT ON %s TO carnet_reader', guarded);
  EXECUTE format('CREATE POLICY authority_writes ON %s TO carnet_authority USING (true) WITH CHECK (true)', guarded);
  -- The inner selects do not depend on the row: PostgreSQL hashes them once per statement.
  EXECUTE format($policy$
    CREATE POLICY reader_holds_leaf ON %s FOR SELECT TO carnet_reader
    USING (
      facet IN (
        SELECT h.facet FROM sync_hold h
        WHERE h.person_id = nullif(current_setting('app.user', true), '')::uuid
          AND h.to_no IS NULL
          AND h.root_id = '00000000-0000-0000-0000-000000000000'
      )
      OR (facet, root_id) IN (
        SELECT h.facet, h.root_id FROM sync_hold h
        WHERE h.person_id = nullif(current_setting('app.user', true), '')::uuid
          AND h.to_no IS NULL
      )
    )$policy$, guarded);
END
$$;

DO $$
DECLARE
  entity_table text;
BEGIN
  FOR entity_table IN
    SELECT table_name
    FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name IN ('id', 'root_id', 'facet', 'rev', 'updated_by')
      AND table_name NOT LIKE 'sync\_%'
    GROUP BY table_name
    HAVING count(*) = 5
    ORDER BY table_name
  LOOP
    PERFORM sync_guard(entity_table::regclass);
  END LOOP;
END
$$;
