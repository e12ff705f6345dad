"""The snippets of the documents have the types that the library asks for."""

import os
import re
import sys

from tests.checkout import ROOT, ended
from tests.test_docs import DOCUMENTS

SNIPPET = re.compile(r"<!-- test(?:: (\S+))? -->\n```python\n(.*?)```", re.DOTALL)


def test_snippets_are_typed(tmp_path):
    for document in DOCUMENTS:
        for number, (name, code) in enumerate(SNIPPET.findall(document.read_text())):
            if not name.startswith("test_"):
                module = f"{document.stem}_{number}".replace("-", "_").replace(".", "_")
                (tmp_path / f"{module}.py").write_text(code)
    files = sorted(str(file) for file in tmp_path.glob("*.py"))
    done = ended(
        [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", *files],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT)},
    )
    assert len(files) > 5
    assert done.returncode == 0, done.stdout + done.stderr
