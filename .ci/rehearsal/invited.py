"""The host invites two people from the board: one books a time with one tap, the other cannot come and erases what is kept."""

import uuid

from account import expect, saw
from mails import Post
from page import Page
from stack import HOST

_YES = ("Ida Canary", "ida.canary@example.org")
_NO = ("Ned Canary", "ned.canary@example.org")
_LINE = "Coffee, as in Canary?"
_WORD = "Canary regrets."


def rehearse(page: Page, post: Post, token: str) -> list[str]:
    """Gives what no log may have."""
    home = page.get("/api/openings")["cities"][0]["id"]
    people = [{"name": name, "line": _LINE} for name, _ in (_YES, _NO)]
    invited = _post(page, "/api/host/invite", {"token": token, "city": home, "invitations": people}, 201)["invitations"]
    links = [each["url"].split("#", 1)[1] for each in invited]
    booked = _book(page, post, links[0])
    _refuse(page, links[1])
    _take_back(page, token, home)
    saw("of three who are invited one says yes, one no, and one invitation is taken back")
    return [*links, booked, *_YES, *_NO, _LINE, _WORD]


def _book(page: Page, post: Post, link: str) -> str:
    view = _post(page, "/api/invited/view", {"token": link})
    expect(view["state"] == "open" and view["name"] == _YES[0], f"The invitation is shown as {view}.")
    # Another day than those that the visits of the rehearsal ask for.
    day = view["days"][-1]
    press = {
        "token": link,
        "version": view["version"],
        "action": "yes",
        "time": f"{day['date']}T{day['times'][-1]}",
        "meeting": view["meetings"][0]["id"],
        "email": _YES[1],
    }
    key = {"Idempotency-Key": str(uuid.uuid4())}
    answer = _post(page, "/api/invited/act", press, **key)
    again = _post(page, "/api/invited/act", press, **key)
    expect(answer == again and answer["state"] == "yes", f"The same press with the same key: {again}, not {answer}.")
    for mail in post.take(_YES[1], HOST):
        expect(mail.calendar, f"{mail.subject} has no calendar entry.")
        saw(f"yes to {mail.to}: {mail.subject}")
    status = answer["statusUrl"].split("#", 1)[1]
    state = _post(page, "/api/visitor/view", {"token": status})["state"]
    expect(state == "approved", f"What an invited guest has booked is {state}.")
    return status


def _refuse(page: Page, link: str) -> None:
    press = {"token": link, "version": 1, "action": "no", "why": "away", "word": _WORD}
    version = _post(page, "/api/invited/act", press)["version"]
    _post(page, "/api/invited/act", {"token": link, "version": version, "action": "erase"})
    gone = page.post("/api/invited/view", {"token": link})
    expect(gone.status == 404, f"An invitation that was erased is answered {gone.status}.")


def _take_back(page: Page, token: str, home: str) -> None:
    third = {"token": token, "city": home, "invitations": [{"name": "Una Canary"}]}
    (one,) = _post(page, "/api/host/invite", third, 201)["invitations"]
    _post(page, "/api/host/invitations/act", {"token": token, "id": one["id"], "action": "withdraw"})
    counts = _post(page, "/api/host/invitations", {"token": token})["counts"]
    expected = {"open": 0, "yes": 1, "no": 1, "another": 0, "over": 0}
    expect(counts == expected, f"The board counts {counts}.")


def _post(page: Page, path: str, body: dict, status: int = 200, **headers: str) -> dict:
    answer = page.post(path, body, **headers)
    expect(answer.status == status, f"{path} is answered {answer.status}: {answer.body!r}")
    return answer.json
