-- Why: several servers may work on one database (docs/nodes.md). A device that goes from one to another leaves an older
-- link behind; which of two links is the newer one is told by a number, not by clocks. And a server that is stopped in
-- the middle of a transaction must not keep rows locked that the others need.

ALTER TABLE sync_device
  ADD COLUMN hello_no bigint NOT NULL DEFAULT 0;

-- The authority's transactions set the same for themselves; this is for all others of whoever signs in as this role.
DO $$
BEGIN
  EXECUTE format('ALTER ROLE %I IN DATABASE %I SET idle_in_transaction_session_timeout = %L', current_user,
                 current_database(), '2s');
EXCEPTION
  -- "tuple concurrently updated": another database of the cluster sets the same.
  WHEN internal_error THEN NULL;
END
$$;
