"""A newsroom in which everything is wrong that the desk has words for."""

from __future__ import annotations

from pathlib import Path

from siyaq.diagnostics import Diagnostic
from tests.newsroom import article, newsroom, translation

JANE = """\
---
name: {ar: جين دو, en: Jane Doe}
gender: f
aliases: {ar: [أمل, بنان], en: [Doe]}
misspellings: {ar: [جاين دو]}
ambiguous: [زيد]
died: 2025-08
roles:
  - {id: editor, org: acme, title: {en: Editor}, from: 2025-04, to: 2025-07}
  - {id: back, org: acme, from: 2020, to: 2019}
  - {id: sum, org: acme, from: 2020-01, to: 2020-12, lasted: 3 months}
  - {id: early, org: acme, from: 1990, to: 1991, sources: [a#wire]}
  - {id: late, org: acme, from: 2025-09, to: unknown}
  - {id: later, org: acme, from: 2025-01, to: 2025-09-30}
  - {id: soon, org: acme, from: 2025-03, to: 2025-04, checked: 2025-01-01}
  - {id: latest, org: acme, from: 2025-01, to: present, checked: 2025-09-16}
  - {id: chief, org: acme, title: {en: CEO}, from: 2024-01, to: 2024-12}
links:
  - {rel: rival-of, to: omar-said}
---
"""
OMAR = """\
---
name: {ar: عمر سعيد, en: Omar Said}
gender: m
aliases: {en: [Doe]}
summary: ж
roles:
  - {id: head, org: acme, title: {en: CEO}, from: 2024-03, to: 2024-10}
  - {id: now, org: acme, from: 2024-11, to: present, checked: 2025-01-01}
  - {id: then, org: acme, from: 2024-11, to: present}
---
"""
CLAIMS = """\
draft: true
sources: [{id: wire, publisher: acme}]
corrections: [{date: 2025-09-01, what: w}, {date: 2025-12-01, what: w}]
related: [{wanted: مقالة لم تُكتب}]
claims:
  - {about: jane-doe/editor, from: 2025-07, lasted: 3 months, ended: true, title: {en: Writer}, quote: q}
  - {about: omar-said/now, from: 2025-07, lasted: 3 months, ended: true, quote: q}
  - {about: omar-said/then, from: 2026-01, lasted: 3 months, ended: true, quote: q}
  - {about: jane-doe/back, from: 2020, to: 2018, quote: q}
  - {about: jane-doe/sum, from: 2020-01, to: 2020-11, lasted: 3 months, quote: q}
figures: [{about: acme, what: deal, amount: 5bn USD}]
dates:
  - {id: signing, what: w, when: 2025-06}
  - {id: monday, what: w, when: 2025-09, said: الأسبوع الماضي}
  - {id: sunday, what: w, when: 2024-01, said: الأسبوع الماضي}
  - {id: either, what: w, when: 2025-09, said: الاثنين}
"""
OTHER = "figures: [{about: acme, what: deal, amount: 9bn USD}]\ndates: [{id: signing, what: w, when: 2025-08}]\n"
FILES = {
    "content/people/jane-doe.ar.md": JANE,
    "content/people/omar-said.ar.md": OMAR,
    "content/companies/acme.ar.md": "---\nname: {ar: أكمي, en: Acme}\nfounded: 2000\nformerly: [acme-inc]\n---\n",
    "content/articles/a.ar.md": article(
        "كسبت جاين دو 300 مليون دولار. وقال «ماسك» 5000 مرة.\n\nأعلنت Globex وGlobex عن إيلون ماسك.\n\nوقالت: «هذا قول طويل لم ينقله أحد بعد».",
        CLAIMS,
    ),
    "content/articles/a.en.md": translation(
        "Doe won 30 million dollars.\n\nGlobex said so. It has 7000 chairs.\n\nShe spoke."
    ),
    "content/articles/b.ar.md": article("نص عن عمر سعييد.", OTHER),
    "content/articles/c.ar.md": article(
        "\n\n".join(["مع أمل."] * 6), "related: [a]\npublish: 2026-01-01\nentities: [acme-inc]\n"
    ),
    "content/people/zaid.ar.md": "---\nname: {ar: زيد}\ngender: m\n---\n",
}


def everything_wrong(folder: Path) -> tuple[Diagnostic, ...]:
    """What `check` finds there."""
    return newsroom(folder, FILES).check().report.diagnostics
