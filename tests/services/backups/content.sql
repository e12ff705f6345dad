-- What applications commonly have in a database, and some that is seldom there; by its owner.
create extension cube;
create extension hstore;
create extension citext;
create extension pg_trgm;
create type mood as enum ('glad', 'calm', 'sad');
create domain short_text as text check (length(value) < 100);
create table kinds (
  id bigint generated always as identity primary key,
  small smallint, whole integer, big bigint, exact numeric(20, 5), single real, double float8,
  money money, flag boolean, text text, varying varchar(50), fixed char(5), citext citext,
  bytes bytea, date date, time time, timetz timetz, stamp timestamp, stamptz timestamptz,
  interval interval, uuid uuid, json json, jsonb jsonb, xml text, inet inet, cidr cidr, mac macaddr,
  point point, box box, circle circle, bits bit varying(9), tsvector tsvector, numbers integer[],
  texts text[], range int4range, ranges tstzmultirange, mood mood, short short_text, map hstore,
  upper text generated always as (upper(text)) stored
);
insert into kinds values
  (default, -1, 2147483647, 9223372036854775807, 12345.67890, 1.5e-30, 'NaN', '12.34', true,
   E'語\t"quoted" \\ ''single'' 🎉\n', 'varying', 'abc', 'CaSe', '\x00ff10', '0044-03-15 BC',
   '23:59:59.999999', '12:00+09', 'infinity', '2026-11-25 12:00+09', '1 year -2 days 3:04',
   '00000000-0000-4000-8000-000000000000', '{"a": [1, null]}', '{"b": {"c": true}}', '<a/>',
   '::1', '10.0.0.0/8', '08:00:2b:01:02:03', '(1,2)', '(1,1),(0,0)', '<(0,0),1>', b'101',
   'a fat cat', '{1,NULL,3}', array['ä', ''], '[1,9)', '{[2026-01-01,2026-02-01)}', 'calm',
   'short', 'key=>value');
insert into kinds default values;
create table parent (id int primary key, name text not null unique);
create table child (
  id serial primary key, parent int not null references parent on delete cascade,
  price numeric check (price >= 0), exclude using gist (int4range(id, id + 1) with &&)
);
insert into parent select n, 'parent ' || n from generate_series(1, 1000) n;
insert into child (parent, price) select 1 + n % 1000, n / 7.0 from generate_series(1, 20000) n;
create table "Odd ""name"" 語 \g; :x
$$" ("a column" text);
insert into "Odd ""name"" 語 \g; :x
$$" values ('x');
create table event (at date not null, what text) partition by range (at);
create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
insert into event values ('2026-05-05', 'something');
create index on child (parent) include (price);
create index on parent using gin (name gin_trgm_ops);
create view expensive as select * from child where price > 100;
create materialized view totals as select parent, sum(price) from child group by parent;
create function twice(n int) returns int language sql immutable return 2 * n;
create function stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger stamp before update on parent for each row execute function stamp();
create sequence ticket start 100 increment 5;
select nextval('ticket'), nextval('ticket');
create schema audit;
create table audit.log (line text);
alter table audit.log enable row level security;
create policy mine on audit.log using (line = current_user);
comment on table parent is 'Those who have children';
grant select, insert on parent, child to guestbook;
grant select (name) on parent to monitoring;
grant usage on schema audit to guestbook;
alter default privileges in schema public grant select on tables to guestbook;
select lo_create(4711);
select lo_put(4711, 0, decode(repeat('00ff', 5000), 'hex'));
grant select on large object 4711 to guestbook;
create unlogged table fast (n int);
insert into fast values (1), (2), (3);
create table elder (n int);
create table younger () inherits (elder);
insert into elder values (1);
insert into younger values (1), (2);
-- Of which no statistics can be made.
create table divisor (n int);
create statistics inverse on (1 / n), n from divisor;
insert into divisor values (0);
-- Rows that are hidden from the owner, too, whose view is filled as by the owner.
create table diary (word text);
insert into diary values ('first'), ('hidden');
alter table diary enable row level security;
alter table diary force row level security;
create policy all_but_hidden on diary using (word <> 'hidden');
create materialized view shown_diary as select word from diary;
-- By the settings of the database: the day of a time, and a part of a view.
set timezone = 'Asia/Tokyo';
set app.tenant = 'ours';
create table visit (at timestamptz, day date, words text[], check (at::date = day));
insert into visit values ('2026-11-25 20:00+00', '2026-11-26', array['first', null]);
create view shown as select at::date, words[1] as word from visit;
create materialized view seen as select *, current_setting('app.tenant') from shown;
-- With parts of extensions that the superuser has made.
create table place (here cube);
create server other foreign data wrapper postgres_fdw;
