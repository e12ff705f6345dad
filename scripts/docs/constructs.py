"""Pages of single constructs: their props, an example, the YAML that it gives, and its flows."""

import inspect
import re
import textwrap
from collections.abc import Callable
from functools import cache
from typing import Any, get_args

import yaml
from cdk8s import Chart
from constructs import Construct

from constructs_lib import Platform, Props, Tier, TierProps
from constructs_lib.props.field_docs import rows, sentence
from scripts import public_api
from scripts.docs import examples
from scripts.docs.library import classes, constructs, package_of, props_of
from scripts.docs.pages import table


def example_of(construct: type) -> Callable[[Tier], Any] | None:
    """Return the function that makes an example of a construct, alone or among others."""
    for each in vars(examples).values():
        if inspect.isfunction(each):
            made = each.__annotations__["return"]
            if construct in (get_args(made) or [made]):
                return each
    return None


def page(construct: type[Construct], stubs: dict[str, str]) -> str:
    """Return the page of a construct; `stubs` has the public interfaces by name."""
    name, package = construct.__name__, package_of(construct)
    props = props_of(construct)
    parts = [f"# {name}\n\n{inspect.cleandoc(construct.__doc__ or '')}\n"]
    parts.append(f"Import it from `{package}`.\n")
    example = example_of(construct)
    code, documents = _example(example, construct) if example else ("", "")
    parts.append(code)
    if props:
        about = sentence(props.__doc__)
        parts.append(f"## Props\n\n{about}\n\n{props_table(props, '../types.md')}\n")
    if name in stubs:
        parts.append(f"## Interface\n\n```python\n{stubs[name]}\n```\n")
    if documents:
        parts.append(f"## YAML of the example\n\n```yaml\n{documents}```\n")
    return "\n".join(parts)


def _example(example: Callable[[Tier], Any], construct: type[Construct]) -> tuple[str, str]:
    """Return the part with the code and its flows, and the YAML of the construct's Chart."""
    platform = Platform()
    tier = Tier(platform, TierProps(name="shop"))
    tier.add_namespace()
    all_made = example(tier)
    every = all_made if isinstance(all_made, tuple) else (all_made,)
    made = next(each for each in every if type(each) is construct)
    code = textwrap.dedent(inspect.getsource(example).partition(":\n")[2]).strip()
    # The last line only returns what has a name, or makes it after all that has one.
    code = re.sub(r"^return (\w+, )*(\w+$)?", "", code, flags=re.MULTILINE).strip()
    documents = yaml.safe_dump_all(Chart.of(made).to_json(), sort_keys=False, width=120)
    flows = [
        [f"`{flow.source}`", f"`{flow.target}`", ", ".join(map(str, flow.ports)) or "all"]
        for flow in platform.flows()
        if flow.target != "kube-system/kube-dns"
    ]
    allowed = f"It allows:\n\n{table(('from', 'to', 'ports'), flows)}\n" if flows else ""
    intro = "In a `tier`, which is a folder of `dist/`; [the YAML](#yaml-of-the-example) is below:"
    return f"## Example\n\n{intro}\n\n```python\n{code}\n```\n\n{allowed}", documents


def props_table(model: type[Props], types: str) -> str:
    """Return the fields of a model; types that have a table of their own are links to that."""
    known = {each.__name__ for each in types_of_props()}

    def linked(kind: str) -> str:
        found = [name for name in re.findall(r"\w+", kind) if name in known]
        links = ", ".join(f"[{name}]({types}#{name.lower()})" for name in found)
        return f"{kind} ({links})" if links else kind

    lines = [[f"`{each.name}`", linked(each.kind), each.default, each.text] for each in rows(model)]
    return table(("prop", "type", "default", "meaning"), lines)


@cache
def types_of_props() -> list[type[Props]]:
    """Return the models that are parts of props, and have no construct of their own."""
    own = {props_of(each) for each in constructs()}
    return [
        each for each in classes(Props) if each not in own and not each.__name__.startswith("_")
    ]


def types() -> str:
    """Return the page of those models."""
    parts = ["# Types of props\n\nModels that props hold.\n"]
    for model in types_of_props():
        about = sentence(model.__doc__)
        parts.append(f"## {model.__name__}\n\n{about}\n\n{props_table(model, 'types.md')}\n")
    return "\n".join(parts)


def stubs() -> dict[str, str]:
    """Return the public interface of each class, by its name."""
    found = {}
    for text in public_api.texts().values():
        for part in re.split(r"\n\n(?=class |def |\w+ *[:=])", text):
            if match := re.match(r"class (\w+):", part):
                found[match[1]] = part.strip()
    return found
