"""The page that lists what the site has as data."""

from __future__ import annotations

from siyaq.link.routes import data_path
from siyaq.render.edition import Edition
from siyaq.render.exports.files import ENTITIES, FOLDER
from siyaq.render.frame import frame
from siyaq.render.linked.pages import data_frame
from siyaq.render.page import Page
from siyaq.render.pages.listviews import DataView

TABLES = ("entities", "articles", "roles", "relations", "events", "figures", "claims")


def data_page(edition: Edition) -> Page:
    """The list of the files below data/, in words."""
    site, say = edition.graph.site, edition.wording.say
    described = say("data.described", site=site.best(site.title, edition.tag)[1])
    tables = (
        *((say(f"data.{name}"), (f"{name}.csv", f"{name}.json")) for name in TABLES),
        (say("data.values"), ("values.csv",)),
        (say("data.ftm"), (ENTITIES,)),
    )
    around = frame(edition, say("data.title"), described, data_path, site.tags)
    view = DataView(
        frame=data_frame(around, FOLDER, tables, edition),
        wording=edition.wording,
        folder=edition.url(FOLDER),
        tables=tables,
    )
    return Page(f"{data_path(edition.tag)}index.html", "data.html", view)
