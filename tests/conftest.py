"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tinysite import FILES, TinySite


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """A site of one article in two languages, two profiles and a storyline."""
    site = TinySite(tmp_path / "site")
    for path, text in FILES.items():
        site.write(path, text)
    return site
