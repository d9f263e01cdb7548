"""Another host.json, and nothing else: what would `mvn package && sam deploy` change?"""

import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

from account import Stopped, expect, saw
from artifacts import TREE, build, package, zip_names
from cloud import ACCOUNT, REGION, Cloud

PROMISE = "If you come to Denver, I will show you the best pie in town!"

_NOT_COPIED = shutil.ignore_patterns(".git", "target", ".meetme", ".venv", ".aws-sam", ".idea", ".vscode")


@dataclass(frozen=True)
class Changed:
    tree: Path
    template: dict


def make(cloud: Cloud, folder: Path) -> Changed:
    """Builds and packages a copy of the tree in which the host promises something else."""
    tree = folder / "changed"
    shutil.copytree(TREE, tree, ignore=_NOT_COPIED)
    host = tree / "static-site/host.json"
    said = json.loads(host.read_text())
    host.write_text(json.dumps({**said, "promise": PROMISE}))
    build(tree)
    return Changed(tree, package(tree, "artifacts", cloud.environment, folder / "changed.yaml"))


def compare(before: dict, changed: Changed) -> None:
    after = changed.template["Resources"]
    before = before["Resources"]
    removed = {name: before[name]["Type"] for name in before.keys() - after.keys()}
    added = {name: after[name]["Type"] for name in after.keys() - before.keys()}
    differ = sorted(name for name in before.keys() & after.keys() if before[name] != after[name])
    for name in sorted(zip_names(TREE)):
        entries = differing(TREE / "functions/target" / name, changed.tree / "functions/target" / name)
        saw(f"in {name} differ: {', '.join(entries) or 'nothing'}")
        code = [entry for entry in entries if entry.endswith(".class")]
        expect(not code, f"host.json is no code, but it changed {code}: the build does not make the same zip twice.")

    functions = [name for name in differ if before[name]["Type"] == "AWS::Lambda::Function"]
    others = [name for name in differ if name not in functions and not before[name]["Type"].startswith("Custom::")]
    for name in ("ApiFunction", "MailFunction", "SweepFunction"):
        expect(name in functions, f"{name} would keep the old host.json.")
    expect(not others, f"host.json changes what it has nothing to do with: {others}.")
    saw(f"a deployment would update {', '.join(differ)}")
    layer_only = ["AWS::Lambda::LayerVersion"]
    expect([*removed.values()] == layer_only == [*added.values()], "The layer with the site keeps its logical id.")
    saw(f"and replace {', '.join(removed)} by {', '.join(added)}")


def layer(changed: Changed) -> tuple[dict, str]:
    """Where the new layer was uploaded, and the ARN that the site would be updated with."""
    for name, entry in changed.template["Resources"].items():
        if entry["Type"] == "AWS::Lambda::LayerVersion":
            return entry["Properties"]["Content"], f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:{name}:1"
    raise Stopped("The changed template has no layer.")


def differing(one: Path, other: Path) -> list[str]:
    """The entries that are not the same in both, those of lambda.jar inside."""
    found = []
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(other) as second:
        for name in _unlike(first, second):
            if name.endswith(".jar"):
                with zipfile.ZipFile(first.open(name)) as inner, zipfile.ZipFile(second.open(name)) as outer:
                    found += _unlike(inner, outer)
            else:
                found.append(name)
    return sorted(found)


def _unlike(first: zipfile.ZipFile, second: zipfile.ZipFile) -> set[str]:
    one = {(entry.filename, entry.CRC) for entry in first.infolist()}
    other = {(entry.filename, entry.CRC) for entry in second.infolist()}
    return {name for name, _ in one ^ other}
