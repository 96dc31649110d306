# Everything one does with ilonet. `make` alone prints this list.
SHELL := /bin/bash
.SHELLFLAGS := -u -o pipefail -c
PYTHON ?= python3
PY := .venv/bin/python
T ?=
PORT ?=

.PHONY: help run install test check ready style words bench bench-gate bench-languages journey mutation docs soak lock browser

help:  ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 18

run: .venv/.run  ## serve the demonstration network on this machine
	@.venv/bin/ilonet run $(if $(PORT),--port $(PORT))

install: .venv/.run  ## only make the virtual environment of the product

test: .venv/.test browser  ## run the tests; T=path for some of them
	@$(PY) -m pytest -n 2 --dist worksteal $(T); code=$$?; $(PY) -m ilonet stop; exit $$code

check: .venv/.test  ## the whole truth: style, types, contracts, templates, migrations, tests
	@$(MAKE) --no-print-directory -j 2 style ready
	@$(MAKE) --no-print-directory test

ready: .venv/.test
	@$(PY) -m tests.ready

style: .venv/.test
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(PY) -m lint
	$(PY) -m djlint --quiet --lint ilonet
	$(PY) -m ilonet check
	$(PY) -m ilonet makemigrations --check --dry-run

bench: .venv/.run  ## print the speed budgets beside what is measured
	@.venv/bin/ilonet bench

bench-gate: .venv/.test  ## print how much the gate finds, by class, language and disguise, and how long a page takes
	@$(PY) -m ilonet.screening.tests.measured

bench-languages: .venv/.test  ## print how much of what other languages say is found, by language pair
	@$(PY) -m pytest -q -p no:randomly ilonet/search/tests/across/measure.py; code=$$?; $(PY) -m ilonet stop; exit $$code

journey: .venv/.test browser  ## the journeys in a real browser
	@$(PY) -m pytest -m browser $(T)

mutation: .venv/.test  ## take each clause of need-to-know away and see it missed; PARTS=policies for those of the database
	@$(PY) -m tests.mutation.run $(or $(PARTS),conditions); code=$$?; $(PY) -m ilonet stop; exit $$code

docs: .venv/.test  ## check that the papers say what the code does
	@$(PY) -m pytest tests/docs $(T)

soak: .venv/.test  ## four times 5,000 random acts around what the gate holds, eight invented worlds, a long crawl, all hostile files, an hour of mixed traffic
	@ILONET_STEPS=5000 ILONET_WALKS="1 2 3 4" ILONET_SEEDS="1 2 3 4 5 6 7 8" ILONET_CRAWL=1000 \
	    $(PY) -m pytest tests/held tests/test_need_to_know.py tests/test_canaries.py $(T)
	@$(PY) -m pytest -q -p no:randomly ilonet/documents/tests/measured.py
	@.venv/bin/ilonet bench --soak

browser:
	@bash .ci/browser

lock:  ## resolve the requirements again; hashes only, no address of any host
	@$(PYTHON) -m venv var/lock && var/lock/bin/pip install -qq --require-hashes -r requirements/lock.txt
	@cd requirements && for name in run test lock; do \
	  ../var/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-annotate --upgrade $$name.in -o $$name.txt || exit 1; done

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "ilonet needs Python 3.11 or newer, this is " + sys.version.split()[0])'
	@$(PYTHON) -m venv .venv

# The stamp makes the second time instant.
.venv/.run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what ilonet runs on (once, about a minute) ..."
	@.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements/run.txt
	@.venv/bin/pip install -qq --disable-pip-version-check --no-deps --no-index --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@echo "Installing what the tests need ..."
	@.venv/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
