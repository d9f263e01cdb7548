"""CloudFormation's part towards the custom resources, and what PublisherFunction makes of it."""

import json
import queue
import threading
import uuid
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from account import expect, saw
from changed import PROMISE
from cloud import ACCOUNT, REGION, STACK, Cloud
from lambdas import Function


class Formation:
    """Gives orders to a function, and listens where the function is told to answer."""

    def __init__(self) -> None:
        self._answers: queue.Queue = queue.Queue()
        answers = self._answers

        class Handler(BaseHTTPRequestHandler):
            def do_PUT(self) -> None:
                answers.put(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def order(self, request: str, publisher: Function, name: str, kind: str, properties: dict, **more: object) -> dict:
        """One order, and the one answer to it."""
        # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requests.html
        event = {
            "RequestType": request,
            "ResponseURL": f"http://127.0.0.1:{self._server.server_port}/answer?signed=yes",
            "StackId": f"arn:aws:cloudformation:{REGION}:{ACCOUNT}:stack/{STACK}/{uuid.uuid4()}",
            "RequestId": str(uuid.uuid4()),
            "ResourceType": kind,
            "LogicalResourceId": name,
            "ResourceProperties": properties,
            **more,
        }
        publisher.call(event)
        expect(not self._answers.empty(), f"CloudFormation got no answer to {request} of {name}; it would wait.")
        answer = json.loads(self._answers.get())
        expect(self._answers.empty(), f"CloudFormation got more than one answer to {request} of {name}.")
        for field in ("StackId", "RequestId", "LogicalResourceId"):
            expect(answer[field] == event[field], f"The answer to {request} of {name} has another {field}.")
        return answer

    def succeed(self, request: str, publisher: Function, name: str, kind: str, properties: dict, **more) -> dict:
        answer = self.order(request, publisher, name, kind, properties, **more)
        expect(answer["Status"] == "SUCCESS", f"{request} of {name} failed: {answer.get('Reason')}")
        return answer


class Ring:
    """Custom::KeyRing: made before all else, because the other functions' environment has its secrets."""

    def __init__(self, formation: Formation, publisher: Function, name: str, properties: dict):
        self._order = lambda request, properties, **more: formation.succeed(
            request, publisher, name, "Custom::KeyRing", properties, **more
        )
        self._publisher = publisher
        self.name = name
        self._properties = properties

    def make(self) -> dict[str, str]:
        answer = self._order("Create", self._properties)
        self._id = answer["PhysicalResourceId"]
        expect(answer.get("NoEcho") is True, "CloudFormation would show the secrets: the answer lacks NoEcho.")
        saw(f"{self.name} is made, with {_count(answer['Data'])} origin secret")
        return answer["Data"]

    def turn(self, before: dict[str, str]) -> dict[str, str]:
        answer = self._publisher.call({"rotate": "keys"})
        expect(answer.get("keys") == 2, f"The host's command to rotate the keys is answered {answer}.")
        changed = {**self._properties, "Layer": "another"}
        old = {"OldResourceProperties": self._properties, "PhysicalResourceId": self._id}
        after = self._order("Update", changed, **old)["Data"]
        expect(after["OriginSecret"] != before["OriginSecret"], "A deployment after a rotation keeps the old secret.")
        known = after["OriginSecrets"].split(",")
        expect({before["OriginSecret"], after["OriginSecret"]} <= set(known), "Turning the key ring drops a secret.")
        undone = self._order("Update", self._properties, OldResourceProperties=changed, PhysicalResourceId=self._id)
        expect(undone["Data"] == after, "Undoing a deployment brings an old key back.")
        saw(f"{{rotate: keys}}, and a deployment: a new current secret, {len(known)} known")
        return after


def _count(attributes: dict[str, str]) -> int:
    return len(attributes["OriginSecrets"].split(","))


class Site:
    """Custom::Site: the pages in the bucket."""

    def __init__(self, cloud: Cloud, formation: Formation, name: str, properties: dict):
        self._s3 = cloud.client("s3")
        self._formation = formation
        self._name = name
        self._properties = properties
        self._bucket = properties["Bucket"]

    def publish(self, publisher: Function, layer: Path) -> None:
        answer = self._order("Create", publisher, self._properties)
        self._id = answer["PhysicalResourceId"]
        self._expect_files_of(layer)
        heads = {key: self._s3.head_object(Bucket=self._bucket, Key=key) for key in self._keys()}
        for key, head in heads.items():
            expect(head.get("CacheControl"), f"{key} has no Cache-Control.")
            expect(head["ContentType"] != "binary/octet-stream", f"{key} has no MIME type.")
        saw(f"{len(heads)} files in the bucket; for one:")
        for ending in ("html", "css", "js", "svg", "png"):
            key = next((key for key in sorted(heads) if key.endswith(f".{ending}")), None)
            if key:
                saw(f"  {key}: {heads[key]['ContentType']}, {heads[key]['CacheControl']}")

    def update(self, publisher: Function, layer: Path, arn: str) -> None:
        self._s3.put_object(Bucket=self._bucket, Key="old/page.html", Body=b"stale")
        properties = {**self._properties, "Layer": arn}
        old = {"OldResourceProperties": self._properties, "PhysicalResourceId": self._id}
        answer = self._order("Update", publisher, properties, **old)
        expect(answer["PhysicalResourceId"] == self._id, "An update gives the site another id; its files would go.")
        self._expect_files_of(layer)
        page = self._s3.get_object(Bucket=self._bucket, Key="index.html")["Body"].read().decode()
        expect(PROMISE in page, "The page does not show the new promise of host.json.")
        saw("updated with the other host.json: the page makes the new promise, and a stale file is gone")

    def refuse(self, publisher: Function) -> None:
        properties = {**self._properties, "Bucket": f"{self._bucket}-that-is-not-there"}
        answer = self._formation.order("Create", publisher, self._name, "Custom::Site", properties)
        expect(answer["Status"] == "FAILED" and answer["Reason"], "A bucket that is not there is no failure.")
        saw(f"a failure is answered as well: {answer['Reason'].split('.')[0]}")

    def delete(self, publisher: Function) -> None:
        self._order("Delete", publisher, self._properties, PhysicalResourceId=self._id)
        expect(not self._keys(), "The bucket is not empty; CloudFormation could not delete it.")
        saw("deleted: the bucket is empty")

    def _order(self, request: str, publisher: Function, properties: dict, **more: object) -> dict:
        return self._formation.succeed(request, publisher, self._name, "Custom::Site", properties, **more)

    def _expect_files_of(self, layer: Path) -> None:
        files = {str(file.relative_to(layer)) for file in layer.rglob("*") if file.is_file()}
        keys = self._keys()
        expect(keys == files, f"The bucket and the layer differ: {sorted(keys ^ files)}.")

    def _keys(self) -> set[str]:
        pages = self._s3.get_paginator("list_objects_v2").paginate(Bucket=self._bucket)
        return {entry["Key"] for page in pages for entry in page.get("Contents", [])}
