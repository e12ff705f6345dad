#!/usr/bin/env bash
# Makes the database and its four roles, and gives the roles their passwords. The image runs it where it makes a volume, and
# started.sh at every start.
#
# Owner: makes and changes tables. Application: what the owner grants it. Monitoring: statistics, and no data.
# Backup: reads everything, and changes nothing.
set -euo pipefail

# The volume is complete, and still without data of clients: see start.sh.
rm -f "$PGDATA.unfinished"

# The image's entrypoint starts the server on its socket only, and sets PGPASSWORD likewise.
export PGPASSWORD=${PGPASSWORD:-$POSTGRES_PASSWORD}

psql --username "$POSTGRES_USER" --dbname postgres --no-psqlrc --quiet --tuples-only --no-align \
  --set ON_ERROR_STOP=1 --set VERBOSITY=terse --file - >&2 <<'SQL'
\getenv database DATABASE
\getenv owner OWNER_USERNAME
\getenv owner_password OWNER_PASSWORD
\getenv application APPLICATION_USERNAME
\getenv application_password APPLICATION_PASSWORD
\getenv monitoring MONITORING_USERNAME
\getenv monitoring_password MONITORING_PASSWORD
\getenv backup BACKUP_USERNAME
\getenv backup_password BACKUP_PASSWORD

select format('create role %I', name)
from unnest(array[:'owner', :'application', :'monitoring', :'backup']) name
where not exists (select from pg_roles where rolname = name) \gexec

-- No role may have what a session says logged: not by `raise log`, by debug_print_plan, which shows values, or by
-- exit_on_error, which makes each error fatal. Only a superuser can change this. The second is for this session, whose
-- statements hold passwords.
alter role all set log_min_messages = panic;
set log_min_messages = panic;

alter role :"owner" login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
alter role :"application" login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
  password :'application_password';
alter role :"monitoring" login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
  password :'monitoring_password';
grant pg_monitor to :"monitoring";
alter role :"backup" login nosuperuser nocreatedb nocreaterole noreplication bypassrls password :'backup_password';
grant pg_read_all_data to :"backup";
-- Large objects are not part of pg_read_all_data; with this setting they can be written, too, but in a read-only transaction.
alter role :"backup" set lo_compat_privileges = on;
alter role :"backup" set default_transaction_read_only = on;

select format('create database %I owner %I', :'database', :'owner')
where not exists (select from pg_database where datname = :'database') \gexec
alter database :"database" owner to :"owner";
revoke all on database :"database", postgres, template1 from public;
grant connect on database :"database" to :"application", :"monitoring", :"backup";
grant connect on database postgres to :"monitoring", :"backup";

-- PostgreSQL tells only who connects.
select format(
  'roles: the image sorts texts by version %s of the collation, and indexes of %I are in the order of %s: they may miss rows; '
    'run in it: reindex database %2$I; alter database %2$I refresh collation version',
  actual, datname, datcollversion
)
from pg_database, pg_database_collation_actual_version(oid) as actual
where datname = :'database' and datcollversion <> actual;
SQL
