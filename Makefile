# make        set up .venv and build every deck and quiz into build/
# make test   set up .venv and run every check and test
# make test-old-anki   the same importer tests on Anki 23.12.1, the oldest that students may still have
# make print-test   print 200 random quizzes and read the pages
# make test-pythons    build with every Python from 3.11 on that is found here, and compare the bytes
# make fuzz   twenty times as many odd files, ten times as many killed builds, others each time
# make audit  ask whether a package in the lock files is known to be unsafe
# make bench   compare what things cost, as ratios within one run, also beside other programs (some minutes)
# make pictures   take the pictures in the README from what is built (needs Chromium)
# make lock   renew the lock files (needs uv)
# make clean  delete what was made

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/pip --disable-pip-version-check --quiet

.PHONY: build test test-old-anki test-pythons print-test fuzz audit bench pictures lock clean
build: $(VENV)/.ready
	@$(VENV)/bin/factdeck build

test: $(VENV)/.ready-to-test
	@sh tests/get-chromium.sh
	@sh tests/get-checkers.sh
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/pytest -n auto --dist worksteal

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

VERSIONS := 3.11 3.12 3.13 3.14
test-pythons: $(VENV)/.ready-to-test
	@sh tests/other-pythons.sh $(VERSIONS)
	PYTHONS="$$(ls -d $(CURDIR)/.venv-[0-9]*/bin/python)" $(VENV)/bin/pytest tests/test_reproducible.py

fuzz: $(VENV)/.ready-to-test
	FUZZ=20 $(VENV)/bin/pytest tests/test_fuzz.py tests/test_faults.py

audit: .venv-audit/bin/pip-audit
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-test.lock

.venv-audit/bin/pip-audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/pip --disable-pip-version-check --quiet install pip-audit

bench: $(VENV)/.ready-to-test
	@$(VENV)/bin/python tests/benchmarks/everything.py

print-test: $(VENV)/.ready-to-test
	$(VENV)/bin/pytest tests/test_paper.py -k random --quizzes 200

pictures: $(VENV)/.ready-to-test build
	@$(VENV)/bin/python tests/pictures.py build

lock:
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes -q -o requirements.lock
	uv pip compile pyproject.toml --extra build --extra test --universal --python-version 3.11 --generate-hashes -q -o requirements-test.lock

clean:
	rm -rf build $(VENV) $(VENV)-*
