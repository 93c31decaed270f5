"""Makes up recurrence rules of every kind and expands them with dateutil: one a line of JSON, [rule, start, end, starts].

Left out is where dateutil does otherwise than RFC 5545 says, or where the RFC says nothing: numbered and plain days in
one BYDAY (it wants both at once), BYWEEKNO without BYDAY (it takes all seven days), BYWEEKNO with an INTERVAL (it goes by
the calendar year, not by the year of the weeks) and with BYSETPOS, week 53 (it finds one in years that have none), and
BYSETPOS of a week (of the first it counts only the days from the start on).
"""
import datetime
import itertools
import json
import random
import sys
import warnings

from dateutil import rrule

warnings.simplefilter("ignore")
COUNT, SEED = int(sys.argv[1]), int(sys.argv[2])
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# How far each kind is followed, in days.
REACH = {"YEARLY": 365 * 40, "MONTHLY": 365 * 8, "WEEKLY": 900, "DAILY": 500, "HOURLY": 60, "MINUTELY": 3, "SECONDLY": 1}
MOST = 80


class PastEnd(Exception):
    """dateutil would look for a start that never comes up to the year 9999."""


class Bounded(rrule._iterinfo):
    def rebuild(self, year, month):
        if year > end.year:
            raise PastEnd
        super().rebuild(year, month)


rrule._iterinfo = Bounded


def some(chance, values, most, rng):
    return sorted(rng.sample(values, rng.randint(1, min(most, len(values))))) if rng.random() < chance else []


def signed(top):
    return [n for n in range(-top, top + 1) if n != 0]


def make(rng):
    freq = rng.choice(list(REACH))
    rank = list(REACH).index(freq)
    parts = {"FREQ": freq}
    if rng.random() < 0.4:
        parts["INTERVAL"] = rng.choice([2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 24, 25, 30, 45, 48, 90, 100][: 17 if rank > 3 else 7])
    lists = {
        "BYMONTH": some(0.35, range(1, 13), 5, rng),
        "BYMONTHDAY": some(0.3, signed(31), 8, rng) if freq != "WEEKLY" else [],
        "BYYEARDAY": some(0.12, signed(366), 20, rng) if freq == "YEARLY" or rank > 3 else [],
        "BYHOUR": some(0.2, range(24), 6, rng),
        "BYMINUTE": some(0.2, range(60), 6, rng),
        "BYSECOND": some(0.15, range(60), 6, rng),
    }
    days = some(0.4, DAYS, 5, rng)
    if freq == "YEARLY" and rng.random() < 0.2 and "INTERVAL" not in parts:
        lists["BYWEEKNO"] = some(1, signed(52), 8, rng)
        days = days or [rng.choice(DAYS)]
    elif freq in ("YEARLY", "MONTHLY") and days and rng.random() < 0.5:
        most = 53 if freq == "YEARLY" and not lists["BYMONTH"] else 5
        days = sorted({f"{rng.choice(signed(most))}{day}" for day in days})
    for name, values in lists.items():
        if values:
            parts[name] = ",".join(map(str, values))
    if days:
        parts["BYDAY"] = ",".join(days)
    if rank <= 3 and freq != "WEEKLY" and len(parts) > 1 and set(parts) - {"FREQ", "INTERVAL"} and "BYWEEKNO" not in parts and rng.random() < 0.2:
        parts["BYSETPOS"] = ",".join(map(str, some(1, signed(6), 3, rng)))
    if rng.random() < 0.3:
        parts["WKST"] = rng.choice(DAYS)
    if rng.random() < 0.3:
        parts["COUNT"] = rng.randint(1, 60)
    start = datetime.datetime(1995, 1, 1) + datetime.timedelta(seconds=rng.randrange(40 * 365 * 86400))
    end = start + datetime.timedelta(days=REACH[freq])
    return ";".join(f"{name}={value}" for name, value in parts.items()), start, end


rng = random.Random(SEED)
for _ in range(COUNT):
    text, start, end = make(rng)
    try:
        rule = rrule.rrulestr(text, dtstart=start)
    except ValueError:
        # It refuses steps that never come to an hour, minute or second that is named; there are no starts.
        found = []
    else:
        found = []
        try:
            found.extend(itertools.islice(itertools.takewhile(lambda moment: moment < end, rule), MOST))
        except (PastEnd, ValueError):
            pass
    form = "%Y%m%dT%H%M%S"
    print(json.dumps([text, start.strftime(form), end.strftime(form), [moment.strftime(form) for moment in found]]))
