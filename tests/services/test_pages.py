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
from tests.services.programs import Program

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

TEXTS = {
    "en": {"title": "Guest book", "name": "Name", "message": "Message", "sign": "Sign"},
    "ja": {"title": "芳名帳", "name": "お名前", "message": "メッセージ", "sign": "記帳する"},
}
THANKS = {
    "en": "Thank you. Yours is entry no. {}.",
    "ja": "ありがとうございます。{}番目の記帳です。",
}

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
    """Returns a function that opens the guest book in a browser of its own.

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
    # The form is ready for somebody else.
    expect(page.get_by_label(TEXTS[language]["name"], exact=True)).to_have_value("")
    # Everybody sees it, and a reload does not sign again.
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


def test_what_is_typed_survives_turning_pages(visit, database):
    page = visit()
    fill(page, "Ann", "Half a sen")
    page.get_by_role("link", name="Earlier entries").click()
    page.wait_for_url("**/en?before=*")
    expect(page.get_by_label("Message")).to_have_value("Half a sen")
    expect(page.get_by_label("Name")).to_have_value("Ann")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("New", "Typed early"), ("New", "Typed early")),
        (("", "Typed early"), ("Old", "Typed early")),
        (("", ""), ("Old", "A draft")),
    ],
)
def test_what_is_typed_before_the_script_comes_stays(visit, typed, shown):
    page = visit()
    fill(page, "Old", "A draft")
    held = []
    page.route("**/*.js", lambda route: held.append(route))
    with page.expect_request("**/*.js"):
        page.reload(wait_until="commit")
    for label, text in zip(("Name", "Message"), typed, strict=True):
        page.get_by_label(label, exact=True).fill(text)
    assert held
    page.unroute("**/*.js")
    page.wait_for_load_state("networkidle")
    for label, text in zip(("Name", "Message"), shown, strict=True):
        expect(page.get_by_label(label, exact=True)).to_have_value(text)


@pytest.mark.parametrize("blank", ["   ", "\u200b"], ids=["spaces", "without a width"])
def test_a_wrong_entry_comes_back_with_what_is_wrong(visit, database, scripted, blank):
    rows = database.entries()
    page = visit(fails=True, java_script_enabled=scripted)
    sign(page, blank, "Keep this")
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
    assert database.entries()[0] == rows[0] + 1


def test_texts_of_wrong_entries_in_japanese(visit):
    page = visit("/ja", fails=True)
    sign(page, " ", " ", "ja")
    expect(page.locator("#name-error")).to_have_text("お名前を入力してください。")
    expect(page.locator("#message-error")).to_have_text("メッセージを入力してください。")


def test_with_the_keyboard_alone(visit, database):
    rows = database.entries()
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
    assert database.entries()[0] == rows[0] + 1


def test_what_is_left_is_counted_as_it_is_stored(visit):
    """A letter that is typed as one character may be stored as two, such as this one of Bengali."""
    page = visit(fails=True)
    fill(page, "Ann", "\u09df" * 251)
    expect(page.locator("#left")).to_have_text("-2 characters left")
    page.get_by_role("button", name="Sign").click()
    expect(page.locator("#message-error")).to_contain_text("Use at most 500 characters")
    fill(page, "Ann", "\u09df" * 250)
    expect(page.locator("#left")).to_have_text("0 characters left")
    page.get_by_role("button", name="Sign").click()
    number_signed(page)


def test_the_skip_link_leads_to_the_content(visit):
    page = visit()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_double_click_signs_once(visit, database):
    rows = database.entries()
    page = visit()
    fill(page, "Ann", "Twice")
    page.get_by_role("button", name="Sign").dblclick()
    number_signed(page)
    assert database.entries()[0] == rows[0] + 1


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


def test_while_a_page_is_on_its_way(visit, database):
    page = visit()
    held = []
    page.route("**/__data.json*", lambda route: held.append(route))
    page.get_by_role("link", name="日本語").click()
    expect(page.get_by_role("progressbar", name="Loading…")).to_be_visible()
    expect(page.get_by_role("region", name="Entries")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.get_by_role("heading", name="芳名帳")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert page.locator("html").get_attribute("lang") == "ja"


def test_words_survive_an_absent_backend(visit, backend, database):
    rows = database.entries()
    page = visit(fails=True)
    backend.stop()
    try:
        sign(page, "Ann", "Not lost")
        expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
        expect(page.get_by_label("Message")).to_have_value("Not lost")
        expect(page.get_by_label("Name", exact=True)).to_have_value("Ann")
        assert findings(page) == []
    finally:
        backend.start("/readyz")
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert database.entries()[0] == rows[0] + 1


def test_nobody_is_thanked_for_an_entry_that_was_not_taken(visit, backend, scripted):
    """The page that thanks for one has the form for the next."""
    page = visit(fails=True, java_script_enabled=scripted)
    sign(page, "Ann", "Taken")
    number_signed(page)
    backend.stop()
    try:
        sign(page, "Ann", "Not taken")
        expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
        expect(page.get_by_role("status")).to_have_text("")
    finally:
        backend.start("/readyz")
    if scripted:
        page.context.set_offline(True)
        page.get_by_role("button", name="Sign").click()
        expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
        expect(page.get_by_role("status")).to_have_text("")
        page.context.set_offline(False)
    page.get_by_role("button", name="Sign").click()
    number_signed(page)


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
    expect(page.get_by_role("button", name="Sign")).to_have_css("border-style", "none")
    sign(page, "Ann", "Between two versions")
    number_signed(page)
    expect(newest(page)).to_contain_text("Between two versions")
    assert asked


def test_words_survive_an_absent_network(visit):
    page = visit(fails=True)
    page.context.set_offline(True)
    sign(page, "Ann", "In a tunnel")
    expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
    expect(page.get_by_label("Message")).to_have_value("In a tunnel")
    page.context.set_offline(False)
    page.get_by_role("button", name="Sign").click()
    number_signed(page)


def lose_the_answer(page):
    """Lets the next form reach the server, and cuts the connection before its answer."""

    def pass_on(route):
        route.fetch()
        route.abort()

    page.route("**/en", lambda route: pass_on(route), times=1)


def messages(database):
    return database.psql("select message from entry order by number").splitlines()


def signed_without_an_answer(visit, database):
    """Returns the page of a visitor whose words are in the book, and who is not told so."""
    database.psql("truncate entry")
    page = visit(fails=True)
    lose_the_answer(page)
    sign(page, "Ann", "The same")
    expect(page.get_by_role("alert")).to_contain_text("Your words are still here")
    assert messages(database) == ["The same"]
    return page


def test_an_answer_is_lost_and_the_same_words_come_again(visit, database):
    page = signed_without_an_answer(visit, database)
    # Turning pages loads another id, which is not for words that may be in the book.
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url("**/ja")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en")
    expect(page.get_by_label("Message")).to_have_value("The same")
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    assert messages(database) == ["The same"]


def test_an_answer_is_lost_and_the_same_words_come_from_the_other_page(visit, database):
    page = signed_without_an_answer(visit, database)
    page.get_by_role("link", name="日本語").click()
    page.wait_for_url("**/ja")
    expect(page.get_by_label("メッセージ")).to_have_value("The same")
    page.get_by_role("button", name="記帳する").click()
    number_signed(page, "ja")
    assert messages(database) == ["The same"]


def test_an_answer_is_lost_and_other_words_come(visit, database):
    database.psql("truncate entry")
    page = visit(fails=True)
    lose_the_answer(page)
    sign(page, "Ann", "First words")
    expect(page.get_by_role("alert")).to_be_visible()
    lose_the_answer(page)
    sign(page, "Ann", "Second words")
    expect(page.get_by_role("button", name="Sign")).not_to_have_attribute("aria-disabled", "true")
    sign(page, "Ann", "Second words")
    number_signed(page)
    expect(page.get_by_label("Message")).to_have_value("")
    assert messages(database) == ["First words", "Second words"]


def test_back_to_a_form_that_was_signed(visit, database, scripted):
    database.psql("truncate entry")
    page = visit(java_script_enabled=scripted)
    sign(page, "Ann", "Once")
    number_signed(page)
    page.go_back()
    # What is typed while the page is still being loaded may lose its field.
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    sign(page, "Ann", "Once more")
    number_signed(page)
    assert messages(database) == ["Once", "Once more"]


def test_two_tabs_sign_each_for_itself(visit, database):
    database.psql("truncate entry")
    first = visit()
    second = first.context.new_page()
    second.goto("/en")
    fill(first, "Ann", "From here")
    sign(second, "Ann", "From there")
    number_signed(second)
    expect(first.get_by_label("Message")).to_have_value("From here")
    first.get_by_role("button", name="Sign").click()
    number_signed(first)
    assert messages(database) == ["From there", "From here"]


def test_a_double_click_without_javascript_signs_once(visit, database):
    rows = database.entries()
    page = visit(java_script_enabled=False)
    fill(page, "Ann", "Twice, without")
    page.get_by_role("button", name="Sign").dblclick()
    number_signed(page)
    assert database.entries()[0] == rows[0] + 1


@pytest.mark.parametrize(
    ("language", "older", "kept", "again"),
    [
        ("en", "Earlier entries", "Your words are still here", "Try again"),
        ("ja", "以前の記帳", "入力内容は残っています", "もう一度試す"),
    ],
)
def test_words_survive_an_error_page(visit, backend, database, language, older, kept, again):
    rows = ", ".join(f"(gen_random_uuid(), 'Ann', 'page {n}')" for n in range(15))
    database.psql(f"insert into entry (id, name, message) values {rows}")
    page = visit(f"/{language}", fails=True)
    fill(page, "Ann", "Half a sen", language)
    backend.stop()
    try:
        page.get_by_role("link", name=older).click()
        expect(page.get_by_text("502", exact=True)).to_be_visible()
        expect(page.get_by_text(kept)).to_be_visible()
        assert findings(page) == []
    finally:
        backend.start("/readyz")
    page.get_by_role("link", name=again).click()
    expect(page.get_by_label(TEXTS[language]["message"], exact=True)).to_have_value("Half a sen")
    expect(page.get_by_label(TEXTS[language]["name"], exact=True)).to_have_value("Ann")
    page.get_by_role("button", name=TEXTS[language]["sign"]).click()
    number_signed(page, language)
    # Nothing is left of what is in the book.
    page.reload()
    expect(page.get_by_label(TEXTS[language]["message"], exact=True)).to_have_value("")


def test_pages_work_where_nothing_may_be_kept(visit, database):
    page = visit()
    page.context.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() {throw new Error('denied')}})"
    )
    page.reload()
    sign(page, "Ann", "Without a trace")
    number_signed(page)


@pytest.fixture
def limited(backend, tmp_path):
    """A frontend that takes one entry a minute."""
    log = tmp_path / "limited.log"
    program = Program("frontend", log, BACKEND_URL=backend.url, ENTRIES_PER_MINUTE="1")
    program.start()
    yield program
    program.stop()


@pytest.mark.parametrize(
    ("language", "kept"), [("en", "Your words are still here"), ("ja", "入力内容は残っています")]
)
def test_words_survive_the_limit(visit, limited, scripted, language, kept):
    page = visit(f"{limited.url}/{language}", fails=True, java_script_enabled=scripted)
    sign(page, "Ann", "First", language)
    number_signed(page, language)
    sign(page, "Ann", "Second", language)
    expect(page.get_by_role("alert")).to_have_text(re.compile(f"{kept}.*\\d"))
    message = page.get_by_label(TEXTS[language]["message"], exact=True)
    expect(message).to_have_value("Second")
    if scripted:
        assert findings(page) == []
    # They survive turning pages, too.
    if scripted:
        page.get_by_role("link", name="English" if language == "ja" else "日本語").click()
        page.wait_for_url(re.compile("/en$" if language == "ja" else "/ja$"))
        expect(page.locator("#message")).to_have_value("Second")


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "</textarea><b>bold</b>",
        "{@html '<i>'} {7*7} %language%",
    ],
)
def test_text_is_shown_as_text(visit, scripted, text):
    page = visit(java_script_enabled=scripted)
    sign(page, text[:50], text)
    number_signed(page)
    expect(newest(page).locator(".message")).to_have_text(text)
    assert newest(page).locator("img, script, b, i").count() == 0
    assert page.locator("html").get_attribute("lang") == "en"


def test_a_script_from_right_to_left_is_read_so(visit):
    """Otherwise the mark at the end stands where the sentence begins."""
    page = visit()
    texts = ("\u05e2\u05d3\u05d4", "\u05e9\u05dc\u05d5\u05dd!")
    direction = "element => getComputedStyle(element).direction"
    fields = [page.get_by_label(label, exact=True) for label in ("Name", "Message")]
    assert [field.evaluate(direction) for field in fields] == ["ltr", "ltr"]
    fill(page, *texts)
    assert [field.evaluate(direction) for field in fields] == ["rtl", "rtl"]
    page.get_by_role("button", name="Sign").click()
    number_signed(page)
    shown = [newest(page).locator(each) for each in (".name", ".message")]
    assert [(each.text_content(), each.evaluate(direction)) for each in shown] == [
        (text, "rtl") for text in texts
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/en", "/ja", "/en?before=1", "/en?signed=1"])
def test_axe_finds_nothing(visit, path, scheme):
    for viewport in (PHONE, DESKTOP):
        assert findings(visit(path, viewport=viewport, color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_an_error_page(visit, scheme):
    page = visit("/ja/nowhere", fails=True, color_scheme=scheme)
    expect(page.get_by_role("heading", name="ページが見つかりません")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ja"
    assert findings(page) == []


def test_an_error_page_leads_back(visit, scripted):
    page = visit("/nowhere", fails=True, java_script_enabled=scripted)
    expect(page.get_by_text("404", exact=True)).to_be_visible()
    page.get_by_role("link", name="To the guest book").click()
    expect(page.get_by_role("heading", name="Guest book")).to_be_visible()


def test_light_and_dark_differ(visit):
    colors = {
        visit(color_scheme=scheme).evaluate("getComputedStyle(document.body).backgroundColor")
        for scheme in ("light", "dark")
    }
    assert len(colors) == 2


def test_colors_of_the_visitor_hide_nothing(visit):
    """Of what only a background or a shadow would show, a border is left."""
    page = visit(forced_colors="active")
    sign(page, "Ann", "In high contrast")
    number_signed(page)
    marked = page.get_by_role("article").first.locator("xpath=..")
    current = page.get_by_role("link", name="English")
    for element in (page.get_by_role("button"), page.get_by_role("status"), marked, current):
        expect(element).to_have_css("border-bottom-style", "solid")
    other = page.get_by_role("link", name="日本語")
    expect(other).to_have_css("border-bottom-style", "none")


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_nothing_is_wider_than_the_window(visit, width):
    page = visit(viewport={"width": width, "height": 800})
    sign(page, "W" * 50, "W" * 500)
    number_signed(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("height", [900, 650, 540, 400])
def test_the_form_is_in_reach_beside_a_long_list(visit, database, height, language):
    """Beside the entries it stays in place while these move; 540 is a usual screen at 200 %."""
    database.psql(
        "insert into entry (id, name, message)"
        " select gen_random_uuid(), 'Ann', repeat('A long way. ', 30) from generate_series(1, 10)"
    )
    page = visit(f"/{language}", fails=True, viewport={"width": 960, "height": height})
    button = page.get_by_role("button", name=TEXTS[language]["sign"])
    name = page.get_by_label(TEXTS[language]["name"], exact=True)
    for wrong in (False, True):
        if wrong:
            sign(page, " ", " ", language)
            expect(page.locator("#message-error")).to_be_visible()
        for field in (button, name):
            field.focus()
            expect(field).to_be_in_viewport(ratio=0.95)
    assert findings(page) == []


@pytest.fixture
def request_from(frontend):
    """Returns a function that posts the form as a browser behind the Ingress would."""

    def post(origin, protocol="http", port="80"):
        return httpx.post(
            f"{frontend.url}/en",
            data={"name": "Ann", "message": "Hello"},
            headers={
                "accept": "text/html",
                "host": "guestbook.example",
                "origin": origin,
                "x-forwarded-proto": protocol,
                "x-host-port": port,
            },
        )

    return post


def test_forms_of_other_sites_are_refused(request_from, database):
    rows = database.entries()
    others = ("http://evil.example", "https://guestbook.example", "http://guestbook.example:8081")
    for origin in (*others, "null", ""):
        assert request_from(origin).status_code == 403, origin
    assert database.entries() == rows
    assert request_from("http://guestbook.example").status_code == 303
    assert (
        request_from("https://guestbook.example", protocol="https", port="443").status_code == 303
    )
    assert request_from("http://guestbook.example:8081", port="8081").status_code == 303


def test_an_entry_that_is_too_large_is_refused(frontend):
    answer = httpx.post(
        f"{frontend.url}/en",
        data={"name": "Ann", "message": "x" * 20_000},
        headers={
            "accept": "text/html",
            "origin": frontend.url,
            "x-forwarded-proto": "http",
        },
    )
    assert answer.status_code == 413
    assert "Something went wrong</h1>" in answer.text


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("ja,en;q=0.5", "ja"), ("de,ja;q=0.2,en;q=0.7", "en"), ("de", "en"), ("*", "en"), ("", "en")],
)
def test_the_language_is_what_the_browser_asks_for(frontend, accepted, language):
    answer = httpx.get(frontend.url, headers={"accept-language": accepted})
    assert (answer.status_code, answer.headers["location"]) == (307, f"/{language}")
    assert answer.headers["vary"] == "accept-language"


def test_headers(frontend):
    """Of pages; what is no page has those that no browser needs to make an exception from."""
    page = httpx.get(f"{frontend.url}/en")
    policy = page.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"} <= set(policy)
    (scripts,) = [part for part in policy if part.startswith("script-src")]
    assert re.fullmatch(r"script-src 'self' 'nonce-[\w+/=]+'", scripts)
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "server" not in page.headers
    assert "x-powered-by" not in page.headers


SAME_FOR_ALL = {
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


def asset_of(frontend):
    page = httpx.get(f"{frontend.url}/en").text
    return "/" + re.search(r"_app/immutable/assets/[\w.-]+\.css", page)[0]


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stamp.svg", 200),
        ("/robots.txt", 200),
        ("asset", 200),
        ("/_app/immutable/none.js", 404),
        ("/_app/version.json", 200),
        ("/none.svg", 404),
        ("/healthz", 200),
        ("/", 307),
        ("/en", 200),
        ("/%E0%A4%A", 400),
    ],
)
def test_every_answer_has_the_same_headers(frontend, path, status, encoding):
    url = frontend.url + (asset_of(frontend) if path == "asset" else path)
    headers = {"accept-encoding": encoding, "accept-language": "en"}
    answer = httpx.get(url, headers=headers)
    assert answer.status_code == status
    if path in ("/stamp.svg", "asset") and encoding != "identity":
        assert answer.headers["content-encoding"] == encoding
    assert SAME_FOR_ALL.items() <= dict(answer.headers).items()
    policies = answer.headers.get_list("content-security-policy")
    assert len(policies) == 1
    assert {"default-src 'none'", "frame-ancestors 'none'"} <= set(policies[0].split("; "))
    if "etag" in answer.headers and status == 200:
        again = httpx.get(url, headers={**headers, "if-none-match": answer.headers["etag"]})
        assert again.status_code in (200, 304)
        assert SAME_FOR_ALL.items() <= dict(again.headers).items()


def test_refused_forms_have_the_same_headers(request_from):
    assert SAME_FOR_ALL.items() <= dict(request_from("http://evil.example").headers).items()


def test_files_of_a_build_are_kept_for_ever(frontend):
    page = httpx.get(f"{frontend.url}/en").text
    path = re.search(r"[\w./-]*_app/immutable/assets/[\w.-]+\.css", page)[0]
    answer = httpx.get(httpx.URL(f"{frontend.url}/en").join(path))
    assert answer.headers["cache-control"] == "public,max-age=31536000,immutable"


def test_one_request_has_one_id_in_both_logs(frontend, backend):
    answer = httpx.get(f"{frontend.url}/en")
    identifier = answer.headers["x-request-id"]
    for program, route in ((frontend, "/[language=language]"), (backend, "/api/entries")):
        (line,) = [line for line in program.lines() if line.get("requestId") == identifier]
        assert (line["route"], line["status"]) == (route, 200)


def test_an_empty_book(visit, database):
    database.psql("truncate entry")
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
