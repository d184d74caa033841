"""What the names in the texts tell the editor: house forms, names that link too freely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from siyaq.diagnostics import Diagnostic
from siyaq.link.names.clues import Clues
from siyaq.link.names.finder import Mention
from siyaq.link.names.letters import QUOTES
from siyaq.link.proof.readings import Reading

OFTEN = 5  # links of a name that nothing confirms, and contexts shown


def check_misspellings(readings: Iterable[Reading], house: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Spellings that the registry lists as wrong; `house` is the name of each id as the newsroom writes it."""
    for reading in readings:
        for one in reading.mentions:
            if one.misspelling:
                written = reading.words(one.start, one.end)
                hint = f'the house form is "{house[one.entity_id]}"; readers get the link all the same'
                where, message = reading.location(one.start, one.end), f'"{written}" is a misspelling'
                values = (("words", written), ("house", house[one.entity_id]))
                yield Diagnostic(where, "warning", message, "misspelling", hint, len(written), values=values)


def check_free_links(readings: Iterable[Reading], clues: Clues) -> Iterator[Diagnostic]:
    """Names of one word that link often, and nowhere does anything confirm that they are meant.

    A capital confirms it, unless there is an ordinary word of the same letters.
    """
    met: dict[tuple[str, str], list[tuple[Reading, Mention]]] = defaultdict(list)
    confirmed: set[tuple[str, str]] = set()
    for reading in readings:
        full = {one.entity_id for one in reading.mentions if " " in one.name}
        for one in reading.mentions:
            key = (one.entity_id, one.name)
            met[key].append((reading, one))
            capital = one.name[0].isupper() and one.name.lower() not in clues.ordinary
            if one.evidence != "name" or " " in one.name or capital or one.entity_id in full or _quoted(one, reading):
                confirmed.add(key)
    for key, found in met.items():
        if key not in confirmed and len(found) >= OFTEN:
            reading, first = found[0]
            contexts = "; ".join(reading.context(one.start, one.end) for reading, one in found[:OFTEN])
            message = f'"{first.name}" links {len(found)} times, and nothing confirms that {first.entity_id} is meant'
            hint = f"if it is an ordinary word, too, write `ambiguous: [{first.name}]` in its profile: {contexts}"
            where = reading.location(first.start, first.end)
            values = (("name", first.name), ("profile", first.entity_id), ("times", str(len(found))))
            yield Diagnostic(where, "note", message, "links-freely", hint, first.end - first.start, values=values)


def _quoted(mention: Mention, reading: Reading) -> bool:
    text = reading.passages.text
    return text[mention.start - 1 : mention.start] in QUOTES and mention.start > 0
