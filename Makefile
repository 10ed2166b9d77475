# swiftgrad's commands. Each one installs what it misses first; the work is done by the scripts in tools/.
.DEFAULT_GOAL := help
.PHONY: help build demo test check bench wheel stubs clean

help: ## this list
	@echo 'make COMMAND, where COMMAND is one of'
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  \1\t\2/' | expand -t 10

build: ## builds the engine and the package into .venv (then: .venv/bin/python -c 'import swiftgrad')
	@tools/bootstrap.sh build

demo: ## trains the MLP and the CNN on Fashion-MNIST; a picture goes to demo-output/
	@tools/bootstrap.sh demo
	@.venv/bin/python -m swiftgrad.demo $(ARGS)

test: ## builds and runs all tests: Swift, C interface, Python (ARGS are pytest's)
	@tools/bootstrap.sh test
	@tools/run_tests.sh $(ARGS)

check: ## format, lint, types, derived files, exported symbols, layering
	@tools/bootstrap.sh check
	@tools/run_checks.sh

bench: ## speed and memory beside PyTorch (SWIFTGRAD_PEER_PYTHON=a python that has torch; ARGS are run.py's)
	@tools/bootstrap.sh bench
	@.venv/bin/python benchmarks/run.py $(ARGS)

wheel: ## a wheel in dist/
	@tools/bootstrap.sh wheel
	@tools/make_wheel.sh

stubs: ## writes the derived files anew: stubs, docs/operators.md, include/swiftgrad_ops.h
	@tools/bootstrap.sh build
	@.venv/bin/python tools/make_stubs.py
	@.venv/bin/python tools/make_operator_docs.py
	@.venv/bin/python tools/make_c_wrappers.py

clean: ## removes everything that was built, .venv included
	rm -rf .build .build-* build dist .venv demo-output .pytest_cache .ruff_cache .mypy_cache python/swiftgrad.egg-info
	rm -f python/swiftgrad/*.so
	find python tools benchmarks examples Tests -name __pycache__ -type d -prune -exec rm -rf {} +
