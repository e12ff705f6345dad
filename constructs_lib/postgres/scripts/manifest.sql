-- What a database holds, and what pg_dump leaves out of it, as one line of JSON. COUNTING is a file for its own use.
-- It calls no code of the database's owner.
\getenv counting COUNTING
set search_path = pg_catalog, pg_temp;
select jsonb_build_object(
  'format', 2,
  'database', datname,
  'system', (select system_identifier::text from pg_control_system()),
  'server_version_num', current_setting('server_version_num')::int,
  'bytes', pg_database_size(d.oid),
  'large_objects', (select count(*) from pg_largeobject_metadata),
  'owner', pg_get_userbyid(datdba),
  'encoding', pg_encoding_to_char(encoding),
  'provider', case datlocprovider when 'c' then 'libc' when 'i' then 'icu' else 'builtin' end,
  'collate', datcollate,
  'ctype', datctype,
  'locale', datlocale,
  'icu_rules', daticurules,
  'connection_limit', datconnlimit,
  'comment', shobj_description(d.oid, 'pg_database'),
  'privileges', (
    select jsonb_agg(jsonb_build_object(
      'role', case when grantee <> 0 then pg_get_userbyid(grantee) end, 'privilege', privilege_type, 'grantable', is_grantable
    ) order by n)
    from aclexplode(coalesce(datacl, acldefault('d', datdba))) with ordinality as p (grantor, grantee, privilege_type, is_grantable, n)
  ),
  -- Those that the owner has made, pg_restore makes again as the owner: too late for one of another that requires them.
  'extensions', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', extname, 'schema', nspname, 'schema_owner', pg_get_userbyid(nspowner)
    ) order by e.oid), '[]')
    from pg_extension as e join pg_namespace as n on n.oid = extnamespace
    where extname <> 'plpgsql' and (extowner <> datdba or exists (
      select from pg_depend as r join pg_extension as other on r.classid = 'pg_extension'::regclass and r.objid = other.oid
      where r.refclassid = 'pg_extension'::regclass and r.refobjid = e.oid and other.extowner <> datdba
    ))
  ),
  -- What others than their owner may do with the parts of those, where that is not what the extension itself gives.
  'grants', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'kind', kind, 'object', (pg_identify_object(classid, part.oid, 0)).identity, 'granted', granted,
      'role', case when grantee <> 0 then pg_get_userbyid(grantee) end, 'privilege', privilege_type, 'grantable', is_grantable
    ) order by e.oid, classid, part.oid, granted), '[]')
    from pg_extension as e
    join pg_depend as member on member.refclassid = 'pg_extension'::regclass and refobjid = e.oid and member.deptype = 'e'
    join (
      select 'pg_proc'::regclass, oid, 'routine', proacl, acldefault('f', proowner), proowner from pg_proc
      union all select 'pg_foreign_data_wrapper', oid, 'foreign data wrapper', fdwacl, acldefault('F', fdwowner), fdwowner
      from pg_foreign_data_wrapper
      union all select 'pg_language', oid, 'language', lanacl, acldefault('l', lanowner), lanowner from pg_language
      union all select 'pg_type', oid, 'type', typacl, acldefault('T', typowner), typowner from pg_type
      union all select 'pg_namespace', oid, 'schema', nspacl, acldefault('n', nspowner), nspowner from pg_namespace
      union all select 'pg_class', oid, case relkind when 'S' then 'sequence' else 'table' end, relacl,
        acldefault((case relkind when 'S' then 's' else 'r' end)::"char", relowner), relowner from pg_class
    ) as part (class, oid, kind, acl, usual, owner) on class = classid and part.oid = objid
    left join pg_init_privs as i on i.classoid = classid and i.objoid = part.oid and i.objsubid = 0
    cross join lateral (
      (select true, grantee, privilege_type, is_grantable from aclexplode(acl)
        except select true, grantee, privilege_type, is_grantable from aclexplode(coalesce(initprivs, usual)))
      union all
      (select false, grantee, privilege_type, is_grantable from aclexplode(coalesce(initprivs, usual))
        except select false, grantee, privilege_type, is_grantable from aclexplode(acl))
    ) as p (granted, grantee, privilege_type, is_grantable)
    where extowner <> datdba and extname <> 'plpgsql' and acl is not null and grantee <> owner
  ),
  -- A superuser, too, to whom something may be granted; where it is missing, a restore makes it a role like others.
  'roles', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'name', rolname, 'login', rolcanlogin, 'inherit', rolinherit, 'connection_limit', rolconnlimit
    )), '[]')
    from pg_roles where rolname !~ '^pg_'
  ),
  'members', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', pg_get_userbyid(roleid), 'member', pg_get_userbyid(member), 'inherit', inherits, 'set', sets
    )), '[]')
    from (
      select roleid, member, bool_or(inherit_option) as inherits, bool_or(set_option) as sets
      from pg_auth_members group by roleid, member
    ) as m
  ),
  -- PostgreSQL lets only a superuser make these, and their entries in a dump do not say so.
  'beyond', (
    select coalesce(jsonb_agg(pg_describe_object(class, part.oid, 0)), '[]')
    from (
      select 'pg_cast'::regclass, oid from pg_cast
      where castmethod = 'b' or not exists (select from pg_type as t where t.oid in (castsource, casttarget) and typowner = datdba)
      union all select 'pg_proc', p.oid from pg_proc as p join pg_language as l on l.oid = prolang
      where prokind <> 'a' and (not lanpltrusted or proleakproof or prosupport <> 0)
      -- The language of every aggregate is internal.
      union all select 'pg_proc', aggfnoid from pg_aggregate
      where 'internal'::regtype in (aggtranstype, aggmtranstype)
      union all select 'pg_opclass', oid from pg_opclass
      union all select 'pg_opfamily', oid from pg_opfamily
      union all select 'pg_ts_parser', oid from pg_ts_parser
      union all select 'pg_ts_template', oid from pg_ts_template
      union all select 'pg_publication', oid from pg_publication as p
      where puballtables or exists (select from pg_publication_namespace where pnpubid = p.oid)
    ) as part (class, oid)
    where part.oid >= 16384 and not exists (
      select from pg_depend where classid = class and objid = part.oid and deptype in ('e', 'i')
    )
  ),
  -- They hold passwords, and to no role but a superuser pg_dump shows them.
  'left_out', (
    select coalesce(jsonb_agg(concat(what, pg_describe_object(class, part.oid, 0))), '[]')
    from (
      select 'pg_subscription'::regclass, oid, '' from pg_subscription where subdbid = d.oid
      union all select 'pg_user_mapping', oid, 'the options of ' from pg_user_mapping where umoptions is not null
    ) as part (class, oid, what)
  ),
  -- By hash, rows may come back in another partition: the hash of an enum is that of its number, which is new.
  'roots', (
    select coalesce(jsonb_object_agg(c.oid::regclass, pg_partition_root(c.oid)::regclass), '{}')
    from pg_class as c where c.relispartition and c.relkind = 'r'
  ),
  'settings', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'role', case when setrole <> 0 then pg_get_userbyid(setrole) end,
      'name', split_part(setting, '=', 1), 'value', substr(setting, strpos(setting, '=') + 1)
    ) order by setrole, n), '[]')
    from pg_db_role_setting, unnest(setconfig) with ordinality as s (setting, n)
    where setdatabase = d.oid
  )
) as manifest
from pg_database as d
where datname = current_database() \gset

-- COPY is not planned. For `select count(*)` the planner evaluates what it can of the predicates of indexes, of statistics
-- and of constraints, and so calls functions of the owner's.
\set counts '{}'
\o :counting
select format(
  E'copy %s to stdout \\g /dev/null\nselect :''counts''::jsonb || jsonb_build_object(%L, :ROW_COUNT) as counts \\gset',
  c.oid::regclass, c.oid::regclass
)
from pg_class as c
-- Tables of an extension come with the extension, and not from the backup.
where c.relkind = 'r' and c.relpersistence <> 't' and c.relnamespace <> 'pg_catalog'::regnamespace
  and c.relnamespace <> 'information_schema'::regnamespace
  and not exists (
    select from pg_depend as e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e'
  );
-- Of an extension that a restore makes, pg_dump leaves out the rows by which it was configured, too. No owner has code in its tables.
\set rows '[]'
select format(
  E'select :''rows''::jsonb || coalesce(jsonb_agg(jsonb_build_object(\'object\', %L, \'row\', to_jsonb(r))), \'[]\') as rows '
    'from (select * from %s %s) as r \\gset',
  c.oid::regclass, c.oid::regclass, extcondition[n]
)
from jsonb_array_elements(:'manifest'::jsonb -> 'extensions') as made
join pg_extension as e on extname = made ->> 'name'
cross join lateral unnest(extconfig) with ordinality as part (part, n)
join pg_class as c on c.oid = part
order by e.oid, n;
\o
\include :counting
select :'manifest'::jsonb || jsonb_build_object('tables', :'counts'::jsonb, 'configuration', :'rows'::jsonb);
