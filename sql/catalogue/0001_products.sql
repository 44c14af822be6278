-- Why: tickets name products and parts; products have technical properties and a cost that not everybody may see.

-- Families of products, a tree.
CREATE TABLE product_category (
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
  name       text NOT NULL,
  parent_id  uuid REFERENCES product_category DEFERRABLE INITIALLY DEFERRED,
  is_segment boolean NOT NULL
);
CREATE INDEX ON product_category (facet, root_id, id);
CREATE INDEX ON product_category (facet, id);
CREATE INDEX ON product_category (parent_id);

-- Technical properties.
CREATE TABLE attribute (
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
  name       text NOT NULL,
  unit       text NOT NULL,
  value_type text NOT NULL CHECK (value_type IN ('text', 'number', 'flag'))
);
CREATE INDEX ON attribute (facet, root_id, id);
CREATE INDEX ON attribute (facet, id);

-- base_price in 1/10,000 of the currency's main unit.
CREATE TABLE product (
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
  sku             text NOT NULL,
  name            text NOT NULL,
  description     text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('goods', 'service')),
  unit            text NOT NULL,
  base_price      bigint NOT NULL,
  currency        text NOT NULL,
  category_id     uuid REFERENCES product_category DEFERRABLE INITIALLY DEFERRED,
  tracking        text NOT NULL CHECK (tracking IN ('none', 'lot', 'serial')),
  warranty_months bigint NOT NULL,
  is_active       boolean NOT NULL
);
CREATE INDEX ON product (facet, root_id, id);
CREATE INDEX ON product (facet, id);
CREATE INDEX ON product (sku);
CREATE INDEX ON product (category_id);

-- Companion of product (same id) in a facet of its own: only roles with cost hold it.
CREATE TABLE product_cost (
  id         uuid PRIMARY KEY REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  root_id    uuid NOT NULL,
  facet      smallint NOT NULL,
  rev        bigint NOT NULL,
  created_at bigint NOT NULL,
  created_by uuid NOT NULL,
  updated_at bigint NOT NULL,
  updated_by uuid NOT NULL,
  deleted_at timestamptz,
  unknown    bytea,
  cost       bigint NOT NULL,
  currency   text NOT NULL
);
CREATE INDEX ON product_cost (facet, root_id, id);
CREATE INDEX ON product_cost (facet, id);

-- number_value in thousandths of the attribute's unit.
CREATE TABLE product_attribute_value (
  id           uuid PRIMARY KEY,
  root_id      uuid NOT NULL,
  facet        smallint NOT NULL,
  rev          bigint NOT NULL,
  created_at   bigint NOT NULL,
  created_by   uuid NOT NULL,
  updated_at   bigint NOT NULL,
  updated_by   uuid NOT NULL,
  deleted_at   timestamptz,
  unknown      bytea,
  product_id   uuid NOT NULL REFERENCES product DEFERRABLE INITIALLY DEFERRED,
  attribute_id uuid NOT NULL REFERENCES attribute DEFERRABLE INITIALLY DEFERRED,
  text_value   text NOT NULL,
  number_value bigint,
  flag_value   boolean
);
CREATE INDEX ON product_attribute_value (facet, root_id, id);
CREATE INDEX ON product_attribute_value (facet, id);
CREATE INDEX ON product_attribute_value (product_id);
CREATE INDEX ON product_attribute_value (attribute_id);
