"""What front matter may get wrong, and what an editor reads then: the whole of it, word for word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siyaq.diagnostics import Report
from siyaq.model.documents import Document, decode_document
from siyaq.model.facts import Claim, Event, Figure, Role
from siyaq.model.front_matter import ArticleFacts, CompanyFacts, PageFacts, PersonFacts, StorylineFacts
from siyaq.model.schema import field_names
from siyaq.model.text import Names, ProfileSlug, ProperName
from siyaq.read.content import Source

LANGUAGES = ("ar", "en")

# By its name: the file, its front matter, and the one finding.
CASES: dict[str, tuple[str, str, str]] = {
    "unknown field, near": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\ntitel: x\n",
        'content/articles/hire.ar.md:5:1: error: unknown field "titel" [unknown-field]\n'
        "    titel: x\n"
        "    ^^^^^\n"
        '  hint: did you mean "title"?',
    ),
    "unknown field, far": (
        "companies/acme.ar",
        "name: أكمي\ncolour: red\n",
        'content/companies/acme.ar.md:3:1: error: unknown field "colour" [unknown-field]\n'
        "    colour: red\n"
        "    ^^^^^^\n"
        "  hint: the fields here are: aliases, ambiguous, decoys, draft, formerly, founded, kind, links, misspellings, name, no_link, portrait, prefixed, publish, same_as, summary",
    ),
    "merge key": (
        "companies/acme.ar",
        "name: أكمي\n<<: {kind: media}\n",
        'content/companies/acme.ar.md:3:1: error: unknown field "<<" [unknown-field]\n'
        "    <<: {kind: media}\n"
        "    ^^\n"
        "  hint: the fields here are: aliases, ambiguous, decoys, draft, formerly, founded, kind, links, misspellings, name, no_link, portrait, prefixed, publish, same_as, summary",
    ),
    "unknown field in a list": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nsources: [{id: wire, publisherr: acme}]\n",
        'content/articles/hire.ar.md:5:22: error: unknown field "publisherr" [unknown-field]\n'
        "    sources: [{id: wire, publisherr: acme}]\n"
        "                         ^^^^^^^^^^\n"
        '  hint: did you mean "publisher"?',
    ),
    "unknown field in a mapping in a list": (
        "people/jane-doe.ar",
        "name: جين\n"
        "gender: f\n"
        "roles:\n"
        "  - id: editor\n"
        "    org: acme\n"
        "    disputed:\n"
        "      - {field: from, says: x, in: hire, verdict: open, whyy: ق, why: ق}\n",
        'content/people/jane-doe.ar.md:8:57: error: unknown field "whyy" [unknown-field]\n'
        "          - {field: from, says: x, in: hire, verdict: open, whyy: ق, why: ق}\n"
        "                                                            ^^^^\n"
        '  hint: did you mean "why"?',
    ),
    "facts in a translation": (
        "articles/hire.en",
        "title: T\nsummary: S\ntranslation: {of: 0123456789abcdef}\ndate: 2025\n",
        'content/articles/hire.en.md:5:1: error: unknown field "date" [unknown-field]\n'
        "    date: 2025\n"
        "    ^^^^\n"
        "  hint: the fields here are: summary, teaser, title, translation",
    ),
    "missing field": (
        "companies/acme.ar",
        "kind: media\n",
        'content/companies/acme.ar.md:2:1: error: the field "name" is missing [missing-field]\n'
        "    kind: media\n"
        "    ^\n"
        "  hint: write `name: …`",
    ),
    "missing field with a key and no value": (
        "companies/acme.ar",
        "name:\nkind: media\n",
        'content/companies/acme.ar.md:2:6: error: the field "name" is missing [missing-field]\n'
        "    name:\n"
        "         ^\n"
        "  hint: write `name: …`",
    ),
    "missing field in a list": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\ndates:\n  - {id: joins, what: ح}\n",
        'content/articles/hire.ar.md:6:5: error: the field "when" is missing [missing-field]\n'
        "      - {id: joins, what: ح}\n"
        "        ^\n"
        "  hint: write `when: …`",
    ),
    "missing field of a wanted article": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nrelated: [{}]\n",
        'content/articles/hire.ar.md:5:11: error: the field "wanted" is missing [missing-field]\n'
        "    related: [{}]\n"
        "              ^\n"
        "  hint: write `wanted: …`",
    ),
    "list for words": (
        "companies/acme.ar",
        "name: أكمي\nsummary: [a, b]\n",
        'content/companies/acme.ar.md:3:10: error: "summary" should be words, not a list [wrong-shape]\n'
        "    summary: [a, b]\n"
        "             ^\n"
        "  hint: write `name: words` on one line",
    ),
    "mapping for words": (
        "companies/acme.ar",
        "name: أكمي\nsummary: {ar: x}\n",
        'content/companies/acme.ar.md:3:10: error: "summary" should be words, not a mapping [wrong-shape]\n'
        "    summary: {ar: x}\n"
        "             ^\n"
        "  hint: write `name: words` on one line",
    ),
    "words for a list": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nentities: jane-doe\n",
        'content/articles/hire.ar.md:5:11: error: "entities" should be a list, not "jane-doe" [wrong-shape]\n'
        "    entities: jane-doe\n"
        "              ^^^^^^^^\n"
        "  hint: write [a, b], or lines that start with `- `",
    ),
    "mapping for a list": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nentities: {jane-doe: x}\n",
        'content/articles/hire.ar.md:5:11: error: "entities" should be a list, not a mapping [wrong-shape]\n'
        "    entities: {jane-doe: x}\n"
        "              ^\n"
        "  hint: write [a, b], or lines that start with `- `",
    ),
    "words for a mapping": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\ndates: [yesterday]\n",
        'content/articles/hire.ar.md:5:9: error: "dates" should be a mapping, not "yesterday" [wrong-shape]\n'
        "    dates: [yesterday]\n"
        "            ^^^^^^^^^\n"
        "  hint: write {name: value, name: value}; the fields here are: disputed, id, kind, said, sources, what, when, who",
    ),
    "list for a mapping": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nsources: [[wire]]\n",
        'content/articles/hire.ar.md:5:11: error: "sources" should be a mapping, not a list [wrong-shape]\n'
        "    sources: [[wire]]\n"
        "              ^\n"
        "  hint: write {name: value, name: value}; the fields here are: author, date, id, note, publisher, title, url",
    ),
    "words for a translation block": (
        "articles/hire.en",
        "title: T\nsummary: S\ntranslation: x\n",
        'content/articles/hire.en.md:4:14: error: "translation" should be a mapping, not "x" [wrong-shape]\n'
        "    translation: x\n"
        "                 ^\n"
        "  hint: write {name: value, name: value}; the fields here are: of",
    ),
    "mapping for a date": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nupdated: {day: 1}\n",
        'content/articles/hire.ar.md:5:10: error: "updated" should be words, not a mapping [wrong-shape]\n'
        "    updated: {day: 1}\n"
        "             ^\n"
        "  hint: write `name: words` on one line",
    ),
    "list for a phrase": (
        "companies/acme.ar",
        "name: [أكمي, Acme]\n",
        'content/companies/acme.ar.md:2:7: error: "ar" should be words, not a list [wrong-shape]\n'
        "    name: [أكمي, Acme]\n"
        "          ^\n"
        "  hint: write `name: words` on one line",
    ),
    "words for names in a language": (
        "companies/acme.ar",
        "name: أكمي\naliases: {en: Acme}\n",
        'content/companies/acme.ar.md:3:15: error: "en" should be a list, not "Acme" [wrong-shape]\n'
        "    aliases: {en: Acme}\n"
        "                  ^^^^\n"
        "  hint: write [a, b], or lines that start with `- `",
    ),
    "not true or false": (
        "companies/acme.ar",
        "name: أكمي\ndraft: maybe\n",
        'content/companies/acme.ar.md:3:8: error: "draft" should be true or false, not "maybe" [wrong-shape]\n'
        "    draft: maybe\n"
        "           ^^^^^\n"
        "  hint: write true or false",
    ),
    "bad choice, near": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nkind: newz\n",
        'content/articles/hire.ar.md:5:7: error: "newz" is not one of the choices for kind [unknown-choice]\n'
        "    kind: newz\n"
        "          ^^^^\n"
        '  hint: did you mean "news"?',
    ),
    "bad choice, far": (
        "people/jane-doe.ar",
        "name: جين\ngender: woman\n",
        'content/people/jane-doe.ar.md:3:9: error: "woman" is not one of the choices for gender [unknown-choice]\n'
        "    gender: woman\n"
        "            ^^^^^\n"
        "  hint: choose one of: m, f",
    ),
    "list for a choice": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nkind: [news]\n",
        "content/articles/hire.ar.md:5:7: error: a list is not one of the choices for kind [unknown-choice]\n"
        "    kind: [news]\n"
        "          ^\n"
        '  hint: did you mean "news"?',
    ),
    "bad relation": (
        "companies/acme.ar",
        "name: أكمي\nlinks:\n  - {rel: own, to: beta}\n",
        'content/companies/acme.ar.md:4:11: error: "own" is not one of the choices for rel [unknown-choice]\n'
        "      - {rel: own, to: beta}\n"
        "              ^^^\n"
        '  hint: did you mean "owns"?',
    ),
    "bad date": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nupdated: 2025-13\n",
        'content/articles/hire.ar.md:5:10: error: "2025-13": no such month [bad-date]\n'
        "    updated: 2025-13\n"
        "             ^^^^^^^\n"
        "  hint: write 2025, 2025-07, 2025-07-16, 2025~, 2025/2026 or 2025/..; an end may be present or unknown",
    ),
    "bad day in a list": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, from: 2025-02-30}]\n",
        'content/people/jane-doe.ar.md:4:39: error: "2025-02-30": no such day [bad-date]\n'
        "    roles: [{id: editor, org: acme, from: 2025-02-30}]\n"
        "                                          ^^^^^^^^^^\n"
        "  hint: write 2025, 2025-07, 2025-07-16, 2025~, 2025/2026 or 2025/..; an end may be present or unknown",
    ),
    "no date": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, to: now}]\n",
        'content/people/jane-doe.ar.md:4:37: error: "now": not a date [bad-date]\n'
        "    roles: [{id: editor, org: acme, to: now}]\n"
        "                                        ^^^\n"
        "  hint: write 2025, 2025-07, 2025-07-16, 2025~, 2025/2026 or 2025/..; an end may be present or unknown",
    ),
    "bad amount": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nfigures:\n  - {about: acme, what: valuation, amount: 500 guineas}\n",
        'content/articles/hire.ar.md:6:44: error: "500 guineas": not an amount [bad-amount]\n'
        "      - {about: acme, what: valuation, amount: 500 guineas}\n"
        "                                               ^^^^^^^^^^^\n"
        "  hint: write ~500bn USD, >100bn USD, 4bn..5bn USD or 12 %",
    ),
    "amount in a currency of a shared name": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nfigures:\n  - {about: acme, what: deal, amount: 5 ملايين ريال}\n",
        'content/articles/hire.ar.md:6:39: error: "5 ملايين ريال": "ريال" names several currencies: '
        "write ريال سعودي or ريال قطري or ريال عماني [bad-amount]\n"
        "      - {about: acme, what: deal, amount: 5 ملايين ريال}\n"
        "                                          ^^^^^^^^^^^^^\n"
        "  hint: write ~500bn USD, >100bn USD, 4bn..5bn USD or 12 %",
    ),
    "range backwards": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nfigures:\n  - {about: acme, what: deal, amount: 5bn..4bn USD}\n",
        'content/articles/hire.ar.md:6:39: error: "5bn..4bn USD": the range runs backwards [bad-amount]\n'
        "      - {about: acme, what: deal, amount: 5bn..4bn USD}\n"
        "                                          ^^^^^^^^^^^^\n"
        "  hint: write ~500bn USD, >100bn USD, 4bn..5bn USD or 12 %",
    ),
    "bad duration": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, lasted: a while}]\n",
        'content/people/jane-doe.ar.md:4:41: error: "a while": not a duration [bad-duration]\n'
        "    roles: [{id: editor, org: acme, lasted: a while}]\n"
        "                                            ^^^^^^^\n"
        "  hint: write `3 months` or `~9 years`",
    ),
    "unknown language, near": (
        "companies/acme.ar",
        "name: {arr: أكمي, en: Acme}\n",
        'content/companies/acme.ar.md:2:8: error: unknown language "arr" [unknown-language]\n'
        "    name: {arr: أكمي, en: Acme}\n"
        "           ^^^\n"
        '  hint: did you mean "ar"?',
    ),
    "unknown language, far": (
        "companies/acme.ar",
        "name: أكمي\naliases: {fr: [Acmé]}\n",
        'content/companies/acme.ar.md:3:11: error: unknown language "fr" [unknown-language]\n'
        "    aliases: {fr: [Acmé]}\n"
        "              ^^\n"
        "  hint: the languages of site.yaml are: ar, en",
    ),
    "unknown language of ambiguous names": (
        "companies/acme.ar",
        "name: أكمي\nambiguous: {fr: [Acmé]}\n",
        'content/companies/acme.ar.md:3:13: error: unknown language "fr" [unknown-language]\n'
        "    ambiguous: {fr: [Acmé]}\n"
        "                ^^\n"
        "  hint: the languages of site.yaml are: ar, en",
    ),
    "a bad id in no_link": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nno_link: [acme, Jane Doe]\n",
        'content/articles/hire.ar.md:5:17: error: "Jane Doe" cannot be a "no_link" [bad-value]\n'
        "    no_link: [acme, Jane Doe]\n"
        "                    ^^^^^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "unknown language in a list": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, title: {EN: Editor}}]\n",
        'content/people/jane-doe.ar.md:4:41: error: unknown language "EN" [unknown-language]\n'
        "    roles: [{id: editor, org: acme, title: {EN: Editor}}]\n"
        "                                            ^^\n"
        "  hint: the languages of site.yaml are: ar, en",
    ),
    "bad id in a list": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nentities: [acme, Jane Doe]\n",
        'content/articles/hire.ar.md:5:18: error: "Jane Doe" cannot be a "entities" [bad-value]\n'
        "    entities: [acme, Jane Doe]\n"
        "                     ^^^^^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "bad id": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: -editor, org: acme}]\n",
        'content/people/jane-doe.ar.md:4:14: error: "-editor" cannot be a "id" [bad-value]\n'
        "    roles: [{id: -editor, org: acme}]\n"
        "                 ^^^^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "bad id of a company": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: Acme}]\n",
        'content/people/jane-doe.ar.md:4:27: error: "Acme" cannot be a "org" [bad-value]\n'
        "    roles: [{id: editor, org: Acme}]\n"
        "                              ^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "bad id of an article": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nrelated: [Hire]\n",
        'content/articles/hire.ar.md:5:11: error: "Hire" cannot be a "id" [bad-value]\n'
        "    related: [Hire]\n"
        "              ^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "bad source": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, sources: ['hire#']}]\n",
        'content/people/jane-doe.ar.md:4:43: error: "hire#" cannot be a "sources" [bad-value]\n'
        "    roles: [{id: editor, org: acme, sources: ['hire#']}]\n"
        "                                              ^^^^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "bad slot": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nclaims: [{about: jane/doe/x, quote: ق}]\n",
        'content/articles/hire.ar.md:5:18: error: "jane/doe/x" cannot be a "about" [bad-value]\n'
        "    claims: [{about: jane/doe/x, quote: ق}]\n"
        "                     ^^^^^^^^^^\n"
        "  hint: ids are lower-case Latin letters and digits joined by hyphens",
    ),
    "empty words": (
        "articles/hire.ar",
        "title: ''\nsummary: م\ndate: 2025\n",
        'content/articles/hire.ar.md:2:8: error: "title" is empty [empty]\n'
        "    title: ''\n"
        "           ^^\n"
        "  hint: write the words, or remove the line",
    ),
    "blank words": (
        "articles/hire.ar",
        "title: '  '\nsummary: م\ndate: 2025\n",
        'content/articles/hire.ar.md:2:8: error: "title" is empty [empty]\n'
        "    title: '  '\n"
        "           ^^^^\n"
        "  hint: write the words, or remove the line",
    ),
    "empty words in a language": (
        "companies/acme.ar",
        "name: {ar: أكمي, en: ''}\n",
        'content/companies/acme.ar.md:2:22: error: "en" is empty [empty]\n'
        "    name: {ar: أكمي, en: ''}\n"
        "                         ^^\n"
        "  hint: write the words, or remove the line",
    ),
    "empty item": (
        "companies/acme.ar",
        "name: أكمي\naliases:\n  - \n",
        'content/companies/acme.ar.md:4:4: error: "ar" is empty [empty]\n'
        "      - \n"
        "       ^\n"
        "  hint: write the words, or remove the line",
    ),
    "no words in any language": (
        "companies/acme.ar",
        "name: {}\n",
        'content/companies/acme.ar.md:2:7: error: "name" is empty [empty]\n'
        "    name: {}\n"
        "          ^\n"
        "  hint: write the words, or remove the line",
    ),
    "no words in any language of an event": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\ndates: [{id: joins, when: 2025, what: {}}]\n",
        'content/articles/hire.ar.md:5:39: error: "what" is empty [empty]\n'
        "    dates: [{id: joins, when: 2025, what: {}}]\n"
        "                                          ^\n"
        "  hint: write the words, or remove the line",
    ),
    "bad url": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nsources: [{id: wire, url: example.org/x}]\n",
        'content/articles/hire.ar.md:5:27: error: "example.org/x" cannot be a "url" [bad-value]\n'
        "    sources: [{id: wire, url: example.org/x}]\n"
        "                              ^^^^^^^^^^^^^\n"
        "  hint: an address starts with https:// or http://, without spaces, quotes or angle brackets",
    ),
    "script url": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nsources: [{id: wire, url: 'javascript:alert(1)'}]\n",
        'content/articles/hire.ar.md:5:27: error: "javascript:alert(1)" cannot be a "url" [bad-value]\n'
        "    sources: [{id: wire, url: 'javascript:alert(1)'}]\n"
        "                              ^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: an address starts with https:// or http://, without spaces, quotes or angle brackets",
    ),
    "url with a space": (
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025-09-16\nsources: [{id: wire, url: https://example.org/a b}]\n",
        'content/articles/hire.ar.md:5:27: error: "https://example.org/a b" cannot be a "url" [bad-value]\n'
        "    sources: [{id: wire, url: https://example.org/a b}]\n"
        "                              ^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  hint: an address starts with https:// or http://, without spaces, quotes or angle brackets",
    ),
    "bad digest": (
        "articles/hire.en",
        "title: T\nsummary: S\ntranslation: {of: 0123456789ABCDEF}\n",
        'content/articles/hire.en.md:4:19: error: "0123456789ABCDEF" cannot be a "of" [bad-value]\n'
        "    translation: {of: 0123456789ABCDEF}\n"
        "                      ^^^^^^^^^^^^^^^^\n"
        '  hint: write of: "0000000000000000"; `siyaq check` then prints the digest of the original',
    ),
    "short digest": (
        "articles/hire.en",
        "title: T\nsummary: S\ntranslation: {of: abc}\n",
        'content/articles/hire.en.md:4:19: error: "abc" cannot be a "of" [bad-value]\n'
        "    translation: {of: abc}\n"
        "                      ^^^\n"
        '  hint: write of: "0000000000000000"; `siyaq check` then prints the digest of the original',
    ),
    "source and sources": (
        "articles/hire.ar",
        "title: ت\n"
        "summary: م\n"
        "date: 2025-09-16\n"
        "dates: [{id: joins, when: 2025, what: ح, source: a, sources: [b]}]\n",
        'content/articles/hire.ar.md:5:42: error: unknown field "source" [unknown-field]\n'
        "    dates: [{id: joins, when: 2025, what: ح, source: a, sources: [b]}]\n"
        "                                             ^^^^^^\n"
        '  hint: did you mean "sources"?',
    ),
    "engine's name for from": (
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles: [{id: editor, org: acme, start: 2025}]\n",
        'content/people/jane-doe.ar.md:4:33: error: unknown field "start" [unknown-field]\n'
        "    roles: [{id: editor, org: acme, start: 2025}]\n"
        "                                    ^^^^^\n"
        "  hint: the fields here are: checked, disputed, from, id, lasted, note, org, reports_to, sources, title, to",
    ),
    "engine's name for with": (
        "articles/hire.ar",
        "title: ت\n"
        "summary: م\n"
        "date: 2025-09-16\n"
        "figures: [{about: acme, what: deal, amount: 5 USD, between: beta}]\n",
        'content/articles/hire.ar.md:5:52: error: unknown field "between" [unknown-field]\n'
        "    figures: [{about: acme, what: deal, amount: 5 USD, between: beta}]\n"
        "                                                       ^^^^^^^\n"
        "  hint: the fields here are: about, amount, as_of, disputed, note, sources, what, with",
    ),
}


def findings(file: str, front: str) -> list[str]:
    """Every finding in a file, as an editor reads it."""
    path, text = f"content/{file}.md", f"---\n{front}---\n"
    _, diagnostics = decode_document(Source(path, text), LANGUAGES)
    return [str(found) for found in Report.of(diagnostics, {path: text}).diagnostics]


def decoded(file: str, front: str) -> Document:
    """The document, where nothing is wrong with it."""
    document, diagnostics = decode_document(Source(f"content/{file}.md", f"---\n{front}---\n"), LANGUAGES)
    assert diagnostics == ()
    assert document is not None
    return document


@pytest.mark.parametrize("case", CASES)
def test_a_mistake_says_where_it_is_and_what_to_do(case: str) -> None:
    file, front, expected = CASES[case]
    assert findings(file, front) == [expected]


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    front = (
        "titel: ت\n"
        "summary: ''\n"
        "date: 2025-13\n"
        "kind: newz\n"
        "entities: acme\n"
        "sources: [{id: wire, url: x}, {publisher: A B}]\n"
        "figures:\n"
        "  - {about: acme, what: worth, amount: much, note: {fr: x}}\n"
        "draft: perhaps\n"
    )
    assert [found.splitlines()[0].removeprefix("content/articles/hire.ar.md:") for found in findings("articles/hire.ar", front)] == [
        '2:1: error: unknown field "titel" [unknown-field]',
        '3:10: error: "summary" is empty [empty]',
        '4:7: error: "2025-13": no such month [bad-date]',
        '5:7: error: "newz" is not one of the choices for kind [unknown-choice]',
        '6:11: error: "entities" should be a list, not "acme" [wrong-shape]',
        '7:27: error: "x" cannot be a "url" [bad-value]',
        '7:31: error: the field "id" is missing [missing-field]',
        '7:43: error: "A B" cannot be a "publisher" [bad-value]',
        '9:25: error: "worth" is not one of the choices for what [unknown-choice]',
        '9:40: error: "much": not an amount [bad-amount]',
        '9:53: error: unknown language "fr" [unknown-language]',
        '10:8: error: "draft" should be true or false, not "perhaps" [wrong-shape]',
    ]  # fmt: skip


def test_a_misspelled_field_is_not_missing_too() -> None:
    assert [found.splitlines()[0].rpartition(": ")[2] for found in findings("companies/acme.ar", "nam: أكمي\n")] == [
        'unknown field "nam" [unknown-field]'
    ]
    assert [found.splitlines()[0].rpartition(": ")[2] for found in findings("companies/acme.ar", "kinde: lab\n")] == [
        'the field "name" is missing [missing-field]',
        'unknown field "kinde" [unknown-field]',
    ]


def test_mistakes_of_the_front_matter_and_of_the_body_are_reported_together() -> None:
    text = "---\nname: أكمي\nname: أكمي\ncolour: red\n---\n\n[x](javascript:y)\n"
    _, diagnostics = decode_document(Source("content/companies/acme.ar.md", text), LANGUAGES)
    assert sorted((found.location.line, found.location.column, found.code) for found in diagnostics) == [
        (3, 1, "repeated-key"), (4, 1, "unknown-field"), (7, 5, "link-scheme")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "front", "line", "column"),
    [
        ("articles/hire.ar", "title: ت\nsummary: م\ndate: present\n", 4, 7),
        ("articles/hire.ar", "title: ت\nsummary: م\ndate: unknown\n", 4, 7),
        ("articles/hire.ar", "title: ت\nsummary: م\ndate: 2025\nupdated: present\n", 5, 10),
        ("articles/hire.ar", "title: ت\nsummary: م\ndate: 2025\ndates: [{id: a, when: present, what: ح}]\n", 5, 23),
        ("companies/acme.ar", "name: أكمي\nfounded: present\n", 3, 10),
    ],
)
def test_only_the_end_of_something_may_be_a_word(file: str, front: str, line: int, column: int) -> None:
    (found,) = findings(file, front)
    assert found.startswith(f"content/{file}.md:{line}:{column}: error: ")
    assert "[bad-date]" in found.splitlines()[0]


def test_an_end_may_be_present_or_unknown() -> None:
    for word in ("present", "unknown"):
        front = decoded("people/jane-doe.ar", f"name: جين\ngender: f\nroles: [{{id: a, org: b, to: {word}}}]\n").front
        assert isinstance(front, PersonFacts)
        assert front.roles[0].end is not None
        assert front.roles[0].end.precision == word


def test_fields_are_named_as_editors_write_them() -> None:
    front = decoded(
        "people/jane-doe.ar",
        "name: جين\ngender: f\nroles:\n"
        "  - id: editor\n    org: acme\n    from: 2024\n    to: 2025\n"
        "    disputed: [{field: from, says: x, in: hire, verdict: open, why: ق}]\n",
    ).front
    assert isinstance(front, PersonFacts)
    (role,) = front.roles
    assert isinstance(role, Role)
    assert (role.start and role.start.text, role.end and role.end.text) == ("2024", "2025")
    assert role.disputed[0].article == "hire"

    article = decoded(
        "articles/hire.ar",
        "title: ت\nsummary: م\ndate: 2025\n"
        "figures: [{about: acme, what: deal, amount: 5 USD, with: beta}]\n"
        "claims: [{about: jane-doe/editor, from: 2023, to: present, quote: ق}]\n",
    ).front
    assert isinstance(article, ArticleFacts)
    (figure,), (claim,) = article.figures, article.claims
    assert isinstance(figure, Figure)
    assert isinstance(claim, Claim)
    assert figure.between == "beta"
    assert (claim.start and claim.start.text, claim.end and claim.end.text) == ("2023", "present")


@pytest.mark.parametrize("written", ["source: wire", "source: [wire]", "sources: [wire]", "sources: wire"])
def test_one_source_needs_no_list(written: str) -> None:
    front = decoded(
        "articles/hire.ar", f"title: ت\nsummary: م\ndate: 2025\ndates: [{{id: a, when: 2025, what: ح, {written}}}]\n"
    ).front
    assert isinstance(front, ArticleFacts)
    (event,) = front.dates
    assert isinstance(event, Event)
    assert event.sources == ("wire",)


def test_a_plain_phrase_is_in_the_language_of_its_file() -> None:
    for file, language in (("companies/acme.ar", "ar"), ("companies/acme.en", "en")):
        front = decoded(file, "name: Acme\naliases: [A, B]\n").front
        assert isinstance(front, CompanyFacts)
        assert front.name == ProperName(((language, "Acme"),))
        assert front.aliases == Names(((language, ("A", "B")),))
    front = decoded("companies/acme.ar", "name: {en: Acme, ar: أكمي}\n").front
    assert isinstance(front, CompanyFacts)
    assert front.name == ProperName((("ar", "أكمي"), ("en", "Acme")))
    assert (front.name.get("en"), front.name.get("fr"), front.aliases.get("ar")) == ("Acme", None, ())


def test_the_names_of_a_profile_by_what_they_are() -> None:
    """Each is given as aliases are: a list in the language of the file, or lists by language."""
    lists = "ambiguous: [A]\nmisspellings: [B]\ndecoys: {en: [C], ar: [ج, د]}\nprefixed: [D, E]\nno_link: [acme, jane-doe]\n"
    for file, own in (("people/jane-doe.en", "name: X\ngender: f\n"), ("companies/beta.en", "name: X\n")):
        front = decoded(file, own + lists).front
        assert isinstance(front, PersonFacts | CompanyFacts)
        assert front.ambiguous == Names((("en", ("A",)),))
        assert front.misspellings == Names((("en", ("B",)),))
        assert front.decoys == Names((("ar", ("ج", "د")), ("en", ("C",))))
        assert front.prefixed == Names((("en", ("D", "E")),))
        assert front.aliases == Names()
        assert front.no_link == ("acme", "jane-doe")


@pytest.mark.parametrize("file", ["articles/hire.ar", "storylines/moves.ar", "pages/about.ar"])
def test_whom_a_text_does_not_link(file: str) -> None:
    own = "title: ت\nsummary: م\n" + "date: 2025\n" * file.startswith("articles")
    front = decoded(file, own + "no_link: [acme]\n").front
    assert isinstance(front, ArticleFacts | StorylineFacts | PageFacts)
    assert front.no_link == ("acme",)
    assert {type(slug) for slug in front.no_link} == {ProfileSlug}  # so that references are checked
    (mistake,) = findings(file, own + "ambiguous: [x]\n")
    assert 'unknown field "ambiguous"' in mistake


def test_words_of_yaml_1_1_stay_words() -> None:
    front = decoded("articles/hire.ar", "title: no\nsummary: 1:30\nteaser: null\ndate: 2025-09-16\n").front
    assert isinstance(front, ArticleFacts)
    assert (front.title, front.summary, front.teaser, front.date.text) == ("no", "1:30", "null", "2025-09-16")


def test_the_fields_of_a_mapping_within() -> None:
    assert field_names(PersonFacts, ("roles", 0, "disputed", 3)) == ["field", "in", "says", "verdict", "why"]
    assert field_names(ArticleFacts, ("related", 0, "mapping")) == ["wanted"]


@settings(max_examples=60, deadline=None)
@given(
    file=st.sampled_from(["articles/hire.ar", "people/jane-doe.ar", "companies/acme.en", "storylines/moves.ar", "pages/about.en"]),
    rows=st.lists(
        st.tuples(
            st.sampled_from(
                ["title", "name", "summary", "date", "kind", "gender", "roles", "links", "sources", "related", "dates",
                 "figures", "claims", "aliases", "ambiguous", "no_link", "translation", "draft", "byline", "entities", "x", "founded"]
            ),
            st.recursive(
                st.sampled_from(["x", "acme", "2025", "''", "present", "5bn USD", "true", "", "~", "X y", "٣"]),
                lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
                | st.dictionaries(
                    st.sampled_from(["id", "org", "from", "ar", "en", "what", "of", "sources", "in", "disputed", "y"]),
                    inner, max_size=3,
                ).map(lambda pairs: f"{{{', '.join(f'{key}: {value}' for key, value in pairs.items())}}}"),
                max_leaves=8,
            ),
        ),
        max_size=6, unique_by=lambda row: row[0],
    ),
)  # fmt: skip
def test_no_front_matter_raises_and_each_finding_is_in_it(file: str, rows: list[tuple[str, str]]) -> None:
    front = "".join(f"{key}: {value}\n" for key, value in rows)
    path, text = f"content/{file}.md", f"---\n{front}---\n"
    document, diagnostics = decode_document(Source(path, text), LANGUAGES)
    assert (document is None) == any(found.severity == "error" for found in diagnostics)
    lines = text.split("\n")
    for found in diagnostics:
        assert found.location.path == path
        assert 1 <= found.location.column <= len(lines[found.location.line - 1]) + 1
        assert found.message
        assert found.hint
