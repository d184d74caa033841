"""One question to another host: whether there is anything at an address.

Addresses come from strangers, so only public hosts are asked: the connection goes to the very number that was judged.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from ipaddress import ip_address, ip_network
from socket import EAI_NONAME, SHUT_RDWR, SOCK_STREAM, create_connection, gaierror, getaddrinfo, socket
from threading import Timer
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

State = Literal["alive", "moved", "dead", "private", "unclear"]

HOPS = 5
LONGEST = 3  # times the patience
FOR_GOOD, FOR_NOW = (301, 308), (302, 303, 307)
GONE = (404, 410)
KEPT_AS_IS = "/%:@!$&'()*+,;=~?"  # in the path and the query of an address


# Networks whose addresses hold one of IPv4 that a gateway may connect to (RFC 4291, 6052, 2765, 3056), and one that
# was of sites (RFC 3879).
PASSAGES = tuple(map(ip_network, ("::/96", "64:ff9b::/96", "::ffff:0:0:0/96", "2002::/16", "fec0::/10")))


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, and holds no other that may not be."""
    address = ip_address(number)
    return address.is_global and not address.is_multicast and not any(address in network for network in PASSAGES)


@dataclass(frozen=True, slots=True)
class Manner:
    """How hosts are asked: under what name, with how many seconds between questions and for an answer, and which.

    An answer has `patience` to begin, and as long for each of its parts; all of it has `LONGEST` times that.
    """

    user_agent: str
    pause: float = 1.0
    patience: float = 10.0
    admits: Callable[[str], bool] = is_public


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it: `told` is the status or the trouble, `target` where the address has moved to."""

    state: State
    told: str
    target: str = ""


class _PrivateError(Exception):
    """Raised where a name leads into a network that is not public."""


def ask(url: str, manner: Manner) -> Answer:
    """Ask for an address, and for those that it is redirected to."""
    try:
        return _follow(url, manner)
    except _PrivateError as error:
        return Answer("private", str(error))
    except gaierror as error:
        return Answer("dead" if error.errno == EAI_NONAME else "unclear", error.strerror or "no such host")
    except (OSError, HTTPException, ValueError) as error:  # an address that is none is a ValueError
        return Answer("unclear", str(error) or type(error).__name__)


def _follow(url: str, manner: Manner) -> Answer:
    at, for_good = url, True
    for _hop in range(HOPS):
        status, target = _request("HEAD", at, manner)
        if status >= 400:  # there are hosts that answer GET alone
            status, target = _request("GET", at, manner)
        if target and status in FOR_GOOD + FOR_NOW:
            at, for_good = urljoin(at, target), for_good and status in FOR_GOOD
        elif status in GONE:
            return Answer("dead", str(status))
        elif status >= 300:
            return Answer("unclear", str(status))
        else:
            return Answer("moved", str(status), at) if for_good and at != url else Answer("alive", str(status))
    return Answer("unclear", "redirected without end")


def _request(method: str, url: str, manner: Manner) -> tuple[int, str]:
    """The status, and where the host sends on to."""
    parts = urlsplit(url)
    host, secure = (parts.hostname or "").encode("idna").decode(), parts.scheme == "https"
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"not an address of the web: {url}")
    port = parts.port or (443 if secure else 80)
    path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=KEPT_AS_IS)
    connection = (HTTPSConnection if secure else HTTPConnection)(host, port, timeout=manner.patience)
    with closing(connection):
        plain = _connect(_numbers(host, port, manner), port, manner.patience)
        with _deadline(plain, LONGEST * manner.patience):
            connection.sock = _encryption().wrap_socket(plain, server_hostname=host) if secure else plain
            connection.request(method, path, headers={"User-Agent": manner.user_agent, "Accept": "*/*"})
            response = connection.getresponse()
            return response.status, response.headers.get("Location", "")


@contextmanager
def _deadline(connection: socket, seconds: float) -> Iterator[None]:
    """An end to a connection, however slowly the host goes on to answer; a letter at a time would never time out."""
    twin = connection.dup()  # encryption takes the connection itself over

    def end() -> None:
        with suppress(OSError):  # the host was faster
            twin.shutdown(SHUT_RDWR)

    timer = Timer(seconds, end)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        twin.close()


@cache
def _encryption() -> ssl.SSLContext:
    return ssl.create_default_context()


def _numbers(host: str, port: int, manner: Manner) -> list[str]:
    """The IP addresses of a host, all of them public."""
    numbers = [str(row[4][0]) for row in getaddrinfo(host, port, type=SOCK_STREAM)]
    if not all(map(manner.admits, numbers)):
        raise _PrivateError(f"{host} is in a private network")
    return numbers


def _connect(numbers: Sequence[str], port: int, patience: float) -> socket:
    """A connection to the first of these that takes it."""
    for number in numbers[:-1]:
        try:
            return create_connection((number, port), patience)
        except OSError:
            continue
    return create_connection((numbers[-1], port), patience)
