"""Two people leave an address to be told of a trip; each confirms it by the link in their email, and one has it stopped with one click."""

import re
import time

from account import expect, saw
from mails import Mail, Post
from page import Page

CITY = "Canary City"
STAYS = "wes.canary@example.org"
_STOPS = "sue.canary@example.org"


class Watched:
    """Whoever stays told."""

    def __init__(self, page: Page, post: Post):
        self._page = page
        self._post = post

    def watch(self) -> list[str]:
        """Gives what no log may have."""
        stopping = self.confirm(_STOPS)
        self.link = self.confirm(STAYS)
        self._post_json("/api/watch/act", {"token": stopping, "action": "stop"})
        saw("of two who leave an address one stops; the other is to be told")
        return [STAYS, _STOPS, CITY, self.link, stopping]

    def confirm(self, address: str) -> str:
        openings = self._page.get("/api/openings")
        # A stamp is good from two seconds on.
        time.sleep(2.5)
        form = {"email": address, "city": CITY, "language": "en", "stamp": openings["stamp"], "extra": ""}
        answer = self._page.post("/api/watch", form)
        expect(answer.status == 202, f"Leaving an address is answered {answer.status}: {answer.body!r}")
        (mail,) = self._post.take(address)
        link = mail.token("watch")
        expect(self._post_json("/api/watch/view", {"token": link})["state"] == "asked", "Looking confirms.")
        on = self._post_json("/api/watch/act", {"token": link, "action": "confirm"})
        expect(on["state"] == "on", f"Confirming is answered {on}.")
        return link

    def tell(self, token: str, trip: str, told: int) -> dict:
        """How many the host reads of, and has told."""
        answer = self._post_json("/api/host/watchers", {"token": token, "tell": trip})
        expect(answer["told"] == told, f"Of {told} who were to be told: {answer}.")
        return answer

    def stop_with_one_click(self, mail: Mail) -> str:
        """As a mail program does. Gives the token that no log may have."""
        path = re.search(r"/api/watch/stop/([A-Za-z0-9_-]+)", mail.message["List-Unsubscribe"])
        for method in ("GET", "HEAD"):
            page = self._page.call(method, path[0])
            expect(page.status == 200, f"{method} of the address that stops is answered {page.status}.")
        body = "List-Unsubscribe=One-Click"
        stopped = self._page.call("POST", path[0], body, {"Content-Type": "application/x-www-form-urlencoded"})
        expect(stopped.status == 200, f"One click is answered {stopped.status}: {stopped.body!r}")
        gone = self._page.post("/api/watch/view", {"token": self.link})
        expect(gone.status == 404 or gone.json["state"] == "off", f"After one click the watch is {gone.body!r}.")
        saw("a mail program's one click stops it")
        return path[1]

    def _post_json(self, path: str, body: dict) -> dict:
        answer = self._page.post(path, body)
        expect(answer.status == 200, f"{path} is answered {answer.status}: {answer.body!r}")
        return answer.json
