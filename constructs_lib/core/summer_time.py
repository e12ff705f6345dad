"""Hours that are lost when summer time begins.

It reckons with dates, and never asks for today's.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo

from constructs_lib.core.schedule import due_days, known_days, times_of_day


def skipped_day(schedule: str, time_zone: str) -> date | None:
    """Returns a day of a `CronSchedule` on which a `TimeZone` skips all its times, or None.

    Kubernetes leaves out what is due in an hour that is lost.
    """
    changes = _changes(time_zone)
    if not changes:
        return None
    times = times_of_day(schedule)
    begins = [changes[number] for number in due_days(schedule) if number in changes]
    for begin in begins:
        if not any(_exists(begin + timedelta(minutes=each)) for each in times):
            return begin.date()
    return None


@cache
def _changes(time_zone: str) -> dict[int, datetime]:
    """Returns the begins of those of `known_days` on which clocks are changed, by index."""
    # Not of the database of the machine, which may be another.
    with files("tzdata").joinpath("zoneinfo", *time_zone.split("/")).open("rb") as file:
        zone = ZoneInfo.from_file(file)
    days = known_days()
    begins = enumerate(datetime(year, month, day, tzinfo=zone) for year, month, day, _ in days)
    return {
        number: begin
        for (number, begin), (_, following) in pairwise(begins)
        if begin.utcoffset() != following.utcoffset()
    }


def _exists(local: datetime) -> bool:
    there = local.astimezone(UTC).astimezone(local.tzinfo)
    return there.replace(tzinfo=None, fold=0) == local.replace(tzinfo=None)
