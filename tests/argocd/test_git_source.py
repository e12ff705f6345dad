import pytest

from constructs_lib.kube.addresses import web_address
from constructs_lib.reference import GitProps


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://git.example/shop/platform.git", "https://git.example/shop/platform"),
        ("git@git.example:shop/platform.git", "https://git.example/shop/platform"),
        ("ssh://git@git.example:2222/shop/platform.git", "https://git.example/shop/platform"),
    ],
)
def test_browsers_see_a_repository_there(address, page):
    assert web_address(address) == page
    there = GitProps(repository=address).page("docs/runbooks", gitea="http://localhost:3000")
    assert there == f"{page}/blob/HEAD/docs/runbooks"


def test_in_gitea():
    page = GitProps().page("docs/runbooks", gitea="http://localhost:3000")
    assert page == "http://localhost:3000/platform/web-platform/src/branch/main/docs/runbooks"
