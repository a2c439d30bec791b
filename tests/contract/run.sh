#!/bin/sh
# Holds a deployment of its own against the API document: no 5xx, no status, header or body the document does not
# have, nothing accepted that it forbids. Usage: run.sh short|long [SCHEMATHESIS ARGS...]
# ZHIBU_DEMO=/path/to/demo.json uses a demo that is running already (it is changed by this).
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
cd "$ROOT"
length=${1:-short}
[ $# -eq 0 ] || shift

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$ROOT/$target ;; esac
binary=$target/debug/zhibu
[ -x "$binary" ] || die "$binary is missing: cargo build --workspace"
python=$TOOLS/python/bin/python
[ -x "$python" ] || die "$python is missing: deploy/bootstrap/install.sh fuzz"

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

start() {
    folder=$(mktemp -d "${TMPDIR:-/tmp}/zhibu-contract.XXXXXX")
    # the private Postgres of root's demo runs under a user of its own and must get through
    chmod 755 "$folder"
    say "starting a deployment to be held against its document"
    # all of them come from one address
    ZHIBU__LIMITS__REQUESTS_PER_ADDRESS=10000000 ZHIBU__LIMITS__REQUESTS_PER_ACCOUNT=10000000 \
        ZHIBU__LIMITS__REQUESTS_PER_TENANT=10000000 ZHIBU__LIMITS__LOGIN_PER_ADDRESS=1000000 \
        ZHIBU__LIMITS__LOGIN_PER_TENANT=1000000 \
        "$binary" demo --data-dir "$folder/demo" --port 18080 --only jiguan >"$folder/demo.log" 2>&1 &
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
    # the last lines of the book are written when everything listens
    sleep 1
}

[ -n "${ZHIBU_DEMO:-}" ] || start
say "everybody asks everything ($length)"
"$python" tests/contract/run.py "$ZHIBU_DEMO" "$length" "$@"
