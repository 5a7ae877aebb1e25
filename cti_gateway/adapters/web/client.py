"""Where a request really comes from. Forwarded headers count only when a trusted proxy sent them."""

import ipaddress

from aiohttp import web

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def plain_ip(text: str) -> str | None:
    """One spelling per address (an IPv4 one mapped into IPv6 is itself); None if it is none."""
    try:
        address = ipaddress.ip_address(text.strip())
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return str(mapped or address)


class Client:
    """Reads address, scheme and host of the browser behind zero or more proxies."""

    def __init__(self, trusted_proxies: tuple[str, ...]) -> None:
        self._trusted: tuple[Network, ...] = tuple(
            ipaddress.ip_network(proxy, strict=False) for proxy in trusted_proxies
        )

    def _is_trusted(self, ip: str) -> bool:
        return any(ipaddress.ip_address(ip) in network for network in self._trusted)

    def _by_proxy(self, request: web.BaseRequest) -> bool:
        peer = plain_ip(request.remote or "")
        return peer is not None and self._is_trusted(peer)

    def ip(self, request: web.BaseRequest) -> str:
        """The nearest address that is not one of our proxies; what is left of it can be forged."""
        ip = plain_ip(request.remote or "") or ""
        hops = ",".join(request.headers.getall("X-Forwarded-For", [])).split(",")
        while ip and self._is_trusted(ip) and hops:
            before = plain_ip(hops.pop())
            if before is None:
                break
            ip = before
        return ip

    def is_https(self, request: web.BaseRequest) -> bool:
        """Whether the browser's own connection is encrypted."""
        if self._by_proxy(request) and "X-Forwarded-Proto" in request.headers:
            return request.headers["X-Forwarded-Proto"].strip().lower() == "https"
        return request.secure

    def host(self, request: web.BaseRequest) -> str:
        """``name[:port]`` as the browser wrote it."""
        if self._by_proxy(request) and "X-Forwarded-Host" in request.headers:
            return request.headers["X-Forwarded-Host"].strip()
        return request.headers.get("Host", "")


CLIENT = web.AppKey("client", Client)
