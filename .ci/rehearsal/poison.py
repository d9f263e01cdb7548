"""A stream record that MailFunction can never read, and two mails behind it."""

import json

from account import expect, saw
from cloud import Cloud
from lambdas import Function
from mails import Mail, Post
from stream import Mapping
from visit import Api, Asking, pair


def rehearse(
    cloud: Cloud, table: str, watched: set[str], api: Api, mapping: Mapping, mail: Function, post: Post
) -> tuple[Mail, Mail]:
    """Gives the mails of the request behind the record, the host's first."""
    row = {"pk": {"S": "request#poison"}, "sk": {"S": "mail#NO_SUCH_NOTICE#1"}}
    dynamo = cloud.client("dynamodb")
    asking = Asking(api, "Kim Canary", "kim.canary@example.org")
    dynamo.put_item(TableName=table, Item={**row, "kind": {"S": "mail"}})
    asking.send()
    before = faults(mail)
    mapping.deliver()
    dynamo.delete_item(TableName=table, Key=row)

    # Exactly one each: what was sent before is not sent again when the batch comes back.
    mails = pair(post.new(), asking)
    saw("a record that nobody can read, and two mails behind it: both mails left, once each")
    messages = failures(cloud, mapping)
    expect(len(messages) == 1, f"The failure queue has {len(messages)} messages, not one.")
    batch = messages[0]["DDBStreamBatchInfo"]
    expect(batch["batchSize"] == 1, "The failure queue got more than the one bad record.")
    tries = messages[0]["requestContext"]["approximateInvokeCount"]
    saw(f"after {tries} tries of its own, the record alone is in the failure queue")
    counted = faults(mail) - before
    expect(counted >= tries, "MailFunction did not count each failure in the metric Fault.")
    expect("Fault" in watched, f"No alarm of the template watches the metric Fault, only {sorted(watched)}.")
    saw(f"MailFunction counted {counted} in the metric Fault, which an alarm of the template watches")
    return mails


def failures(cloud: Cloud, mapping: Mapping) -> list[dict]:
    sqs = cloud.client("sqs")
    url = sqs.get_queue_url(QueueName=mapping.queue.rsplit(":", 1)[-1])["QueueUrl"]
    received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", [])
    return [json.loads(message["Body"]) for message in received]


def faults(function: Function) -> int:
    return sum(int(line.get("Fault", 0)) for line in function.lines())
