"""What Maven makes: the zips, and what Lambda would bring to them."""

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from samcli.yamlhelper import yaml_parse

from account import Stopped, expect, saw
from processes import run

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


def build(tree: Path, within: list[str] | None = None) -> None:
    """Makes the zips, unless they are newer than all they are made of; by a command within another one, if one is given."""
    zips = [tree / "functions/target" / name for name in zip_names(tree)]
    sources = [tree / "pom.xml", tree / "functions/pom.xml"]
    for folder in ("functions/src/main", "functions/src/assembly", "static-site"):
        sources += [file for file in (tree / folder).rglob("*") if file.is_file()]
    newest = max(file.stat().st_mtime for file in sources)
    if all(file.exists() and file.stat().st_mtime >= newest for file in zips):
        return
    run(
        [*(within or []), "mvn", "-B", "-ntp", "-Dmaven.test.skip=true", "package"],
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


def unshare() -> list[str]:
    """How a process gets mounts of its own here."""
    command = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]
    if subprocess.run([*command, "true"], capture_output=True).returncode != 0:
        raise Stopped(
            "This machine does not let a process have mounts of its own, and so no /opt with the layer. Run as root, or "
            "allow it: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"
        )
    return command


def tell_sizes(tree: Path) -> None:
    for name in sorted(zip_names(tree)):
        size = (tree / "functions/target" / name).stat().st_size
        saw(f"{name}: {size / 1e6:.1f} MB")
