"""One browser for each module of browser tests."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from coop.bootstrap import Coop
from coop.settings import Settings
from tests.browser.chromium import headless_chromium
from tests.browser.scene import Filled, Scene, fill_once, scene_of
from tests.browser.serving import Served, served
from tests.databases import Databases

# A loaded machine is slow, not wrong: what is expected is waited for, and only for so long.
expect.set_options(timeout=30_000)


# Playwright's loop counts as running in this thread as long as it is open, and then no
# asynchronous test can run; so it closes before the next module begins.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with headless_chromium() as browser:
        yield browser


@pytest.fixture
def site(committed_coop: Coop, settings: Settings) -> Iterator[Served]:
    """The website of a cooperative that has nobody yet."""
    with served(committed_coop, settings) as site:
        yield site


@pytest.fixture(scope="session")
def filled(all_databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Filled:
    """The sample neighbourhood; whoever shows it gets a copy."""
    return fill_once(tmp_path_factory.mktemp("filled"), all_databases.new())


@pytest.fixture(scope="module")
def scene(
    filled: Filled,
    all_databases: Databases,
    tmp_path_factory: pytest.TempPathFactory,
    chromium: Browser,
) -> Iterator[Scene]:
    """The running product with the sample in it, for all tests of a module."""
    folder = tmp_path_factory.mktemp("scene")
    with scene_of(filled, all_databases, folder, chromium) as scene:
        yield scene
