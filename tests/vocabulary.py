"""As much of the vocabulary of schema.org (as schema-dts 2.1 has it) as pages use, and what each type needs.

`PROPERTIES` are by the type that introduces them; `REQUIRED` ones are those without which Google’s guides take a node for
broken, or without which it would say nothing.
"""

from __future__ import annotations

from typing import Any

PARENTS = {
    "CreativeWork": "Thing", "Article": "CreativeWork", "NewsArticle": "Article",
    "BackgroundNewsArticle": "NewsArticle", "AnalysisNewsArticle": "NewsArticle", "CreativeWorkSeries": "CreativeWork",
    "Comment": "CreativeWork", "CorrectionComment": "Comment", "WebPage": "CreativeWork", "CollectionPage": "WebPage",
    "WebSite": "CreativeWork", "Dataset": "CreativeWork", "MediaObject": "CreativeWork", "DataDownload": "MediaObject",
    "ImageObject": "MediaObject", "Organization": "Thing", "Corporation": "Organization",
    "NewsMediaOrganization": "Organization", "NGO": "Organization", "ResearchOrganization": "Organization",
    "GovernmentOrganization": "Organization", "Person": "Thing", "Event": "Thing", "Action": "Thing",
    "SearchAction": "Action", "EntryPoint": "Thing", "Role": "Thing", "OrganizationRole": "Role", "ItemList": "Thing",
    "BreadcrumbList": "ItemList", "ListItem": "Thing", "MonetaryAmount": "Thing",
}  # fmt: skip
PROPERTIES = {
    "Thing": "name alternateName description url sameAs image mainEntityOfPage potentialAction",
    "CreativeWork": "about author citation correction creator dateModified datePublished headline inLanguage isAccessibleForFree "
    "isPartOf mainEntity mentions publisher text translationOfWork workTranslation",
    "WebSite": "", "WebPage": "", "Dataset": "distribution", "MediaObject": "contentUrl encodingFormat height width",
    "Organization": "alumni employee founder foundingDate logo member owns parentOrganization subOrganization",
    "Person": "affiliation alumniOf birthDate deathDate owns worksFor",
    "Event": "about startDate",
    "Action": "target",
    "SearchAction": "query-input",
    "EntryPoint": "urlTemplate",
    "Role": "endDate roleName startDate",
    "ItemList": "itemListElement numberOfItems",
    "ListItem": "item position",
    "MonetaryAmount": "currency maxValue minValue validFrom value",
}  # fmt: skip
# A role has, besides its own, the property that it stands in; those of people and organizations are the ones.
THROUGH = {"affiliation", "alumni", "alumniOf", "employee", "founder", "member", "owns", "parentOrganization", "subOrganization", "worksFor"}  # fmt: skip
REQUIRED = {
    "Article": "headline description author publisher inLanguage mainEntityOfPage",
    "CreativeWorkSeries": "name",
    "CorrectionComment": "text",
    "WebPage": "name description inLanguage isPartOf",
    "WebSite": "name url potentialAction publisher inLanguage",
    "Dataset": "name description url creator distribution",
    "DataDownload": "contentUrl encodingFormat",
    "Organization": "name",
    "Person": "name",
    "Event": "name",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
    "ItemList": "itemListElement",
    "ListItem": "position",
    "MonetaryAmount": "name currency",
}


def lineage(kind: str) -> list[str]:
    """A type and those that it is a kind of; KeyError for one that is not here."""
    return [kind] if kind == "Thing" else [kind, *lineage(PARENTS[kind])]


def kinds_of(node: dict[str, Any]) -> list[str]:
    """The types of a node, and those that they are kinds of."""
    named = node["@type"]
    return [one for kind in ([named] if isinstance(named, str) else named) for one in lineage(kind)]


def strangers(node: dict[str, Any]) -> set[str]:
    """The properties of a node that none of its types has."""
    kinds = kinds_of(node)
    known = {name for kind in kinds for name in PROPERTIES.get(kind, "").split()}
    return set(node) - known - {"@id", "@type"} - (THROUGH if "Role" in kinds else set())


def missing(node: dict[str, Any]) -> set[str]:
    """The properties that a node of its types needs and lacks."""
    return {name for kind in kinds_of(node) for name in REQUIRED.get(kind, "").split() if name not in node}
