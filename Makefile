# Thin on purpose: what a target does is in scripts/. `exec` lets a signal to make reach the script itself.

PRIVATE_CLUSTER := .baton/postgres

.DEFAULT_GOAL := help
.PHONY: help run build test test/long test/chaos test/sanitize bench lint format db/schema db/schema/check psql clean clean/data

help: ## this list
	@sed -n 's/^\([a-z/]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '  make %-16s %s\n' "$$target" "$$text"; done

run: ## build, start a private PostgreSQL, load the demo, serve it until Ctrl-C
	@exec scripts/run

build: ## build the program in release, as `make run` does
	@exec scripts/build

test: ## build and run the tests on a throw-away PostgreSQL (FILTER=name runs some)
	@exec scripts/test

test/long: ## the same with full counts
	@BATON_TEST_LONG=1 exec scripts/test

test/chaos: ## kill workers, connections and PostgreSQL 1000 times while 10,000 deadlines run out
	@BATON_TEST_LONG=1 FILTER=CrashTests exec scripts/test

test/sanitize: ## run the driver's tests under ThreadSanitizer and AddressSanitizer
	@exec scripts/sanitize

bench: ## measure, and write BENCHMARKS.md
	@exec scripts/bench

lint: ## check the formatting
	@swift format lint --strict --parallel --recursive Sources Tests Benchmarks Package.swift

format: ## format all Swift files in place
	@swift format --in-place --parallel --recursive Sources Tests Benchmarks Package.swift

db/schema: ## write sql/schema.sql from the migrations
	@exec scripts/schema

db/schema/check: ## fail when sql/schema.sql is not what the migrations make
	@exec scripts/schema --check

psql: ## open psql as administrator on the database of a running `make run`
	@urls=$$(scripts/cluster url $(PRIVATE_CLUSTER)) && eval "$$urls" && exec psql -d "$$ADMIN_URL"

clean: ## remove what was built
	@rm -rf .build

clean/data: ## stop the private PostgreSQL and delete its data
	@scripts/cluster remove $(PRIVATE_CLUSTER) && rm -rf .baton
