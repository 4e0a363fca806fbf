# make graph   builds the graph of seeds/ into build/, and its explorer
# make test    checks everything: style, types, tests
#
# Both make .venv first, once. They need Python 3.11 or newer and a package index; PYTHON=... names another Python.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: graph test clean
.DELETE_ON_ERROR:

graph: $(VENV)/.stamp-core
	$(BIN)/kg build seeds --out build
	@echo
	@echo "Open build/explorer.html in a browser, or ask: $(BIN)/kg query build incidents"

test: $(VENV)/.stamp-test
	@scripts/check

clean:
	rm -rf build dist $(VENV)

$(VENV)/.stamp-venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "conflict-kg needs Python 3.11 or newer: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.stamp-core: $(VENV)/.stamp-venv pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/.stamp-test: $(VENV)/.stamp-core pyproject.toml
	$(PIP) install --editable '.[test]'
	@scripts/install-browser
	@scripts/install-virtuoso
	@touch $@
