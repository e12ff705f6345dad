"""The backend's own tests of its database, which a pipeline runs with one beside them."""

import os

from tests.checkout import ended
from tests.services.database import Database
from tests.services.programs import APPS


def test_they_pass_with_a_database(postgres):
    done = ended(
        ["npx", "vitest", "run", "--reporter=verbose", "backend/src/lib/entries.test.ts"],
        cwd=APPS,
        env={**os.environ, "NO_COLOR": "1", **Database(postgres).owner_environment()},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "✓" in done.stdout
    assert "skipped" not in done.stdout
