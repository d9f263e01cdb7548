"""An email that bounces."""

import hashlib
import json
import uuid
from datetime import datetime, timezone

from account import expect, saw
from emulator import ACCOUNT, REGION, Emulator
from mails import Mail
from stack import SENDER, Stack, until
from visit import Visit


def rehearse(emulator: Emulator, stack: Stack, visit: Visit) -> None:
    """SES reports on the topic that the visitor's email bounced; the host's page shows it."""
    emulator.client("sns").publish(
        TopicArn=stack.physical("BounceTopic"),
        Subject="Amazon SES Email Event Notification",
        Message=json.dumps(_bounce(visit.to_visitor)),
    )

    def shown() -> bool:
        return visit.look(visit.host_link, "host").get("returned", {}).get("kind") == "hard-bounce"

    until(shown, "The host's page does not show that the mail came back.")
    saw(f"the email to {visit.asking.email} bounces, as reported on the topic: the host's page shows it")
    # The command in docs/operating.md, for an address that is in order again.
    digest = hashlib.sha256(visit.asking.email.encode()).hexdigest()
    emulator.client("dynamodb").delete_item(
        TableName=stack.physical("Table"), Key={"pk": {"S": f"address#{digest}"}, "sk": {"S": "address"}}
    )
    expect(not shown(), "What the program kept about a bounced address is deleted, and the host's page shows it all the same.")
    saw("deleting what is kept about the address makes it as good as new")


def _bounce(mail: Mail) -> dict:
    # https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html
    now = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {
        "eventType": "Bounce",
        "bounce": {
            "bounceType": "Permanent",
            "bounceSubType": "General",
            "bouncedRecipients": [
                {
                    "emailAddress": mail.to,
                    "action": "failed",
                    "status": "5.1.1",
                    "diagnosticCode": "smtp; 550 5.1.1 user unknown",
                }
            ],
            "timestamp": now,
            "feedbackId": str(uuid.uuid4()),
            "reportingMTA": "dsn; mta.example.net",
        },
        "mail": {
            "timestamp": now,
            "source": SENDER,
            "sourceArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{SENDER}",
            "sendingAccountId": ACCOUNT,
            "messageId": mail.id,
            "destination": [mail.to],
            "headersTruncated": False,
            "headers": [
                {"name": "From", "value": SENDER},
                {"name": "To", "value": mail.to},
                {"name": "References", "value": mail.message["References"]},
            ],
            "commonHeaders": {"from": [SENDER], "to": [mail.to], "messageId": mail.id, "subject": mail.subject},
            "tags": {"ses:source-ip": ["192.0.2.1"], "ses:from-domain": ["example.net"]},
        },
    }
