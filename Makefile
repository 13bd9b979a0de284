# Everything a newcomer needs: `make demo` shows the main job, `make test` proves it.

SWIFT ?= swift
PREFIX ?= /usr
DESTDIR ?=
# The demo's day; any day of the sample campaign (2021-03-01 to 2024-02-29) will do.
DEMO_DAY ?= 2021-04-30

RELEASE = .build/release
VENV = .build/python
PROGRAMS = .build/programs

.PHONY: all build programs deb demo test test-package lint documentation format generate install packages test-packages bench clean

all: build

## build: the programs and the plugins, for use
build: packages
	$(SWIFT) build -c release -debug-info-format none

## demo: a day of the sample campaign, from the ledger to the mail
demo: build
	scripts/demo $(RELEASE) $(DEMO_DAY)

## test: every test; needs root for those in a real systemd, which say so elsewhere. Those called Serial need the machine
## to themselves, and come one after the other
test: test-packages $(VENV)/ready
	$(SWIFT) build --build-tests
	scripts/check-generated .build/debug
	DUBAN_TEST_PYTHON=$(abspath $(VENV)/bin/python) $(SWIFT) test --skip-build --skip Serial
	DUBAN_TEST_PYTHON=$(abspath $(VENV)/bin/python) $(SWIFT) test --skip-build --filter Serial --no-parallel
	$(VENV)/bin/python Tests/calendar-check/check_calendars.py

## test-package: the package on a bare machine without Swift; needs root
test-package: deb
	[ -e .build/bare ] || scripts/make-bare-machine .build/deb/duban_*.deb .build/bare
	$(SWIFT) build --build-tests
	DUBAN_TEST_PACKAGE=$$(ls $(CURDIR)/.build/deb/duban_*.deb) DUBAN_TEST_MACHINE=$(CURDIR)/.build/bare \
	    $(SWIFT) test --skip-build --filter DebianPackageSerial --no-parallel

## lint: the format, the import rules of ARCHITECTURE.md, and how little of the units can be attacked
lint: test-packages
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Plugins Benchmarks etc/kit
	@mkdir -p .build
	$(SWIFT) package dump-package > .build/package.json
	python3 scripts/check-imports .build/package.json
	scripts/check-exposure

## documentation: the reference of DubanPluginKit, for a web server
documentation:
	scripts/build-documentation "$(SWIFT)" .build/documentation

## format: put the sources into the house's format
format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Plugins Benchmarks etc/kit

## generate: the manuals and the completions, from what the programs say of themselves and share/man/parts; and the page
## of all settings, from their docstrings
generate: packages
	$(SWIFT) build
	rm -rf share/man/man? share/completions
	scripts/generate-manuals .build/debug share
	scripts/generate-configuration Documentation/configuration.md

## bench: the figures of Benchmarks/README.md, as ratios
bench: build $(VENV)/ready
	@scripts/install-packages bench
	Benchmarks/run $(RELEASE)

## programs: what is installed, so that it runs on machines without Swift
programs: packages
	@scripts/install-packages package
	scripts/build-programs "$(SWIFT)" $(PROGRAMS)

## install: into PREFIX (/usr), below DESTDIR where it is given
install: programs
	scripts/install-files $(PROGRAMS) "$(DESTDIR)" "$(PREFIX)"

## deb: the Debian package, into .build/deb
deb: packages
	@scripts/install-packages package
	scripts/build-package "$(SWIFT)" .build/deb

packages:
	@scripts/install-packages build

test-packages:
	@scripts/install-packages build test

# What some tests speak to: two Varlink clients, a mail server, two independent holiday calendars.
$(VENV)/ready: Tests/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	touch $@

clean:
	rm -rf .build
