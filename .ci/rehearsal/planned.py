"""The host on the road: a trip is planned on the board, asked for, and called off; then the board's links are ended."""

from datetime import datetime, timedelta, timezone

from account import expect, saw
from mails import Post
from page import Page
from stack import HOST, Stack
from visit import Asking, Visit

# Nothing else in the rehearsal is so far away.
_DAYS_AHEAD = 60


class Planned:
    """What the host does on the board whose link they were emailed."""

    def __init__(self, page: Page, post: Post, token: str):
        self._page = page
        self._post = post
        self._token = token
        self._version = self._look()["version"]

    def travel(self) -> None:
        """The page has the trip at once, with a script and without, and a visitor asks for it."""
        first = datetime.now(timezone.utc).date() + timedelta(days=_DAYS_AHEAD)
        days = {"firstDay": first.isoformat(), "lastDay": (first + timedelta(days=3)).isoformat()}
        hours = {day: ["09:00-18:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")}
        cafe = {"name": "Canary Café", "address": "R. Garrett 122"}
        trip = {"name": "Lisbon", "timeZone": "Europe/Lisbon", **days, "openingHours": hours, "places": [cafe]}
        expect(self._version == 0, f"The plan of a new stack has version {self._version}.")
        self._change("add-trip", trip=trip)
        self._trip = self._look()["trips"][0]["id"]
        head = self._page.call("HEAD", "/api/form?language=en")
        expect(head.status == 200 and head.body == b"", f"HEAD of the form is answered {head.status}.")
        form = self._page.call("GET", "/api/form?language=en")
        expect(form.status == 200 and "Lisbon" in form.text, f"The form without a script lacks the trip: {form.status}.")
        self.visit = Visit(self._page, self._post, Asking(self._page, "Ana Canary", "ana.canary@example.org", city=self._trip))
        self.visit.ask()
        saw("a trip planned on the board is on the page without a deployment, and is asked for")

    def announce(self, name: str) -> str:
        """Another trip, a month after the first. Gives its id."""
        first = datetime.now(timezone.utc).date() + timedelta(days=_DAYS_AHEAD + 30)
        days = {"firstDay": first.isoformat(), "lastDay": (first + timedelta(days=2)).isoformat()}
        place = {"name": "Canary Bar", "address": "1 Canary Road"}
        hours = {day: ["09:00-18:00"] for day in ("monday", "wednesday", "friday")}
        self._change("add-trip", trip={"name": name, "timeZone": "Europe/Lisbon", **days, "openingHours": hours, "places": [place]})
        return next(trip["id"] for trip in self._look()["trips"] if trip["name"] == name)

    def take_along(self) -> None:
        answer = self._page.post("/api/host/export", {"token": self._token})
        expect(answer.status == 200, f"The host's export is answered {answer.status}: {answer.body[:500]!r}")
        expect(self.visit.asking.topic in answer.text and self._trip in answer.text, "The host's export lacks the trip or its visitor.")
        saw("the host takes along all that is kept")

    def call_off(self) -> None:
        self._change("call-off-trip", id=self._trip)
        form = self._page.call("GET", "/api/form?language=en")
        expect("Lisbon" not in form.text, "The form without a script still has the trip that was called off.")
        saw("the trip is called off, and gone from the page")

    def expect_answered(self, stack: Stack) -> None:
        """More than two minutes later: the sweep has answered whoever asked for the trip."""
        stack.invoke("SweepFunction", {})
        state = self.visit.look(self.visit.host_link, "host")["state"]
        expect(state == "declined", f"A request for a trip that was called off is {state}.")
        saw("whoever asked for the trip is declined by the sweep")

    def end_links(self) -> list[str]:
        """Gives the tokens that no log may have."""
        ended = self._page.post("/api/host/board/end", {"token": self._token})
        expect(ended.status == 200, f"Ending the board's links is answered {ended.status}: {ended.body!r}")
        (mail,) = self._post.take(HOST)
        old = self._page.post("/api/host/board", {"token": self._token})
        expect(old.status == 404, f"A board link that was ended is answered {old.status}.")
        fresh = mail.token("board")
        new = self._page.post("/api/host/board", {"token": fresh})
        expect(new.status == 200, f"The fresh board link is answered {new.status}: {new.body!r}")
        saw("the board's links are ended; the host has a fresh one by email")
        return [fresh]

    def _look(self) -> dict:
        answer = self._page.post("/api/host/plan", {"token": self._token})
        expect(answer.status == 200, f"The plan is answered {answer.status}: {answer.body!r}")
        return answer.json

    def _change(self, action: str, **more: object) -> None:
        body = {"token": self._token, "version": self._version, "action": action, **more}
        answer = self._page.post("/api/host/plan/act", body)
        expect(answer.status == 200, f"{action} is answered {answer.status}: {answer.body!r}")
        self._version = answer.json["version"]
