"""Writes the pages of docs/reference/ that are made of the code, the picture and the schema."""

from constructs_lib.checks.documents import documents_in, manifests_of
from constructs_lib.checks.flows.folder import read_documents
from constructs_lib.checks.flows.table import table
from scripts.docs import alerts
from scripts.docs.architecture import picture
from scripts.docs.pages import NOTICE, PAGES, SECTIONS, title_of
from scripts.docs.schema import schema_of, text_of
from scripts.public_api import ROOT
from settings import ENVIRONMENTS, Settings

FLOWS = """# Connections of the platform

All connections that the NetworkPolicies in `dist/` allow. Everything else is denied, in both
directions. The table is computed from the policies, not from the declarations of constructs; a
synth stops where the two differ. `app/*` are all pods of a namespace.
"""


def texts() -> dict[str, str]:
    """Return the generated files of this checkout: text by path."""
    documents = list(documents_in(ROOT / "dist"))
    heading, dashes, *flows = table(*read_documents(documents))
    connections = "\n".join([heading, dashes, *flows])
    return {
        **{f"docs/reference/{name}": page() for name, page in PAGES.items()},
        "docs/reference/alerts.md": alerts.page(manifests_of(documents)),
        "docs/reference/flows.md": f"{NOTICE}{FLOWS}\n{connections}\n",
        "docs/README.md": index(),
        "docs/images/architecture.svg": picture(flows),
        f"{ENVIRONMENTS.name}/schema.json": text_of(schema_of(Settings)),
    }


def index() -> str:
    """Return the page that lists all others."""
    parts = [f"{NOTICE}# All pages\n"]
    for heading, folder in SECTIONS.items():
        files = sorted((ROOT / "docs" / folder).glob("*.md"), key=title_of)
        links = [f"- [{title_of(file)}]({folder}/{file.name})" for file in files]
        parts.append(f"## {heading}\n\n" + "\n".join(links) + "\n")
    return "\n".join(parts) + f"\n{RUNBOOKS}"


RUNBOOKS = "## Runbooks\n\n- [A page for each alert](runbooks/README.md)\n"


def main() -> None:
    """Write the files."""
    for path, text in texts().items():
        (ROOT / path).write_text(text)


if __name__ == "__main__":
    main()
