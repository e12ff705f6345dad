"""Schedules, time zones and durations."""

import re
from typing import Annotated

from constructs_lib.core.fields import matching, text_field

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


def _cron(text: str) -> str:
    for (lowest, highest, names), field in zip(_FIELDS, text.lower().split(), strict=True):
        for part in field.split(","):
            match = _RANGE.fullmatch(part)
            if match is None or int(match["step"] or 1) == 0:
                raise ValueError
            if match["first"]:
                ends = (match["first"], match["last"] or match["first"])
                first, last = (int(names.get(end, end)) for end in ends)
                if not lowest <= first <= last <= highest:
                    raise ValueError
    return text


CronSchedule = Annotated[
    str,
    text_field(
        "a cron schedule of five fields (minute 0-59, hour 0-23, day 1-31, month 1-12 or jan-dec, "
        "weekday 0-6 or sun-sat; lists, ranges and steps), such as '30 2 * * *'",
        _cron,
    ),
]
"""Schedule of a CronJob, in the syntax of robfig/cron, which Kubernetes uses: weekday 7 is refused.

The time zone is a field of its own.
"""

TimeZone = Annotated[
    str,
    text_field(
        "the name of an IANA time zone, such as 'Etc/UTC' or 'Europe/Berlin'",
        matching(
            r"(?![Ll][Oo][Cc][Aa][Ll]$)[A-Za-z][-+_A-Za-z0-9]*(/[A-Za-z][-+_A-Za-z0-9]*)*", 64
        ),
    ),
]
"""Time zone of a schedule. Only the cluster can tell whether a zone of that name exists."""

Duration = Annotated[
    str,
    text_field(
        "a duration above 0 of hours, minutes, seconds and milliseconds in this order, "
        "such as '1h30m' or '500ms'",
        matching(r"(?=.*[1-9])(\d{1,6}h)?(\d{1,6}m)?(\d{1,6}s)?(\d{1,6}ms)?", 32),
    ),
]
"""Duration, in the syntax that Go, Argo CD, Tekton and Prometheus all accept."""
