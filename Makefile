# `make demo` and `make test` need Python 3.11 or later (with venv) and make; everything else goes into .venv.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: demo test
demo: $(INSTALLED)
	$(BIN)/stdcheck check profiles --as-of 2026-11-24 --exit-zero -f full

test: $(INSTALLED)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict stdcheck
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n 2 --dist loadgroup

$(INSTALLED): pyproject.toml
	@test -n "$(PYTHON)" || { echo "stdcheck needs Python 3.11 or later" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
