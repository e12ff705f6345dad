"""Field types for names and texts of Tekton."""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from constructs_lib.kube.names import DnsLabel
from constructs_lib.kube.text import NonEmptyText, VariableText
from constructs_lib.kube.validation import matching, text_field

VARIABLE = re.compile(
    r"\$\((?:params|inputs|outputs|results|workspaces|context|tasks|finally|steps?|credentials"
    r"|tt|body|header|extensions)[.\[][^)]*\)"
)
"""A variable of Tekton, which it replaces by text before a shell or program sees it.

Not `$(…)` of a shell, which a script may have. The roots are those of Tekton's documentation.
"""


def _constant(text: str, info: ValidationInfo) -> str:
    if found := VARIABLE.search(text):
        raise ValueError(
            f"'{info.field_name or 'text'}' must hold no variable of Tekton, whose value would "
            f"become part of the text, got {found[0]!r}; declare a parameter, which steps have as "
            "an environment variable"
        )
    return text


ScriptText = Annotated[NonEmptyText, AfterValidator(_constant)]
"""Text of a script, which is the same whatever the parameters are."""

Constant = Annotated[VariableText, AfterValidator(_constant)]
"""Text of an environment variable that is the same in each run."""

ParameterName = Annotated[
    str,
    text_field(
        "the name of a parameter or result (lower-case letters, digits and single '-', starting "
        "with a letter, at most 63 characters)",
        matching("[a-z][a-z0-9]*(-[a-z0-9]+)*", 63),
    ),
]
"""Name of a parameter or result. Its environment variable is the same in capitals, with `_`."""


StepName = Annotated[
    DnsLabel,
    text_field(
        "the name of a step of at most 58 characters, since its container is called 'step-…'",
        matching(".*", 58),
    ),
]
"""Name of a step."""

ListenerName = Annotated[
    DnsLabel,
    text_field(
        "the name of an EventListener of at most 60 characters, since its Service is called 'el-…'",
        matching(".*", 60),
    ),
]
"""Name of an EventListener."""


def variable_of(parameter: str) -> str:
    """Return the environment variable in which steps find a parameter."""
    return parameter.replace("-", "_").upper()


def literal(text: str) -> str:
    """Return the text of a variable that Kubernetes turns into this one: it replaces `$(NAME)`."""
    return re.sub(r"\$(?=[$(])", "$$", text)
