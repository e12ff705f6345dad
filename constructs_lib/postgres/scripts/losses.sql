-- What a database has lost since the backup before, one loss a line: more than half of its tables or of its rows, or all rows
-- of a table. FORMER is no JSON where the manifest of that backup cannot be read; the totals are known without it.
\set manifest `cat "$MANIFEST"`
\set former `cat "$FORMER"`
with now as (
  select name, rows::bigint from jsonb_each_text(:'manifest'::jsonb -> 'tables') as t (name, rows)
), given as materialized (
  select :'former'::text as text
), former as (
  select name, rows::bigint
  from given, jsonb_each_text(case when pg_input_is_valid(text, 'jsonb') then text::jsonb -> 'tables' end) as t (name, rows)
)
select format('%s of %s tables are left', count(*), :tables) from now having 2 * count(*) < :tables
union all
select format('%s of %s rows are left', coalesce(sum(rows), 0), :rows) from now having 2 * coalesce(sum(rows), 0) < :rows
union all
(
  select format('%s had %s rows and is %s', name, former.rows, case when now.rows is null then 'gone' else 'empty' end)
  from former left join now using (name)
  -- A table with fewer is one that may well be emptied from time to time.
  where former.rows >= 100 and coalesce(now.rows, 0) = 0
  order by former.rows desc, name
);
