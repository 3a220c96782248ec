#!/usr/bin/env bash
# Starts a MongoDB-compatible server for tests and prints its connection string on the first line; runs until it is ended.
#   test/support/mongodb/start.sh [PORT] [DATA_DIR]      (27017 and a temporary folder; a folder given is kept, so a second start finds the data)
# Also ends with whoever started it with a pipe as its standard input, when that ends, however that ends: nothing is left running then.
# Needs Go (any 1.22+): the first start builds it (about a minute), later ones take what was built (BUILD_DIR chooses where).
# Where PostgreSQL's server programs are installed it keeps its documents in a PostgreSQL of its own (seven times faster at updates), else in SQLite files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
port=${1:-27017}
data=${2:-}
[ -n "$data" ] && mkdir -p "$data" || { data=$(mktemp -d); temporary=1; }
data=$(cd "$data" && pwd)
build=${BUILD_DIR:-${TMPDIR:-/tmp}/stagepact-ferretdb}

newest=$(ls -t "$here"/*.go "$here/start.sh" | head -1)
if [ ! -x "$build/mongodb" ] || [ "$newest" -nt "$build/mongodb" ]; then
  rm -rf "$build"
  mkdir -p "$build"
  cp "$here"/go.mod "$here"/go.sum "$here"/main.go "$build"/
  (
    cd "$build"
    export GOTOOLCHAIN=local
    # FerretDB as it is, but that it asks by_id.go first how to look for ids.
    go mod download github.com/FerretDB/FerretDB
    cp -R "$(go list -m -f '{{.Dir}}' github.com/FerretDB/FerretDB)" ferretdb
    chmod -R u+w ferretdb
    looking=ferretdb/internal/backends/postgresql
    cp "$here/by_id.go" "$looking"/
    sed 's|keyOperator := "->".*|&\n\t\tif f, a := byID(p, rootKey, rootVal); f != "" {\n\t\t\tfilters, args = append(filters, f), append(args, a...)\n\t\t\tcontinue\n\t\t}|' \
      "$looking/query.go" >query.go
    mv query.go "$looking"/
    go mod edit -replace github.com/FerretDB/FerretDB=./ferretdb
    go build -o mongodb .
  ) >&2
fi

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
as_owner() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
server='' database='' watch=''
finish() {
  trap - EXIT INT TERM
  [ -z "$watch" ] || kill "$watch" 2>/dev/null || true
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
  [ -d "$data/postgres" ] || as_owner "$bin/initdb" -D "$data/postgres" -U ferretdb -A trust --encoding=UTF8 --locale=C --no-sync >/dev/null
  as_owner "$bin/pg_ctl" -D "$data/postgres" -m immediate stop >/dev/null 2>&1 || true   # left by a start that was killed
  as_owner "$bin/pg_ctl" -D "$data/postgres" -l "$data/postgres.log" -w -o "-c listen_addresses='' -k '$socket' -c fsync=off -c max_connections=200" start >/dev/null
  database=1
  "$build/mongodb" -listen "127.0.0.1:$port" -postgres "postgres:///postgres?host=$socket&user=ferretdb" &
else
  "$build/mongodb" -listen "127.0.0.1:$port" -data "$data" &
fi
server=$!
if [ -p /dev/stdin ] || [ -S /dev/stdin ]; then
  # In a process group of its own, so that what kills this one and the server leaves it to end the database.
  [ -z "$database" ] || postmaster=$(head -1 "$data/postgres/postmaster.pid")
  set -m
  {
    while read -r _; do :; done
    kill "$$"
    kill -CONT -- "-$$"
    [ -z "${postmaster:-}" ] || kill -QUIT "$postmaster"
  } <&0 2>/dev/null &
  set +m
  watch=$!
fi
wait "$server"
