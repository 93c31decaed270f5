"""Ten million records of airtime: the queries of RuleKit beside loops over plain arrays, in a rule module of its own."""

import random
import subprocess
import sys

CONTESTANTS = 7
CHANNELS = 12
ALLOWED = 1.3


def write(rows, folder):
    """A calendar with a log of so many rows, the same each time."""
    folder.mkdir()
    lists = "".join(f"  - {{id: c{number}, kind: party, name: C{number}, contests: [lists]}}\n"
                    for number in range(CONTESTANTS))
    channels = "".join(f"  - {{id: t{number}, kind: tv, name: T{number}}}\n" for number in range(CHANNELS))
    (folder / "calendar.yaml").write_text(
        "keste: 1\ncampaign: {id: scan, title: Scan, zone: Asia/Almaty, period: 2023-02-01/2023-03-03}\n"
        "contests: [{id: lists, title: Lists}]\n"
        f"contestants:\n{lists}channels:\n{channels}"
        "airtime: [{log: log.csv, mode: aired}]\nrules: {modules: []}\n")
    chance = random.Random(5)
    with (folder / "log.csv").open("w") as log:
        log.write("channel,contestant,start,duration,kind\n")
        for row in range(rows):
            second = row * 28 * 86_400 // rows
            day, hour, minute = 1 + second // 86_400, second // 3600 % 24, second // 60 % 60
            kind = ("free", "paid", "news")[chance.randrange(3)]
            log.write(f"t{chance.randrange(CHANNELS)},c{chance.randrange(CONTESTANTS)},"
                      f"2023-02-{day:02}T{hour:02}:{minute:02}:{second % 60:02},{chance.randrange(5, 60)},{kind}\n")


def measure(keste, module, folder, environment):
    """Runs the module once; it takes the best of several times itself. Says how many goals were missed."""
    done = subprocess.run([str(keste), "check", str(folder), "--rules", str(module), "--rule-timeout", "120"],
                          env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("scan: ")]
    if done.returncode != 0 or not lines:
        sys.exit(f"keste check ended with {done.returncode}:\n{done.stdout}")
    missed = 0
    for line in lines:
        _, what, times = line.split(": ")
        query, loop = (int(time) / 1000 for time in times.split())
        met = query <= ALLOWED * loop
        missed += not met
        print(f"{what:<44}{query:7.1f} ms   goal {ALLOWED * loop:5.1f} ms   {'met   ' if met else 'MISSED'}"
              f"   {query / loop:5.2f} x a loop over arrays ({loop:.1f} ms)", flush=True)
    return missed
