"""The guest book as visitors see it, in a browser."""

import itertools
import os
import re
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from tests.checkout import ROOT
from tests.services.browser import OPTIONS, executable, findings

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

TEXTS = {
    "en": {"title": "Guest book", "name": "Name", "message": "Message", "sign": "Sign"},
    "ja": {"title": "芳名帳", "name": "お名前", "message": "メッセージ", "sign": "記帳する"},
}
THANKS = {
    "en": "Thank you. Yours is entry no. {}.",
    "ja": "ありがとうございます。{}番目の記帳です。",
}
KEPT = "Your words are still here"

SHOWN = [
    ("Ada Lovelace", "A pleasure to be here. The Analytical Engine would have liked it.", "en"),
    ("紫式部", "めぐりあひて見しやそれともわかぬ間に\n雲がくれにし夜半の月かな", "ja"),
    ("Grace Hopper", "A ship in port is safe, but that is not what ships are built for.", "en"),
]


MILLISECONDS = 60_000
"""How long is waited for what a page shall show: a busy machine is slow."""

expect.set_options(timeout=MILLISECONDS)

# Each test comes from an address of its own.
visitors = itertools.count(1)


@pytest.fixture(scope="module")
def chromium():
    if not (path := executable()):
        pytest.skip("needs Chromium: install it (Ubuntu, Debian: sudo apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, frontend):
    """Return a function that opens the guest book in a browser of its own.

    What the console says is an error of ours, but for a page that is meant to fail.
    """
    contexts, said = [], []
    address = f"2001:db8:{next(visitors):x}::1"

    def visit(path="/en", *, fails=False, **options):
        context = chromium.new_context(
            base_url=frontend.url,
            # As the Ingress says it.
            extra_http_headers={"x-forwarded-proto": "http", "x-forwarded-for": address},
            **{"viewport": DESKTOP, "locale": "en-US", **options},
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(MILLISECONDS)
        if not fails:
            page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
        page.goto(path)
        if options.get("java_script_enabled", True):
            page.wait_for_load_state("networkidle")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert said == []


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def scripted(request):
    return request.param


def fill(page, name, message, language="en"):
    texts = TEXTS[language]
    page.get_by_label(texts["name"], exact=True).fill(name)
    page.get_by_label(texts["message"], exact=True).fill(message)


def sign(page, name, message, language="en"):
    fill(page, name, message, language)
    page.get_by_role("button", name=TEXTS[language]["sign"]).click()


def newest(page):
    return page.get_by_role("article").first


def number_signed(page, language="en"):
    status = page.get_by_role("status")
    before, after = THANKS[language].split("{}")
    expect(status).to_have_text(re.compile(f"^{re.escape(before)}\\d+{re.escape(after)}$"))
    return int(re.search(r"\d+", status.text_content())[0])


def messages(database):
    return database.psql("select message from entry order by number").splitlines()


@pytest.fixture
def empty(database):
    database.psql("truncate entry")
    return database


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_use_case(visit, database, scripted, language):
    page = visit("/", locale=f"{language}-XX", java_script_enabled=scripted)
    assert page.url.endswith(f"/{language}")
    assert page.locator("html").get_attribute("lang") == language
    assert page.title() == TEXTS[language]["title"]
    sign(page, "Zoë 織田", "First line\nsecond line", language)
    number = number_signed(page, language)
    entry = newest(page)
    expect(entry.locator(".message")).to_have_text("First line\nsecond line")
    expect(entry.locator(".message")).to_have_attribute("lang", language)
    expect(entry.locator(".name")).to_have_text("Zoë 織田")
    stored = database.psql(f"select name, language from entry where number = {number}")
    assert stored == f"Zoë 織田|{language}"
    # The form is ready for another visitor.
    expect(page.get_by_label(TEXTS[language]["name"], exact=True)).to_have_value("")
    # All visitors see it, and a reload does not sign again.
    rows = database.entries()
    page.reload()
    other = visit(f"/{'ja' if language == 'en' else 'en'}", java_script_enabled=scripted)
    expect(newest(other).locator(".name")).to_have_text("Zoë 織田")
    assert database.entries() == rows


def test_turning_pages(visit, database, scripted):
    rows = ", ".join(f"(gen_random_uuid(), 'Ann', 'page {n}')" for n in range(25))
    database.psql(f"insert into entry (id, name, message) values {rows}")
    page = visit(java_script_enabled=scripted)
    seen = []
    for _ in range(2):
        seen += page.locator(".message").all_text_contents()
        first = newest(page).locator(".message").text_content()
        page.get_by_role("link", name="Earlier entries").click()
        expect(newest(page).locator(".message")).not_to_have_text(first)
    seen += page.locator(".message").all_text_contents()[:5]
    assert seen == [f"page {n}" for n in range(24, -1, -1)]
    page.get_by_role("link", name="Newest entries").click()
    expect(newest(page).locator(".message")).to_have_text("page 24")


def test_what_is_typed_before_the_script_comes_stays(visit):
    """In the field that is empty still, the draft comes back."""
    page = visit()
    fill(page, "Old", "A draft")
    held = []
    page.route("**/*.js", lambda route: held.append(route))
    with page.expect_request("**/*.js"):
        page.reload(wait_until="commit")
    fill(page, "", "Typed early")
    assert held
    page.unroute("**/*.js")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Old")
    expect(page.get_by_label("Message")).to_have_value("Typed early")


def test_a_wrong_entry_comes_back_with_what_is_wrong(visit, empty, scripted):
    page = visit(fails=True, java_script_enabled=scripted)
    sign(page, "   ", "Keep this")
    name = page.get_by_label("Name", exact=True)
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#name-error")).to_have_text("Enter your name.")
    assert name.get_attribute("aria-describedby") == "name-error"
    expect(page.get_by_label("Message")).to_have_value("Keep this")
    if scripted:
        expect(name).to_be_focused()
        assert findings(page) == []
    name.fill("Ann")
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    assert messages(empty) == ["Keep this"]


def test_with_the_keyboard_alone(visit, empty):
    page = visit()
    keyboard, focused = page.keyboard, page.locator(":focus")
    keyboard.press("Tab")
    expect(focused).to_have_text("Skip to the content")
    expect(focused).to_be_in_viewport()
    for text in ("Guest book", "English", "日本語"):
        keyboard.press("Tab")
        expect(focused).to_contain_text(text)
    keyboard.press("Tab")
    expect(focused).to_have_attribute("name", "name")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    keyboard.type("Ann")
    keyboard.press("Tab")
    keyboard.type("By keyboard")
    expect(page.locator("#left")).to_have_text("489 characters left")
    keyboard.press("Tab")
    keyboard.press("Enter")
    number_signed(page)
    assert messages(empty) == ["By keyboard"]
    page.goto("/en")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_double_click_signs_once(visit, empty, scripted):
    page = visit(java_script_enabled=scripted)
    fill(page, "Ann", "Twice")
    page.get_by_role("button", name="Sign").dblclick()
    number_signed(page)
    assert messages(empty) == ["Twice"]


def test_while_an_entry_is_on_its_way(visit):
    page = visit()
    fill(page, "Ann", "On my way")
    held = []
    page.route("**/en", lambda route: held.append(route))
    page.get_by_role("button", name="Sign").click()
    button = page.get_by_role("button", name="Signing…")
    expect(button).to_have_attribute("aria-disabled", "true")
    held[0].continue_()
    number_signed(page)
    expect(page.get_by_role("button", name="Sign")).not_to_have_attribute("aria-disabled", "true")


def assert_not_taken(page, name, message):
    """The words are still in the form, without thanks."""
    expect(page.get_by_role("alert")).to_contain_text(KEPT)
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_label("Name", exact=True)).to_have_value(name)
    expect(page.get_by_label("Message")).to_have_value(message)


def test_words_survive_an_absent_backend_and_network(visit, backend, empty, scripted):
    page = visit(fails=True, java_script_enabled=scripted)
    sign(page, "Ann", "Taken")
    number_signed(page)
    backend.stop()
    try:
        sign(page, "Ann", "Not lost")
        assert_not_taken(page, "Ann", "Not lost")
        if scripted:
            assert findings(page) == []
    finally:
        backend.start("/readyz")
    if scripted:
        page.context.set_offline(True)
        page.get_by_role("button", name="Sign").click()
        assert_not_taken(page, "Ann", "Not lost")
        page.context.set_offline(False)
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert messages(empty) == ["Taken", "Not lost"]


def test_a_page_whose_files_another_version_does_not_have_works(visit, database):
    """In an update, the pod that is asked for them may be of the version before or after."""
    # One of which it is no error that its console speaks of scripts.
    page = visit().context.new_page()
    asked = []

    def refuse(route):
        asked.append(route.request.url)
        route.fulfill(status=404)

    page.route("**/_app/immutable/**", refuse)
    page.goto("/en")
    expect(page.locator("body")).to_have_css("margin", "0px")
    sign(page, "Ann", "Between two versions")
    number_signed(page)
    expect(newest(page)).to_contain_text("Between two versions")
    assert asked


def test_an_answer_is_lost_and_the_same_words_come_from_the_other_page(visit, empty):
    """That page has another id, which is not for words that may be in the book."""
    page = visit(fails=True)

    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route("**/en", lose_the_answer, times=1)
    sign(page, "Ann", "The same")
    assert_not_taken(page, "Ann", "The same")
    assert messages(empty) == ["The same"]
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url("**/ja")
    expect(page.get_by_label("メッセージ")).to_have_value("The same")
    page.get_by_role("button", name="記帳する").click()
    number_signed(page, "ja")
    assert messages(empty) == ["The same"]


def test_back_to_a_form_that_was_signed(visit, empty, scripted):
    page = visit(java_script_enabled=scripted)
    sign(page, "Ann", "Once")
    number_signed(page)
    page.go_back()
    # What is typed while the page is still being loaded may lose its field.
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    sign(page, "Ann", "Once more")
    number_signed(page)
    assert messages(empty) == ["Once", "Once more"]


def test_two_tabs_sign_each_for_itself(visit, empty):
    first = visit()
    second = first.context.new_page()
    second.goto("/en")
    fill(first, "Ann", "From here")
    sign(second, "Ann", "From there")
    number_signed(second)
    expect(first.get_by_label("Message")).to_have_value("From here")
    first.get_by_role("button", name="Sign").click()
    number_signed(first)
    assert messages(empty) == ["From there", "From here"]


def test_words_survive_an_error_page(visit, backend, database):
    rows = ", ".join(f"(gen_random_uuid(), 'Ann', 'page {n}')" for n in range(15))
    database.psql(f"insert into entry (id, name, message) values {rows}")
    page = visit(fails=True)
    fill(page, "Ann", "Half a sen")
    backend.stop()
    try:
        page.get_by_role("link", name="Earlier entries").click()
        expect(page.get_by_text("502", exact=True)).to_be_visible()
        expect(page.get_by_text(KEPT)).to_be_visible()
        assert findings(page) == []
    finally:
        backend.start("/readyz")
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_label("Message")).to_have_value("Half a sen")
    expect(page.get_by_label("Name", exact=True)).to_have_value("Ann")
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    # Nothing is left of what is in the book.
    page.reload()
    expect(page.get_by_label("Message")).to_have_value("")


def test_pages_work_where_nothing_may_be_kept(visit, database):
    page = visit()
    page.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() {throw new Error('denied')}})"
    )
    page.reload()
    sign(page, "Ann", "Without a trace")
    number_signed(page)


def test_text_is_shown_as_text(visit, scripted):
    page = visit(java_script_enabled=scripted)
    for text in (
        "<img src=x onerror=alert(1)> %language%",
        "</textarea><script>alert(1)</script>",
    ):
        sign(page, text, text)
        expect(newest(page).locator(".message")).to_have_text(text)
        assert newest(page).locator("img, script").count() == 0


def test_axe_finds_nothing(visit):
    colors = set()
    for scheme, viewport in (("light", PHONE), ("light", DESKTOP), ("dark", PHONE)):
        for path in ("/en", "/ja?before=1", "/en?signed=1"):
            page = visit(path, viewport=viewport, color_scheme=scheme)
            assert findings(page) == [], (path, scheme)
        colors.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(colors) == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_page_leads_back(visit, scheme):
    page = visit("/ja/nowhere", fails=True, color_scheme=scheme)
    expect(page.get_by_role("heading", name="ページが見つかりません")).to_be_visible()
    expect(page.get_by_text("404", exact=True)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ja"
    assert findings(page) == []
    page.get_by_role("main").get_by_role("link").click()
    expect(page.get_by_role("heading", name="芳名帳")).to_be_visible()


def test_colors_of_the_visitor_hide_nothing(visit):
    """A border is left where only a background or a shadow would show."""
    page = visit(forced_colors="active")
    sign(page, "Ann", "In high contrast")
    number_signed(page)
    marked = page.get_by_role("article").first.locator("xpath=..")
    current = page.get_by_role("link", name="English")
    for element in (page.get_by_role("button"), page.get_by_role("status"), marked, current):
        expect(element).to_have_css("border-bottom-style", "solid")
    other = page.get_by_role("link", name="日本語")
    expect(other).to_have_css("border-bottom-style", "none")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_window(visit, width):
    page = visit(viewport={"width": width, "height": 800})
    sign(page, "W" * 50, "W" * 500)
    number_signed(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("height", [900, 540, 400])
def test_the_form_is_in_reach_beside_a_long_list(visit, database, height):
    """Beside the entries it stays in place while these move; 540 is a usual screen at 200 %."""
    database.psql(
        "insert into entry (id, name, message)"
        " select gen_random_uuid(), 'Ann', repeat('A long way. ', 30) from generate_series(1, 10)"
    )
    page = visit(fails=True, viewport={"width": 960, "height": height})
    button = page.get_by_role("button", name="Sign")
    name = page.get_by_label("Name", exact=True)
    for wrong in (False, True):
        if wrong:
            sign(page, " ", " ")
            expect(page.locator("#message-error")).to_be_visible()
        for field in (button, name):
            field.focus()
            expect(field).to_be_in_viewport(ratio=0.95)
    assert findings(page) == []


SAME_FOR_ALL = {
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def test_forms_of_other_sites_are_refused(frontend, database):
    def post(origin, protocol="http", port="80"):
        """Post the form as a browser behind the Ingress would."""
        headers = {
            "accept": "text/html",
            "host": "guestbook.example",
            "origin": origin,
            "x-forwarded-proto": protocol,
            "x-host-port": port,
        }
        form = {"name": "Ann", "message": "Hello"}
        return httpx.post(f"{frontend.url}/en", data=form, headers=headers)

    rows = database.entries()
    others = ("http://evil.example", "https://guestbook.example", "http://guestbook.example:8081")
    for origin in (*others, "null", ""):
        answer = post(origin)
        assert answer.status_code == 403, origin
        assert SAME_FOR_ALL.items() <= dict(answer.headers).items()
    assert database.entries() == rows
    assert post("http://guestbook.example").status_code == 303
    assert post("https://guestbook.example", "https", "443").status_code == 303
    assert post("http://guestbook.example:8081", port="8081").status_code == 303


def test_the_language_is_what_the_browser_asks_for(frontend):
    for accepted, language in (("de,ja;q=0.7,en;q=0.2", "ja"), ("en,ja;q=0.5", "en"), ("de", "en")):
        answer = httpx.get(frontend.url, headers={"accept-language": accepted})
        assert (answer.status_code, answer.headers["location"]) == (307, f"/{language}")
        assert answer.headers["vary"] == "accept-language"


def test_scripts_of_others_do_not_run(frontend):
    headers = httpx.get(f"{frontend.url}/en").headers
    policy = headers["content-security-policy"].split("; ")
    assert "form-action 'self'" in policy
    (scripts,) = [part for part in policy if part.startswith("script-src")]
    assert re.fullmatch(r"script-src 'self' 'nonce-[\w+/=]+'", scripts)
    assert not {"server", "x-powered-by"} & set(headers)


@pytest.mark.parametrize("encoding", ["identity", "br"])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stamp.svg", 200),
        ("asset", 200),
        ("/_app/immutable/none.js", 404),
        ("/healthz", 200),
        ("/", 307),
        ("/en", 200),
        ("/%E0%A4%A", 400),
    ],
)
def test_every_answer_has_the_same_headers(frontend, path, status, encoding):
    if path == "asset":
        page = httpx.get(f"{frontend.url}/en").text
        path = "/" + re.search(r"_app/immutable/assets/[\w.-]+\.css", page)[0]
    headers = {"accept-encoding": encoding, "accept-language": "en"}
    answer = httpx.get(frontend.url + path, headers=headers)
    assert answer.status_code == status
    if path.endswith(("svg", "css")) and encoding != "identity":
        assert answer.headers["content-encoding"] == encoding
    if path.endswith("css"):
        assert answer.headers["cache-control"] == "public,max-age=31536000,immutable"
    assert SAME_FOR_ALL.items() <= dict(answer.headers).items()
    (policy,) = answer.headers.get_list("content-security-policy")
    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    if "etag" in answer.headers and status == 200:
        known = {**headers, "if-none-match": answer.headers["etag"]}
        again = httpx.get(frontend.url + path, headers=known)
        assert again.status_code in (200, 304)
        assert SAME_FOR_ALL.items() <= dict(again.headers).items()


def test_an_empty_book(visit, empty):
    page = visit()
    expect(page.get_by_text("The first page is still blank. It is yours.")).to_be_visible()
    assert findings(page) == []


def test_screenshots(visit, database):
    """For the README and for the eye; SCREENSHOTS names another folder."""
    folder = Path(os.environ.get("SCREENSHOTS", ROOT / "build/screenshots"))
    database.psql("truncate entry restart identity")
    for day, (name, message, language) in enumerate(SHOWN, 1):
        database.psql(
            "insert into entry (id, name, message, language, created_at) values"
            f" (gen_random_uuid(), '{name}', '{message}', '{language}', '2026-11-0{day} 09:00Z')"
        )
    taken = {}
    for name, path, viewport, scheme in (
        ("guestbook", "/en", {"width": 1280, "height": 800}, "light"),
        ("guestbook-dark.ja", "/ja", {"width": 1280, "height": 800}, "dark"),
        ("guestbook-phone.ja", "/ja", PHONE, "light"),
        ("guestbook-phone-dark", "/en?signed=3", PHONE, "dark"),
    ):
        page = visit(path, viewport=viewport, color_scheme=scheme)
        taken[name] = page.screenshot(path=folder / f"{name}.png", full_page="phone" in name)
    assert len(set(taken.values())) == len(taken)
