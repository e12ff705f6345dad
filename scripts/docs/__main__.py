"""Writes the pages of docs/reference/ that are made of the code, and the schema of settings."""

from constructs_lib.checks.flows.folder import read_folders
from constructs_lib.checks.flows.table import table
from scripts.docs.models import ROOT
from scripts.docs.pages import NOTICE, PAGES
from scripts.docs.schema import schema_of, text_of
from settings import ENVIRONMENTS, Settings

FLOWS = """# Connections of the platform

All connections that the NetworkPolicies in `dist/` allow. Everything else is denied, in both directions. The table is computed from
the policies, not from the declarations of constructs; a synth stops where the two differ. `app/*` are all pods of a namespace.
"""


def texts() -> dict[str, str]:
    """Return the generated files of this checkout: text by path."""
    flows = "\n".join(table(*read_folders(ROOT / "dist")))
    return {
        **{f"docs/reference/{name}": page() for name, page in PAGES.items()},
        "docs/reference/flows.md": f"{NOTICE}{FLOWS}\n{flows}\n",
        f"{ENVIRONMENTS.name}/schema.json": text_of(schema_of(Settings)),
    }


def main() -> None:
    """Write the files."""
    for path, text in texts().items():
        (ROOT / path).write_text(text)


if __name__ == "__main__":
    main()
