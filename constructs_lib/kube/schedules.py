"""Schedules, time zones and durations."""

import re
from calendar import Calendar
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.validation import matching, text_field

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
_FIELDS: tuple[tuple[int, int, dict[str, int]], ...] = (
    (0, 59, {}),
    (0, 23, {}),
    (1, 31, {}),
    (1, 12, {name: number for number, name in enumerate(_MONTHS, 1)}),
    (0, 6, {name: number for number, name in enumerate(_WEEKDAYS)}),
)
_RANGE = re.compile(
    r"([*?]|(?P<first>[a-z]+|\d{1,9})(-(?P<last>[a-z]+|\d{1,9}))?)(/(?P<step>\d{1,9}))?", re.ASCII
)


@cache
def _known_days() -> list[tuple[int, int, int]]:
    """Return month, day and weekday of each day of nine years, three of which are leap years."""
    return [
        (month, day, (weekday + 1) % 7)
        for year in range(2024, 2033)
        for month in range(1, 13)
        for day, weekday in Calendar().itermonthdays2(year, month)
        if day
    ]


_MINUTES_OF_DAY = 24 * 60

NAMED_SCHEDULES = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}
"""Schedules that the controller of CronJobs also knows by a name."""


def _cron(text: str) -> str:
    _fields(text)
    return text


def _fields(text: str) -> list[set[int] | None]:
    """Return the numbers of each field, as robfig/cron reads it. None: any number."""
    return [
        None if None in parts else {number for part in parts for number in part or ()}
        for known, field in zip(_FIELDS, re.findall(r"[^ \t\n]+", text.lower()), strict=True)
        for parts in [[_part(part, *known) for part in field.split(",")]]
    ]


def _part(text: str, lowest: int, highest: int, names: dict[str, int]) -> range | None:
    match = _RANGE.fullmatch(text)
    # With a larger step the field has one number: '*/90' is each hour, not each 90 minutes.
    if match is None or not 0 < (step := int(match["step"] or 1)) <= highest - lowest + 1:
        raise ValueError
    if not match["first"]:
        # Each second day is a choice of days, unlike each day.
        return None if step == 1 else range(lowest, highest + 1, step)
    ends = (match["first"], match["last"] or match["first"])
    first, last = (int(names.get(end, end)) for end in ends)
    if not lowest <= first <= last <= highest:
        raise ValueError
    return range(first, (highest if match["step"] and not match["last"] else last) + 1, step)


def _comes(schedule: str, info: ValidationInfo) -> str:
    if not _due_days(schedule):
        raise ValueError(
            f"'{info.field_name or 'id'}' must be a schedule that comes, got {schedule!r}, "
            "which no day of a year fits; correct its day or its months"
        )
    return schedule


CronSchedule = Annotated[
    str,
    text_field(
        "a cron schedule of five fields (minute 0-59, hour 0-23, day 1-31, month 1-12 or jan-dec, "
        "weekday 0-6 or sun-sat; lists, ranges and steps within them), such as '30 2 * * *'",
        _cron,
        lambda text: repr(NAMED_SCHEDULES[text]) if text in NAMED_SCHEDULES else "",
    ),
    AfterValidator(_comes),
]
"""Schedule of a CronJob, in the syntax of robfig/cron, which Kubernetes uses: weekday 7 is refused.

So is one that never comes, such as February 30. The time zone is a field of its own.
"""


def longest_pause_hours(schedule: str) -> int:
    """Return the most hours between two runs of a `CronSchedule`, rounded up."""
    return -(-longest_pause_minutes(schedule) // 60)


def longest_pause_minutes(schedule: str) -> int:
    """Return the most minutes between two runs of a `CronSchedule`."""
    minutes, hours, *_ = _fields(schedule)
    times = sorted(
        60 * hour + minute for hour in hours or range(24) for minute in minutes or range(60)
    )
    days = max(later - earlier for earlier, later in pairwise(_due_days(schedule)))
    overnight = days * _MINUTES_OF_DAY + times[0] - times[-1]
    return max([overnight, *(later - earlier for earlier, later in pairwise(times))])


@cache
def _due_days(schedule: str) -> Sequence[int]:
    """Return the indexes of those of `_known_days` on which a `CronSchedule` is due."""
    *_, days, months, weekdays = _fields(schedule)
    return [
        number
        for number, (month, day, weekday) in enumerate(_known_days())
        if (months is None or month in months) and _is_day(days, weekdays, day, weekday)
    ]


def _is_day(days: set[int] | None, weekdays: set[int] | None, day: int, weekday: int) -> bool:
    # If both days and weekdays are chosen, either is enough.
    if days is not None and weekdays is not None:
        return day in days or weekday in weekdays
    return (days is None or day in days) and (weekdays is None or weekday in weekdays)


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones of IANA."""
    # Not of zoneinfo, which prefers the database of the machine: there, names may be others.
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(names)


def _time_zone(text: str) -> str:
    if text not in time_zones():
        raise ValueError
    return text


TimeZone = Annotated[
    str,
    text_field(
        "the name of an IANA time zone in its exact spelling, such as 'Etc/UTC' or 'Europe/Berlin'",
        _time_zone,
    ),
]
"""Time zone of a schedule, one of those in the package tzdata."""

Duration = Annotated[
    str,
    text_field(
        "a duration above 0 of hours, minutes, seconds and milliseconds in this order, "
        "such as '1h30m' or '500ms'",
        matching(r"(?=.*[1-9])(\d{1,6}h)?(\d{1,6}m)?(\d{1,6}s)?(\d{1,6}ms)?", 32),
    ),
]
"""Duration, in the syntax that Go, Argo CD, Tekton and Prometheus all accept."""

_MILLISECONDS = {"h": 3_600_000, "m": 60_000, "s": 1_000, "ms": 1}


def milliseconds(duration: str) -> int:
    """Return the milliseconds of a `Duration`."""
    parts = re.findall(r"(\d+)(ms|[hms])", duration)
    return sum(int(number) * _MILLISECONDS[unit] for number, unit in parts)


def go_duration(duration: str) -> str:
    """Return a `Duration` as Go writes it, such as `1h30m0s`.

    Some controllers read it and write it back, which would be a difference for Argo CD.
    """
    total = milliseconds(duration)
    if total < _MILLISECONDS["s"]:
        return f"{total}ms"
    minutes, rest = divmod(total, _MILLISECONDS["m"])
    seconds = f"{rest / _MILLISECONDS['s']:g}s"
    if not minutes:
        return seconds
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h{minutes}m{seconds}" if hours else f"{minutes}m{seconds}"
