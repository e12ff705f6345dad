-- Gives the new database what belongs to none of its objects: privileges, settings, comment.
\set manifest `cat "$MANIFEST"`
create temp view m as select :'manifest'::jsonb as m;

revoke all on database :"new" from public, :"owner", :"backup";
select format(
  'grant %s on database %I to %s%s', p ->> 'privilege', :'new',
  case when p ->> 'role' is null then 'public' else quote_ident(p ->> 'role') end,
  case when (p ->> 'grantable')::boolean then ' with grant option' else '' end
)
from m, jsonb_array_elements(m -> 'privileges') with ordinality as e (p, n)
where p ->> 'privilege' in ('CREATE', 'CONNECT', 'TEMPORARY')
  and (p ->> 'role' is null or exists (select from pg_roles where rolname = p ->> 'role'))
order by n \gexec
grant connect on database :"new" to :"backup";

-- A list of names is quoted name by name, as pg_dump does it.
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
from m, jsonb_array_elements(m -> 'settings') as s
where s ->> 'role' is null or exists (select from pg_roles where rolname = s ->> 'role') \gexec

select format('comment on database %I is %L', :'new', m ->> 'comment') from m where m ->> 'comment' is not null \gexec
select format('alter database %I connection limit %s', :'new', (m ->> 'connection_limit')::int) from m \gexec
