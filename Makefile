PY := .venv/bin/python
CONFIG ?= cti.toml
CALLS ?= 1
PORT ?= 8088
RUNS ?= 100000
SIDE_BY_SIDE ?= 4
# What only computes steps back behind what keeps real time, with people who ring, wait and talk.
BACK := nice -n 5
PANEL := cti_gateway/adapters/web/panel/index.html
# The system's Node if it is new enough, else the one from PyPI.
NODE := $(shell node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null && npm --version >/dev/null 2>&1 && echo system)
NPM := $(if $(NODE),npm,env PATH="$(CURDIR)/.venv/bin:$$PATH" npm) --prefix agent_ui

.PHONY: help run test test-computing test-real-time lint bench soak soak-sim fuzz types panel wheel venv tools
.DEFAULT_GOAL := help

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: venv panel ## The gateway on the Asterisk of $(CONFIG), or, without that file, a demo hotline (CALLS=0: no callers)
	@exec $(PY) -m cti_gateway $(if $(wildcard $(CONFIG)),--config $(CONFIG) run,demo --port $(PORT) --calls $(CALLS))

# What tests write lies in memory where that can be: no test is about a disk that stands still for seconds.
test-computing test-real-time: export TMPDIR := $(shell test -w /dev/shm && echo /dev/shm || echo $${TMPDIR:-/tmp})

test: test-computing test-real-time ## Every test; what they need is installed (-j2: side by side)

test-computing: venv panel
	$(NPM) test
	$(BACK) $(PY) -m pytest -n 2 tests/unit tests/property --cov
	$(BACK) $(PY) -m pytest -n 2 --dist worksteal tests/contract tests/fuzz

test-real-time: venv panel tools
	$(PY) -m pytest -n $(SIDE_BY_SIDE) --dist worksteal $(patsubst %,--ignore=tests/%,unit property contract fuzz)

lint: venv agent_ui/node_modules/.ready ## ruff, mypy --strict, import-linter, tsc, biome
	$(BACK) $(PY) -m ruff check .
	$(BACK) $(PY) -m ruff format --check .
	$(BACK) $(PY) -m mypy
	$(BACK) .venv/bin/lint-imports
	$(BACK) $(NPM) run lint

bench: venv ## Ratios to named peers, all measured in the same run
	$(PY) -m tests.bench

soak: venv ## Ten minutes of calls while the gateway is killed twenty times
	$(PY) -m tests.soak

soak-sim: venv ## An hour of 200 seats on the simulator: is memory flat, is everything closed?
	$(PY) -m tests.soak.memory

fuzz: venv ## Mutated bytes for codec, panel protocol and configuration, RUNS inputs for each
	$(PY) -m tests.fuzz --runs $(RUNS)

types: venv agent_ui/node_modules/.ready ## The panel's types, from the interface that the gateway serves
	@mkdir -p build
	@$(PY) -m tests.support.openapi 2>/dev/null | grep '^{' > build/openapi.json
	@$(NPM) run types --silent -- $(CURDIR)/build/openapi.json

panel: $(PANEL) ## The browser panel

wheel: venv panel ## dist/*.whl, with panel, migrations and asterisk_conf
	$(PY) -m build --wheel --no-isolation

tools: venv
	$(PY) -m tests.support.tools

venv: .venv/.ready ## Virtual environment from the lock files

.venv/.ready: requirements.lock requirements-dev.lock requirements-node.lock pyproject.toml
	@echo "Python environment"
	@python3 -c 'import ensurepip, venv' 2>/dev/null || if [ "$$(id -u)" = 0 ]; \
	then apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-venv >/dev/null; \
	else echo "Please install the Debian package python3-venv."; exit 1; fi
	@python3 -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock $(if $(NODE),,-r requirements-node.lock)
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

agent_ui/node_modules/.ready: agent_ui/package-lock.json | .venv/.ready
	@echo "Node packages of the panel"
	@$(NPM) ci --no-progress --loglevel=error
	@touch $@

$(PANEL): agent_ui/node_modules/.ready $(shell find agent_ui -type f -not -path '*/node_modules/*')
	@echo "Panel"
	@$(NPM) run build --silent
	@touch $@
