"""Reads a feed whose zones bear names that no database knows, so that only their definitions in the feed can help."""
import datetime
import json
import sys

import icalendar

with open(sys.argv[1], "rb") as file:
    text = file.read().decode()
calendar = icalendar.Calendar.from_ical(text.replace("TZID:", "TZID:Only-here-").replace("TZID=", "TZID=Only-here-"))
found = {}
for event in calendar.walk("VEVENT"):
    start = event["DTSTART"].dt
    found[str(event["UID"])] = start.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
json.dump(found, sys.stdout, sort_keys=True)
