# Everything a user or CI runs. `make` alone lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEV_DATA ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export DEV_DATA
INSTALL = PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install --quiet --editable

.DEFAULT_GOAL := help
.PHONY: help report test check lint gate accuracy bench compare soak clean

help:  ## list these targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "claimcheck needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 2; }
	@echo "Setting up $(VENV) (once; about a minute)" >&2
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.report: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(INSTALL) '.[charts]'
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing what the tests need (once)" >&2
	@$(INSTALL) '.[charts,test,dev]'
	@touch $@ $(VENV)/.report

report: $(VENV)/.report  ## audit articles/ and write reports/audit.html; SINCE=REF for what changed since then
	@$(BIN)/claimcheck run $(if $(SINCE),--since "$(SINCE)")

test: $(VENV)/.test  ## run every test
	@$(BIN)/python -m pytest -n auto -m "not soak"

lint: $(VENV)/.test
	@$(BIN)/ruff check src tests bench
	@$(BIN)/ruff format --check --quiet src tests bench
	@$(BIN)/mypy

check: lint test  ## ruff, mypy strict and the tests: all that CI runs

gate: $(VENV)/.report  ## fail on new unsourced claims and conflicts; AGAINST=origin/main for what a branch adds
	@$(BIN)/claimcheck check $(if $(AGAINST),--against "$(AGAINST)")

accuracy: $(VENV)/.test  ## score the readers, repairer and aligner against their floors
	@$(BIN)/python -m bench.accuracy

bench: $(VENV)/.test  ## time and memory, printed as JSON
	@$(BIN)/python -m bench.speed

compare: $(VENV)/.test  ## claimcheck beside other tools, as a table: times as fast, and accuracy
	@$(BIN)/python -m bench.compare

soak: $(VENV)/.test  ## fuzz, kills, growth: what is too long for every run
	@EXPLORE=1 $(BIN)/python -m pytest -n auto -m "not browser"

clean:  ## remove the environment, caches and reports
	rm -rf $(VENV) .claimcheck .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find reports -mindepth 1 ! -name .gitkeep -delete
