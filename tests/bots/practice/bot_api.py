"""Checks requests and answers of the practice Telegram against the description of the Bot API."""

import functools
import json
import os
from pathlib import Path
from typing import Any

from bots.practice.calls import Call

JSON_TYPES: dict[str, tuple[type, ...]] = {
    "String": (str,),
    "Integer": (int,),
    "Float": (int, float),
    "Boolean": (bool,),
}


def shared_data() -> Path:
    """Where the data lies that tests read and the project does not hold."""
    beside = Path(__file__).resolve().parents[3].parent / "shared" / "data"
    return Path(os.environ.get("WIJKCOOP_SHARED_DATA", beside))


def description_path() -> Path:
    return shared_data() / "telegram-bot-api" / "api.json"


class BotApiChecker:
    """Looks at each call as an observer of the practice Telegram and notes what does not fit."""

    def __init__(self, path: Path | None = None) -> None:
        self._api = read_description(path or description_path())
        self.problems: list[str] = []
        self.checked: set[str] = set()

    def __call__(self, call: Call) -> None:
        if call.status == 0:
            return
        method = self._api["methods"].get(call.method)
        if method is None:
            if call.status != 404:
                self.problems.append(f"{call.method}: answered {call.status}, but unknown")
            return
        found = self.answer_problems(method, call.answer)
        if call.answer.get("ok") is True:
            found += self.request_problems(method, call.params, call.files)
            self.checked.add(call.method)
        self.problems += [f"{call.method}: {problem}" for problem in found]

    def request_problems(
        self, method: dict[str, Any], params: dict[str, object], files: dict[str, str]
    ) -> list[str]:
        """What is wrong with a request that was accepted."""
        fields = {field["name"]: field for field in method.get("fields", [])}
        problems = [
            f"required {name} missing"
            for name, field in fields.items()
            if field["required"] and name not in params and name not in files
        ]
        for name, sent in params.items():
            if name not in fields:
                problems.append(f"parameter {name} unknown")
                continue
            types = fields[name]["types"]
            problems += self._any_of(types, _unpacked(sent, types), name)
        problems += [
            f"file {name} unknown"
            for name in files
            if name not in fields and f"attach://{name}" not in params.values()
        ]
        return problems

    def answer_problems(self, method: dict[str, Any], answer: dict[str, Any]) -> list[str]:
        """What is wrong with an answer."""
        if answer.get("ok") is True:
            problems = [f"answer has {key}" for key in answer if key not in {"ok", "result"}]
            return problems + self._any_of(method["returns"], answer.get("result"), "result")
        problems = []
        if answer.get("ok") is not False or not isinstance(answer.get("error_code"), int):
            problems.append("a refusal needs ok and error_code")
        if not isinstance(answer.get("description"), str):
            problems.append("a refusal needs a description")
        if "parameters" in answer:
            problems += self._one(answer["parameters"], "ResponseParameters", "parameters")
        return problems

    def _any_of(self, types: list[str], value: Any, where: str) -> list[str]:
        """Empty when one of the types fits, else what keeps the closest from fitting."""
        tries = [self._one(value, kind, where) for kind in types]
        return min(tries, key=len)

    def _one(self, value: Any, kind: str, where: str) -> list[str]:
        if kind.startswith("Array of "):
            if not isinstance(value, list):
                return [f"{where} is no array"]
            inner = kind.removeprefix("Array of ")
            found = [
                self._one(one, inner, f"{where}[{number}]") for number, one in enumerate(value)
            ]
            return [problem for problems in found for problem in problems]
        if kind in JSON_TYPES:
            fits = isinstance(value, JSON_TYPES[kind])
            is_bool_as_number = isinstance(value, bool) and kind != "Boolean"
            return [] if fits and not is_bool_as_number else [f"{where}: {value!r} is no {kind}"]
        if kind == "InputFile":
            return [f"{where} should be a file"]
        described = self._api["types"][kind]
        if described.get("subtypes"):
            return self._any_of(described["subtypes"], value, where)
        return self._object(value, kind, described, where)

    def _object(self, value: Any, kind: str, described: dict[str, Any], where: str) -> list[str]:
        if not isinstance(value, dict):
            return [f"{where} is no {kind}"]
        fields = {field["name"]: field for field in described.get("fields", [])}
        problems = [
            f"{where}: required {name} missing"
            for name, field in fields.items()
            if field["required"] and name not in value
        ]
        for name, one in value.items():
            if name in fields:
                problems += self._any_of(fields[name]["types"], one, f"{where}.{name}")
            else:
                problems.append(f"{where}.{name} is unknown in {kind}")
        # `status`, `type` and the like tell subtypes apart; the description holds them in words.
        return problems + _wrong_constants(fields, value, where)


@functools.cache
def read_description(path: Path) -> dict[str, Any]:
    description: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return description


def _wrong_constants(fields: dict[str, Any], value: dict[str, Any], where: str) -> list[str]:
    problems = []
    for name in ("status", "type", "source"):
        told = fields.get(name, {}).get("description", "")
        constant = told.partition('always "')[2].partition('"')[0]
        if constant and value.get(name) != constant:
            problems.append(f"{where}.{name} is {value.get(name)!r}, not {constant!r}")
    return problems


def _unpacked(sent: object, types: list[str]) -> object:
    """A parameter as it was meant: what came in a form is text, or JSON in text."""
    if not isinstance(sent, str) or "String" in types:
        if isinstance(sent, str) and "Integer" in types and sent.lstrip("-").isdecimal():
            return int(sent)
        return sent
    if types == ["Boolean"]:
        return {"true": True, "false": False}.get(sent.lower(), sent)
    try:
        return json.loads(sent)
    except ValueError:
        return sent
