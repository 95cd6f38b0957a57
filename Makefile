# Two commands matter: `make demo` and `make test`. Each makes its own environment first
# and needs only Python 3.11 or newer and make.

PYTHON ?= python3
PORT ?= 8000
# How many tests run side by side; each process has a database of its own.
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
DIST := web/static/dist/.built

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench assets messages pictures shots clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.app: requirements/app.txt requirements/build.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed" if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt -r requirements/build.txt
	touch $@

$(VENV)/.dev: $(VENV)/.app requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

ASSETS := $(shell find web/assets bots/practice/assets -type f -not -path '*/node_modules/*' 2>/dev/null)
NODE_MODULES := web/assets/node_modules/.installed
$(NODE_MODULES): $(VENV)/.app web/assets/package.json web/assets/package-lock.json web/assets/.npmrc
	cd web/assets && PATH="$(abspath $(BIN)):$$PATH" npm ci --no-audit --no-fund --silent
	touch $@

$(DIST): $(NODE_MODULES) $(ASSETS)
	cd web/assets && PATH="$(abspath $(BIN)):$$PATH" npm run --silent build
	touch $@

assets: $(DIST) ## Build the browser assets

messages: $(VENV)/.dev ## Bring the catalogues in step with the sentences in the code
	$(BIN)/python -m tests.messages

pictures: $(VENV)/.dev ## Draw the states of a report in the README from the code
	$(BIN)/python -m tests.pictures

demo: $(VENV)/.app $(DIST) ## Start the whole product with sample data (PORT=8000, RESET=1, SAMPLE=fysiek)
	$(BIN)/python -m coop demo --port $(PORT) $(if $(RESET),--reset) $(if $(SAMPLE),--sample $(SAMPLE))

test: $(VENV)/.dev $(DIST) ## Run the suite on SQLite, then what needs a database on PostgreSQL (DB=sqlite or DB=postgres for one)
	$(if $(filter-out postgres,$(or $(DB),sqlite)),$(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS))
	$(if $(filter-out sqlite,$(or $(DB),postgres)),COOP_TEST_DATABASE=postgres $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup $(ARGS))

check: $(VENV)/.dev $(NODE_MODULES) ## Style, contracts and types, fastest first
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	cd web/assets && PATH="$(abspath $(BIN)):$$PATH" npm run --silent check

format: $(VENV)/.dev ## Let ruff lay out the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev $(DIST) ## Measure and print a table (ONLY=name, BENCH_OUT=file, DB=)
	$(BIN)/python -m tests.load $(if $(ONLY),--only $(ONLY)) $(if $(DB),--db $(DB))

shots: $(VENV)/.dev $(DIST) ## Take the screenshots of every page of the stories
	$(BIN)/python -m tests.browser.shots

clean: ## Remove what was built
	rm -rf $(VENV) web/static/dist bots/practice/static web/assets/node_modules
