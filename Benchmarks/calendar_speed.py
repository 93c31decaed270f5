"""Measures iCalendar speed beside libical's: the part of `bench.py` that the package in this folder does.

Both are built here, on the libical of this machine. What is written and what is expanded is measured in one process, in
turn, by the benchmark target `Calendars` (ordo-one/benchmark); what is read by a fresh process each, `ours` and `peer`,
so that peak memory is that of one reading. All ratios are medians of the ratios of rounds in which both ran.
"""

import os
import pathlib
import statistics
import subprocess
import sys

import generate_events

FOLDER = pathlib.Path(__file__).resolve().parent
BUILD = FOLDER / ".build/release"
GOALS = {"write 100,000 events": 0.08, "expand all rules": 1.0, "expand common rules": 0.2}


def run(command, **more):
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done


class Taken:
    """What a program took: of its work the time, of the whole process the most memory."""

    def __init__(self, program, work, path):
        done = run([BUILD / "measure", BUILD / program, work, path])
        _, _, peak, status = done.stderr.split()[-4:]
        if status != "0":
            sys.exit(f"{program} {work} {path} ended with {status}:\n{done.stdout}{done.stderr}")
        self.count, _, self.cpu, self.wall = (float(word) for word in done.stdout.split())
        self.peak = float(peak)


class CalendarSpeed:
    def __init__(self, runs, work):
        self.runs = runs
        self.work = work
        self.missed = 0

    def say(self, what, ratio, goal, ours, theirs, unit="ms"):
        met = goal is None or ratio <= goal
        self.missed += not met
        promise = f"goal {goal:4.2f} x   {'met   ' if met else 'MISSED'}" if goal else " " * 20
        print(f"{what:<44}{ratio:8.3f} x  {promise}   {ours:,.0f} {unit}, libical {theirs:,.0f} {unit}", flush=True)

    def all(self):
        run(["swift", "build", "-c", "release"], cwd=FOLDER)
        for events in (100_000, 1_000_000):
            generate_events.write(events, self.work / str(events))
        self.in_turn()
        self.writing()
        self.reading()
        self.streaming()

    def in_turn(self):
        """Both in one process: ordo-one/benchmark keeps the samples."""
        samples = self.work / "samples"
        run(["swift", "package", "--disable-sandbox", "benchmark", "--quiet", "--no-progress", "--format",
             "histogramSamples", "--path", samples],
            cwd=FOLDER, env=dict(os.environ, KESTE_BENCH_EVENTS=str(self.work / "100000.tsv"),
                                 KESTE_BENCH_ROUNDS=str(self.runs)))
        for name in ("write 100,000 events", "write 100,000 events as a feed", "expand all rules", "expand common rules"):
            medians = {}
            for metric in ("ratio", "ours", "libical"):
                file = samples / f"Current_run.Calendars.{name.replace(' ', '_')}.{metric}.histogram.samples.tsv"
                medians[metric] = statistics.median(float(line) for line in file.read_text().splitlines()[1:])
            self.say(f"{name}, CPU", medians["ratio"] / 10_000, GOALS.get(name), medians["ours"] / 1000,
                     medians["libical"] / 1000)

    def rounds(self, work, path, others=("peer",)):
        taken = [[Taken(program, work, path) for program in ("ours", *others)] for _ in range(self.runs + 1)]
        return taken[1:]

    def writing(self):
        rounds = self.rounds("write", self.work / "100000.tsv")
        self.compare("write 100,000 events, CPU, fresh process", rounds, lambda taken: taken.cpu * 1000, 0.08)

    def reading(self):
        rounds = self.rounds("read", self.work / "100000.ics")
        for ours, theirs in rounds:
            if ours.count != theirs.count:
                sys.exit(f"we read {ours.count:.0f} events, libical {theirs.count:.0f}")
        self.compare("read 100,000 events, CPU", rounds, lambda taken: taken.cpu * 1000, 0.4)
        self.compare("read 100,000 events, time", rounds, lambda taken: taken.wall * 1000, 0.4)
        self.compare("read 100,000 events, peak memory", rounds, lambda taken: taken.peak, 0.5, "MiB")

    def streaming(self):
        """Once: libical would take gigabytes for it, and memory does not depend on what else the machine does."""
        ours = Taken("ours", "stream", self.work / "1000000.ics")
        met = ours.peak < 600
        self.missed += not met
        print(f"{'stream 1,000,000 events, peak memory':<44}{ours.peak:6.0f} MiB   goal  600 MiB   "
              f"{'met   ' if met else 'MISSED'}   {ours.wall:.1f} s", flush=True)

    def compare(self, what, rounds, figure, goal, unit="ms"):
        self.say(what, statistics.median(figure(ours) / figure(theirs) for ours, theirs in rounds), goal,
                 statistics.median(figure(ours) for ours, _ in rounds),
                 statistics.median(figure(theirs) for _, theirs in rounds), unit)
