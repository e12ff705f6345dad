-- Tables and functions of the owner, who makes what fails, and lets the application fail on it.
create table entry (
  id text unique, age int not null default 1, message text not null check (message !~ 'refused')
);
create function raises(level text, word text) returns void language plpgsql as $$
begin
  if level = 'log' then raise log 'said %', word;
  elsif level = 'warning' then raise warning 'said %', word using detail = word, hint = word;
  else raise exception 'said %', word using detail = word, hint = word;
  end if;
end $$;
create function runs(word text) returns void language plpgsql as $$
begin execute format('select %L::int', word); end $$;
create function shows(word text) returns text language sql immutable
  set debug_print_plan = on as $$ select word || 'x' $$;
grant select, insert, update, delete on all tables in schema public to public;
