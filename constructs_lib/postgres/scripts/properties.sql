-- Gives the new database what belongs to none of its objects: privileges, comment, limit.
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

select format('comment on database %I is %L', :'new', m ->> 'comment') from m where m ->> 'comment' is not null \gexec
select format('alter database %I connection limit %s', :'new', (m ->> 'connection_limit')::int) from m \gexec
