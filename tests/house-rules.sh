#!/bin/sh
# Rules of the house that a program can see and clippy cannot. Prints every breach; fails if there is one.
set -u
cd "$(dirname "$0")/.."
failed=0

breach() { # breach TEXT LINES
    [ -n "$2" ] || return 0
    printf '%s\n%s\n\n' "$1" "$2" >&2
    failed=1
}

sources() { git ls-files -co --exclude-standard -- '*.rs' '*.ts' '*.tsx' '*.sql' | grep -vE '/dist/|schema\.d\.ts$'; }

breach "Files over 400 lines (split when a second noun moves in):" \
    "$(sources | xargs wc -l | awk '$2 != "total" && $1 > 400 {print "  " $2 ": " $1}')"

breach "Left-overs:" \
    "$(sources | xargs grep -nE 'todo!\(|unimplemented!\(|TODO|FIXME|dbg!\(|console\.log\(' | sed 's/^/  /')"

breach "A service reaches the database without the tenancy layer:" \
    "$(git ls-files -co --exclude-standard -- 'services/**/*.rs' | grep -v '^services/zhibu/' \
        | xargs grep -nE 'DatabaseConnection|PgPool|PgConnection|Database::connect|execute_unprepared' | sed 's/^/  /')"

breach "Another feature's store is used (features talk through actions):" \
    "$(git ls-files -co --exclude-standard -- 'services/*/src/**/*.rs' | while read -r file; do
        feature=$(echo "$file" | cut -d/ -f4)
        grep -nE 'crate::[a-z_]+::store' "$file" /dev/null | grep -v "crate::$feature::store"
    done | sed 's/^/  /')"

breach "Statements that scan whole catalogs at ten thousand schemas, or types cached plans cannot bear:" \
    "$(git ls-files -co --exclude-standard -- 'migrations/*/tenant/*.sql' \
        | xargs grep -niE 'on all tables in schema|truncate |create trigger|create type|add column[^;]*default' | sed 's/^/  /')"

breach "Ignored or focused tests:" \
    "$(sources | xargs grep -nE '#\[ignore|\b(it|test|describe)\.(skip|todo|only)\(' | sed 's/^/  /')"

breach "A day cut out of an instant (it is a day early from midnight to eight in Beijing; give the instant to \`date\` of @zhibu/format):" \
    "$(git ls-files -co --exclude-standard -- 'services/web/**/*.ts' 'services/web/**/*.tsx' 'tests/journeys/*.ts' \
        | xargs grep -nE '\.(slice|substring|substr)\(0, ?10\)|\.split\(.T.\)' | grep -vE 'T(00|12):00:00Z' | sed 's/^/  /')"

breach "Download addresses or paths of one machine:" \
    "$(git grep -nIE '"resolved": "https?:' -- '*package-lock.json' | head -3; git grep -nIF "$HOME/" -- . ':!*.md' | head -3)"

breach "Paths named in the guides that do not exist:" \
    "$(grep -ohE '`(services|shared|migrations|deploy|tests)/[A-Za-z0-9_./-]+`' README.md ARCHITECTURE.md CONTRIBUTING.md 2>/dev/null \
        | tr -d '\`' | sort -u | while read -r path; do [ -e "$path" ] || echo "  $path"; done)"

exit $failed
