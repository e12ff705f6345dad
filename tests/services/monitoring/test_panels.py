"""Every metric and label that a panel of a dashboard asks for exists."""

from tests.monitoring.dashboards import queries


def test_every_panel_asks_for_what_exists(expressions):
    mistakes = {
        (query.dashboard, query.panel): found
        for query in queries()
        if query.language == "promql" and (found := expressions.mistakes(query.expression))
    }
    assert mistakes == {}


def test_panels_were_looked_at(expressions):
    asked = [query for query in queries() if query.language == "promql"]
    assert len(asked) > 50
    for query in asked:
        assert expressions.mistakes(query.expression.replace("{", '{nowhere="",', 1)) != []
