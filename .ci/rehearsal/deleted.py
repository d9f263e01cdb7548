"""`sam delete`, and what it leaves."""

from botocore.exceptions import ClientError

from account import expect, saw
from emulator import Emulator
from stack import Stack


def rehearse(emulator: Emulator, stack: Stack) -> None:
    table, log = stack.physical("Table"), stack.physical("PublisherLog")
    stack.delete()
    try:
        expect(stack.status == "DELETE_COMPLETE", f"The deleted stack is {stack.status}.")
    except ClientError as gone:
        expect("does not exist" in str(gone), f"Asked for the deleted stack, CloudFormation says {gone}.")

    def names(service: str, operation: str, key: str, name: str | None) -> list[str]:
        listed = getattr(emulator.client(service), operation)()[key]
        return sorted(each[name] if name else each for each in listed)

    left = {
        "functions": names("lambda", "list_functions", "Functions", "FunctionName"),
        "layers": names("lambda", "list_layers", "Layers", "LayerName"),
        "stream mappings": names("lambda", "list_event_source_mappings", "EventSourceMappings", "UUID"),
        "roles": names("iam", "list_roles", "Roles", "RoleName"),
        "log groups": names("logs", "describe_log_groups", "logGroups", "logGroupName"),
        "schedules": names("scheduler", "list_schedules", "Schedules", "Name"),
        "topics": names("sns", "list_topics", "Topics", "TopicArn"),
        "queues": emulator.client("sqs").list_queues().get("QueueUrls", []),
        "alarms": names("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
        "APIs": names("apigatewayv2", "get_apis", "Items", "ApiId"),
        "configuration sets": names("ses", "list_configuration_sets", "ConfigurationSets", "Name"),
        "identities": names("ses", "list_identities", "Identities", None),
        "distributions": emulator.client("cloudfront").list_distributions()["DistributionList"].get("Items", []),
    }
    expect(left.pop("log groups") == [log], f"Only the publisher's log group may stay: {left}.")
    stray = {kind: found for kind, found in left.items() if found}
    expect(not stray, f"`sam delete` leaves something behind that docs/deploying.md does not name: {stray}.")
    tables = names("dynamodb", "list_tables", "TableNames", None)
    expect(tables == [table], f"The table must stay, but these are left: {tables}.")
    buckets = names("s3", "list_buckets", "Buckets", "Name")
    expect(
        len(buckets) == 1 and buckets[0].startswith("aws-sam-cli-managed-default"),
        f"Of the buckets, only SAM's own is to stay: {buckets}.",
    )
    saw(f"left, as docs/deploying.md says: the table {table}, {log}, and SAM's own bucket")
