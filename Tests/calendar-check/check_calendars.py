#!/usr/bin/env python3
"""Compares etc/calendars with two independent sources, day by day, 2019-01-01 to 2026-12-31.

    python3 -m venv VENV && VENV/bin/pip install chinesecalendar holidays PyYAML
    VENV/bin/python Tests/calendar-check/check_calendars.py

Prints every difference. Exits 1 on one that EXPLAINED does not name, and on one that EXPLAINED names and that is no
longer there.
"""

import datetime
import pathlib
import sys

import chinese_calendar
import holidays
import yaml

FIRST = datetime.date(2019, 1, 1)
LAST = datetime.date(2026, 12, 31)
CALENDARS = pathlib.Path(__file__).resolve().parents[2] / "etc" / "calendars"

# Differences in which the other source is wrong: (source, day) -> why.
EXPLAINED = {
}


def days(item):
    """A day, or a range A..B with both ends."""
    if ".." not in item:
        return [datetime.date.fromisoformat(item)]
    first, last = (datetime.date.fromisoformat(end) for end in item.split(".."))
    if last <= first:
        raise ValueError(f"{item}: a range ends after it begins")
    return [first + datetime.timedelta(n) for n in range((last - first).days + 1)]


def read(path):
    """The announced days of one year's file: day -> whether people work. A later paper replaces a holiday entirely."""
    # The base loader leaves every scalar a text: YAML 1.1 would take the key `off` for false.
    document = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    if document["year"] != path.stem:
        raise ValueError(f"{path.name}: year {document['year']} in the file of another year")
    announced = {}
    published = None
    for paper in document["papers"]:
        if published is not None and paper["published"] <= published:
            raise ValueError(f"{path.name}: papers are not in order of publication")
        published = paper["published"]
        for holiday in paper["holidays"]:
            announced[holiday["name"]] = holiday
    works = {}
    for name, holiday in announced.items():
        off = [each for item in holiday["off"] for each in days(item)]
        make_up = [each for item in holiday.get("make-up", []) for each in days(item)]
        for each in make_up:
            if each.weekday() < 5:
                raise ValueError(f"{path.name}: {name}: {each} is no weekend day, so it makes up for nothing")
        for each, working in [(each, False) for each in off] + [(each, True) for each in make_up]:
            if each in works:
                raise ValueError(f"{path.name}: {name}: {each} is named twice")
            works[each] = working
    return works


def main():
    works = {}
    for path in sorted(CALENDARS.glob("*.yaml")):
        for each, working in read(path).items():
            if works.setdefault(each, working) != working:
                raise ValueError(f"{path.name}: {each} contradicts the file of another year")
    china = holidays.CN(years=range(FIRST.year - 1, LAST.year + 2))
    sources = {
        "chinesecalendar": chinese_calendar.is_workday,
        "holidays": china.is_working_day,
    }
    compared = explained = unexplained = 0
    unseen = set(EXPLAINED)
    each = FIRST
    while each <= LAST:
        ours = works.get(each, each.weekday() < 5)
        for source, is_working_day in sources.items():
            compared += 1
            if is_working_day(each) == ours:
                continue
            reason = EXPLAINED.get((source, each.isoformat()))
            unseen.discard((source, each.isoformat()))
            said = {True: "working", False: "off"}
            print(f"{each} {each:%a}: ours {said[ours]}, {source} {said[not ours]}: {reason or 'NOT EXPLAINED'}")
            explained += reason is not None
            unexplained += reason is None
        each += datetime.timedelta(1)
    for source, missing in sorted(unseen):
        print(f"{missing}: {source} agrees by now; take it off the list")
    total = (LAST - FIRST).days + 1
    print(
        f"{total} days, {compared} comparisons, {explained} explained differences, "
        f"{unexplained} unexplained, {len(unseen)} explanations without a difference"
    )
    return 1 if unexplained or unseen else 0


if __name__ == "__main__":
    sys.exit(main())
