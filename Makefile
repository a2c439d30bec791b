# Everything a person types. `make demo` and `make test` are enough on a fresh machine.
BOOT := deploy/bootstrap
WEB := $(BOOT)/web.sh
TOOLS := $(or $(ZHIBU_TOOLS),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/zhibu/tools)
export PATH := $(PATH):$(TOOLS)/bin:$(TOOLS)/node_modules/.bin
PRESS = $${CARGO_TARGET_DIR:-target}/press
WEB_SOURCES := $(shell git ls-files -co --exclude-standard services/web 2>/dev/null)
DIST := services/web/dist/.built

.PHONY: help demo demo-reset test bench faults kills fuzz press check fmt openapi web journeys golden clean

help: ## list the goals
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: ## three organisations on this machine, with addresses and log-ins printed
	@$(BOOT)/install.sh demo
	@$(MAKE) --no-print-directory $(DIST)
	cargo build --workspace
	@exec "$${CARGO_TARGET_DIR:-target}/debug/zhibu" demo

demo-reset: ## forget the demo's data
	@cargo build --quiet --workspace
	@"$${CARGO_TARGET_DIR:-target}/debug/zhibu" demo --clear

test: ## all tests: rules, services, isolation, browser journeys
	@$(BOOT)/install.sh test
	@$(MAKE) --no-print-directory $(DIST)
	@# more at once than there are cores: most of them wait for Postgres
	ZHIBU_SCRATCH="$$($(BOOT)/scratch.sh)" RUST_TEST_THREADS=$${RUST_TEST_THREADS:-$$((3 * $$(nproc)))} \
		cargo test --workspace --no-fail-fast
	@$(WEB) test
	@# the binary is there: its own tests have built it
	tests/journeys/beside.sh

bench: ## measure against the budgets; prints one JSON object of ratios
	@$(BOOT)/install.sh bench
	@$(MAKE) --no-print-directory $(DIST) >&2
	cargo build --workspace --bins --profile bench-fast >&2
	@exec "$${CARGO_TARGET_DIR:-target}/bench-fast/load" $(BENCH)

journeys: ## browser journeys against the real services in headless Chromium
	@$(MAKE) --no-print-directory $(DIST)
	cargo build --workspace --all-targets
	tests/journeys/run.sh
	tests/journeys/run.sh time

faults: ## kill, cut, fill up and slow down every part of a deployment under load, and count
	@$(BOOT)/install.sh faults
	cargo build --workspace --all-targets
	"$${CARGO_TARGET_DIR:-target}/debug/faults" run $(FAULTS)

kills: ## kill operations at random points, a hundred times
	@$(BOOT)/install.sh faults
	cargo build --workspace --all-targets
	"$${CARGO_TARGET_DIR:-target}/debug/faults" kills $(KILLS)

fuzz: ## look for what breaks the readers and the API, for minutes (FUZZ_SECONDS for each target)
	@$(BOOT)/install.sh fuzz
	@$(MAKE) --no-print-directory $(DIST)
	cargo build --workspace --all-targets
	tests/fuzz/run.sh $(or $(FUZZ_SECONDS),60)
	tests/contract/run.sh long

press: ## the program that makes PDF (takes long to build, once), and its tests
	@$(BOOT)/install.sh press
	cargo build --release --locked --manifest-path services/press/Cargo.toml --target-dir $(PRESS)
	cargo test --release --locked --manifest-path services/press/Cargo.toml --target-dir $(PRESS)
	tests/press/run.sh $(PRESS)/release/zhibu-press

check: ## format, lints, licences, front-end types and lint, generated files up to date
	@$(BOOT)/install.sh check
	cargo fmt --all --check
	cargo fmt --check --manifest-path services/press/Cargo.toml
	@$(MAKE) --no-print-directory $(DIST)
	cargo clippy --workspace --all-targets --quiet -- -D warnings
	cargo deny --log-level error check licenses bans sources
	@$(WEB) check
	tests/generated.sh
	tests/house-rules.sh

openapi: ## write the merged API document and the client made from it
	cargo run --quiet --bin zhibu -- openapi > services/web/openapi.json
	@$(WEB) codegen

golden: ## rewrite the golden files under tests/golden, and shared/events/EVENTS.md
	UPDATE_GOLDEN=1 cargo test --workspace golden

fmt: ## format everything
	cargo fmt --all
	cargo fmt --manifest-path services/press/Cargo.toml
	@$(WEB) format

web: $(DIST) ## build the front end

$(DIST): $(WEB_SOURCES)
	@$(WEB) build
	@touch $@

clean: ## remove build results
	cargo clean
	rm -rf services/web/dist services/web/node_modules
