-- What a database holds, as JSON: rows of each table, and the number of large objects. Tables of an extension come with the
-- extension, and not from the backup.
set search_path = pg_catalog;

create function pg_temp.rows_of(relation regclass) returns bigint language plpgsql as $$
declare
  rows bigint;
begin
  execute format('select count(*) from %s', relation) into rows;
  return rows;
end
$$;

select jsonb_build_object(
  'tables', coalesce(jsonb_object_agg(c.oid::regclass::text, pg_temp.rows_of(c.oid)), '{}'),
  'large_objects', (select count(*) from pg_largeobject_metadata)
)
from pg_class c
where c.relkind = 'r' and c.relpersistence <> 't'
  and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
  and not exists (
    select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e'
  );
