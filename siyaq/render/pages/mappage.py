"""The page with the map of all people and organizations, and their relations as a table."""

from __future__ import annotations

from siyaq.link.routes import map_path
from siyaq.render.drawings.bonds import all_bonds
from siyaq.render.drawings.wiring import relation_map
from siyaq.render.edition import Edition, alphabetical
from siyaq.render.frame import frame
from siyaq.render.linked.pages import page_frame
from siyaq.render.page import Page
from siyaq.render.pages.listviews import MapView


def map_page(edition: Edition) -> Page:
    """Who is tied to whom on the whole site."""
    graph, say = edition.graph, edition.wording.say
    bonds = all_bonds(edition)
    columns = [[edition.link(one) for one in found] for found in (graph.people, graph.companies)]
    described = say("map.described", site=graph.site.best(graph.site.title, edition.tag)[1])
    view = MapView(
        frame=page_frame(frame(edition, say("map.title"), described, map_path, graph.site.tags), edition),
        wording=edition.wording,
        drawing=relation_map(columns, bonds, edition.wording),
        bonds=tuple(sorted(bonds, key=lambda bond: alphabetical(bond.subject.label.text))),
    )
    return Page(f"{map_path(edition.tag)}index.html", "map.html", view)
