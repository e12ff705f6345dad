-- Makes what pg_restore cannot make as the owner: the roles of a manifest that are missing, and the new database. All of
-- it is data in the manifest, and becomes statements here. A role gets neither a password nor more rights than to log in.
-- MARK is the comment of the roles that it makes.
\set manifest `cat "$MANIFEST"`

-- At once: where this is killed, no role is without its mark, nor without its members, which the next run would not add.
begin;
create temp table missing as
select role ->> 'name' as name, role
from jsonb_array_elements(:'manifest'::jsonb -> 'roles') as role
where not exists (select from pg_roles where rolname = role ->> 'name');

select format(
  'create role %I %s %s connection limit %s', name,
  case when (role ->> 'login')::boolean then 'login' else 'nologin' end,
  case when (role ->> 'inherit')::boolean then 'inherit' else 'noinherit' end, (role ->> 'connection_limit')::int
)
from missing \gexec
select format('comment on role %I is %L', name, :'mark') from missing \gexec

-- For a missing role also its members, such as the application. Older manifests lack the rights of members.
select format(
  case when m ? 'set' then 'grant %I to %I with inherit %s, set %s' else 'grant %I to %I' end,
  m ->> 'role', m ->> 'member', m ->> 'inherit', m ->> 'set'
)
from jsonb_array_elements(:'manifest'::jsonb -> 'members') as m
join pg_roles on rolname = m ->> 'role' and not rolsuper and rolname !~ '^pg_'
where exists (select from missing where name in (m ->> 'role', m ->> 'member'))
  and exists (select from pg_roles as member where member.rolname = m ->> 'member') \gexec
commit;

-- With its limit only a superuser can connect or change the limit, until it is given to its owner below: who could
-- connect now could put code into it that the superuser runs, a table in the place of an extension's, say.
select format(
  'create database %I connection limit 0 template template0 encoding %L locale_provider %s lc_collate %L lc_ctype %L %s %s',
  :'new', m ->> 'encoding',
  case m ->> 'provider' when 'icu' then 'icu' when 'builtin' then 'builtin' else 'libc' end,
  m ->> 'collate', m ->> 'ctype',
  case m ->> 'provider'
    when 'icu' then format('icu_locale %L', m ->> 'locale') when 'builtin' then format('builtin_locale %L', m ->> 'locale')
  end,
  'icu_rules ' || quote_literal(m ->> 'icu_rules')
)
from (select :'manifest'::jsonb) as manifest (m) \gexec

revoke all on database :"new" from public;
grant connect on database :"new" to :"backup";

-- It is empty yet: nothing in it is the owner's code.
\connect :"new"
select format('create schema if not exists %I authorization %I', e ->> 'schema', e ->> 'schema_owner')
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as e
where not exists (select from pg_namespace where nspname = e ->> 'schema') \gexec
select format('create extension %I with schema %I', e ->> 'name', e ->> 'schema')
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as e \gexec
-- The rows by which an extension was configured; what it has of itself already, stays. The owner may have written some, so its
-- triggers do not see them.
set session_replication_role = replica;
select case
  when relkind = 'S' then format('do $$ begin perform setval(%L, %s, %L); end $$', c.oid::regclass, row ->> 'last_value', row ->> 'is_called')
  else format(
    'insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, %3$L) on conflict do nothing',
    c.oid::regclass, names, row
  )
end
from jsonb_array_elements(:'manifest'::jsonb -> 'configuration') with ordinality as each (r, n)
cross join lateral (values (r -> 'row')) as v (row)
join pg_class as c on c.oid = to_regclass(r ->> 'object')
cross join lateral (
  select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
  where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
) as a (names)
order by n \gexec
reset session_replication_role;
select format(
  case when (g ->> 'granted')::boolean then 'grant %s on %s %s to %s%s' else 'revoke %s on %s %s from %s' end,
  g ->> 'privilege', g ->> 'kind', g ->> 'object',
  case when g ->> 'role' is null then 'public' else quote_ident(g ->> 'role') end,
  case when (g ->> 'grantable')::boolean then ' with grant option' else '' end
)
from jsonb_array_elements(:'manifest'::jsonb -> 'grants') with ordinality as each (g, n)
where (g ->> 'role' is null or exists (select from pg_roles where rolname = g ->> 'role'))
  -- A newer version of an extension may lack it.
  and case g ->> 'kind'
    when 'routine' then to_regprocedure(g ->> 'object') is not null
    when 'type' then to_regtype(g ->> 'object') is not null
    when 'table' then to_regclass(g ->> 'object') is not null
    when 'sequence' then to_regclass(g ->> 'object') is not null
    else true
  end
order by n \gexec

-- What is restored may go by the settings, such as a day by the time zone. A list of names is quoted name by name, as pg_dump does it.
select format(
  'alter %s set %s to %s',
  case
    when s ->> 'role' is null then format('database %I', :'new')
    else format('role %I in database %I', s ->> 'role', :'new')
  end,
  (select string_agg(quote_ident(part), '.') from unnest(string_to_array(s ->> 'name', '.')) as part),
  case
    when s ->> 'name' in (
      'search_path', 'temp_tablespaces', 'local_preload_libraries', 'session_preload_libraries', 'createrole_self_grant'
    ) then (
      select coalesce(string_agg(quote_literal(coalesce(replace(part[1], '""', '"'), part[2])), ', '), '''''')
      from regexp_matches(s ->> 'value', '"((?:[^"]|"")*)"|([^,\s]+)', 'g') as part
    )
    else quote_literal(s ->> 'value')
  end
)
from jsonb_array_elements(:'manifest'::jsonb -> 'settings') as s
where s ->> 'role' is null or exists (select from pg_roles where rolname = s ->> 'role') \gexec

alter database :"new" owner to :"owner";
alter database :"new" connection limit -1;
