# `make handbook` builds the site and the PDFs; `make test` proves them. Everything else is in CONTRIBUTING.md.

BIN := .venv/bin

# MkDocs 1.x is what we ask for; its theme's and its fork's notices about MkDocs 2 ask nothing of a clerk.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

# Where the environment forbids it to, Python would compile hundreds of modules anew in each run.
unexport PYTHONDONTWRITEBYTECODE

# macOS finds Homebrew's libraries only through DYLD_FALLBACK_LIBRARY_PATH, and its shell drops that variable, so each
# command is given it.
ifeq ($(shell uname),Darwin)
WITH_LIBRARIES := DYLD_FALLBACK_LIBRARY_PATH=$(shell brew --prefix 2>/dev/null)/lib:/usr/local/lib:/usr/lib
endif

.DEFAULT_GOAL := handbook
.PHONY: handbook serve check test lint rooms reference goldens fuzz mutants killed bench screenshots licences lock clean runtime test-runtime

# --quiet leaves out MkDocs' own progress messages; findings and the summary are printed all the same.
handbook: runtime
	@$(WITH_LIBRARIES) $(BIN)/mkdocs build --strict --quiet

serve: runtime
	@$(WITH_LIBRARIES) $(BIN)/mkdocs serve

# Everything that is found in all files, without building the site; ARGS="--format html" and the like go along.
check: runtime
	@$(WITH_LIBRARIES) $(BIN)/policybook check $(ARGS)

test: lint
	@$(WITH_LIBRARIES) $(BIN)/pytest -n auto --dist loadfile

lint: test-runtime
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(BIN)/mypy

# Which room of the engine imports which, from its source alone; docs/engine/ shows it too.
rooms: test-runtime
	@$(BIN)/python tests/rooms.py

# The help page of all keys of front matter and all settings, from the model.
reference: test-runtime
	@$(BIN)/python tests/reference.py

# What readers get of each policy, recorded again; what it changes is for a person to look through.
goldens: test-runtime
	@$(WITH_LIBRARIES) $(BIN)/python tests/goldens.py

# Texts that nobody would write, until one comes out differently on page, paper and in the search; FUZZ is in seconds.
export FUZZ
fuzz: test-runtime
	@$(WITH_LIBRARIES) $(BIN)/python tests/one_reading.py

# Rooms of the engine changed in one place at a time, to find what no test notices: ROOMS="review dates"; SAMPLE=200
# changes so many places of each room instead of all.
export ROOMS SAMPLE
mutants: test-runtime
	@$(WITH_LIBRARIES) $(BIN)/python tests/mutants.py

# The numbers of those rooms that stand outside functions, each one more and one less.
bounds: test-runtime
	@$(WITH_LIBRARIES) $(BIN)/python tests/bounds.py

# A build killed at forty moments, and each time the site that stands, and the next build, looked through.
killed: test-runtime
	@KILLS=40 $(WITH_LIBRARIES) $(BIN)/pytest tests/test_killed_build.py

# Each benchmark prints its figures beside its limits; SIZES="60 300" leaves out the longest of the site's.
export SIZES
bench: test-runtime
	@status=0; for bench in tests/bench/*.py; do $(WITH_LIBRARIES) $(BIN)/python $$bench || status=1; done; exit $$status

screenshots: test-runtime
	@$(WITH_LIBRARIES) $(BIN)/python tests/screenshots.py

# What each package is licensed under that a school installs; one that it could not use makes this fail.
licences: test-runtime
	@$(BIN)/python tests/licences.py

# Both locks are one resolution for every Python and system we support, and name no host.
lock:
	@.ci/lock

clean:
	@rm -rf site .cache dist .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

runtime:
	@.ci/environment
	@$(WITH_LIBRARIES) .ci/native-libraries

test-runtime:
	@.ci/environment test
	@$(WITH_LIBRARIES) .ci/native-libraries test
