"""Tiny sites for tests: written, built, changed and built again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from siyaq.pipeline import Built, Order, build, check

TODAY = date(2025, 10, 1)
SITE = """\
title: {ar: موقع, en: Site}
description: {ar: وصف, en: Description}
base_url: https://example.org/
social_images: false
languages:
  - {tag: ar, name: العربية}
  - {tag: en, name: English}
"""
FILES = {
    "site.yaml": SITE,
    "content/articles/hire.ar.md": """\
---
title: تعيين جديد
summary: ملخص
date: 2025-09-16
entities: [jane-doe, acme]
storylines: [moves]
sources: [{id: wire, publisher: acme}]
dates:
  - {id: joins, when: 2025-09-16, what: {ar: انضمت, en: She joined}, who: [jane-doe, acme], source: wire}
---

قالت [جين دو](person:jane-doe) إنها انضمت إلى [أكمي](company:acme). هذه جملة أخرى.
""",
    "content/articles/hire.en.md": """\
---
title: A new hire
summary: Summary
translation: {of: "0000000000000000"}
---

[Jane Doe](person:jane-doe) said that she had joined [Acme](company:acme). Another sentence.
""",
    "content/people/jane-doe.ar.md": """\
---
name: {ar: جين دو, en: Jane Doe}
gender: f
summary: محررة
roles:
  - {id: editor, org: acme, title: {ar: محررة, en: Editor}, from: 2025-09, to: present, checked: 2025-09-16, sources: [hire#wire]}
---

محررة في [أكمي](company:acme).
""",
    "content/companies/acme.ar.md": """\
---
name: {ar: أكمي, en: Acme}
kind: media
summary: صحيفة
---

صحيفة.
""",
    "content/storylines/moves.ar.md": """\
---
title: تنقلات
summary: من ينتقل إلى أين
---

ما جرى.
""",
}


@dataclass(frozen=True)
class TinySite:
    """A site in a temporary folder."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "output"

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def write_bytes(self, path: str, content: bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text("utf-8")
        assert old in text, f"{old!r} is not in {path}"
        self.write(path, text.replace(old, new))

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def order(self, **options: Any) -> Order:
        chosen: dict[str, Any] = {"site_dir": self.folder, "output": self.output, "today": TODAY}
        return Order(**chosen | options)

    def build(self, **options: Any) -> Built:
        return build(self.order(**options))

    def check(self, **options: Any) -> Built:
        return check(self.order(**options))

    def page(self, path: str) -> str:
        return (self.output / path / "index.html").read_text("utf-8")


def write_tiny(folder: Path) -> TinySite:
    """A site of one article in two languages, two profiles and a storyline."""
    site = TinySite(folder / "site")
    for path, text in FILES.items():
        site.write(path, text)
    return site


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the manifest included, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def pages(built: Built) -> set[str]:
    """The pages that a build wrote: paths without `index.html`."""
    assert built.written is not None, "\n".join(map(str, built.report.diagnostics))
    return {path.removesuffix("index.html") for path in built.written.written if path.endswith(".html")}


def codes(built: Built) -> list[str]:
    """The codes of the findings, in order of place."""
    return [found.code for found in built.report.diagnostics]
