import pytest

from coop.settings import SettingsError, load_settings

SECRET = {"COOP_SECRET_KEY": "s" * 32}


@pytest.mark.parametrize("written", ["8e3b78", "#8e3b78", "#8E3B78"])
def test_accent_is_taken_with_or_without_its_sign(written: str) -> None:
    assert load_settings({**SECRET, "COOP_ACCENT": written}).accent == "8e3b78"


@pytest.mark.parametrize("written", ["paars", "#fff", "8e3b78;", "8e3b7"])
def test_accent_that_is_no_colour_is_named(written: str) -> None:
    with pytest.raises(SettingsError, match="COOP_ACCENT"):
        load_settings({**SECRET, "COOP_ACCENT": written})


def test_without_accent_the_theme_keeps_its_own() -> None:
    assert load_settings(SECRET).accent is None
