"""Builds the site from docs/, the README and the code, and checks its links."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from os.path import normpath, relpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel

from constructs_lib.plan.plan import Plan
from scripts.docs.constructs import page, stubs, types
from scripts.docs.library import classes, constructs, props_of
from scripts.docs.models import ROOT
from scripts.docs.pages import library
from scripts.docs.schema import schema_of, text_of
from settings import Settings

FOLDER = ROOT / "build/site"
PAGES = FOLDER / "pages"
HTML = FOLDER / "html"

SECTIONS = {
    "Tutorials": "tutorials",
    "How-to": "how-to",
    "Reference": "reference",
    "Explanation": "explanation",
    "Runbooks": "runbooks",
}
"""Folders of docs/ by their heading, in the order in which a reader needs them."""

FIRST = ("platform", "platform.ja", "first-service", "first-service.ja", "first-tier")
"""Pages that come before the others of their section."""

COMMANDS = {
    "make": ["make", "help"],
    "python -m constructs_lib": [sys.executable, "-m", "constructs_lib", "--help"],
    **{
        f"python -m constructs_lib {name}": [sys.executable, "-m", "constructs_lib", name, "--help"]
        for name in ("init", "rules", "flows", "plan", "secrets", "upgrade")
    },
    "python -m scripts.cluster": [sys.executable, "-m", "scripts.cluster", "--help"],
    "scripts/restore.sh": ["scripts/restore.sh", "--help"],
}
"""Commands whose help becomes a page."""

LINK = re.compile(r"(!?)\[([^\[\]]*)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def main() -> None:
    """Build the site into build/site/html/."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    write_pages()
    (FOLDER / "zensical.toml").write_text(configuration())
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    write_schemas()
    (HTML / "llms.txt").write_text(overview())
    if broken := sorted(broken_links()):
        sys.exit("broken links:\n" + "\n".join(broken))
    print(f"Built {len(list(HTML.rglob('*.html')))} pages in {relpath(HTML)}/")


def write_pages() -> None:
    """Write all pages as Markdown: those of docs/, the README, and those of the code."""
    shutil.copytree(ROOT / "docs", PAGES, ignore=shutil.ignore_patterns("*.pyi"))
    for source, name in (("README.md", "index.md"), ("README.ja.md", "index.ja.md")):
        (PAGES / name).write_text((ROOT / source).read_text())
    shutil.copy(ROOT / "CHANGELOG.md", PAGES / "changelog.md")
    for file in PAGES.rglob("*.md"):
        file.write_text(with_links(file))
    reference = PAGES / "reference"
    (reference / "constructs.md").write_text(library(lambda name: f"[{name}](constructs/{name}.md)"))
    (reference / "constructs").mkdir()
    interfaces = stubs()
    for each in constructs():
        (reference / f"constructs/{each.__name__}.md").write_text(page(each, interfaces))
    (reference / "types.md").write_text(types())
    (reference / "commands.md").write_text(commands())


def with_links(file: Path) -> str:
    """Return a page whose links lead to pages of the site. Files of the repository have none."""
    place = file.relative_to(PAGES)
    source = {"index.md": "README.md", "index.ja.md": "README.ja.md"}.get(str(place))
    folder = Path() if source or place.name == "changelog.md" else Path("docs") / place.parent
    names = {"README.md": "index.md", "README.ja.md": "index.ja.md", "CHANGELOG.md": "changelog.md"}

    def moved(match: re.Match[str]) -> str:
        image, text, target, anchor = match.groups()
        path = normpath(folder / target)
        inside = names.get(path, path.removeprefix("docs/"))
        if path not in names and (not path.startswith("docs/") or path.startswith("docs/api")):
            return text
        return f"{image}[{text}]({relpath(inside, place.parent)}{anchor or ''})"

    text = LINK.sub(moved, file.read_text())
    return re.sub(r'(srcset|src)="docs/', r'\1="', text)


def commands() -> str:
    """Return the page of all commands, with their help."""
    parts = ["# Commands\n"]
    for name, command in COMMANDS.items():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        help_text = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).strip("\n")
        parts.append(f"## `{name}`\n\n```text\n{help_text}\n```\n")
    return "\n".join(parts)


def title_of(file: Path) -> str:
    """Return the heading of a page."""
    return next(
        line.removeprefix("# ") for line in file.read_text().splitlines() if line.startswith("# ")
    )


def section(folder: str) -> list[Path]:
    """Return the pages of a section in order."""

    def place(file: Path) -> tuple[int, str]:
        return (FIRST.index(file.stem) if file.stem in FIRST else len(FIRST), title_of(file))

    files = [file for file in (PAGES / folder).glob("*.md") if file.name != "README.md"]
    index = PAGES / folder / "README.md"
    return [*([index] if index.exists() else []), *sorted(files, key=place)]


def configuration() -> str:
    """Return the configuration of Zensical."""
    nav = ['  {"Home" = ["index.md", "index.ja.md", "changelog.md"]},']
    for heading, folder in SECTIONS.items():
        entries = ", ".join(
            f"{{{json.dumps(title_of(file), ensure_ascii=False)} = "
            f'"{file.relative_to(PAGES)}"}}'
            for file in section(folder)
        )
        nav.append(f'  {{"{heading}" = [{entries}]}},')
    return CONFIGURATION.replace("NAV", "\n".join(nav))


CONFIGURATION = """[project]
site_name = "cdk8s-web-platform"
docs_dir = "pages"
site_dir = "html"
use_directory_urls = false
nav = [
NAV
]

[project.theme]
# Fonts of the reader's machine: the site asks no other server for anything.
font = false
features = [
  "content.code.copy", "navigation.footer", "navigation.path", "navigation.tabs", "navigation.top",
  "search.highlight", "toc.follow",
]

[[project.theme.palette]]
media = "(prefers-color-scheme)"
toggle.icon = "lucide/sun-moon"
toggle.name = "Light"

[[project.theme.palette]]
media = "(prefers-color-scheme: light)"
scheme = "default"
toggle.icon = "lucide/sun"
toggle.name = "Dark"

[[project.theme.palette]]
media = "(prefers-color-scheme: dark)"
scheme = "slate"
toggle.icon = "lucide/moon"
toggle.name = "As the system"

[project.markdown_extensions]
attr_list = {}
md_in_html = {}
tables = {}
toc.permalink = true
pymdownx.highlight.pygments_lang_class = true
pymdownx.inlinehilite = {}
pymdownx.superfences = {}
"""


def write_schemas() -> None:
    """Write the JSON schemas of all props, of the settings and of a plan."""
    models: list[type[BaseModel]] = [Settings, Plan]
    models += filter(None, map(props_of, constructs()))
    folder = HTML / "schemas"
    folder.mkdir()
    for model in models:
        (folder / f"{model.__name__}.json").write_text(text_of(schema_of(model)))


def overview() -> str:
    """Return a list of all pages for language models (llmstxt.org)."""
    lines = [f"# cdk8s-web-platform\n\n> {paragraph_of(PAGES / 'index.md')}\n"]
    for heading, folder in SECTIONS.items():
        lines.append(f"## {heading}\n")
        files = section(folder)
        if folder == "reference":
            files += sorted((PAGES / "reference/constructs").glob("*.md"))
        for file in files:
            place = file.relative_to(PAGES).with_suffix(".html")
            lines.append(f"- [{title_of(file)}]({place}): {paragraph_of(file)}")
        lines.append("")
    lines.append("## Schemas\n")
    lines += [
        f"- [{file.stem}](schemas/{file.name})" for file in sorted((HTML / "schemas").iterdir())
    ]
    return "\n".join(lines) + "\n"


def paragraph_of(file: Path) -> str:
    """Return the first paragraph of a page, without links."""
    paragraphs = re.split(r"\n\n+", file.read_text())
    text = next((each for each in paragraphs if re.match(r"[\w`*]", each)), "")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(text.split()))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name") and value:
                self.anchors.add(value)
            elif name in ("href", "src", "srcset") and value and tag != "link":
                self.links.append(value)


def broken_links() -> Iterator[str]:
    """Yield the links of the built site that lead nowhere."""
    pages = {}
    for file in HTML.rglob("*.html"):
        pages[file] = _Page()
        pages[file].feed(file.read_text())
    for file, found in pages.items():
        for link in found.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or file.name == "404.html":
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            target = target / "index.html" if target.is_dir() else target
            anchors = pages[target].anchors if target in pages else set()
            is_there = target.exists() and (not parts.fragment or unquote(parts.fragment) in anchors)
            if not is_there and not (target in pages and parts.fragment.startswith("__")):
                yield f"{file.relative_to(HTML)}: {link}"


if __name__ == "__main__":
    main()
