# The only prerequisites are Python 3.11 or later, make and git. `make help` lists the targets.

PORT ?= 8000
UV = $$(python3 build_tools/setup/uv.py)
RUN = $(UV) run --frozen --no-sync

# uv fetches Python by itself. Where it cannot, one that pyenv keeps, but has not switched on, will do.
space := $(subst ,, )
pyenv := $(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/$(shell cat .python-version)*/bin)
export PATH := $(subst $(space),:,$(strip $(pyenv) $(PATH)))

sources := $(shell find docs explainers build_tools changes CHANGELOG.md CITATION.cff mkdocs.yml -type f -not -name '*.pyc')

# Two browsers at once, one for each core: a page that starts Python keeps one core busy. What tests of one file share
# stays in one process.
in_browsers := tests/browser tests/packages tests/engines tests/hostile tests/walks

# Neither a browser nor anything built; together well below a minute.
quick := tests/structure tests/contract tests/kinds tests/widget tests/runtime tests/build tests/preview \
    explainers/catalogue

# Two steps run side by side wherever neither needs the other.
MAKEFLAGS += --jobs=2

.PHONY: help setup runtime pages site bundle single scorm wheel handouts book notebooks serve test check lint types benchmark scale clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 18

setup: .venv/.ready node_modules/.ready ## install everything, pinned and hash-checked

.venv/.ready: uv.lock pyproject.toml .python-version
	$(UV) sync --frozen
	@touch $@

node_modules/.ready: package-lock.json .venv/.ready
	$(RUN) python -m build_tools.node npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# What is built says of which version it is and where it will live, so it is built anew where either has changed.
# Before anything is built for a release, everything that stands against the release is said.
ifneq ($(filter release,$(MAKECMDGOALS)),)
export RELEASE_VERSION := $(VERSION)
export RELEASE_DATE := $(DATE)
release_command = $(RUN) python -m build_tools release --version "$(VERSION)" --date "$(DATE)"
endif

build/.edition: .venv/.ready always
	@mkdir -p build
	@$(if $(release_command),$(release_command) --check,true) > $@.new
	@echo "$(SITE_URL)" >> $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

.PHONY: always

# Each step leaves an empty file that says when it was done.
define done
@mkdir -p build && touch $@
endef

runtime: build/.runtime ## make Python ready for the browser

build/.runtime: $(sources) .venv/.ready node_modules/.ready | build/.edition
	$(RUN) python -m build_tools runtime
	$(done)

.PHONY: profile
profile: setup ## find which functions of the interpreter readers need, after a new version of Pyodide
	$(RUN) python -m build_tools profile

handouts: build/.handouts ## write student sheets, keys, slides and course packs into dist/handouts/ (SEED=1..4 for variants)
	$(if $(SEED),$(RUN) python -m build_tools handouts --seed $(SEED))

build/.handouts: $(sources) build/.edition .venv/.ready node_modules/.ready
	$(RUN) python -m build_tools handouts
	$(done)

book: build/.book ## write the whole book of each language, to print, into dist/handouts/

build/.book: $(sources) build/.edition .venv/.ready node_modules/.ready
	$(RUN) python -m build_tools book
	$(done)

notebooks: build/.notebooks ## write each explainer as a Jupyter notebook into dist/notebooks/

build/.notebooks: $(sources) build/.edition .venv/.ready
	$(RUN) python -m build_tools notebooks
	$(done)

pages: build/.pages ## write the pages into build/pages/, for any site generator

build/.pages: build/.runtime build/.edition build/.handouts build/.book build/.notebooks
	$(RUN) python -m build_tools pages
	$(done)

site: build/.site ## build the site into site/ (POLICY_IN_PAGES=yes for hosts without headers of your choice)

build/.site: build/.pages build/.wheel
	$(RUN) python -m build_tools site $(if $(POLICY_IN_PAGES),--policy-in-pages)
	$(done)

bundle: build/.bundle ## the site as a zip file that works from a disk, into dist/

build/.bundle: build/.site
	$(RUN) python -m build_tools bundle
	$(done)

single: build/.single ## each explainer as one file that holds everything, into dist/single/

build/.single: build/.pages
	$(RUN) python -m build_tools single
	$(done)

scorm: build/.scorm ## each explainer as a SCORM 1.2 package for learning platforms, into dist/scorm/

build/.scorm: build/.pages
	$(RUN) python -m build_tools scorm
	$(done)

wheel: build/.wheel ## the models as a Python package, for other hosts of Python, into dist/wheel/

build/.wheel: $(sources) .venv/.ready node_modules/.ready
	$(RUN) python -m build_tools wheel
	$(done)

# The wheel says its version, as everything does.
build/.wheel: build/.edition

.PHONY: release
release: bundle single scorm wheel ## write all of a version into dist/release/ (VERSION=0.2.0, DATE=2026-12-01, SITE_URL=https://…)
	$(release_command)

# The site of the invented explainer in tests/kinds, with all that can be taken along from it.
build/.fixture: build/.runtime $(shell find tests/kinds -type f -not -name '*.pyc')
	$(RUN) python -m tests.kinds.site
	$(done)

# A few pages in two invented languages: one with long words, one from right to left.
build/.languages: build/.runtime $(shell find tests/kinds tests/languages -type f -not -name '*.pyc')
	$(RUN) python -m tests.languages.site
	$(done)

.PHONY: languages
languages: build/.runtime ## open every kind of page in two invented languages; pictures in build/languages/pictures/
	$(RUN) python -m build_tools.setup.browser
	$(RUN) python -m tests.languages.site --whole
	$(RUN) python -m tests.languages.tour

.PHONY: preview check-explainer changelog
preview: setup ## serve the pages while you write: they follow every change
	$(RUN) mkdocs serve --dev-addr 127.0.0.1:$(PORT)

check-explainer: setup ## say whether one explainer would pass, within seconds (SLUG=solow-swan)
	$(RUN) python -m explainers check $(SLUG)

changelog: .venv/.ready ## collect the notes in changes/ into CHANGELOG.md (VERSION=0.2.0 DATE=2026-12-01)
	$(RUN) python -m build_tools changelog --version "$(VERSION)" --date "$(DATE)"

serve: site ## build and serve the site at http://127.0.0.1:8000 (PORT= changes it)
	$(RUN) python -m build_tools serve --port $(PORT)

test: site bundle single scorm wheel build/.fixture build/.languages ## run every test, in the real browser too
	$(RUN) python -m build_tools.setup.browser
	$(RUN) python -m build_tools.setup.servers
	$(RUN) pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder --durations 5 $(addprefix --ignore=,$(in_browsers))
	$(RUN) pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder --durations 10 $(in_browsers)

check: setup ## what to run before each commit: quick tests, style and types, side by side, without a browser
	@$(MAKE) --no-print-directory --keep-going --jobs 2 $(checks)

lint: setup ## check style
	@$(MAKE) --no-print-directory --keep-going $(filter style-%,$(checks))

types: setup ## check types
	@$(MAKE) --no-print-directory --keep-going $(filter types-%,$(checks))

# The longest first. Each says how many seconds it took, and fails as its command does.
checks := quick-tests explainers-check types-python style-scripts style-python types-scripts
.PHONY: $(checks)
timed = @start=$$(date +%s); $(1); status=$$?; echo "$$(( $$(date +%s) - start )) s  $@"; exit $$status

quick-tests:
	$(call timed,$(RUN) pytest -q --numprocesses auto --dist loadgroup -m "not built" $(quick))

explainers-check:
	$(call timed,$(RUN) python -m explainers check)

style-python:
	$(call timed,$(RUN) ruff check --quiet . && $(RUN) ruff format --check --quiet .)

style-scripts:
	$(call timed,$(RUN) python -m build_tools.node node_modules/@biomejs/biome/bin/biome ci --colors=off .)

types-python:
	$(call timed,$(RUN) mypy)

types-scripts:
	$(call timed,$(RUN) python -m build_tools.node node_modules/typescript/bin/tsc --project tsconfig.json)

.PHONY: walks
walks: site bundle build/.fixture ## walk about at random in every engine (WALKS=400 for so many, WALKS_FROM= the first seed)
	$(RUN) pytest -p no:randomly --durations 5 tests/walks

# What the accessibility statement says was seen in a browser; what has changed is looked at before it is committed.
.PHONY: accessibility
evidence := build_tools/accessibility/evidence
accessibility: site build/.fixture ## write anew what the accessibility statement says was seen in a browser
	@rm -f $(evidence)-changed.json
	-$(RUN) pytest -q -p no:randomly tests/browser/test_keys.py -k walk
	-$(RUN) pytest -q -p no:randomly tests/browser/test_accessibility.py -k state
	@test ! -e $(evidence)-changed.json || mv $(evidence)-changed.json $(evidence).json

.PHONY: audit
audit: setup ## ask the registries for known weaknesses of everything that is locked; says so where they do not answer
	$(RUN) python -m build_tools audit

benchmark: site bundle single ## measure against stock Pyodide and PyScript (VERSION=0.2.0 keeps a line in the history)
	$(RUN) python -m build_tools.setup.browser --whole
	$(RUN) python -m build_tools.benchmark $(if $(VERSION),--release $(VERSION))

scale: setup ## measure the build with 4, 12 and 23 explainers (FOLDERS= changes them)
	$(RUN) python -m build_tools.benchmark scale --folders $(or $(FOLDERS),4 12 23)

clean: ## remove everything that was built or installed here
	rm -rf build site dist .venv .tools node_modules .pytest_cache .hypothesis .mypy_cache .ruff_cache
