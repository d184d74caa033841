"""The addresses of other hosts on all pages: asked, and judged by what they answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Event
from urllib.parse import urldefrag, urlsplit

from siyaq.desk.built.asking import Answer, Manner, ask
from siyaq.desk.built.ground import Ground, whereabouts, whole_address
from siyaq.desk.built.reading import Reading
from siyaq.diagnostics import Diagnostic, Location
from siyaq.write.answers_file import keep_answers, read_answers

HOSTS = 8  # asked at the same time

Places = Mapping[str, list[Location]]


def outside_places(readings: Iterable[Reading], ground: Ground, root: str) -> dict[str, list[Location]]:
    """Each outside address that pages lead to, with its first place on each page."""
    found: dict[str, dict[str, Location]] = {}
    for page in readings:
        for pointer in page.pointers if page.is_page else ():
            url = urldefrag(whole_address(pointer, page, ground)).url
            if pointer.errand == "lead" and whereabouts(url, ground) in ("beside", "elsewhere"):
                where = Location(f"{root}/{page.path}", pointer.line, pointer.column)
                found.setdefault(url, {}).setdefault(page.path, where)
    return {url: sorted(places.values()) for url, places in sorted(found.items())}


def answers_for(urls: Iterable[str], manner: Manner, today: date) -> dict[str, Answer]:
    """What each address answers, or has answered within a week."""
    known = read_answers(today)
    wanted = sorted(set(urls) - known.keys())
    fresh = _ask_all(wanted, manner)
    settled = {url: answer for url, answer in fresh.items() if answer.state != "unclear"}
    rows = {url: [today.isoformat(), one.state, one.told, one.target] for url, one in settled.items()}
    keep_answers(known | rows)
    return fresh | {url: Answer(*row[1:]) for url, row in known.items() if url in set(urls)}  # type: ignore[arg-type]


def _ask_all(urls: Iterable[str], manner: Manner) -> dict[str, Answer]:
    """Several hosts at the same time, each of them one address after the other."""
    queues: dict[str, list[str]] = {}
    for url in urls:
        queues.setdefault(urlsplit(url).netloc.lower(), []).append(url)
    stopped, found = Event(), {}

    def ask_host(queue: list[str]) -> dict[str, Answer]:
        answers: dict[str, Answer] = {}
        for url in queue:
            if answers and stopped.wait(manner.pause):
                break
            answers[url] = ask(url, manner)
        return answers

    with ThreadPoolExecutor(HOSTS) as pool:
        try:
            for answers in pool.map(ask_host, queues.values()):
                found.update(answers)
        finally:
            stopped.set()  # for Ctrl-C: nobody waits for the rest
    return found


def check_answers(places: Places, answers: Mapping[str, Answer]) -> Iterator[Diagnostic]:
    """What is dead, moved or none of ours to ask, at its first place."""
    for url, where in places.items():
        answer = answers[url]
        others = f"; it stands on {len(where) - 1} more {'page' if len(where) == 2 else 'pages'}" * (len(where) > 1)
        match answer.state:
            case "dead":
                hint = f"find where it has gone, or a copy in an archive{others}"
                yield Diagnostic(where[0], "warning", f"{url} is gone: {answer.told}", "dead-link", hint)
            case "private":
                hint = f"readers cannot follow it{others}"
                yield Diagnostic(where[0], "warning", f"{url} is not asked: {answer.told}", "private-link", hint)
            case "moved":
                hint = f"write the new address{others}"
                yield Diagnostic(where[0], "note", f"{url} has moved to {answer.target}", "moved-link", hint)


def tally_of(answers: Mapping[str, Answer]) -> dict[str, int]:
    """How many addresses there are of each state."""
    return dict(sorted(Counter(answer.state for answer in answers.values()).items()))
