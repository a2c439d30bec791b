#!/bin/sh
# Browser journeys against a deployment of their own: starts one in a temporary folder, walks, and stops it again.
# Usage: run.sh [PLAYWRIGHT ARGS...]      e.g. run.sh --project=journeys, run.sh main.spec.ts
#        run.sh time                      those in which months go by: the clock they move is their deployment's alone
# ZHIBU_DEMO=/path/to/demo.json walks through a demo that is running already; ZHIBU_TRACE=1 keeps traces of what fails.
. "$(dirname "$0")/../../deploy/bootstrap/lib.sh"
export PATH="$TOOLS/node_modules/.bin:$PATH"
# without it Chromium has no names for files but those in ASCII
export LC_ALL=C.UTF-8
cd "$ROOT"

. tests/deployment.sh

CHROMIUM=$(chromium_bin)
[ -n "$CHROMIUM" ] || die "Chromium is missing: deploy/bootstrap/install.sh test"
export CHROMIUM

what=journeys
if [ "${1:-}" = time ]; then
    what=time
    shift
fi

# all of them come from one address
export ZHIBU__LIMITS__REQUESTS_PER_ADDRESS=1000000 ZHIBU__LIMITS__LOGIN_PER_ADDRESS=10000
export ZHIBU__SIGNUP__PER_ADDRESS=10000
# somebody waits for what is used to be counted
export ZHIBU__OPERATORS__FIGURES_SECONDS=5
case $what in
    time) start_deployment time ;;
    *) [ -n "${ZHIBU_DEMO:-}" ] || start_deployment journeys jiguan hengchuan linjiang ;;
esac
status=0
deploy/bootstrap/web.sh journeys -- "$@" || status=$?
if [ "$status" -ne 0 ] && [ -n "$folder" ]; then
    say "last lines of the deployment's log"
    grep -E '"level":"(WARN|ERROR)"|panicked' "$folder/demo.log" | tail -n 20 >&2 || true
fi
exit "$status"
