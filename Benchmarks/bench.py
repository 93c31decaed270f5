#!/usr/bin/env python3
"""Measures what Keste promises about speed, each beside something to compare it with.

    make bench                    builds in release and runs this
    Benchmarks/bench.py --runs 5  fewer runs; 15 unless said

Compared things are run in turn, A B A B …, so that whatever else the machine does meets both; figures are medians of
wall time. The `goal` is what we promise. What is measured:

- `first check`: a user's module (`EveningBreak`) in a folder outside the repository, never compiled before, beside
  `swiftc` compiling the same file. Keste may take 0.15 s more, all included: compiling, running, printing.
  Once with the compiler's module cache warm and once with everything cold (its own for both), each alone and with the
  four modules of ours.
- `unchanged`: `kazakhstan-2023` with four modules, beside the same calendar merely listed: at most 100 ms.
- `load`: a calendar of 10,000 events, beside one of 1,000: at most 0.4 s, and no worse than in proportion.
- `AirtimeScan`: queries of RuleKit over 10,000,000 records of airtime, beside loops over plain arrays in the same module:
  at most 1.3 times their time. See `rule_speed.py`.
- iCalendar beside libical: writing 100,000 events in at most 0.08 times its CPU time; reading them in 0.4 times its time
  and half its memory; a stream of 1,000,000 in less than 600 MiB; following rules in no more than its time, the common
  ones in 0.2 times. See `calendar_speed.py`.

Ends with 1 if a goal is missed by the median.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import calendar_speed
import generate_calendar
import rule_speed

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build/release"
KESTE = BUILD / "keste"
CAMPAIGN = ROOT / "calendars/kazakhstan-2023"
MODULE = "EveningBreak"


class Bench:
    def __init__(self, runs, work):
        self.runs = runs
        self.work = work
        self.missed = 0
        self.module = work / "elsewhere" / MODULE
        shutil.copytree(ROOT / "Benchmarks" / MODULE, self.module)
        # Without rules of ours, so that the user's module is all that runs.
        self.small = work / "small"
        self.small.mkdir()
        (self.small / "calendar.yaml").write_text(
            "keste: 1\ncampaign: {id: small, title: Small, zone: Asia/Almaty}\nrules: {modules: []}\n")

    def run(self, command, cache):
        environment = dict(os.environ, KESTE_CACHE=str(cache))
        started = time.perf_counter()
        done = subprocess.run([str(part) for part in command], cwd=self.work, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        taken = time.perf_counter() - started
        if done.returncode != 0:
            sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}")
        return taken

    def swiftc(self, cache):
        return ["swiftc", "-O", "-wmo", "-parse-as-library", "-swift-version", "6", "-module-name", MODULE,
                "-module-cache-path", cache / "clang", "-I", BUILD / "Modules",
                *sorted(self.module.glob("*.swift")), BUILD / "libRuleKit.a", "-o", self.work / "compiled"]

    def check(self, calendar, *more):
        return [KESTE, "check", calendar, *more]

    def medians(self, commands, before_each=lambda: None):
        """Runs commands in turn; the first round warms up and does not count."""
        times = [[] for _ in commands]
        for round in range(self.runs + 1):
            for index, command in enumerate(commands):
                before_each()
                taken = command()
                if round > 0:
                    times[index].append(taken)
        return [statistics.median(taken) for taken in times]

    def say(self, what, figure, goal, other, beside):
        met = figure <= goal
        self.missed += not met
        print(f"{what:<44}{figure * 1000:7.0f} ms   goal {goal * 1000:5.0f} ms   {'met   ' if met else 'MISSED'}"
              f"   {figure / other:5.2f} x {beside} ({other * 1000:.0f} ms)", flush=True)

    def first_checks(self):
        for state in ("warm", "cold"):
            cache = self.work / state
            forgotten = cache / "modules" if state == "warm" else cache
            for words, calendar in (("one module", self.small), ("and our four", CAMPAIGN)):
                theirs, ours = self.medians(
                    [
                        lambda: self.run(self.swiftc(cache), cache),
                        lambda: self.run(self.check(calendar, "--rules", self.module), cache),
                    ],
                    before_each=lambda: shutil.rmtree(forgotten, ignore_errors=True))
                self.say(f"first check, {state}, {words}", ours, theirs + 0.15, theirs, "swiftc")

    def unchanged(self):
        cache = self.work / "warm"
        day = ["--from", "2023-03-16", "--to", "2023-03-16"]
        listed, ours, five = self.medians([
            lambda: self.run([KESTE, "agenda", CAMPAIGN, *day], cache),
            lambda: self.run(self.check(CAMPAIGN), cache),
            lambda: self.run(self.check(CAMPAIGN, "--rules", self.module), cache),
        ])
        self.say("unchanged, four modules", ours, 0.1, listed, "agenda")
        self.say("unchanged, and the user's", five, 0.1, listed, "agenda")

    def load(self):
        cache = self.work / "warm"
        calendars = {events: self.work / f"events-{events}" for events in (1_000, 10_000)}
        for events, folder in calendars.items():
            generate_calendar.write(events, folder)
        day = ["--from", "2027-02-01", "--to", "2027-02-01"]
        small, large = self.medians(
            [lambda folder=folder: self.run([KESTE, "agenda", folder, *day], cache) for folder in calendars.values()])
        self.say("load, 10,000 events", large, 0.4, small, "1,000 events")


    def queries(self):
        folder = self.work / "scan"
        rule_speed.write(10_000_000, folder)
        environment = dict(os.environ, KESTE_CACHE=str(self.work / "warm"))
        self.missed += rule_speed.measure(KESTE, ROOT / "Benchmarks/AirtimeScan", folder, environment)


def main():
    parser = argparse.ArgumentParser(description="Measures what Keste promises about speed.")
    parser.add_argument("--runs", type=int, default=15, help="how often each thing is measured")
    parser.add_argument("--only", choices=["commands", "calendars"], help="measure the commands, or iCalendar, alone")
    arguments = parser.parse_args()
    runs = max(1, arguments.runs)
    if not os.access(KESTE, os.X_OK):
        sys.exit("there is no .build/release/keste: run `make bench`, or `swift build -c release` first")
    with tempfile.TemporaryDirectory(prefix="keste-bench-") as work:
        missed = 0
        if arguments.only != "calendars":
            bench = Bench(runs, pathlib.Path(work))
            bench.first_checks()
            bench.unchanged()
            bench.load()
            bench.queries()
            missed += bench.missed
        if arguments.only != "commands":
            # Each of these takes seconds, and ratios of one round vary little.
            calendars = calendar_speed.CalendarSpeed(max(1, runs // 3), pathlib.Path(work))
            calendars.all()
            missed += calendars.missed
    return 1 if missed else 0


sys.exit(main())
