"""The table's stream, and what Lambda's event source mapping does with it."""

import base64
import json
from datetime import datetime

from account import Stopped, expect
from cloud import Cloud
from lambdas import Function, FunctionFailed


class Stream:
    """Reads the table's stream on from where it was left."""

    def __init__(self, cloud: Cloud, arn: str):
        self.arn = arn
        self._streams = cloud.client("dynamodbstreams")
        shards = self._streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]
        expect(len(shards) == 1, f"moto's stream has {len(shards)} shards; the rehearsal reads one.")
        self.shard = shards[0]["ShardId"]
        self._place = self._streams.get_shard_iterator(
            StreamArn=arn, ShardId=self.shard, ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]

    def read(self) -> list[dict]:
        """New records, in the shape in which Lambda hands them over."""
        answer = self._streams.get_records(ShardIterator=self._place)
        self._place = answer["NextShardIterator"]
        return [_as_lambda(record, self.arn) for record in answer["Records"]]


def _as_lambda(record: dict, arn: str) -> dict:
    # https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html: bytes in base64, times in seconds
    def plain(value):
        match value:
            case bytes():
                return base64.b64encode(value).decode()
            case datetime():
                return int(value.timestamp())
            case dict():
                return {key: plain(entry) for key, entry in value.items()}
            case list():
                return [plain(entry) for entry in value]
        return value

    return {**plain(record), "eventSourceARN": arn}


class Mapping:
    """The event source mapping, by the properties that the stack resolved."""

    def __init__(self, cloud: Cloud, properties: dict, function: Function):
        self._stream = Stream(cloud, properties["EventSourceArn"])
        self._function = function
        self._sqs = cloud.client("sqs")
        self._patterns = [json.loads(entry["Pattern"]) for entry in properties["FilterCriteria"]["Filters"]]
        self._batch = int(properties["BatchSize"])
        self._bisects = properties["BisectBatchOnFunctionError"] in (True, "true")
        self._retries = int(properties["MaximumRetryAttempts"])
        self.queue = properties["DestinationConfig"]["OnFailure"]["Destination"]
        expect(self._retries >= 0, "MaximumRetryAttempts is endless: one bad record would stop all mail for a day.")
        expect(
            properties.get("FunctionResponseTypes") == ["ReportBatchItemFailures"],
            "The mapping does not read which records failed.",
        )

    def deliver(self) -> int:
        """Hands over what is new in the stream and passes the filter; gives how many records that were."""
        records = [record for record in self._stream.read() if self._passes(record)]
        for at in range(0, len(records), self._batch):
            self._hand_over(records[at : at + self._batch])
        return len(records)

    def _passes(self, record: dict) -> bool:
        return any(matches(record, pattern) for pattern in self._patterns)

    def _hand_over(self, batch: list[dict]) -> None:
        """Again and again from the first record that failed, each time in halves, until one alone has used up its tries."""
        tries = 0
        while batch:
            failed = self._first_failed(batch)
            if failed is None:
                return
            batch = batch[failed:]
            if self._bisects and len(batch) > 1:
                # A bisection does not count as a try.
                half = len(batch) // 2
                self._hand_over(batch[:half])
                batch = batch[half:]
            elif tries == self._retries:
                self._give_up(batch, tries)
                return
            else:
                tries += 1

    def _first_failed(self, batch: list[dict]) -> int | None:
        try:
            answer = self._function.call({"Records": batch}) or {}
        except FunctionFailed:
            return 0
        failures = {failure["itemIdentifier"] for failure in answer.get("batchItemFailures", [])}
        numbers = [record["dynamodb"]["SequenceNumber"] for record in batch]
        expect(failures <= set(numbers), f"{self._function.name} reports records as failed that it never got.")
        return min((numbers.index(failure) for failure in failures), default=None)

    def _give_up(self, batch: list[dict], tries: int) -> None:
        message = {
            "requestContext": {
                "functionArn": self._function.arn,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": tries + 1,
            },
            "DDBStreamBatchInfo": {
                "shardId": self._stream.shard,
                "startSequenceNumber": batch[0]["dynamodb"]["SequenceNumber"],
                "endSequenceNumber": batch[-1]["dynamodb"]["SequenceNumber"],
                "batchSize": len(batch),
                "streamArn": self._stream.arn,
            },
        }
        url = self._sqs.get_queue_url(QueueName=self.queue.rsplit(":", 1)[-1])["QueueUrl"]
        self._sqs.send_message(QueueUrl=url, MessageBody=json.dumps(message))


def matches(event: object, pattern: object) -> bool:
    """Lambda's event filter, as far as a template of ours uses it: exact values only."""
    if isinstance(pattern, dict):
        return isinstance(event, dict) and all(
            name in event and matches(event[name], wanted) for name, wanted in pattern.items()
        )
    if any(isinstance(value, dict) for value in pattern):
        raise Stopped(f"The rehearsal does not know the event filter {json.dumps(pattern)}.")
    return event in pattern
