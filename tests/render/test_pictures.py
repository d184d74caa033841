"""Pictures as strangers may send them: whatever the bytes, there is a picture or a finding, and never a traceback."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Diagnostic
from siyaq.parallel import Crew
from siyaq.read.content import MediaFile
from siyaq.render.images.pictures import measure_pictures
from siyaq.render.images.variants import cut_chunk, cuttings, variants_of
from tests.photographs import camera_notes, photograph

FILES = {
    "jpg": photograph(24, 16, "JPEG", exif=camera_notes(6)),
    "png": photograph(24, 16, "PNG", exif=camera_notes(3)),
    "webp": photograph(24, 16, "WEBP", exif=camera_notes()),
    "avif": photograph(24, 16, "AVIF", exif=camera_notes()),
    "gif": photograph(24, 16, "GIF"),
}


@pytest.mark.parametrize("suffix", FILES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8), end=st.integers(0, 400))
def test_spoiled_bytes_make_a_picture_or_a_finding(
    suffix: str, places: list[tuple[int, int]], end: int, tmp_path: Path
) -> None:
    content = bytearray(FILES[suffix])
    for place, byte in places:
        content[place % len(content)] = byte
    file = tmp_path / f"a.{suffix}"
    file.write_bytes(content[: len(content) - end] if end < len(content) // 2 else content)
    media = (MediaFile(file.name, file, sha256(file.read_bytes()).hexdigest()),)
    (pictures, _), findings = measure_pictures(media, {}, Crew())
    assert len(pictures) + len(findings) == 1
    for picture in pictures.values():
        variants = tuple(variants_of(picture))
        for made in cut_chunk(tuple(cuttings(media, variants))):
            assert isinstance(made, Diagnostic) or [bool(one) for one in made] == [True] * len(variants)
