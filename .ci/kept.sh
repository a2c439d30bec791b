#!/usr/bin/env bash
# What a CI run may keep for the next one, beside its build results. Cargo takes a file for changed when it is newer than
# what was built of it, and in a fresh clone every file is. So the last good run leaves the hash of every crate with
# the time it was first seen; `kept.sh restore` gives the files of crates that are the same that time again, and puts back
# the front end if nothing of it has changed. `kept.sh forget` comes before anything is built and `kept.sh save` after
# all is: of a run that broke off nothing is taken for built. Only CI may build in this target folder.
set -euo pipefail
cd "$(dirname "$0")/.."
record=$CARGO_TARGET_DIR/sources
dist=$CARGO_TARGET_DIR/dist
now=$(date +%s)
[ -z "$(git status --porcelain)" ] || { rm -rf "$record" "$dist"; exit 0; }

crates() { git ls-files -- '*Cargo.toml' | xargs -n1 dirname | grep -vx . | sort -u; }

# Of a crate: all its files, and what it takes in that no compiler sees. A development build of the gateway reads the
# front end where the clone is.
state_of() {
    git ls-tree -r HEAD -- "$1"
    [ "$1" != services/gateway ] || { git rev-parse HEAD:services/web; pwd; }
}

# NAME HASH TIME of every crate, and of every file outside of crates
states() {
    local list; list=$(crates)
    for crate in $list; do
        printf '%s %s\n' "$crate" "$(state_of "$crate" | git hash-object --stdin)"
    done
    git ls-tree -r HEAD | awk -v crates="$list" '
        BEGIN { n = split(crates, c, "\n") }
        { path = $0; sub(/^[^\t]*\t/, "", path); for (i = 1; i <= n; i++) if (index(path, c[i] "/") == 1) next
          if (path !~ / /) print path, $3 }'
}

dated() {
    states | awk -v now="$now" -v record="$record" '
        BEGIN { while ((getline line < record) > 0) { split(line, f, " "); time[f[1] " " f[2]] = f[3] } }
        { print $0, (($0 in time) ? time[$0] : now) }'
}

web_state() { git rev-parse HEAD:services/web; }

case $1 in
    restore)
        mkdir -p "$CARGO_TARGET_DIR"
        dated >"$record.next"
        # a crate inside of another comes later and has the last word
        while read -r name _ time; do
            if [ -d "$name" ]; then find "$name" -exec touch -h -d "@$time" {} +; else touch -h -d "@$time" "$name"; fi
        done <"$record.next"
        if [ "$(cat "$dist/.state" 2>/dev/null)" = "$(web_state)" ]; then
            cp -a "$dist" services/web/dist
            rm services/web/dist/.state
            touch services/web/dist/.built
        fi
        ;;
    forget) rm -rf "$record" "$dist" ;;
    save)
        mv "$record.next" "$record"
        rm -rf "$dist"
        cp -a services/web/dist "$dist"
        web_state >"$dist/.state"
        ;;
esac
