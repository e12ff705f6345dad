"""The text of a settings file as plain data. Every mistake in it is one line with its place."""

import re
from typing import Any

import yaml

LARGEST_BYTES = 2**20
"""Bytes of the largest file that is read."""

MOST_LEVELS = 50
"""Levels of lists and maps. Settings have about ten."""

MOST_VALUES = 100_000
"""Values, with those behind an alias counted each time."""


NOT_DECIMAL = re.compile(r"[_:]|^[-+]?0\w")
"""What is in a number that few read as YAML 1.1 does: to base 2, 8 (012), 16, or 60 (22:30)."""


class InvalidYamlError(ValueError):
    """A text that is not YAML, or not of a kind that settings have. The text is one line."""


def read_yaml(text: str) -> Any:  # noqa: ANN401 - a YAML value
    """Returns the data of a text with one document.

    Raises:
        InvalidYamlError: It is not YAML, a key stands twice, there is more than one document, it
            would be too deep or too large for data, or a number in it reads as another.
    """
    if len(text) > LARGEST_BYTES:
        raise InvalidYamlError(f"is larger than {LARGEST_BYTES} bytes; divide or shorten it")
    try:
        _refuse_explosions(text)
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise InvalidYamlError(f"is not YAML: {_text(error)}") from None
    except yaml.YAMLError as error:
        raise InvalidYamlError(f"is not YAML: {' '.join(str(error).split())}; remove it") from None


def _text(error: yaml.MarkedYAMLError) -> str:
    """Returns the problem, its place and its fix."""
    problem = " ".join((error.problem or "unknown problem").split())
    mark = error.problem_mark
    place = f" (line {mark.line + 1}, column {mark.column + 1})" if mark else ""
    fix = error.note or "correct it"
    if "'\\t'" in problem:
        fix = "indent with spaces"
    return f"{problem}{place}; {fix}"


def _mistake(
    problem: str,
    mark: Any,  # noqa: ANN401 - the parsers in Python and in C each have their own
    fix: str,
) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark, note=fix)


def _refuse_explosions(text: str) -> None:
    """Refuses what would not end, or need too much memory, when it becomes data."""
    sizes: dict[str, int] = {}
    # Of each list or map around: its anchor, and the number of values in it.
    around: list[tuple[str | None, int]] = [(None, 0)]
    documents = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        anchor = getattr(event, "anchor", None)
        match event:
            case yaml.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    raise _mistake("has a second document", event.start_mark, "keep one of them")
            case yaml.CollectionStartEvent():
                around.append((anchor, 1))
                if len(around) > MOST_LEVELS:
                    problem = f"nests more than {MOST_LEVELS} lists and maps"
                    raise _mistake(problem, event.start_mark, "make it flatter")
            case yaml.CollectionEndEvent() | yaml.ScalarEvent() | yaml.AliasEvent():
                size = 1
                if isinstance(event, yaml.CollectionEndEvent):
                    anchor, size = around.pop()
                elif isinstance(event, yaml.AliasEvent):
                    if any(anchor == each for each, _ in around):
                        problem = f"alias '{anchor}' stands in what it names"
                        raise _mistake(problem, event.start_mark, "write out what is meant")
                    size, anchor = sizes.get(str(anchor), 1), None
                if anchor:
                    sizes[anchor] = size
                outer, before = around[-1]
                around[-1] = (outer, before + size)
                if before + size > MOST_VALUES:
                    problem = f"has more than {MOST_VALUES} values with what aliases repeat"
                    raise _mistake(problem, event.start_mark, "shorten it")


class _Loader(yaml.SafeLoader):
    """Refuses what PyYAML drops silently, or answers with errors of Python."""

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:  # noqa: ANN401
        """Returns a map, of which no key stands twice."""
        node = super().compose_mapping_node(anchor)
        seen = set()
        for key, _ in node.value:
            name = (key.tag, key.value) if isinstance(key, yaml.ScalarNode) else id(key)
            if name in seen:
                raise _mistake(f"key '{key.value}' appears twice", key.start_mark, "remove one")
            seen.add(name)
        return node

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Puts what is merged into a map before its own keys, the first of several sources last.

        PyYAML's own takes the wrong value for some keys that several have.
        """
        own, merged = [], []
        for key, value in node.value:
            if key.tag != "tag:yaml.org,2002:merge":
                own.append((key, value))
                continue
            sources = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for source in reversed(sources):
                if not isinstance(source, yaml.MappingNode):
                    raise _mistake("merges what is no map", source.start_mark, "name a map")
                self.flatten_mapping(source)
                merged += source.value
        node.value = merged + own

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: ANN401
        """Returns the value of a node."""
        try:
            value = super().construct_object(node, deep)
        # The last two of words that a tag such as '!!bool' calls something else.
        except (ValueError, OverflowError, AttributeError, LookupError):
            kind = node.tag.rpartition(":")[2]
            problem = f"{node.value!r:.50} is no {kind}"
            raise _mistake(problem, node.start_mark, "put text in quotes") from None
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and re.search(NOT_DECIMAL, node.value):
            problem = f"{node.value!r:.50} reads as {value}"
            raise _mistake(problem, node.start_mark, f"write {value}, or put text in quotes")
        return value
