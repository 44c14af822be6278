-- Why: machines at customers have serial numbers, and parts come out of vans and depots.

-- Depots, vans, and the places that close the books.
CREATE TABLE location (
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
  code       text NOT NULL,
  name       text NOT NULL,
  kind       text NOT NULL CHECK (kind IN ('depot', 'van', 'customer', 'supplier', 'scrap', 'transit')),
  user_id    uuid REFERENCES app_user DEFERRABLE INITIALLY DEFERRED,
  is_active  boolean NOT NULL
);
CREATE INDEX ON location (facet, root_id, id);
CREATE INDEX ON location (facet, id);
CREATE INDEX ON location (user_id);

-- Numbered pieces; the id is derived from product and number.
CREATE TABLE serial (
  id             uuid PRIMARY KEY,
  root_id        uuid NOT NULL,
  facet          smallint NOT NULL,
  rev            bigint NOT NULL,
  created_at     bigint NOT NULL,
  created_by     uuid NOT NULL,
  updated_at     bigint NOT NULL,
  updated_by     uuid NOT NULL,
  deleted_at     timestamptz,
  unknown        bytea,
  number         text NOT NULL,
  product_id     uuid NOT NULL REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  partner_id     uuid REFERENCES partner DEFERRABLE INITIALLY DEFERRED,
  address_id     uuid REFERENCES address DEFERRABLE INITIALLY DEFERRED,
  place          text NOT NULL,
  sold_on        date,
  warranty_until date
);
CREATE INDEX ON serial (facet, root_id, id);
CREATE INDEX ON serial (facet, id);
CREATE INDEX ON serial (number);
CREATE INDEX ON serial (product_id);
CREATE INDEX ON serial (partner_id);
CREATE INDEX ON serial (address_id);

-- The ledger of goods, quantity in thousandths: rows are appended, balances are sums.
CREATE TABLE stock_move (
  id               uuid PRIMARY KEY,
  root_id          uuid NOT NULL,
  facet            smallint NOT NULL,
  rev              bigint NOT NULL,
  created_at       bigint NOT NULL,
  created_by       uuid NOT NULL,
  updated_at       bigint NOT NULL,
  updated_by       uuid NOT NULL,
  deleted_at       timestamptz,
  unknown          bytea,
  product_id       uuid NOT NULL REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  serial_id        uuid REFERENCES serial DEFERRABLE INITIALLY DEFERRED,
  quantity         bigint NOT NULL,
  from_location_id uuid NOT NULL REFERENCES location DEFERRABLE INITIALLY DEFERRED,
  to_location_id   uuid NOT NULL REFERENCES location DEFERRABLE INITIALLY DEFERRED,
  cause_entity     bigint NOT NULL,
  cause_id         uuid,
  happened_at      timestamptz NOT NULL,
  remark           text NOT NULL
);
CREATE INDEX ON stock_move (facet, root_id, id);
CREATE INDEX ON stock_move (facet, id);
CREATE INDEX ON stock_move (product_id);
CREATE INDEX ON stock_move (serial_id);
CREATE INDEX ON stock_move (from_location_id);
CREATE INDEX ON stock_move (to_location_id);
CREATE INDEX ON stock_move (cause_id);
