# make        set up .venv and build every deck and quiz into build/
# make test   set up .venv and run every check and test
# make test-old-anki   the same importer tests on Anki 23.12.1, the oldest that students may still have
# make bench   compare what things cost, as ratios within one run
# make pictures   take the pictures in the README from what is built (needs Chromium)
# make lock   renew the lock files (needs uv)
# make clean  delete what was made

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/pip --disable-pip-version-check --quiet

.PHONY: build test test-old-anki bench pictures lock clean
build: $(VENV)/.ready
	@$(VENV)/bin/factdeck build

test: $(VENV)/.ready-to-test
	@sh tests/get-chromium.sh
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Factdeck needs Python 3.11 or newer; say which with  make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: $(VENV)/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready requirements-test.lock
	$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

OLD := .venv-old-anki
test-old-anki: $(VENV)/.ready-to-test $(OLD)/.ready
	$(OLD)/bin/pytest tests/test_anki.py tests/test_upgrades.py

$(OLD)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(OLD)
	$(OLD)/bin/pip --disable-pip-version-check --quiet install --require-hashes -r requirements.lock
	$(OLD)/bin/pip --disable-pip-version-check --quiet install anki==23.12.1 pytest
	$(OLD)/bin/pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation -e .
	@touch $@

bench: $(VENV)/.ready
	@$(VENV)/bin/python tests/benchmarks/choosing.py
	@$(VENV)/bin/python tests/benchmarks/packing.py

pictures: $(VENV)/.ready-to-test build
	@$(VENV)/bin/python tests/pictures.py build

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes -q -o requirements-test.lock

clean:
	rm -rf build $(VENV) $(OLD)
