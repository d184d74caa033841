"""What the preview adds to the pages that it serves: livereload's script, and the errors of the last build."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from urllib.parse import urlencode

from siyaq.diagnostics import Diagnostic, Report

SHEET = "/.desk/overlay.css"
DOCTYPE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!--.*?-->\s*)*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Showing:
    """What open pages ought to show: the last good tree, if there is one, and the findings of the last build.

    `revision` differs from one state to the next, and from one run of the preview to another.
    """

    revision: str
    report: Report = field(default_factory=Report)
    has_pages: bool = False
    base_path: str = "/"


def dress(page: bytes, showing: Showing, name: str, port: int) -> bytes:
    """The page with the script in it, and with the errors over it while there are any; `name` is its host."""
    # The script goes right behind the doctype and not into the head, which may be missing, quoted in a comment or
    # cut off by the very mistake that is to be mended. HTML lets what follows still be the page's own <html>.
    doctype = DOCTYPE.match(page)
    at = doctype.end() if doctype else 0
    return page[:at] + _script(showing.revision, name, port).encode() + page[at:] + _overlay(showing).encode()


def bare_page() -> bytes:
    """What the errors are laid over where there has been no good build yet."""
    head = '<meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Preview</title>'
    return f'<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>{head}</head>\n<body></body>\n</html>\n'.encode()


def _script(revision: str, name: str, port: int) -> str:
    query = urlencode({"host": name, "port": port, "revision": revision}, safe="[]:")
    return f'<script src="/livereload.js?{escape(query)}" async></script>'


def _overlay(showing: Showing) -> str:
    errors = [found for found in showing.report.diagnostics if found.severity == "error"]
    if not errors:
        return ""
    count = "1 error" if len(errors) == 1 else f"{len(errors)} errors"
    below = "You see the last good pages." if showing.has_pages else "There is no good page to show yet."
    items = "\n".join(map(_item, errors))
    # A shadow tree, so that neither the theme's style reaches the overlay nor the overlay's the page.
    # Its style is a file of ours, because the policy of the page allows nothing inline.
    return f"""
<div id="siyaq-errors" lang="en" dir="ltr"><template shadowrootmode="open"><link rel="stylesheet" href="{SHEET}">
<details open role="region" aria-label="Errors"><summary autofocus>{count}. {below}</summary>
<ol tabindex="0" aria-label="Errors">
{items}
</ol></details></template></div>
"""


def _item(found: Diagnostic) -> str:
    parts = [
        f'<p dir="ltr"><code>{escape(str(found.location))}</code> '
        f"<strong>{escape(found.message)}</strong> <small>[{escape(found.code)}]</small></p>"
    ]
    if found.excerpt:
        parts.append(f'<pre dir="auto">{marked(found)}</pre>')
    if found.hint:
        parts.append(f'<p dir="ltr">Hint: {escape(found.hint)}</p>')
    return f"<li>{''.join(parts)}</li>"


def marked(found: Diagnostic) -> str:
    """The quoted line with its faulty part marked; a row of carets would miss it in text from right to left."""
    start = min(max(found.location.column - found.offset, 1) - 1, len(found.excerpt))
    end = start + max(found.length, 1)
    before, faulty, after = found.excerpt[:start], found.excerpt[start:end], found.excerpt[end:]
    return f"{escape(before)}<mark>{escape(faulty)}</mark>{escape(after)}"


STYLE = """
:host { all: initial; color-scheme: light dark }
details { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-block-size: 70vh; overflow: auto;
  box-sizing: border-box; padding: .75rem 1rem; font: 16px/1.5 system-ui, sans-serif; text-align: start;
  color: light-dark(#222, #eee); background: light-dark(#fff, #222); border-top: 4px solid #c62828;
  box-shadow: 0 0 2rem #0006 }
summary { cursor: pointer; font-weight: bold; color: light-dark(#b71c1c, #ff8a80) }
ol { margin: .5rem 0 0; padding-inline-start: 1.5rem }
p { margin: .25rem 0 } li { margin-block-end: .75rem }
pre { margin: .25rem 0; padding: .5rem; overflow-x: auto; font-family: ui-monospace, monospace;
  background: light-dark(#f4f4f4, #111) }
mark { color: inherit; background: light-dark(#ffcdd2, #7f1d1d); text-decoration: underline wavy #c62828 }
:focus-visible { outline: 3px solid #1976d2; outline-offset: 2px }
@media print { details { display: none } }
"""
