# Two commands are all it takes: `make demo` shows Lykt, `make test` tests it.
# It needs Python 3.11 or newer with venv, and make; nothing is compiled.

SHELL := bash
VENV := .venv
BIN := $(VENV)/bin
MINUTES ?= $(or $(LYKT_HUNT_MINUTES),10)
NIGHTS ?= 10000

# The first that is new enough. `make PYTHON=/path/to/python` chooses another.
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.PHONY: help setup demo test check generated bench hunt messages lock clean

help:
	@echo "make demo      show Lykt with made-up people, on this machine alone"
	@echo "make test      run every test, on SQLite and on PostgreSQL where there is one"
	@echo "make check     style, types, floors, messages, migrations, generated pages"
	@echo "make bench     measure, and write docs/reference/benchmarks.md (SMALL=1 is quick)"
	@echo "make hunt      look for faults by chance for MINUTES=$(MINUTES) and through NIGHTS=$(NIGHTS), write docs/reference/hunt*.md"
	@echo "make messages  bring the catalogues of translations up to date with the source"
	@echo "make lock      lock the dependencies anew (UPGRADE=1 takes the newest)"

# ---- Setting up: once, and again when what it was made from has changed.

setup: $(VENV)/installed $(VENV)/prepared

$(VENV)/installed: requirements/dev.txt pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "Lykt needs Python 3.11 or newer. On Debian: apt install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) comes without venv. On Debian: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up in $(VENV): a few minutes, this once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

# The front-end parts and the compiled catalogues, which git does not keep.
$(VENV)/prepared: $(VENV)/installed package-lock.json hatch_build.py $(wildcard src/lykt/locale/*/LC_MESSAGES/*.po)
	@$(BIN)/python hatch_build.py
	@touch $@

# ---- What one does.

demo: setup
	@$(BIN)/lykt demo

test: setup
	@$(BIN)/python -m tests $(ARGS)

check: setup generated
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/djlint src/lykt --lint --quiet
	@$(BIN)/python tools/messages.py check

# A page of the docs that is made from the code has a maker, tools/*_docs.py, which writes it,
# or with --check says that it is out of date.
generated: setup
	@for maker in $(wildcard tools/*_docs.py); do $(BIN)/python $$maker --check || exit 1; done

bench: setup
	@$(BIN)/python -m bench $(if $(SMALL),--small)

hunt: setup
	@$(BIN)/python -m tools.hunt --minutes $(MINUTES)
	@$(BIN)/python -m tools.hunt_nights --nights $(NIGHTS)

messages: setup
	@$(BIN)/python tools/messages.py update

lock: setup
	@$(BIN)/python tools/lock.py $(if $(UPGRADE),--upgrade)

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache test-results
