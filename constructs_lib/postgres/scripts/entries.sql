-- Entries of pg_restore's table of contents that create.sql has made already.
\set manifest `cat "$MANIFEST"`
select unnest(array[
  format('EXTENSION - %s ', e ->> 'name'),
  format('COMMENT - EXTENSION %s ', e ->> 'name'),
  format('SCHEMA - %s %s', e ->> 'schema', e ->> 'schema_owner')
])
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as e;
