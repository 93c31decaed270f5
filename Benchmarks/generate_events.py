#!/usr/bin/env python3
"""Writes events of a campaign as an .ics and as a table, always the same ones for a number.

    Benchmarks/generate_events.py 100000 some/events      writes some/events.ics and some/events.tsv

An event takes some 670 octets of .ics, most of its letters are Kazakh or Russian, and one in ten repeats: by day, by
week or by month, with every kind of end. The table has the same events, a line each, for those who write them.
"""

import datetime
import pathlib
import random
import sys

SEED = 19_03_2023
FIRST = datetime.datetime(2027, 1, 18)

KINDS = ["Кандидатпен кездесу", "Встреча во дворе", "Теледебат, бірінші бөлім", "Концерт; вход свободный",
         "Баспасөз мәслихаты", "Прямой эфир «Тұран»", "Шеруге шығу", "Заседание штаба", "Обход: пятый участок"]
TOWNS = ["Алматы", "Орал", "Талдықорған", "Көкшетау", "Екібастұз", "Жезқазған", "Риддер", "Балқаш", "Сәтбаев", "Арқалық",
         "Хромтау", "Жаңаөзен", "Кентау", "Абай"]
NAMES = ["Сейтқали", "Ахметова", "Дюсенов", "Карпенко", "Бекенова", "Мұратұлы", "Тен", "Соколова", "Ысқақ"]
CATEGORIES = ["RALLY", "DEBATE", "BROADCAST", "MEETING", "CANVASSING"]

# The first five are the common ones: by day and by week, with an interval, days, a count or an end.
RULES = ["FREQ=DAILY;COUNT=25", "FREQ=DAILY;INTERVAL=2;UNTIL=20270901T000000Z", "FREQ=WEEKLY;BYDAY=TU,TH,SA;COUNT=50",
         "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "FREQ=WEEKLY;UNTIL=20271201T000000Z",
         "FREQ=MONTHLY;BYDAY=2SU", "FREQ=MONTHLY;BYMONTHDAY=5,20,-1", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
         "FREQ=DAILY;INTERVAL=4;BYMONTH=3,4,5,9"]

HEAD = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Keste//Benchmark//KK
CALSCALE:GREGORIAN
BEGIN:VTIMEZONE
TZID:Asia/Almaty
BEGIN:STANDARD
DTSTART:20240301T000000
TZOFFSETFROM:+0600
TZOFFSETTO:+0500
TZNAME:+05
END:STANDARD
END:VTIMEZONE
"""


def event(number, chance):
    start = FIRST + datetime.timedelta(days=chance.randrange(56), minutes=5 * chance.randrange(7 * 12, 22 * 12))
    end = start + datetime.timedelta(minutes=chance.choice([20, 30, 45, 60, 75, 90, 150]))
    town, name = chance.choice(TOWNS), chance.choice(NAMES)
    street, person = chance.randrange(1, 600), chance.randrange(1, 1500)
    return {
        "uid": f"event-{number:07}@bench.example",
        "start": f"{start:%Y%m%dT%H%M%S}",
        "end": f"{end:%Y%m%dT%H%M%S}",
        "summary": f"{chance.choice(KINDS)}: {town}, {name} №{number}",
        "location": f"{town}, Достық көшесі {street}, {street % 7 + 1}-зал",
        "description": f"Телефон: +7 {chance.randrange(7000000000, 7079999999)}; отвечает {name}.\n"
                       f"Күтілетін адам саны {chance.randrange(15, 950)}, микрофон мен сахна керек, журналистер шақырылды.",
        "categories": chance.choice(CATEGORIES),
        "attendee": f"{name} {person}",
        "address": f"mailto:person-{person}@staff.example",
        "rule": chance.choice(RULES) if chance.random() < 0.1 else "",
    }


def escaped(text):
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line):
    octets, lines, room = line.encode(), [], 75
    while len(octets) > room:
        cut = room
        while octets[cut] & 0xC0 == 0x80:
            cut -= 1
        lines.append(octets[:cut])
        octets, room = octets[cut:], 74
    return b"\r\n ".join(lines + [octets]) + b"\r\n"


def component(event):
    yield "BEGIN:VEVENT"
    yield f"UID:{event['uid']}"
    yield "DTSTAMP:20261124T000000Z"
    yield f"DTSTART;TZID=Asia/Almaty:{event['start']}"
    yield f"DTEND;TZID=Asia/Almaty:{event['end']}"
    yield f"SUMMARY:{escaped(event['summary'])}"
    yield f"LOCATION:{escaped(event['location'])}"
    yield f"DESCRIPTION:{escaped(event['description'])}"
    yield f"CATEGORIES:{event['categories']}"
    yield f"ATTENDEE;CN={event['attendee']};ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:{event['address']}"
    if event["rule"]:
        yield f"RRULE:{event['rule']}"
    yield "END:VEVENT"


def write(count, path):
    chance = random.Random(SEED)
    with open(f"{path}.ics", "wb") as calendar, open(f"{path}.tsv", "w", encoding="utf-8") as table:
        calendar.write(HEAD.replace("\n", "\r\n").encode())
        for number in range(count):
            made = event(number, chance)
            calendar.write(b"".join(map(folded, component(made))))
            table.write("\t".join(made.values()).replace("\n", "\\n") + "\n")
        calendar.write(b"END:VCALENDAR\r\n")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        sys.exit(__doc__)
    pathlib.Path(sys.argv[2]).parent.mkdir(parents=True, exist_ok=True)
    write(int(sys.argv[1]), sys.argv[2])
