"""Reading a JSON report back, checked against its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stdcheck.i18n import catalogue

if TYPE_CHECKING:
    from stdcheck.report.model import Report

SCHEMA = "stdcheck-report/0"


class ReportFault(Exception):
    """A file is no sound report. code: of the words; args_of: path, and a line or a JSON pointer"""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code = code
        self.args_of = args

    def text(self, lang: str) -> str:
        """What is wrong."""
        return catalogue.message(self.code, self.args_of, lang)


def read_report(path: Path) -> Report:
    """The report in a file. Raises ReportFault with the place of what is wrong."""
    shown = path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise ReportFault("difference-no_file", path=shown, why=why) from None
    try:
        data: Any = json.loads(text)
    except json.JSONDecodeError as fault:
        args = {"line": str(fault.lineno), "column": str(fault.colno), "why": fault.msg}
        raise ReportFault("difference-no_json", path=shown, **args) from None
    except RecursionError:
        raise ReportFault("difference-bad_report", path=shown, pointer="/", why="nested too deeply") from None
    given = data.get("schema") if isinstance(data, dict) else None
    if given != SCHEMA:
        raise ReportFault("difference-no_report", path=shown, given=json.dumps(given))
    return validated(text, shown)


def validated(text: str, shown: str) -> Report:
    """A report from its text. Raises ReportFault with a JSON pointer."""
    from pydantic import ValidationError

    from stdcheck.report.model import Report

    try:
        return Report.model_validate_json(text)
    except ValidationError as fault:
        first = fault.errors(include_url=False, include_input=False)[0]
        pointer = "/" + "/".join(str(part).replace("~", "~0").replace("/", "~1") for part in first["loc"])
        raise ReportFault("difference-bad_report", path=shown, pointer=pointer, why=first["msg"]) from None
