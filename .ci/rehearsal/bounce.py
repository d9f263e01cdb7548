"""A mail that comes back."""

import json
import uuid
from datetime import datetime, timezone

from account import expect, saw
from cloud import ACCOUNT, REGION, SENDER
from lambdas import Function
from mails import Mail
from visit import Api


def rehearse(bounces: Function, topic: str, api: Api, to_host: Mail, returned: Mail) -> None:
    """SES says on the topic that the visitor's mail came back; the host's page shows it."""
    bounces.call({"Records": [_record(topic, _bounce(returned))]})
    view = api.post("/api/host/view", {"token": to_host.token("decide")})
    kind = view.get("returned", {}).get("kind")
    expect(kind == "hard-bounce", f"The host's page does not show the bounce: {view}.")
    saw(f"the mail to {returned.to} comes back: the host's page shows it as {kind}")


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
            "headers": [{"name": "From", "value": SENDER}, {"name": "To", "value": mail.to}],
            "commonHeaders": {"from": [SENDER], "to": [mail.to], "messageId": mail.id, "subject": mail.subject},
            "tags": {"ses:source-ip": ["192.0.2.1"], "ses:from-domain": ["example.net"]},
        },
    }


def _record(topic: str, message: dict) -> dict:
    # https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
    return {
        "EventVersion": "1.0",
        "EventSubscriptionArn": f"{topic}:{uuid.uuid4()}",
        "EventSource": "aws:sns",
        "Sns": {
            "SignatureVersion": "1",
            "Timestamp": message["mail"]["timestamp"],
            "Signature": "none",
            "SigningCertUrl": "",
            "MessageId": str(uuid.uuid4()),
            "Message": json.dumps(message),
            "MessageAttributes": {},
            "Type": "Notification",
            "UnsubscribeUrl": "",
            "TopicArn": topic,
            "Subject": "Amazon SES Email Event Notification",
        },
    }
