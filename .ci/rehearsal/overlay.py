"""
The template as ministack can have it: each alteration is a function here, with what it is for. There is no second template.

What an alteration hides from the rehearsal stands in docs/deploying.md, in the table of what was rehearsed.
"""

import copy
import platform
from collections.abc import Iterator

Template = dict

# Not in ministack's CloudFormation.
LEFT_OUT = ("AWS::Route53::RecordSetGroup", "AWS::Budgets::Budget")


def overlay(template: Template, port: int) -> tuple[Template, list[str]]:
    """Gives the altered template, and what was altered."""
    altered = copy.deepcopy(template)
    alterations = (
        *_run_without_docker(altered),
        *_route_by_resources(altered),
        *_let_the_distribution_find_the_api(altered, port),
        *_let_mail_leave(altered),
        *_look_up_before(altered),
        *_leave_out(altered),
    )
    return altered, list(alterations)


def resources(template: Template, kind: str) -> dict[str, dict]:
    return {name: each for name, each in template["Resources"].items() if each["Type"] == kind}


def _run_without_docker(template: Template) -> Iterator[str]:
    """ministack runs Java in Docker only; a runtime that the zip brings along it runs as a process."""
    function = template["Globals"]["Function"]
    function["Runtime"] = "provided.al2023"
    function["Architectures"] = [{"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]]
    yield "runtime: provided.al2023, with AWS's Java runtime client in a bootstrap, for this machine's architecture"
    # It does not mount layers for such a runtime; the bootstrap does.
    for name, each in resources(template, "AWS::Serverless::Function").items():
        layers = each["Properties"].get("Layers", [])
        if layers:
            (layer,) = layers
            environment = each["Properties"].setdefault("Environment", {}).setdefault("Variables", {})
            environment["REHEARSED_LAYER"] = layer
            yield f"{name}: its layer's ARN in its environment, for the bootstrap to mount"


def _route_by_resources(template: Template) -> Iterator[str]:
    """SAM writes routes into the API's Body, which ministack does not read."""
    for name, function in resources(template, "AWS::Serverless::Function").items():
        for event in function["Properties"].get("Events", {}).values():
            if event["Type"] != "HttpApi":
                continue
            properties = event["Properties"]
            template["Resources"][f"{name}Integration"] = {
                "Type": "AWS::ApiGatewayV2::Integration",
                "Properties": {
                    "ApiId": properties["ApiId"],
                    "IntegrationType": "AWS_PROXY",
                    "IntegrationUri": {"Fn::GetAtt": [name, "Arn"]},
                    "PayloadFormatVersion": "2.0",
                },
            }
            route = f"{properties['Method']} {properties['Path']}"
            template["Resources"][f"{name}Route"] = {
                "Type": "AWS::ApiGatewayV2::Route",
                "Properties": {
                    "ApiId": properties["ApiId"],
                    "RouteKey": route,
                    "Target": {"Fn::Sub": f"integrations/${{{name}Integration}}"},
                },
            }
            yield f"the route {route} of {name} as a resource, beside the API's Body"


def _let_the_distribution_find_the_api(template: Template, port: int) -> Iterator[str]:
    """ministack does not let a distribution call a host of amazonaws.com, which might be AWS itself."""
    for distribution in resources(template, "AWS::CloudFront::Distribution").values():
        for origin in distribution["Properties"]["DistributionConfig"]["Origins"]:
            if "CustomOriginConfig" not in origin:
                continue
            origin["DomainName"] = "127.0.0.1"
            origin["OriginPath"] = {"Fn::Sub": "/_aws/execute-api/${HttpApi}/$default"}
            origin["CustomOriginConfig"]["HTTPSPort"] = port
            yield f"the distribution's origin {origin['Id']} at ministack's own address for it"


def _let_mail_leave(template: Template) -> Iterator[str]:
    """ministack's IAM knows neither the identity that SES finds nor the condition on the sender."""
    for name, role in resources(template, "AWS::IAM::Role").items():
        for policy in role["Properties"].get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
                if all(action.startswith("ses:") for action in actions) and statement["Resource"] != "*":
                    statement["Resource"] = "*"
                    statement.pop("Condition", None)
                    yield f"{name}: {', '.join(actions)} on any resource, without its condition"


def _look_up_before(template: Template) -> Iterator[str]:
    """ministack's conditions do not look into mappings."""

    def looked_up(node):
        match node:
            case {"Fn::FindInMap": [str(name), str(first), str(second)]}:
                return template["Mappings"][name][first][second]
            case dict():
                return {key: looked_up(value) for key, value in node.items()}
            case list():
                return [looked_up(value) for value in node]
        return node

    conditions = looked_up(template.get("Conditions", {}))
    if conditions != template.get("Conditions", {}):
        template["Conditions"] = conditions
        yield "conditions have the value in place of FindInMap"


def _leave_out(template: Template) -> Iterator[str]:
    for kind in LEFT_OUT:
        for name in resources(template, kind):
            del template["Resources"][name]
            yield f"{name}, of type {kind}, is left out"
