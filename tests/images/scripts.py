"""Programs that a script of a shell calls, by the parser of tree-sitter."""

import re
import subprocess
from functools import cache

import tree_sitter_bash
from tree_sitter import Language, Parser, Query, QueryCursor

BASH = Language(tree_sitter_bash.language())
COMMANDS = Query(BASH, "(command name: (command_name (word) @name)) @command")
FUNCTIONS = Query(BASH, "(function_definition name: (word) @name)")

# Programs that run the program which is named after their options.
WRAPPERS = {"env", "exec", "flock", "timeout", "xargs"}
PROGRAM = re.compile("[a-z_][a-z0-9_.-]*|/.*")


@cache
def _of_shells():
    command = ["bash", "-c", "compgen -b; compgen -k"]
    return set(subprocess.check_output(command, text=True).split())


def programs(script):
    """Return the names of the programs, and the paths of those that are named by a path."""
    tree = Parser(BASH).parse(script.encode()).root_node
    own = _of_shells() | {
        each.text.decode() for each in QueryCursor(FUNCTIONS).captures(tree).get("name", ())
    }
    found = set(re.findall(r"\A#!(\S+)(?: (\S+))?", script)[0]) if script[:2] == "#!" else set()
    for command in QueryCursor(COMMANDS).captures(tree).get("command", ()):
        name, *arguments = [
            each.text.decode()
            for each in command.named_children
            if each.type in ("command_name", "word")
        ]
        found.add(name)
        if name in WRAPPERS:
            found |= set(next(([each] for each in arguments if PROGRAM.fullmatch(each)), ()))
        if name == "find" and "-exec" in arguments:
            found.add(arguments[arguments.index("-exec") + 1])
    return {each for each in found - own if PROGRAM.fullmatch(each)}
