"""Each alarm goes on where what it watches is over its threshold, and the dashboard knows them all."""

import json
from datetime import datetime, timedelta, timezone

from account import expect, saw
from emulator import Emulator
from stack import Stack, until


def rehearse(emulator: Emulator, stack: Stack) -> None:
    watch = emulator.client("cloudwatch")
    names = stack.of_type("AWS::CloudWatch::Alarm")
    alarms = {name: watch.describe_alarms(AlarmNames=[physical])["MetricAlarms"][0] for name, physical in names.items()}
    crossed = {name: alarm for name, alarm in alarms.items() if not _is_below(alarm)}
    expect(crossed, "The stack has no alarms.")
    for alarm in crossed.values():
        _cross(watch, alarm)

    def quiet() -> list[str]:
        states = {name: watch.describe_alarms(AlarmNames=[physical])["MetricAlarms"][0]["StateValue"] for name, physical in names.items() if name in crossed}
        return sorted(name for name, state in states.items() if state != "ALARM")

    until(lambda: not quiet(), f"Over their thresholds, these alarms stay silent: {quiet()}.", patience=20)
    body = watch.get_dashboard(DashboardName=stack.physical("Dashboard"))["DashboardBody"]
    (widget,) = (each for each in json.loads(body)["widgets"] if each["type"] == "alarm")
    shown, there = set(widget["properties"]["alarms"]), {alarm["AlarmArn"] for alarm in alarms.values()}
    expect(shown == there, f"The dashboard has the alarms {sorted(shown)}, not {sorted(there)}.")
    expect("${" not in body, "The dashboard names something that CloudFormation did not fill in.")
    saw(f"each of {len(crossed)} alarms goes on over its threshold, and the dashboard shows all {len(alarms)}")


def _is_below(alarm: dict) -> bool:
    """It goes on where nothing is called. The emulator counts what was called here, of all functions as of one."""
    return alarm["ComparisonOperator"].startswith("LessThan")


def _cross(watch, alarm: dict) -> None:
    now = datetime.now(timezone.utc)
    watch.put_metric_data(
        Namespace=alarm["Namespace"],
        MetricData=[
            {
                "MetricName": alarm["MetricName"],
                "Dimensions": alarm.get("Dimensions", []),
                "Timestamp": now - timedelta(seconds=alarm["Period"] * back + 5),
                "Value": alarm["Threshold"] + 1,
            }
            for back in range(alarm["EvaluationPeriods"])
        ],
    )
