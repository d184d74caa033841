# `make site` builds the demo site, `make test` runs every test; both set up all they need first.

PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python

.PHONY: site test audit serve check bench lock clean browser shots

site: $(VENV)/.site
	$(PY) build.py build

serve: $(VENV)/.site
	$(PY) build.py serve --open

check: $(VENV)/.site
	$(PY) build.py check

test: $(VENV)/.dev browser
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n 4 --dist worksteal

# What is too slow for every test run: the markup checker, the budgets, Lighthouse.
audit: $(VENV)/.dev browser $(VENV)/audits/.ready
	SIYAQ_AUDIT=1 $(PY) -m pytest -n 2 tests/browser/test_axe.py
	$(PY) -m tests.audits

bench: $(VENV)/.dev $(VENV)/peers/.ready
	$(PY) -m benchmarks
	$(PY) -m benchmarks.mentions
	$(PY) -m benchmarks.ledger
	$(PY) -m benchmarks.search

shots: $(VENV)/.dev browser $(VENV)/.site
	$(PY) -m tests.browser.sheets

$(PY):
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Siyaq needs Python 3.11 or newer; call make with PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements.lock | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.site | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# The peers live in an environment of their own: their pins are not ours.
$(VENV)/peers/.ready: benchmarks/requirements.lock
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

$(VENV)/audits/.ready: tests/audits/package-lock.json | $(PY)
	sh tests/audits/install.sh
	mkdir -p $(@D)
	cp tests/audits/package.json tests/audits/package-lock.json $(@D)
	npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

# The browser of the tests: any Chromium or Chrome on the PATH, else Debian's package.
browser:
	@sh tests/browser/install.sh

# Write the lock files anew from pyproject.toml.
lock:
	sh .ci/lock

clean:
	rm -rf output .siyaq dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
