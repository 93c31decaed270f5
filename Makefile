# The two commands of the README are `make demo` and `make test`; both first install what is missing.
KESTE := .build/release/keste
SWIFT_SOURCES := Package.swift Sources Tests Plugins Benchmarks

.PHONY: demo test build bench lint format readme clean

## Checks, adds up and exports the election of 19 March 2023.
demo: build
	$(KESTE) check calendars/kazakhstan-2023
	$(KESTE) airtime calendars/kazakhstan-2023
	$(KESTE) export calendars/kazakhstan-2023 --output feeds

## Runs every test.
test:
	@.ci/setup tests
	swift test

## Builds `keste` and our rule modules in release.
build:
	@.ci/setup
	swift build -c release

## Measures what we promise about speed: checks, loading, and iCalendar beside libical.
bench: build
	Benchmarks/bench.py

## Fails where the code is not in the house's format.
lint:
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

## Puts the code into the house's format.
format:
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

## Runs the commands of the README and compares their output with what it shows.
readme: build
	.ci/readme

clean:
	rm -rf .build feeds
