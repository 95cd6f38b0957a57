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


def test_video_hosts_are_taken_with_commas() -> None:
    hosts = "meet.voorbeeld.example, Video.Voorbeeld.example"
    settings = load_settings({**SECRET, "COOP_VIDEO_HOSTS": hosts})
    assert settings.video_hosts == ("meet.voorbeeld.example", "video.voorbeeld.example")
    assert load_settings(SECRET).video_hosts is None


@pytest.mark.parametrize(
    "written", ["https://meet.example", "*", "meet", "a.example; script-src *"]
)
def test_what_is_no_host_is_named(written: str) -> None:
    with pytest.raises(SettingsError, match="COOP_VIDEO_HOSTS"):
        load_settings({**SECRET, "COOP_VIDEO_HOSTS": written})
