-- Why: PostgreSQL asks a condition on a subquery with DISTINCT below it, of every row and not of every different one: what
-- a person may do was looked up again for each of the 256 change sets of a batch, a third of what an edit costs. And a body
-- in SQL is planned with every call.

-- As in organisation/0003.
CREATE OR REPLACE FUNCTION may_do(person uuid, on_entity text, with_verb text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN person = '00000000-0000-0000-0000-000000000000' OR EXISTS (
    SELECT
    FROM app_user u
    JOIN user_role ur ON ur.user_id = u.id AND ur.deleted_at IS NULL
    WHERE u.id = person
      AND u.is_active
      AND u.deleted_at IS NULL
      AND (
        (on_entity = 'saved_view' AND with_verb IN ('create', 'set', 'text', 'add', 'remove', 'erase'))
        OR EXISTS (
          SELECT
          FROM role_permission p
          WHERE p.role_id = ur.role_id
            AND p.deleted_at IS NULL
            AND p.entity IN (on_entity, '*')
            AND CASE
                  WHEN p.action = '*' THEN true
                  WHEN with_verb IN ('set', 'text', 'add', 'remove') THEN p.action = 'set'
                  WHEN with_verb = 'append' THEN p.action IN ('append', 'create')
                  WHEN with_verb = 'erase' THEN p.action IN ('delete', 'erase')
                  WHEN with_verb = 'transition'
                    THEN p.action NOT IN ('create', 'set', 'append', 'delete', 'erase', 'import')
                  ELSE p.action = with_verb
                END
        )
      )
  );
END
$$;

-- As in 0009, with each different question made before it is answered.
CREATE OR REPLACE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[], verbs text[],
                              made_by uuid[], cs_nos bigint[], seens bigint[], first_no bigint) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
  WITH asked AS MATERIALIZED (
    SELECT *
    FROM unnest(persons, on_entities, roots, facets, verbs, made_by, cs_nos, seens)
      WITH ORDINALITY AS q (person, on_entity, root, in_facet, with_verb, device, cs_no, seen, place)
  ),
  deeds AS MATERIALIZED (
    SELECT DISTINCT person, on_entity, with_verb FROM asked
  ),
  places AS MATERIALIZED (
    SELECT DISTINCT person, root, in_facet FROM asked
  ),
  allowed AS MATERIALIZED (
    SELECT person, on_entity, with_verb FROM deeds WHERE may_do(person, on_entity, with_verb)
  ),
  leaves AS MATERIALIZED (
    SELECT person, root, in_facet
    FROM places AS d
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
  ORDER BY place;
END
$$;
