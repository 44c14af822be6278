-- Why: a change that was not accepted can be done by somebody with the right, if all of it is there; and its author can
-- correct it or take it back, which the office sees.

ALTER TABLE parked_change
  ADD COLUMN is_whole boolean NOT NULL DEFAULT false,
  DROP CONSTRAINT parked_change_state_check,
  ADD CONSTRAINT parked_change_state_check CHECK (state IN ('open', 'withdrawn', 'settled', 'corrected'));
