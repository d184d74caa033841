"""All audits of the built demo and of a small site with pictures, one after the other: `python -m tests.audits`, or `make audit`."""

from __future__ import annotations

import sys
from itertools import chain

from tests.audits.budgets import budget_figures
from tests.audits.figures import print_figures
from tests.audits.lighthouse import picture_scores, score_figures
from tests.audits.markup import markup_figures
from tests.audits.served import served_demo, served_pictured


def main() -> None:
    """Print every figure beside its limit; leave with 1 where one is not kept."""
    with served_demo() as demo, served_pictured() as pictured:
        checked = chain(markup_figures(demo), markup_figures(pictured))
        kept = print_figures(chain(checked, budget_figures(demo), score_figures(demo), picture_scores(pictured)))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
