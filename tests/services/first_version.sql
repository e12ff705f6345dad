-- What the first version left behind, with an entry in it.
set role guestbook_owner;
create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null);
create table kysely_migration_lock (
    id varchar(255) primary key, is_locked integer not null default 0
);
insert into kysely_migration values ('0001_entries', '2026-11-01T00:00:00.000Z');
insert into kysely_migration_lock values ('migration_lock', 0);
create table entry (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    name text not null check (char_length(name) between 1 and 50),
    message text not null check (char_length(message) between 1 and 500),
    created_at timestamptz not null default now()
);
insert into entry (id, name, message) values (gen_random_uuid(), 'Ann', 'First!');
grant select, insert on entry to guestbook;
