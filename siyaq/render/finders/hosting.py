"""Files by which GitHub Pages knows what to do with a folder that is published as it is."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from siyaq.model.site import Site
from siyaq.render.page import Artifact

SHARED_DOMAIN = ".github.io"


def hosting_artifacts(site: Site) -> Iterator[Artifact]:
    """`.nojekyll`, so that files are served as they are; `CNAME` with the domain, where the site has its own."""
    yield _file(".nojekyll", b"")
    domain = own_domain(site.base_url)
    if domain:
        yield _file("CNAME", domain.encode("ascii"))


def own_domain(base_url: str) -> str:
    """The domain of a site that has one to itself, in ASCII (RFC 3492); empty for a path on one, or an IP address."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    shared = host.endswith(SHARED_DOMAIN) or "." not in host or ":" in host or host[-1].isdigit()
    if shared or parts.port or parts.path != "/":
        return ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _file(path: str, content: bytes) -> Artifact:
    return Artifact(path, content, (("bytes", sha256(content).hexdigest()),))
