"""What comes to ApiFunction and is no visitor's call."""

import json

from account import expect, saw
from visit import Api


def rehearse(api: Api) -> None:
    ping = api.function.call({})
    expect(ping["statusCode"] == 204, f"The ping that keeps the function warm is answered {ping}.")
    round_the_distribution = (None, "", "guessed", api.secret.upper(), f"{api.secret},{api.secret}")
    for secret in round_the_distribution:
        answer = Api(api.function, secret).raw("GET", "/api/openings", None, {})
        expect(
            answer["statusCode"] == 403 and json.loads(answer["body"])["status"] == 403,
            f"Without the origin secret ({secret!r}) the answer is {answer}.",
        )
    saw("the ping is answered; who goes round the distribution gets 403")
