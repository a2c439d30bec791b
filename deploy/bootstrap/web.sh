#!/bin/sh
# Runs npm in services/web with the right Node.js, after installing its packages when the lock file changed.
# Usage: web.sh SCRIPT [ARGS...]     (SCRIPT is a script of services/web/package.json)
. "$(dirname "$0")/lib.sh"
export PATH="$TOOLS/node_modules/.bin:$PATH" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
cd "$ROOT/services/web"
stamp=node_modules/.installed
if ! cmp -s package-lock.json "$stamp" 2>/dev/null; then
    say "installing the front end's packages"
    npm ci --no-audit --no-fund --loglevel=error >&2
    cp package-lock.json "$stamp"
fi
exec npm run --silent "$@"
