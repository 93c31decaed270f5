#!/usr/bin/env python3
"""Writes a calendar of any number of events, always the same one for a number.

    Benchmarks/generate_calendar.py 10000 some-folder

Events are spread over 60 days, 8 contestants, 50 venues and 6 channels: rallies, broadcasts, debates with speaking
time, staff events. One in twenty repeats weekly, so that a calendar has somewhat more occurrences than events. Half the
events are written on one line, half on several, as people do both.
"""

import datetime
import pathlib
import sys

FIRST = datetime.date(2027, 1, 15)
CONTESTANTS, VENUES, CHANNELS = 8, 50, 6


def event(number):
    day = FIRST + datetime.timedelta(days=number % 60)
    start = f"{day}T{8 + number * 7 % 13:02}:{number * 5 % 60:02}"
    who = f"party-{number % CONTESTANTS}"
    keys = {"id": f"event-{number}", "title": f'"Event {number}, Көше {number % 97}"', "start": start}
    kind = number % 4
    if kind == 0:
        keys |= {"kind": "rally", "duration": "1h30m", "venue": f"venue-{number % VENUES}", "contestants": f"[{who}]"}
    elif kind == 1:
        keys |= {"kind": "broadcast", "duration": "5m", "channel": f"channel-{number % CHANNELS}", "contestants": f"[{who}]"}
    elif kind == 2:
        other = f"party-{(number + 3) % CONTESTANTS}"
        keys |= {"kind": "debate", "duration": "45m", "channel": f"channel-{number % CHANNELS}",
                 "contestants": f"[{who}, {other}]", "speaking": "{each: 9m}"}
    else:
        keys |= {"kind": "other", "duration": "30m", "audience": "staff"}
    if number % 20 == 0:
        keys["repeat"] = "{every: week, count: 4}"
    pairs = [f"{key}: {value}" for key, value in keys.items()]
    return "  - {" + ", ".join(pairs) + "}" if number % 2 else "  - " + "\n    ".join(pairs)


def calendar(events):
    yield "keste: 1"
    yield "campaign: {id: bench, title: Bench, zone: Asia/Almaty, period: 2027-01-10/2027-05-01}"
    yield "contestants:"
    yield from (f"  - {{id: party-{n}, kind: party, name: Party {n}}}" for n in range(CONTESTANTS))
    yield "venues:"
    yield from (f"  - {{id: venue-{n}, name: Venue {n}}}" for n in range(VENUES))
    yield "channels:"
    yield from (f"  - {{id: channel-{n}, kind: tv, name: Channel {n}}}" for n in range(CHANNELS))
    yield "events:"
    yield from (event(n) for n in range(events))


def write(events, folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "calendar.yaml").write_text("\n".join(calendar(events)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    write(int(sys.argv[1]), sys.argv[2])
