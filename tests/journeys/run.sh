#!/bin/sh
# Browser journeys against a deployment of their own: starts one in a temporary folder, walks, and stops it again.
# Usage: run.sh [PLAYWRIGHT ARGS...]      e.g. run.sh --project=journeys, run.sh main.spec.ts
# ZHIBU_DEMO=/path/to/demo.json walks through a demo that is running already.
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
export PATH="$TOOLS/node_modules/.bin:$PATH"
cd "$ROOT"

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$ROOT/$target ;; esac
export ZHIBU_BINARY="$target/debug/zhibu"
[ -x "$ZHIBU_BINARY" ] || die "$ZHIBU_BINARY is missing: cargo build --workspace"

if [ -z "${CHROMIUM:-}" ]; then
    CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || die "Chromium is missing"
    export CHROMIUM
fi

folder=
demo=
stop() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$demo" ]; then
        kill -TERM "$demo" 2>/dev/null || true
        wait "$demo" 2>/dev/null || true
    fi
    [ -z "$folder" ] || rm -rf "$folder"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

start() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/zhibu-journeys.XXXXXX")
    # the private Postgres of root's demo runs under a user of its own and must get through
    chmod 755 "$folder"
    say "starting a deployment for the journeys"
    # all of them come from one address
    ZHIBU__LIMITS__REQUESTS_PER_ADDRESS=1000000 ZHIBU__LIMITS__LOGIN_PER_ADDRESS=10000 \
        ZHIBU__SIGNUP__PER_ADDRESS=10000 \
        "$ZHIBU_BINARY" demo --data-dir "$folder/demo" --port "$(free_port)" --only jiguan >"$folder/demo.log" 2>&1 &
    demo=$!
    export ZHIBU_DEMO="$folder/demo/demo.json"
    waited=0
    until grep -qs '"complete": *true' "$ZHIBU_DEMO"; do
        if ! kill -0 "$demo" 2>/dev/null || [ "$waited" -ge 600 ]; then
            tail -n 40 "$folder/demo.log" >&2
            die "the deployment did not come up"
        fi
        sleep 1
        waited=$((waited + 1))
    done
    say "ready after $waited s"
}

[ -n "${ZHIBU_DEMO:-}" ] || start
status=0
deploy/bootstrap/web.sh journeys -- "$@" || status=$?
if [ "$status" -ne 0 ] && [ -n "$folder" ]; then
    say "last lines of the deployment's log"
    grep -E '"level":"(WARN|ERROR)"|panicked' "$folder/demo.log" | tail -n 20 >&2 || true
fi
exit "$status"
