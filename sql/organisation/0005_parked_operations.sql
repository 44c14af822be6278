-- Why: a change that could not be applied is told to the office in the language of whoever reads it; that takes the
-- operations themselves. Changes that were parked before keep none.

ALTER TABLE parked_change
  ADD COLUMN operations bytea NOT NULL DEFAULT '';
