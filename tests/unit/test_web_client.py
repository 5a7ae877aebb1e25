"""Where a request comes from, whatever its headers say."""

import ipaddress
from unittest.mock import Mock

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cti_gateway.adapters.web.client import Client, plain_ip


def request(peer: str, **headers: str) -> web.Request:
    """A request over a connection from ``peer``."""
    transport = Mock(get_extra_info=lambda name: (peer, 40000) if name == "peername" else None)
    named = {f"X-Forwarded-{name}": value for name, value in headers.items()}
    return make_mocked_request("GET", "/", headers=named, transport=transport)


PROXIES = ("10.255.0.1", "10.255.0.2")
ADDRESSES = st.ip_addresses().map(str)
HOPS = st.lists(ADDRESSES | st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20))


@settings(deadline=None)
@given(peer=ADDRESSES, hops=HOPS)
def test_an_untrusted_peer_is_itself_whatever_it_forwards(peer: str, hops: list[str]) -> None:
    assert Client(()).ip(request(peer, For=",".join(hops))) == plain_ip(peer)


@settings(deadline=None)
@given(peer=ADDRESSES, hops=HOPS)
def test_forwarded_or_not_an_address_comes_out(peer: str, hops: list[str]) -> None:
    everybody = Client(("0.0.0.0/0", "::/0"))
    ipaddress.ip_address(everybody.ip(request(peer, For=",".join(hops))))


@settings(deadline=None)
@given(ADDRESSES, st.lists(ADDRESSES, max_size=3))
def test_what_is_left_of_the_first_untrusted_address_is_not_believed(client: str, forged: list[str]) -> None:
    assume(client not in PROXIES)
    proxied = request("10.255.0.1", For=",".join([*forged, client, "10.255.0.2"]))
    assert Client(PROXIES).ip(proxied) == plain_ip(client)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("::ffff:10.0.0.3", "10.0.0.3"),
        ("2001:0DB8::0001", "2001:db8::1"),
        (" 10.0.0.3 ", "10.0.0.3"),
        ("010.0.0.3", None),
        ("10.0.0.3:80", None),
        ("", None),
    ],
)
def test_an_address_has_one_spelling(text: str, plain: str | None) -> None:
    assert plain_ip(text) == plain


@pytest.mark.parametrize(
    ("trusted", "https", "host"), [(("10.0.0.1",), True, "cti.example"), ((), False, "")]
)
def test_scheme_and_host_are_those_of_the_browser_behind_a_trusted_proxy(
    trusted: tuple[str, ...], https: bool, host: str
) -> None:
    proxied, client = request("10.0.0.1", Proto="https", Host="cti.example"), Client(trusted)
    assert (client.is_https(proxied), client.host(proxied)) == (https, host)
