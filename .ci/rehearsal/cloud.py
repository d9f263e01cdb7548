"""An AWS account made by moto, and in it as much of the stack as moto can make."""

import io
import json
import logging
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

import boto3
from moto.cloudformation.parsing import get_model_map
from moto.server import ThreadedMotoServer
from moto.ses.models import RawMessage, ses_backends

from account import Stopped, expect

ACCOUNT = "123456789012"
REGION = "us-east-1"
STACK = "meet-me"

HOST = "host@example.org"
SENDER = "meet@example.net"

_PARAMETERS = {"HostEmail": HOST, "SenderEmail": SENDER, "PageUrl": "https://meet.example.net"}

# moto would run these itself: functions in Docker containers. The rehearsal does it, with what the stack resolved.
_PLAYED = ("AWS::Lambda::EventSourceMapping", "Custom::")

# moto's CloudFormation makes layers, but what refers to one does not get its ARN. So Lambda's own API makes them.
_LAYER = "AWS::Lambda::LayerVersion"

_SUB = re.compile(r"\$\{(\w+)(?:\.([\w.]+))?}")


class Cloud:
    """moto's server on a free port of loopback, and clients for it."""

    def __init__(self) -> None:
        # A line for each call would hide what the rehearsal says.
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self._server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self.url = f"http://{host}:{port}"
        # What every program that talks to AWS reads: sam, boto3, and the SDK for Java.
        self.environment = {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ACCESS_KEY_ID": "rehearsal",
            "AWS_SECRET_ACCESS_KEY": "rehearsal",
        }

    def client(self, service: str):
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id="rehearsal",
            aws_secret_access_key="rehearsal",
        )

    def mails(self) -> list[RawMessage]:
        """What SES took, oldest first. SES itself shows nobody what it has sent, so this is moto's own list."""
        return list(ses_backends[ACCOUNT][REGION].sent_messages)


@dataclass
class Stack:
    """The stack as moto made it."""

    functions: dict[str, dict]
    outputs: dict[str, str]
    # logical id → type, with the properties that the stack resolved
    played: dict[str, tuple[str, dict]]
    resources: dict[str, str]
    # the layer's ARN → where its files are in S3
    layers: dict[str, dict]
    left_out: dict[str, str]
    invented: dict[str, str] = field(default_factory=dict)

    def one(self, resource_type: str) -> tuple[str, dict]:
        """The only resource of a type that the rehearsal plays."""
        found = [(name, properties) for name, (kind, properties) in self.played.items() if kind == resource_type]
        expect(len(found) == 1, f"The stack has {len(found)} resources of type {resource_type}, not one.")
        return found[0]


def create(cloud: Cloud, template: dict) -> Stack:
    """Creates the stack without what moto does not know, and asks it for the properties of what is played here."""
    resources = template["Resources"]
    left_out = {name: entry["Type"] for name, entry in resources.items() if not _is_made(entry["Type"])}
    played = {name: kind for name, kind in left_out.items() if kind.startswith(_PLAYED)}
    layers = {
        name: _layer(cloud, name, entry["Properties"]) for name, entry in resources.items() if entry["Type"] == _LAYER
    }
    # what refers to a resource that is left out → what it gets instead
    invented = {f"{name}.Ref": arn for name, arn in layers.items()}
    template = _without(template, left_out, invented)
    for name in played:
        output = {"Value": {"Fn::ToJsonString": _replaced(resources[name]["Properties"], left_out, invented)}}
        if "Condition" in resources[name]:
            output["Condition"] = resources[name]["Condition"]
        template.setdefault("Outputs", {})[f"Played{name}"] = output

    formation = cloud.client("cloudformation")
    s3 = cloud.client("s3")
    s3.put_object(Bucket="artifacts", Key="template.json", Body=json.dumps(template).encode())
    formation.create_stack(
        StackName=STACK,
        TemplateURL="https://s3.amazonaws.com/artifacts/template.json",
        Parameters=_parameters(template),
        Capabilities=["CAPABILITY_IAM"],
    )
    made = formation.describe_stacks(StackName=STACK)["Stacks"][0]
    expect(made["StackStatus"] == "CREATE_COMPLETE", f"moto's CloudFormation says {made['StackStatus']}.")
    outputs = {output["OutputKey"]: output["OutputValue"] for output in made.get("Outputs", [])}
    listed = formation.describe_stack_resources(StackName=STACK)["StackResources"]
    # moto gives some no name, such as a permission; nothing here asks for theirs.
    physical = {
        entry["LogicalResourceId"]: entry.get("PhysicalResourceId", "")
        for entry in listed
        if "LogicalResourceId" in entry
    }
    return Stack(
        functions=_functions(cloud, template, physical),
        outputs={name: value for name, value in outputs.items() if not name.startswith("Played")},
        played={
            name: (kind, json.loads(outputs[f"Played{name}"]))
            for name, kind in played.items()
            if f"Played{name}" in outputs
        },
        resources=physical,
        layers={arn: resources[name]["Properties"]["Content"] for name, arn in layers.items()},
        left_out={name: kind for name, kind in left_out.items() if name not in played and name not in layers},
        invented={name: value for name, value in invented.items() if value.endswith(".invalid")},
    )


def unpack_layer(cloud: Cloud, content: dict, into: Path) -> Path:
    """Unpacks a layer as it was uploaded."""
    uploaded = cloud.client("s3").get_object(Bucket=content["S3Bucket"], Key=content["S3Key"])["Body"].read()
    with zipfile.ZipFile(io.BytesIO(uploaded)) as archive:
        archive.extractall(into)
    return into


def _is_made(resource_type: str) -> bool:
    return resource_type in get_model_map() and not resource_type.startswith((*_PLAYED, _LAYER))


def _layer(cloud: Cloud, name: str, properties: dict) -> str:
    made = cloud.client("lambda").publish_layer_version(LayerName=name, Content=properties["Content"])
    return made["LayerVersionArn"]


def _parameters(template: dict) -> list[dict]:
    given = []
    for name, parameter in template.get("Parameters", {}).items():
        if name in _PARAMETERS:
            given.append({"ParameterKey": name, "ParameterValue": _PARAMETERS[name]})
        elif "Default" not in parameter:
            raise Stopped(f"The template asks for {name}; give it a value in .ci/rehearsal/cloud.py.")
    return given


def _functions(cloud: Cloud, template: dict, physical: dict[str, str]) -> dict[str, dict]:
    client = cloud.client("lambda")
    return {
        name: client.get_function_configuration(FunctionName=physical[name])
        for name, entry in template["Resources"].items()
        if entry["Type"] == "AWS::Lambda::Function" and name in physical
    }


def _without(template: dict, left_out: dict[str, str], invented: dict[str, str]) -> dict:
    kept = {name: entry for name, entry in template["Resources"].items() if name not in left_out}
    for name, entry in kept.items():
        depends = entry.get("DependsOn", [])
        depends = [depends] if isinstance(depends, str) else depends
        kept[name] = {**entry, "DependsOn": [other for other in depends if other not in left_out]}
    return _replaced({**template, "Resources": kept}, left_out, invented)


def _replaced(node, left_out: dict[str, str], invented: dict[str, str]):
    """Puts an invented value wherever something refers to a resource that is left out."""

    def value(name: str, attribute: str) -> str:
        played = left_out[name].startswith("Custom::")
        made_up = marker(name, attribute) if played else f"{name}-{attribute}.rehearsal.invalid".lower()
        return invented.setdefault(f"{name}.{attribute}", made_up)

    def substituted(found: re.Match) -> str:
        name, attribute = found[1], found[2] or "Ref"
        return value(name, attribute) if name in left_out else found[0]

    match node:
        case {"Ref": str(name)} if name in left_out:
            return value(name, "Ref")
        case {"Fn::GetAtt": [str(name), str(attribute)]} if name in left_out:
            return value(name, attribute)
        case {"Fn::GetAtt": str(both)} if both.split(".")[0] in left_out:
            return value(*both.split(".", 1))
        case {"Fn::Sub": str(text)}:
            return {"Fn::Sub": _SUB.sub(substituted, text)}
        case {"Fn::Sub": [str(text), variables]}:
            return {"Fn::Sub": [_SUB.sub(substituted, text), _replaced(variables, left_out, invented)]}
        case dict():
            return {key: _replaced(entry, left_out, invented) for key, entry in node.items()}
        case list():
            return [_replaced(entry, left_out, invented) for entry in node]
    return node


def fill(configuration: dict, name: str, attributes: dict[str, str]) -> dict:
    """Puts a custom resource's attributes where the function's environment asks for them."""
    variables = dict(configuration.get("Environment", {}).get("Variables", {}))
    for variable, value in variables.items():
        for attribute, filled in attributes.items():
            value = value.replace(marker(name, attribute), filled)
        variables[variable] = value
    return {**configuration, "Environment": {"Variables": variables}}


def marker(name: str, attribute: str) -> str:
    """Stands for an attribute of a custom resource until the resource has been played."""
    return f"<{name}.{attribute}>"
