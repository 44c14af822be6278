-- Why: work that was done before its author's device knew that a record had been taken away is accepted (a call made, time
-- and parts used), and none that was made later. So it must be known what each device has confirmed.

-- A Hello that told, for the first time, that the device knows of a withdrawal: it stood at cursor_no, and what it made
-- from next_cs_no on it made knowing.
CREATE TABLE sync_confirmation (
  device_id  uuid NOT NULL,
  cursor_no  bigint NOT NULL,
  next_cs_no bigint NOT NULL,
  PRIMARY KEY (device_id, cursor_no)
);
GRANT SELECT ON sync_confirmation TO carnet_authority;

-- Whether a person held a leaf at `seen`, and had not confirmed its withdrawal when their device gave a change set the
-- number made_cs_no.
CREATE FUNCTION held_when_made(person uuid, root uuid, in_facet smallint, made_by uuid, made_cs_no bigint, seen bigint)
RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT
    FROM sync_hold h
    WHERE h.person_id = person
      AND h.facet = in_facet
      AND h.root_id IN (root, '00000000-0000-0000-0000-000000000000')
      AND h.from_no <= seen
      AND (h.to_no IS NULL OR h.to_no > seen)
      AND NOT EXISTS (
        SELECT
        FROM sync_confirmation c
        WHERE c.device_id = made_by
          AND c.cursor_no >= h.to_no
          AND c.next_cs_no <= made_cs_no
      )
  )
$$;

-- What of a leaf that was withdrawn may still come: what has happened, never what is wanted.
CREATE FUNCTION may_be_late(on_entity text, with_verb text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT on_entity IN ('ticket_event', 'ticket_part', 'ticket_time') AND with_verb = 'append'
      OR on_entity = 'activity' AND with_verb IN ('create', 'transition')
$$;

-- As before, and: a question with `seens` is about a leaf that is not held now; and a leaf that is new in a batch is open
-- to the person who made its root row, not to everybody whose work came in the same batch.
CREATE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[], verbs text[],
                              made_by uuid[], cs_nos bigint[], seens bigint[], first_no bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  WITH asked AS (
    SELECT *
    FROM unnest(persons, on_entities, roots, facets, verbs, made_by, cs_nos, seens)
      WITH ORDINALITY AS q (person, on_entity, root, in_facet, with_verb, device, cs_no, seen, place)
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
       -- The first commit of a row is the one that made it.
       OR d.person = (
            SELECT r.person_id
            FROM sync_feed f
            JOIN sync_receipt r USING (commit_no)
            WHERE f.row_id = d.root
            ORDER BY f.commit_no
            LIMIT 1
          )
          AND NOT EXISTS (SELECT FROM sync_feed f WHERE f.row_id = d.root AND f.commit_no < first_no)
  )
  SELECT place
  FROM asked q
  WHERE (person, on_entity, with_verb) NOT IN (SELECT person, on_entity, with_verb FROM allowed)
     OR (person, root, in_facet) NOT IN (SELECT person, root, in_facet FROM leaves)
        AND NOT (
          seen IS NOT NULL
          AND may_be_late(on_entity, with_verb)
          AND held_when_made(person, root, in_facet, device, cs_no, seen)
        )
  ORDER BY place
$$;

CREATE OR REPLACE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[],
                                         verbs text[], first_no bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE AS $$
  SELECT may_not_write(persons, on_entities, roots, facets, verbs, '{}'::uuid[], '{}'::bigint[], '{}'::bigint[],
                       first_no)
$$;
