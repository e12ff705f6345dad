"""How good the plan is, by the corpus: python -m tests.analysis.plan.corpus.grade."""

from collections import Counter

from tests.analysis.plan.corpus import CASES, SEVERITIES, before_and_after, expected, truths
from tests.analysis.plan.given import plan

GOALS = {"precision of none": 0.99, "recall of attention": 0.95, "recall of destructive": 1}


def verdicts():
    """Yield the name of each case, the severity that it has, and that which the plan says."""
    known = truths()
    for name, case in CASES.items():
        yield name, expected(case, known.get(name, {})), str(plan(*before_and_after(case)).severity)


def figures(found):
    """Return precision and recall by severity; to say a higher severity is to notice, too."""
    found = list(found)
    figures = {}
    for severity in SEVERITIES:
        rank = SEVERITIES.index(severity)
        are = [said for _, true, said in found if true == severity]
        said = [true for _, true, said in found if said == severity]
        noticed = (
            sum(SEVERITIES.index(each) >= rank for each in are) if rank else are.count(severity)
        )
        figures[f"precision of {severity}"] = said.count(severity) / len(said) if said else 1.0
        figures[f"recall of {severity}"] = noticed / len(are) if are else 1.0
    return figures


def main():
    found = list(verdicts())
    shown = figures(found)
    count = Counter(true for _, true, _ in found)
    print(f"\nThe plan of {len(found)} changes, by what a real cluster made of them:\n")
    print("| severity | changes | precision | recall |\n|---|---|---|---|")
    for each in SEVERITIES:
        precision, recall = (shown[f"{kind} of {each}"] for kind in ("precision", "recall"))
        print(f"| {each} | {count[each]} | {precision:.1%} | {recall:.1%} |")


if __name__ == "__main__":
    main()
