"""What a reader of the report sees, by a renderer of CommonMark with the extensions of servers."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from constructs_lib.analysis.plan.report import markdown
from constructs_lib.kube.text import printable
from tests.analysis.plan.given import made, plan

RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
LINK = re.compile(r"https?://|www\.|@\w|#\d|:\w+:")
"""Text of which servers make links, mentions and emoji unless it is code."""

NAMES = [
    *("`", "``` `", "a` <!-- ", "<!--", "--> <script>", "</details>", "[a](https://evil.example)"),
    *("@admin", "![a](//evil.example)", "https://evil.example", "www.evil.example", "*a* __b__"),
    *("a\n\n```\n# b", "\r\n- [ ] x", "&lt;&#64;", "\\`a", "|a|b|", "#1 :smile: ~~a~~", "1. a"),
    *("  " * 9 + "a", "<details><summary>", "$a$", "`" * 9, "deadbeef1"),
]


class Seen(HTMLParser):
    """Text outside of code, text of all, and tags of a page."""

    def __init__(self, text):
        super().__init__()
        self.prose, self.all, self.tags, self.depth = "", "", set(), 0
        self.feed(RENDERER.render(text))
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.depth += tag in ("code", "pre")

    def handle_endtag(self, tag):
        self.depth -= tag in ("code", "pre")

    def handle_data(self, data):
        self.all += data
        self.prose += "" if self.depth else data

    def handle_comment(self, data):
        raise AssertionError(f"a comment hides {data}")


OF_THE_REPORT = {"p", "strong", "h3", "ul", "li", "code", "pre", "details", "summary"}


def words(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_hides_a_grant_or_becomes_more_than_text(name):
    rights = "rbac.authorization.k8s.io"
    role = {"apiGroup": rights, "kind": "ClusterRole", "name": "cluster-admin"}
    subject = {"kind": "ServiceAccount", "namespace": name, "name": name}
    grants = [
        made(*("ClusterRoleBinding", each, None, f"{rights}/v1"), roleRef=role, subjects=[subject])
        for each in (name, "after")
    ]
    old = made("ConfigMap", name, data={name: "a", "text": "a\nb"})
    new = made("ConfigMap", name, data={name: name, "text": f"a\n{name}\n```\n-- b\n++ c"})
    moved = [made("Service", each, spec={"a": name}) for each in (name, f"{name}2")]
    text = "\n".join(map(printable, markdown(plan([old, moved[0]], [new, moved[1], *grants]))))
    seen = Seen(text)
    assert seen.tags <= OF_THE_REPORT
    assert not LINK.search(seen.prose)
    assert seen.prose.count("cluster-admin") == 2
    assert words(seen.all).count(words(f"to ServiceAccount {name}/{name}.")) == 2
    for each in (f"ClusterRoleBinding/{name}", "ClusterRoleBinding/after", f"shop/Service/{name}2"):
        assert words(printable(each)) in words(seen.all)
    assert {"+-- b", "+++ c", "+```"} <= {*seen.all.split("\n")}


def test_long_texts_push_no_finding_out():
    rules = [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]
    role = ("ClusterRole", "a" * 5000, None, "rbac.authorization.k8s.io/v1")
    long = {"long": "\n".join(map(str, range(9000)))}
    old = [made(*role, metadata={"annotations": {"long": "a\n"}}, rules=[])]
    new = [made(*role, metadata={"annotations": long}, rules=rules)]
    text = "\n".join(markdown(plan(old, [*new, made("Role", "b", rules=rules)])))
    assert len(text) < 10_000
    assert text.count("It gives rights: secrets: get.") == 2
    assert "Its fields are left out" in text
