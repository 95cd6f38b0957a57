import importlib
import inspect
import pkgutil
from collections import Counter
from types import ModuleType
from typing import Any

import pytest

import coop
from coop.kernel.errors import CoopError
from coop.kernel.permissions import Permission
from coop.kernel.use_case import USE_CASES
from coop.wording.refusals import SENTENCES
from tests.databases import ROOT
from web.errors import STATUS_BY_KIND


def modules() -> list[ModuleType]:
    return [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(coop.__path__, "coop.")
        if not found.name.endswith("__main__")
    ]


def leaves(kind: type[CoopError] = CoopError) -> list[type[CoopError]]:
    below = kind.__subclasses__()
    return [leaf for child in below for leaf in leaves(child)] if below else [kind]


def is_public_door(module: ModuleType) -> bool:
    return any(part in {"services", "queries"} for part in module.__name__.split("."))


def test_every_public_service_and_query_is_a_use_case() -> None:
    public: set[Any] = {
        function
        for module in modules()
        if is_public_door(module)
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    assert {f.__qualname__ for f in public} == {f.__qualname__ for f in USE_CASES}
    assert public == set(USE_CASES)


def test_every_use_case_starts_with_the_unit_of_work_and_the_actor() -> None:
    modules()
    for function in USE_CASES:
        parameters = list(inspect.signature(function).parameters.values())
        assert [p.name for p in parameters[:2]] == ["uow", "actor"], function
        assert all(p.kind is p.KEYWORD_ONLY for p in parameters[2:]), function


def test_every_error_has_its_own_code() -> None:
    modules()
    codes = Counter(leaf.code for leaf in leaves() if hasattr(leaf, "code"))
    assert [code for code, times in codes.items() if times > 1] == []


def test_every_error_has_a_sentence() -> None:
    modules()
    codes = {leaf.code for leaf in leaves() if hasattr(leaf, "code")}
    assert codes == set(SENTENCES)


@pytest.mark.parametrize("kind", CoopError.__subclasses__(), ids=lambda kind: kind.__name__)
def test_every_kind_has_a_status(kind: type[CoopError]) -> None:
    assert kind in STATUS_BY_KIND


def test_permissions_stand_in_alphabetical_order() -> None:
    names = [permission.value for permission in Permission]
    assert names == sorted(names)


def test_every_area_with_services_has_tests() -> None:
    areas = {path.parent.name for path in (ROOT / "coop").glob("*/services*")}
    tested = {path.parent.name for path in (ROOT / "tests/coop").glob("*/test_services*.py")}
    assert areas <= tested
