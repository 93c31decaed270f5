"""Reads definitions of zones alone: what instants local times mean to icalendar, python-dateutil and libical.

The input is JSON lines {"definition": a VTIMEZONE under a name that no database has, "times": [local times]}; the output
has for each one line {"icalendar": [...], "dateutil": [...], "libical": [...]}, seconds since 1970.
"""
import ctypes
import ctypes.util
import datetime
import io
import json
import sys

import dateutil.tz
import icalendar

UTC = datetime.timezone.utc


class Time(ctypes.Structure):
    _fields_ = [(name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")]
    _fields_.append(("zone", ctypes.c_void_p))


def libical():
    library = ctypes.CDLL(ctypes.util.find_library("ical") or "libical.so.3")
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icaltimezone_new.restype = ctypes.c_void_p
    library.icaltimezone_set_component.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
    library.icaltimezone_free.argtypes = [ctypes.c_void_p, ctypes.c_int]
    library.icaltimezone_get_utc_offset.argtypes = [ctypes.c_void_p, ctypes.POINTER(Time), ctypes.POINTER(ctypes.c_int)]
    return library


LIBICAL = libical()


def by_libical(text, times):
    zone = LIBICAL.icaltimezone_new()
    LIBICAL.icaltimezone_set_component(zone, LIBICAL.icalparser_parse_string(text.encode()))
    found = []
    for time in times:
        value = Time(time.year, time.month, time.day, time.hour, time.minute, time.second, 0, 0, None)
        offset = LIBICAL.icaltimezone_get_utc_offset(zone, ctypes.byref(value), ctypes.byref(ctypes.c_int()))
        found.append(int(time.replace(tzinfo=UTC).timestamp()) - offset)
    LIBICAL.icaltimezone_free(zone, 1)
    return found


def by_zone(zone, times):
    return [int(time.replace(tzinfo=zone).timestamp()) for time in times]


with open(sys.argv[1], "rb") as file:
    for line in file:
        question = json.loads(line)
        text = question["definition"]
        times = [datetime.datetime.strptime(time, "%Y%m%dT%H%M%S") for time in question["times"]]
        own = icalendar.Timezone.from_ical(text)
        json.dump(
            {
                "icalendar": by_zone(own.to_tz(lookup_tzid=False), times),
                "dateutil": by_zone(dateutil.tz.tzical(io.StringIO(text)).get(), times),
                "libical": by_libical(text, times),
            },
            sys.stdout)
        print()
