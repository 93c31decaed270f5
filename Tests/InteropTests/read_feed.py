"""Reads the feeds named on the command line and prints, as JSON, what another implementation finds in them."""
import datetime
import json
import re
import sys

import icalendar
import recurring_ical_events


def written(value):
    """An instant in UTC, or a date."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is None:
            return "floating " + value.isoformat()
        return value.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat()


def zones(calendar):
    used = set()
    for component in calendar.walk():
        if component.name in ("VEVENT", "VALARM"):
            for _, values in component.property_items(recursive=False):
                if hasattr(values, "params") and "TZID" in values.params:
                    used.add(str(values.params["TZID"]))
    return {"used": sorted(used), "defined": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")]}


def name(calendar):
    """The library does not know that the value is TEXT, and leaves its escapes in."""
    return re.sub(r"\\(.)", lambda match: {"n": "\n"}.get(match[1], match[1]), str(calendar.get("NAME", "")))


def read(path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    found = []
    for event in recurring_ical_events.of(calendar).between((2000, 1, 1), (2040, 1, 1)):
        start = event["DTSTART"].dt
        end = event["DTEND"].dt if "DTEND" in event else start
        found.append({
            "uid": str(event["UID"]), "title": str(event["SUMMARY"]), "start": written(start), "end": written(end),
            "status": str(event["STATUS"]), "location": str(event.get("LOCATION", "")),
        })
    found.sort(key=lambda each: (each["start"], each["uid"], each["end"]))
    errors = [str(error) for component in calendar.walk() for error in component.errors]
    return {
        "name": name(calendar), "occurrences": found, "zones": zones(calendar), "errors": errors,
        "components": len(calendar.walk("VEVENT")),
        "triggers": [int(alarm["TRIGGER"].dt.total_seconds()) for alarm in calendar.walk("VALARM")],
    }


json.dump([read(path) for path in sys.argv[1:]], sys.stdout, ensure_ascii=False, sort_keys=True)
