-- Why: a photo that was added by mistake is removed by whoever added it. As with saved views no role needs a line in the
-- rights for it; that the link is their own, the rule core says.

-- As in sync/0010, and: what every person with a role may do.
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
        OR (on_entity = 'attachment_link' AND with_verb = 'transition')
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
