"""What ffprobe says, by one that answers what a test wants."""

import json

import pytest

from filmtrack.cli import probing
from filmtrack.cli.probing import NotProbedError, Probed, probed

SAID = {
    "streams": [
        {"codec_type": "audio", "codec_name": "aac"},
        {"codec_type": "video", "codec_name": "prores", "width": 1920, "height": 1080},
    ],
    "format": {"duration": "869.6"},
}


@pytest.fixture
def ffprobe(tmp_path, monkeypatch):
    """Installs an ffprobe that writes its arguments down, answers this and ends with that status."""

    def install(answer, status=0, said="", before=""):
        folder = tmp_path / "bin"
        folder.mkdir()
        (folder / "answer").write_text(answer if isinstance(answer, str) else json.dumps(answer))
        program = folder / "ffprobe"
        program.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/arguments"\n{before}\n/bin/cat "{folder}/answer"\n'
            f'printf "%s" "{said}" >&2\nexit {status}\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))
        return folder / "arguments"

    return install


def test_length_size_and_coding_are_found(ffprobe, tmp_path):
    arguments = ffprobe(SAID)
    found = probed(tmp_path / "film.mov")
    assert found == Probed(width=1920, height=1080, seconds=870, codecs=("ProRes",))
    assert arguments.read_text().splitlines()[-1] == f"file:{tmp_path / 'film.mov'}"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, Probed()),
        ({"streams": [{"codec_type": "video", "duration": "60.2"}]}, Probed(seconds=60)),
        ({"streams": [{"codec_type": "video", "codec_name": "vp9"}]}, Probed(codecs=("vp9",))),
        ({"streams": [{"codec_type": "audio"}], "format": {"duration": "5"}}, Probed(seconds=5)),
    ],
)
def test_what_it_leaves_out_is_not_known(ffprobe, tmp_path, said, found):
    ffprobe(said)
    assert probed(tmp_path / "film.mov") == found


@pytest.mark.parametrize("name", ["-i.mov", "http:x.mov", "$(touch y).mov", "a\nb.mov"])
def test_a_hostile_name_is_one_argument_and_a_files(ffprobe, tmp_path, name):
    arguments = ffprobe(SAID)
    probed(tmp_path / name)
    assert arguments.read_text().endswith(f"file:{tmp_path}/{name}\n")
    assert not (tmp_path / "y").exists()


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ("{}", 1, "moov atom not found"),
        ("no json", 0, ""),
        ("[]", 0, ""),
        ('{"streams": 7}', 0, ""),
        ('{"format": {"duration": "long"}}', 0, ""),
        ('{"format": {"duration": "inf"}}', 0, ""),
    ],
)
def test_a_file_in_which_it_finds_no_film_is_said(ffprobe, tmp_path, answer, status, said):
    ffprobe(answer, status, said)
    with pytest.raises(NotProbedError, match=r"ffprobe finds no film in .*film\.mov") as nothing:
        probed(tmp_path / "film.mov")
    assert said in str(nothing.value)


def test_one_that_does_not_end_is_not_waited_for(ffprobe, tmp_path, monkeypatch):
    ffprobe(SAID, before="exec /bin/sleep 20")
    monkeypatch.setattr(probing, "_WAIT_SECONDS", 0.2)
    with pytest.raises(NotProbedError, match="timed out"):
        probed(tmp_path / "film.mov")


def test_that_it_is_not_installed_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotProbedError, match="ffprobe is not installed"):
        probed(tmp_path / "film.mov")
