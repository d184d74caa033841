"""All audits of the built demo, one after the other: `python -m tests.audits`, or `make audit`."""

from __future__ import annotations

import sys
from itertools import chain

from tests.audits.budgets import budget_figures
from tests.audits.figures import print_figures
from tests.audits.lighthouse import score_figures
from tests.audits.markup import markup_figures
from tests.audits.served import served_demo


def main() -> None:
    """Print every figure beside its limit; leave with 1 where one is not kept."""
    with served_demo() as site:
        kept = print_figures(chain(markup_figures(site), budget_figures(site), score_figures(site)))
    sys.exit(not kept)


if __name__ == "__main__":
    main()
