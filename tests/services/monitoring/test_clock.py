"""A real Prometheus that was started while the clock was wrong."""

import subprocess
import time

from tests.programs import made
from tests.services.monitoring.servers import asked, prometheus

HOUR = 3600


def test_what_a_clock_that_ran_ahead_has_left_keeps_nothing_out(tmp_path, rules_file):
    """By nine hours, as where one of Japan is taken for one of Greenwich until it is corrected."""
    begin = int(time.time()) + 9 * HOUR
    lines = [f"ahead 1 {moment}" for moment in range(begin, begin + 10 * 60, 30)]
    samples = tmp_path / "samples"
    samples.write_text("\n".join(("# TYPE ahead gauge", *lines, "# EOF", "")))
    create = ("tsdb", "create-blocks-from", "openmetrics", samples, tmp_path / "prometheus")
    subprocess.run([made("prometheus") / "promtool", *create], check=True, capture_output=True)
    # It waits until what is read now is there.
    with prometheus(tmp_path, [], rules_file, "127.0.0.1:9") as url:
        stored = asked(url, "query", query="present_over_time(ahead[10h] offset -10h)")["result"]
    assert [each["value"][1] for each in stored] == ["1"]
