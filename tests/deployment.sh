# Sourced after lib.sh: a demo of its own in a temporary folder for what is tried against a whole deployment, stopped
# and cleared away when the script ends. `start_deployment WHAT` leaves $ZHIBU_DEMO, the book of its log-ins, and
# $folder; settings come from the environment. One that is called `time` has a clock of its own, which goes ahead by as
# many seconds as are written to $ZHIBU_DEMO_CLOCK.

target=${CARGO_TARGET_DIR:-target}
case $target in /*) ;; *) target=$ROOT/$target ;; esac
ZHIBU_BINARY=$target/debug/zhibu
[ -x "$ZHIBU_BINARY" ] || die "$ZHIBU_BINARY is missing: cargo build --workspace"
export ZHIBU_BINARY
# what becomes of a sheet is the press's own test
export ZHIBU__PRESS__PROGRAM="$target/debug/stand-in-press"

folder=
demo=
stop_deployment() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$demo" ]; then
        kill -TERM "$demo" 2>/dev/null || true
        wait "$demo" 2>/dev/null || true
    fi
    [ -z "$folder" ] || rm -rf "$folder"
    exit "$status"
}
trap stop_deployment EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

free_port() {
    node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}

# start_deployment WHAT [ORGANISATION...]: these, or the smallest
start_deployment() {
    what=$1
    shift
    wanted=
    for organisation in "${@:-jiguan}"; do wanted="$wanted --only $organisation"; done
    folder=$(mktemp -d "$("$ROOT/deploy/bootstrap/scratch.sh")/zhibu-$what.XXXXXX")
    # the private Postgres of root's demo runs under a user of its own and must get through
    chmod 755 "$folder"
    clock=
    if [ "$what" = time ]; then
        export ZHIBU_DEMO_CLOCK="$folder/clock"
        echo 0 >"$ZHIBU_DEMO_CLOCK"
        clock="--clock $ZHIBU_DEMO_CLOCK"
    fi
    say "starting a deployment ($what)"
    # shellcheck disable=SC2086
    "$ZHIBU_BINARY" demo --data-dir "$folder/demo" --port "$(free_port)" $wanted $clock --history 0 >"$folder/demo.log" 2>&1 &
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
