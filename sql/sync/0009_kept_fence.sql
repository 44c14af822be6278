-- As in 0005; a body in PL/pgSQL is planned once in a connection, one in SQL with each call.
CREATE OR REPLACE FUNCTION may_not_write(persons uuid[], on_entities text[], roots uuid[], facets smallint[], verbs text[],
                              made_by uuid[], cs_nos bigint[], seens bigint[], first_no bigint) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
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
  ORDER BY place;
END
$$;
