"""Builds the site from docs/, the README and the code. Zensical checks all links."""

import json
import os
import re
import shutil
import subprocess
import sys
from contextlib import redirect_stdout, suppress
from importlib import import_module
from io import StringIO
from os.path import normpath, relpath
from pathlib import Path

from pydantic import BaseModel

from constructs_lib.__main__ import COMMANDS, PROGRAM
from constructs_lib.analysis.plan.plan import Plan
from scripts.docs.constructs import page, stubs, types
from scripts.docs.library import constructs, props_of
from scripts.docs.pages import SECTIONS, library, schema_of, text_of, title_of
from scripts.public_api import ROOT
from settings import Settings

FOLDER = ROOT / "build/site"
PAGES = FOLDER / "pages"
HTML = FOLDER / "html"

ALL_SECTIONS = {**SECTIONS, "Runbooks": "runbooks"}

FIRST = ("platform", "first-service", "first-tier")
"""Pages that come before the others of their section."""

SCRIPTS = {
    "make": ["make", "help"],
    "python -m scripts.cluster": [sys.executable, "-m", "scripts.cluster", "--help"],
    "scripts/restore.sh": ["scripts/restore.sh", "--help"],
}
"""Commands that load no construct, by name."""

LINK = re.compile(r"(!?)\[([^\[\]]*)\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def main() -> None:
    """Build the site into build/site/html/."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    write_pages()
    (FOLDER / "zensical.toml").write_text(configuration())
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean"]
    done = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=False)
    if done.returncode:
        # Each character is coloured by itself; what follows is Zensical's own stack.
        report = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
        sys.exit(report.partition("Traceback")[0])
    write_schemas()
    (HTML / "llms.txt").write_text(overview())
    print(f"Built {len(list(HTML.rglob('*.html')))} pages in {relpath(HTML)}/")


def write_pages() -> None:
    """Write all pages as Markdown: those of docs/, the README, and those of the code."""
    shutil.copytree(ROOT / "docs", PAGES, ignore=shutil.ignore_patterns("*.pyi"))
    for source, name in (("README.md", "index.md"), ("README.ja.md", "index.ja.md")):
        # Badges are pictures of other servers, which the site does not ask.
        (PAGES / name).write_text(
            re.sub(r"^\[!\[.*\n", "", (ROOT / source).read_text(), flags=re.M)
        )
    shutil.copy(ROOT / "CHANGELOG.md", PAGES / "changelog.md")
    for file in PAGES.rglob("*.md"):
        file.write_text(with_links(file))
    reference = PAGES / "reference"
    (reference / "constructs.md").write_text(
        library(lambda name: f"[{name}](constructs/{name}.md)")
    )
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
        if path not in names and not path.startswith("docs/"):
            return text
        return f"{image}[{text}]({relpath(inside, place.parent)}{anchor or ''})"

    text = LINK.sub(moved, file.read_text())
    return re.sub(r'(srcset|src)="docs/', r'\1="', text)


def commands() -> str:
    """Return the page of all commands, with their help."""
    texts = {}
    for name, command in SCRIPTS.items():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        texts[name] = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    for name, (module, _) in COMMANDS.items():
        # Not as a program: each would start a Node.js.
        with redirect_stdout(StringIO()) as printed, suppress(SystemExit):
            import_module(module).main(f"{PROGRAM} {name}", ["--help"])
        texts[f"{PROGRAM} {name}"] = printed.getvalue()
    parts = (f"## `{name}`\n\n```text\n{text.strip()}\n```\n" for name, text in texts.items())
    return "# Commands\n\n" + "\n".join(parts)


def section(folder: str) -> list[Path]:
    """Return the pages of a section in order."""

    def place(file: Path) -> tuple[int, int, str]:
        name = file.name.removesuffix(".md").removesuffix(".ja")
        return (
            FIRST.index(name) if name in FIRST else len(FIRST),
            file.name.count(".ja"),
            title_of(file),
        )

    files = [file for file in (PAGES / folder).glob("*.md") if file.name != "README.md"]
    index = PAGES / folder / "README.md"
    return [*([index] if index.exists() else []), *sorted(files, key=place)]


def configuration() -> str:
    """Return the configuration of Zensical."""
    home = {"Overview": "index.md", "日本語": "index.ja.md", "Changelog": "changelog.md"}
    nav = {"Home": home, **{heading: _entries(name) for heading, name in ALL_SECTIONS.items()}}
    files = sorted((PAGES / "reference/constructs").glob("*.md"))
    nav["Constructs"] = {"All": "reference/constructs.md"}
    nav["Constructs"] |= {file.stem: str(file.relative_to(PAGES)) for file in files}
    nav["Reference"] = {k: v for k, v in nav["Reference"].items() if k != "Constructs"}
    lines = [f"  {{{json.dumps(heading)} = [{_listed(pages)}]}}," for heading, pages in nav.items()]
    return CONFIGURATION.replace("NAV", "\n".join(lines))


def _entries(folder: str) -> dict[str, str]:
    return {title_of(file): str(file.relative_to(PAGES)) for file in section(folder)}


def _listed(pages: dict[str, str]) -> str:
    return ", ".join(
        f"{{{json.dumps(title, ensure_ascii=False)} = {json.dumps(page)}}}"
        for title, page in pages.items()
    )


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
    for heading, folder in ALL_SECTIONS.items():
        lines.append(f"## {heading}\n")
        files = section(folder)
        if folder == "reference":
            files += sorted((PAGES / "reference/constructs").glob("*.md"))
        for file in files:
            name = "index.html" if file.name == "README.md" else f"{file.stem}.html"
            place = file.relative_to(PAGES).with_name(name)
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
    text = next((each for each in paragraphs if re.match(r"(?!```)[\w`*]", each)), "")
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(text.split()))


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    # Without a wait for Node.js, which may take its time to end on a busy machine.
    os._exit(0)
