from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from constructs_lib.core.summer_time import skipped_day


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/Berlin",
        # At midnight.
        "Africa/Cairo",
        # South of the equator.
        "America/Santiago",
        # Twice a year, at dates of the moon.
        "Africa/Casablanca",
        # By half an hour.
        "Australia/Lord_Howe",
        # Never.
        "Asia/Tokyo",
        "Etc/UTC",
    ],
)
def test_every_half_hour_of_a_day_by_walking_through_nine_years(zone):
    begin = datetime(2023, 12, 31, tzinfo=UTC)
    halves = (begin + timedelta(minutes=30 * number) for number in range(48 * 366 * 9 + 96))
    seen = {half.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for half in halves}
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(9 * 365 + 3)]
    for half in range(48):
        hour, minute = divmod(30 * half, 60)
        lost = (d for d in days if datetime(d.year, d.month, d.day, hour, minute) not in seen)
        assert skipped_day(f"{minute} {hour} * * *", zone) == next(lost, None)
