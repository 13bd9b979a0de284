"""Reads an iCalendar object on stdin with icalendar and with vobject, and prints what both found as JSON.

Where the two do not find the same, or a line does not keep to RFC 5545, section 3.1, it is said under `faults`.
"""

import datetime
import json
import re
import sys

import icalendar
import vobject

raw = sys.stdin.buffer.read()
faults = []

for line in raw.split(b"\r\n"):
    if len(line) > 75:
        faults.append(f"{len(line)} bytes in one line")
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        faults.append("a character is cut in two")
if re.search(rb"(?<!\r)\n|\r(?!\n)", raw) or not raw.endswith(b"\r\n"):
    faults.append("a line does not end in CRLF")

one = icalendar.Calendar.from_ical(raw)
faults += [f"icalendar: {error}" for component in one.walk() for error in component.errors]
other = vobject.readOne(raw.decode("utf-8"))
other.validate(raiseException=True)


def text(component, name):
    return str(component[name]) if name in component else None


def party(component, name):
    """Their name, their address, and whether they are asked for an answer."""
    if name not in component:
        return None
    value = component[name]
    return {"name": value.params.get("CN"), "address": str(value), "rsvp": value.params.get("RSVP")}


def found(event):
    return {
        "uid": text(event, "UID"),
        "sequence": int(event["SEQUENCE"]),
        "stamp": event["DTSTAMP"].to_ical().decode(),
        "start": event["DTSTART"].dt.isoformat(),
        "end": event["DTEND"].dt.isoformat() if "DTEND" in event else None,
        "summary": text(event, "SUMMARY"),
        "description": text(event, "DESCRIPTION"),
        "transparency": text(event, "TRANSP"),
        "status": text(event, "STATUS"),
        "organizer": party(event, "ORGANIZER"),
        "attendee": party(event, "ATTENDEE"),
    }


events = [found(event) for event in one.walk("VEVENT")]
others = list(other.contents.get("vevent", []))
if len(others) != len(events):
    faults.append(f"icalendar finds {len(events)} events, vobject {len(others)}")
for event, same in zip(events, others):
    if type(same.dtstart.value) is not datetime.date:
        faults.append("vobject finds an hour")
    theirs = {
        "uid": same.uid.value,
        "start": same.dtstart.value.isoformat(),
        "end": same.dtend.value.isoformat() if hasattr(same, "dtend") else None,
        "summary": same.summary.value,
        "description": same.description.value,
    }
    faults += [f"{key}: {event[key]!r} or {value!r}" for key, value in theirs.items() if event[key] != value]

json.dump(
    {
        "method": text(one, "METHOD"),
        "name": text(one, "X-WR-CALNAME"),
        "refresh": one["REFRESH-INTERVAL"].to_ical().decode() if "REFRESH-INTERVAL" in one else None,
        "events": events,
        "faults": faults,
    },
    sys.stdout,
)
