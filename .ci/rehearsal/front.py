"""What is before the functions: the site's files, and the API's door."""

import mimetypes
from pathlib import Path

from account import expect, saw
from emulator import Emulator
from page import Contract, Page
from stack import Stack

_HEADERS = ("Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy")
# What the publisher fills in.
_ADDRESS = b"https://address-of-this-page.invalid"
# By what its address begins with, or its name ends in.
_KEPT = {
    "/v/": "public, max-age=31536000, immutable",
    ".html": "public, max-age=0, must-revalidate",
    "/": "public, max-age=60, stale-while-revalidate=600",
}
# The same for everybody.
_SHARED = ("/api/openings", "/api/promise", "/api/trips.ics")
_TYPES = {".js": "text/javascript", ".ics": "text/calendar"}


def expect_site(page: Page, files: Path) -> None:
    """Each file of the site, at the address that a visitor asks for it under."""
    published = sorted(file.relative_to(files) for file in files.rglob("*") if file.is_file())
    expect(len(published) > 20, f"The site has only {len(published)} files.")
    for file in published:
        address = _address(file)
        answer = page.call("GET", address)
        expect(answer.status == 200, f"GET {address} answers {answer.status}: {answer.body[:300]!r}")
        built = (files / file).read_bytes().replace(_ADDRESS, page.address.encode())
        expect(answer.body == built, f"{address} is not {file}.")
        expected = _TYPES.get(file.suffix) or mimetypes.types_map[file.suffix]
        expect(answer.headers["Content-Type"].split(";")[0] == expected, f"{address} is {answer.headers['Content-Type']}.")
        kept = answer.headers["Cache-Control"]
        wanted = next(words for ending, words in _KEPT.items() if address.startswith(ending) or file.suffix == ending)
        expect(kept == wanted, f"{address} has the Cache-Control {kept}, not {wanted}.")
        missing = [name for name in _HEADERS if not answer.headers[name]]
        expect(not missing, f"{address} comes without {missing}.")
    saw(f"{len(published)} files, each as built and with the page's address filled in, with its MIME type, Cache-Control and security headers")


def _address(file: Path) -> str:
    # PathFunction's work, the other way round.
    address = f"/{file}"
    return address.removesuffix("index.html") if address.endswith("/index.html") else address.removesuffix(".html")


def expect_shared(page: Page) -> None:
    """What the edge may keep, and what it asks when the time is up."""
    for path in _SHARED:
        answer = page.call("GET", f"{path}?visitor=1")
        kept, tag = answer.headers["Cache-Control"], answer.headers["ETag"]
        expect(kept == "public, max-age=0, s-maxage=60", f"{path} has the Cache-Control {kept}.")
        expect(tag, f"{path} has no ETag.")
        again = page.call("GET", path, None, {"If-None-Match": tag})
        # A minute may have ended in between.
        changed = again.status == 200 and again.headers["ETag"] != tag
        expect(again.status == 304 or changed, f"{path} with its own tag answers {again.status}.")
        refused = page.call("POST", path, "{}", {"Content-Type": "application/json"})
        expect(refused.status == 405 and refused.headers["Cache-Control"] == "no-store", f"A POST to {path}: {refused.status}.")
    saw(f"{', '.join(_SHARED)}: for a minute at the edge, and by their tags after that")


def expect_refusals(page: Page, contract: Contract) -> None:
    """What openapi.yaml says of every other path and method; all of it is the function's own answer."""
    for path in contract.paths:
        address = path.replace("{token}", "unknown")
        for method in ("PUT", "DELETE"):
            answer = page.call(method, address, "")
            expect(answer.status == 405 and answer.headers["Allow"], f"{method} {address} answers {answer.status}.")
    for method in ("GET", "POST"):
        answer = page.call(method, "/api/no-such-path", "" if method == "POST" else None)
        expect(answer.status == 404 and answer.json["status"] == 404, f"An unknown path answers {answer.status}.")
    saw(f"{len(contract.paths)} paths refuse other methods, and an unknown path is not found, in the function's words")


def expect_warmth(stack: Stack) -> None:
    """What the schedule of every five minutes sends."""
    ping = stack.invoke("ApiFunction", {})
    expect(ping["statusCode"] == 204, f"The ping that keeps the function warm is answered {ping}.")
    saw("the ping that keeps the function warm is answered")


def expect_one_door(emulator: Emulator, stack: Stack, page: Page) -> None:
    """Nobody reaches the function except through the distribution."""
    (api,) = stack.of_type("AWS::ApiGatewayV2::Api").values()
    for secret in (None, "", "guessed"):
        headers = {"Host": "127.0.0.1", **({"x-origin-secret": secret} if secret is not None else {})}
        answer = page.call("GET", f"/_aws/execute-api/{api}/$default/api/openings", None, headers)
        expect(answer.status == 403, f"Bypassing the distribution with secret {secret!r} is answered with {answer.status}.")
    forged = page.call("GET", "/api/openings", None, {"x-origin-secret": "guessed", "x-viewer-address": "192.0.2.1"})
    expect(forged.status == 200, f"A visitor's own x-origin-secret is not replaced: {forged.status}.")
    saw("bypassing the distribution gets 403")
