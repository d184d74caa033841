"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tinysite import TinySite, write_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> TinySite:
    """A site of one article in two languages, two profiles and a storyline."""
    return write_tiny(tmp_path)
