"""The plan is graded by changes that a real cluster was tried with."""

from tests.analysis.plan.corpus import CASES, truths
from tests.analysis.plan.corpus.grade import GOALS, figures, verdicts


def test_most_of_the_corpus_is_observed():
    stated = {name for name, case in CASES.items() if "stated" in case}
    assert len(CASES) >= 200
    assert len(stated) <= len(CASES) / 3
    assert truths().keys() == CASES.keys() - stated


def test_the_plan_reaches_its_goals():
    found = list(verdicts())
    wrong = [f"{name}: {true}, the plan says {said}" for name, true, said in found if true != said]
    grade = figures(found)
    assert {name for name, goal in GOALS.items() if grade[name] < goal} == set(), "\n".join(wrong)
