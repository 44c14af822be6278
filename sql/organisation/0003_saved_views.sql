-- Why: a list that a person narrowed, ordered and named is there on each of their devices. No role needs a line in the
-- rights for it: whoever has a role keeps views, and the leaf, the person's own, says whose they are.

CREATE TABLE saved_view (
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
  user_id         uuid NOT NULL REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  entity          text NOT NULL,
  name            text NOT NULL,
  conditions      text NOT NULL,
  shown_columns   text NOT NULL,
  sort_key        text NOT NULL,
  sort_descending boolean NOT NULL
);
CREATE INDEX ON saved_view (facet, root_id, id);
CREATE INDEX ON saved_view (facet, id);
CREATE INDEX ON saved_view (user_id);

SELECT sync_guard('saved_view');

-- As before, and: what every person with a role may do.
CREATE OR REPLACE FUNCTION may_do(person uuid, on_entity text, with_verb text) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT person = '00000000-0000-0000-0000-000000000000' OR EXISTS (
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
  )
$$;
