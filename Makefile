# Breakwater. `make demo` and `make test` set everything up by themselves, into .venv.
# Needed: Python 3.11 to 3.14 with venv, and make. Another Python: make demo PYTHON=/path/to/python3.13

PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11

bin := .venv/bin

# What is installed is known by its content, not by its date: a checkout that changes nothing installs nothing.
key = $(shell cat $(1) pyproject.toml | cksum | cut -d ' ' -f 1)
ready := .venv/.ready-$(call key,requirements.lock)
ready-dev := .venv/.ready-dev-$(call key,requirements-dev.lock)

.PHONY: help demo demo-once run test check bench faults pictures format lock setup clean

help:
	@echo "make demo       play with Breakwater on a page of its own, nothing else needed"
	@echo "make demo-once  play the whole story once, headless, and say whether it went well"
	@echo "make run        run the bot as configured"
	@echo "make test       run the tests"
	@echo "make check      format, lint, types, import contracts, spelling"
	@echo "make bench      measure, and print the table"
	@echo "make faults     kill it at every commit boundary there is (minutes)"
	@echo "make pictures   take the pictures of the readme again (needs a Chromium)"
	@echo "make format     put the code into shape"
	@echo "make lock       write the lock files anew (UPGRADE=1 for newer versions)"
	@echo "make clean      remove what was set up and left behind"

# English cards: make demo ARGS="--language en"
demo: $(ready)
	@$(bin)/breakwater demo $(ARGS)

demo-once: $(ready)
	@$(bin)/breakwater demo --once

run: $(ready)
	@$(bin)/breakwater run

# Four at a time on two cores: much of it waits, for the paces that platforms set. A file stays in one process, and files come as
# they come, or all that wait would come last, beside idle cores.
test: $(ready-dev)
	@$(bin)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder $(ARGS)

check: $(ready-dev)
	$(bin)/ruff format --check
	$(bin)/ruff check
	$(bin)/basedpyright
	$(bin)/lint-imports
	$(bin)/codespell
	@! grep -nE '://|index-url|find-links|file:' requirements.lock requirements-dev.lock \
		|| { echo "A lock file names an address; write it anew with make lock." >&2; exit 1; }

bench: $(ready-dev)
	@$(bin)/python -m tests.bench $(ARGS)

faults: $(ready-dev)
	@$(bin)/python -m pytest tests/faults -m "" $(ARGS)

pictures: $(ready-dev)
	@$(bin)/python -m tests.browser.pictures

format: $(ready-dev)
	$(bin)/ruff check --fix-only --select I
	$(bin)/ruff format

# The runtime lock follows the other one, so that both name the same versions.
compile = $(bin)/uv pip compile pyproject.toml --quiet --system-certs --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(ready-dev)
	$(compile) --all-extras $(if $(UPGRADE),--upgrade) --output-file requirements-dev.lock > /dev/null
	$(compile) --extra sandbox --extra build --constraint requirements-dev.lock --output-file requirements.lock > /dev/null

setup: $(ready-dev)

$(ready): lock := requirements.lock
$(ready): stamps := $(ready)
# Holds all that the runtime lock holds.
$(ready-dev): lock := requirements-dev.lock
$(ready-dev): stamps := $(ready) $(ready-dev)
$(ready) $(ready-dev):
	@$(make_venv)
	@$(install)
	@touch $(stamps)

# Takes the first suitable Python that has venv, and says in words what is missing where there is none.
define make_venv
if ! $(bin)/python -m pip --version > /dev/null 2>&1; then \
	found=; bare=; \
	for python in $(PYTHON); do \
		"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2> /dev/null || continue; \
		if "$$python" -c 'import ensurepip, venv' 2> /dev/null; then found=$$python; break; fi; \
		bare=$${bare:-$$python}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
		echo "$$("$$bare" --version) is here, but without venv and ensurepip, which make an environment." >&2; \
		echo "Debian and Ubuntu keep them in a package of their own: apt-get install python3-venv" >&2; \
		exit 1; \
	elif [ -z "$$found" ]; then \
		echo "Breakwater needs Python 3.11, 3.12, 3.13 or 3.14. Looked for: $(PYTHON)." >&2; \
		for python in $(PYTHON); do \
			version=$$("$$python" --version 2> /dev/null) && echo "$$python is $$version, which does not fit." >&2; \
		done; \
		echo "Install one, or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3.13" >&2; \
		exit 1; \
	fi; \
	rm -rf .venv; \
	echo "Making .venv with $$("$$found" --version)." && "$$found" -m venv .venv; \
fi
endef

# uv installs in a quarter of pip's time. pip stands by, because it alone knows this machine's pip settings (a mirror, a proxy).
# Certificates are the machine's own, as for pip: behind a company's proxy the ones that uv brings along do not do.
define install
echo "Installing $(lock) into .venv." \
&& awk '/^[^ ]/ { on = /^uv==/ } on' requirements-dev.lock > .venv/uv.lock \
&& $(bin)/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r .venv/uv.lock \
&& { $(bin)/uv pip install --quiet --system-certs --python $(bin)/python --compile-bytecode --require-hashes -r $(lock) \
	|| { echo "uv could not do it; pip tries." >&2; \
		$(bin)/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r $(lock); }; } \
&& $(bin)/python -m pip install -qq --no-input --disable-pip-version-check --no-deps --no-build-isolation -e . \
&& rm -f .venv/.ready-*
endef

clean:
	rm -rf .venv .hypothesis .import_linter_cache .pytest_cache .ruff_cache build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
