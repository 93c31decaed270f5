# The two commands of the README are `make demo` and `make test`; both first install what is missing.
KESTE := .build/release/keste
SWIFT_SOURCES := Package.swift Sources Tests Plugins Examples Benchmarks

PREFIX ?= /usr/local
DESTDIR ?=

SEED := 1
INPUTS := 1000000
JOBS := 2
# Where memory was taken is not remembered for each piece, which is a quarter of the time: an input is run again by ONLY.
ASAN_OPTIONS := hard_rss_limit_mb=2048:detect_leaks=0$(if $(ONLY),,:malloc_context_size=0:quarantine_size_mb=16)

.PHONY: demo test build install manual bench fuzz lint format readme clean help

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

## Installs `keste`, RuleKit and our rule modules below PREFIX: `make install PREFIX=$HOME/.local`.
install: build manual
	.ci/install "$(PREFIX)" "$(DESTDIR)"

## Writes the manual page with the generator of swift-argument-parser.
manual: build
	swift build --product generate-manual
	@mkdir -p .build/manual
	.build/debug/generate-manual .build/release/keste --output-directory .build/manual

## Measures what we promise about speed: checks, loading, and iCalendar beside libical.
bench: build
	Benchmarks/bench.py

## Takes a million damaged calendars through reading, checking, expanding and writing, under the address sanitizer:
## `make fuzz SEED=2 INPUTS=5000000`, or one of them again with `make fuzz SEED=2 ONLY=17`.
fuzz:
	@.ci/setup
	swift build -c release --sanitize=address --scratch-path .build-fuzz --product fuzz
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=$(ASAN_OPTIONS) .build-fuzz/release/fuzz \
	    --seed $(SEED) $(if $(ONLY),--only $(ONLY),--inputs $(INPUTS) --jobs $(JOBS))

## Fails where the code is not in the house's format.
lint:
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

## Puts the code into the house's format.
format:
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

## Runs the commands of the README and compares their output with what it shows.
readme: build
	.ci/readme

## Removes what was built and exported.
clean:
	rm -rf .build .build-fuzz feeds

## Says what there is to make.
help:
	@awk '/^## / { about = about substr($$0, 3) "\n" } \
	    /^[a-z]+:/ { if (about) printf "make %s\n%s", substr($$1, 1, length($$1) - 1), about; about = "" }' Makefile
