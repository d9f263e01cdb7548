"""What is deployed: the zips as Maven made them, packaged and translated as `sam deploy` would."""

import json
import logging
import os
import platform
import shutil
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

from samcli.yamlhelper import yaml_parse
from samtranslator.translator.transform import transform

from account import Stopped, expect, saw
from processes import run

# SAM's own telemetry, which is off.
logging.getLogger("samcli").setLevel(logging.ERROR)

HERE = Path(__file__).resolve().parent
TARGET = HERE / "target"
TREE = HERE.parent.parent


@dataclass(frozen=True)
class Runtime:
    """Lambda's Java runtime, as far as a machine can have it: AWS's client, native libraries, a JDK."""

    java_home: Path
    client: Path
    client_library: Path
    crt_library: Path


def build(tree: Path, *arguments: str) -> None:
    """Makes the zips, unless they are newer than all they are made of."""
    zips = [tree / "functions/target" / name for name in zip_names(tree)]
    sources = [tree / "pom.xml", tree / "functions/pom.xml"]
    for folder in ("functions/src/main", "functions/src/assembly", "static-site"):
        sources += [file for file in (tree / folder).rglob("*") if file.is_file()]
    newest = max(file.stat().st_mtime for file in sources)
    if all(file.exists() and file.stat().st_mtime >= newest for file in zips):
        return
    run(
        ["mvn", "-B", "-ntp", "-Dmaven.test.skip=true", *arguments, "package"],
        "`mvn package` fails; nothing can be rehearsed.",
        cwd=tree,
    )
    for file in zips:
        expect(file.exists(), f"template.yaml names {file.name}, but `mvn package` did not make it.")


def zip_names(tree: Path) -> set[str]:
    return {Path(uri).name for uri in _code_uris(tree)}


def _code_uris(tree: Path) -> set[str]:
    resources = yaml_parse((tree / "template.yaml").read_text())["Resources"].values()
    uris = {resource.get("Properties", {}).get("CodeUri") for resource in resources}
    return {uri for uri in uris if uri}


def runtime() -> Runtime:
    """Has Maven fetch it."""
    machine = {"x86_64": "linux-x86_64", "aarch64": "linux-aarch_64"}.get(platform.machine())
    expect(sys.platform == "linux" and machine, "AWS's runtime interface client runs on Linux only, on x86-64 or arm64.")
    run(
        ["mvn", "-q", "-B", "-ntp", "-f", str(HERE / "pom.xml"), f"-Dmachine={machine}", "package"],
        "Lambda's Java runtime cannot be put together.",
    )
    settings = dict(line.split(" = ", 1) for line in (TARGET / "java").read_text().splitlines() if " = " in line)
    homes = {name.strip(): value.strip() for name, value in settings.items()}
    native = {file.name: file for file in (TARGET / "native").rglob("*.so") if machine.split("-")[1] in str(file)}
    return Runtime(
        java_home=Path(homes["java.home"]),
        client=TARGET / "runtime",
        client_library=native[f"libaws-lambda-jni.{machine}.so"],
        crt_library=native["libaws-crt-jni.so"],
    )


def unpack(tree: Path, runtime: Runtime, into: Path) -> dict[str, Path]:
    """Unpacks each zip, as it is but for the native library of this machine's architecture."""
    folders = {}
    for name in sorted(zip_names(tree)):
        folder = into / name.removesuffix(".zip")
        with zipfile.ZipFile(tree / "functions/target" / name) as archive:
            archive.extractall(folder)
        library = folder / "lib/libaws-crt-jni.so"
        if library.exists():
            shutil.copy(runtime.crt_library, library)
        folders[name] = folder
    return folders


def package(tree: Path, bucket: str, environment: dict[str, str], into: Path) -> dict:
    """`sam package` against the bucket, then the transform that CloudFormation would do."""
    into.parent.mkdir(parents=True, exist_ok=True)
    run(
        [
            str(Path(sys.executable).parent / "sam"),
            "package",
            "--template-file", str(tree / "template.yaml"),
            "--s3-bucket", bucket,
            "--output-template-file", str(into),
        ],
        "`sam package` fails.",
        env={**os.environ, **environment, "SAM_CLI_TELEMETRY": "0"},
    )
    # The translator takes the region from nowhere else.
    os.environ["AWS_DEFAULT_REGION"] = environment["AWS_REGION"]
    try:
        translated = transform(yaml_parse(into.read_text()), {}, _NoManagedPolicies())
    except Exception as fault:
        raise Stopped(f"The template cannot be translated: {fault}") from fault
    return json.loads(json.dumps(translated))


class _NoManagedPolicies:
    """The template writes its policies out; the translator would ask IAM for others."""

    def load(self) -> dict[str, str]:
        return {}


def tell_sizes(tree: Path) -> None:
    for name in sorted(zip_names(tree)):
        size = (tree / "functions/target" / name).stat().st_size
        saw(f"{name}: {size / 1e6:.1f} MB")


def watched_metrics(template: dict) -> set[str]:
    """The program's own metrics that have an alarm."""
    alarms = [entry for entry in template["Resources"].values() if entry["Type"] == "AWS::CloudWatch::Alarm"]
    return {alarm["Properties"]["MetricName"] for alarm in alarms if alarm["Properties"]["Namespace"] == "MeetMe"}
