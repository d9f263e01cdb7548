"""What is deployed: a checkout with the zips as Maven made them, and in each beside it what stands in for Lambda's runtime."""

import json
import shutil
import sys
import zipfile
from pathlib import Path

from samcli.yamlhelper import yaml_dump, yaml_parse

import overlay
from account import saw
from artifacts import HERE, Runtime, unshare, zip_names
from emulator import REGION, Emulator, system_trust


class Checkout:
    """A folder in which `sam deploy` finds what it finds in the host's, but for the overlay."""

    def __init__(self, folder: Path, emulator: Emulator, runtime: Runtime):
        self.folder = folder
        self._emulator = emulator
        self._runtime = runtime

    def fill(self, tree: Path, tell: bool = False) -> None:
        """Takes over what Maven has built in a tree."""
        template, alterations = overlay.overlay(yaml_parse((tree / "template.yaml").read_text()), self._emulator.port)
        for alteration in alterations if tell else []:
            saw(f"altered: {alteration}")
        target = self.folder / "functions/target"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        (self.folder / "template.yaml").write_text(yaml_dump(template))
        shutil.copytree(tree / "functions/target/site", target / "site")
        for name in zip_names(tree):
            shutil.copy(tree / "functions/target" / name, target / name)
            self._bring_runtime(target / name)
        shutil.copy(tree / "samconfig.example.toml", self.folder)

    def _bring_runtime(self, archive: Path) -> None:
        program = f"#!{sys.executable} -B\n{(HERE / 'bootstrap.py').read_text()}"
        with zipfile.ZipFile(archive, "a") as zipped:
            for name, text in {"bootstrap": program, "bootstrap.json": self._place()}.items():
                entry = zipfile.ZipInfo(name)  # 1980, so that the same zip has the same hash
                entry.external_attr = 0o755 << 16
                zipped.writestr(entry, text)

    def _place(self) -> str:
        java = self._emulator.log.parent / "jdk"
        java.mkdir(exist_ok=True)
        return json.dumps(
            {
                "unshare": unshare(),
                "java_home": str(self._runtime.java_home),
                "java": str(java),
                "client": str(self._runtime.client),
                "client_library": str(self._runtime.client_library),
                "crt_library": str(self._runtime.crt_library),
                "trusted": str(self._emulator.trusted),
                "system_trust": str(system_trust()),
                "trust_store": str(self._emulator.trust_store),
                "certificate": str(self._emulator.certificate),
                "url": self._emulator.url,
                "region": REGION,
                "layers": str(self._emulator.log.parent / "layers"),
            },
            indent=1,
        )
