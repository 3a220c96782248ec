#!/usr/bin/env bash
# Starts a MongoDB-compatible server for tests and prints its connection string on the first line; runs until it is ended.
#   test/support/mongodb/start.sh [PORT] [DATA_DIR]      (27017 and a temporary folder; a folder given is kept, so a second start finds the data)
# Needs Go (any 1.22+): the first start builds it (about a minute), later ones take what was built (BUILD_DIR chooses where).
# Where PostgreSQL's server programs are installed it keeps its documents in a PostgreSQL of its own (seven times faster at updates), else in SQLite files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
port=${1:-27017}
data=${2:-}
[ -n "$data" ] && mkdir -p "$data" || { data=$(mktemp -d); temporary=1; }
data=$(cd "$data" && pwd)
build=${BUILD_DIR:-${TMPDIR:-/tmp}/stagepact-mongodb-server}

if [ ! -x "$build/mongodb" ] || [ "$here/main.go" -nt "$build/mongodb" ]; then
  mkdir -p "$build"
  cp "$here"/go.mod "$here"/go.sum "$here"/main.go "$build"/
  (cd "$build" && GOTOOLCHAIN=local go build -o mongodb .) >&2
fi

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
as_owner() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
server='' database=''
finish() {
  trap - EXIT INT TERM
  [ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; }
  [ -z "$database" ] || as_owner "$bin/pg_ctl" -D "$data/postgres" -m fast stop >/dev/null 2>&1 || true
  [ -z "${socket:-}" ] || rm -rf "$socket"
  [ -z "${temporary:-}" ] || rm -rf "$data"
}
trap finish EXIT
trap 'exit 0' INT TERM

if [ -x "$bin/initdb" ]; then
  socket=$(mktemp -d)
  if [ "$(id -u)" = 0 ]; then chown postgres "$data" "$socket"; chmod 700 "$data" "$socket"; fi
  [ -d "$data/postgres" ] || as_owner "$bin/initdb" -D "$data/postgres" -U ferretdb -A trust --no-sync >/dev/null
  as_owner "$bin/pg_ctl" -D "$data/postgres" -m immediate stop >/dev/null 2>&1 || true   # left by a start that was killed
  as_owner "$bin/pg_ctl" -D "$data/postgres" -l "$data/postgres.log" -w -o "-c listen_addresses='' -k '$socket' -c fsync=off -c max_connections=200" start >/dev/null
  database=1
  "$build/mongodb" -listen "127.0.0.1:$port" -postgres "postgres:///postgres?host=$socket&user=ferretdb" &
else
  "$build/mongodb" -listen "127.0.0.1:$port" -data "$data" &
fi
server=$!
wait "$server"
