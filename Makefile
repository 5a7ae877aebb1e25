PY := .venv/bin/python
.PHONY: help venv test lint

help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

venv: .venv/.ready ## Virtual environment from the lock file

.venv/.ready: requirements-dev.lock pyproject.toml
	python3 -m venv .venv
	$(PY) -m pip install --quiet --requirement requirements-dev.lock
	$(PY) -m pip install --quiet --no-deps --editable .
	touch $@

test: venv ## Every test
	$(PY) -m pytest

lint: venv ## ruff, mypy --strict, import-linter
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports
