-- What restic's list of snapshots means for DATABASE: which are sound, and which to forget. Kept are all of the newest
-- days that have a sound one of the past, whatever their age; what is suspicious or in the future neither counts nor goes.
\set snapshots `cat "$SNAPSHOTS"`
with snapshot as (
  select
    s ->> 'id' as id,
    (s ->> 'time')::timestamptz as time,
    (s -> 'summary' ->> 'total_bytes_processed')::numeric as bytes,
    coalesce((
      select jsonb_object_agg(split_part(tag, '=', 1), split_part(tag, '=', 2))
      from jsonb_array_elements_text(coalesce(nullif(s -> 'tags', 'null'), '[]')) as tag
    ), '{}') as tags
  from jsonb_array_elements(:'snapshots'::jsonb) as s
), judged as (
  select *, case
    when tags ->> 'database' is distinct from :'database' then 'of another database'
    when time > to_timestamp(:now) then 'in the future'
    when tags ? 'suspicious' then 'suspicious'
    else 'sound'
  end as state
  from snapshot
), counted as (
  select *, dense_rank() over (partition by state order by date_trunc('day', time, 'UTC') desc) as day from judged
)
select id, to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), state, state = 'sound' and day > :days,
  coalesce(tags ->> 'tables', '0'), coalesce(tags ->> 'rows', '0'), tags ->> 'system', tags ->> 'run', coalesce(bytes, 0)
from counted
order by time desc, id;
