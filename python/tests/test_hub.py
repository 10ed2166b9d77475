"""torch.hub and torch.utils.model_zoo: files, URLs and local repositories."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import swiftgrad as torch

pytestmark = pytest.mark.swiftgrad_only


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is downloaded."""
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    return tmp_path


def test_state_dict_from_url(home: Path) -> None:
    source = home / "weights.pt"
    torch.save({"w": torch.ones(2)}, source)
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:8]
    named = source.rename(home / f"weights-{digest}.pt")
    state = torch.hub.load_state_dict_from_url(named.as_uri(), check_hash=True, progress=False)
    assert state["w"].tolist() == [1, 1]
    cached = home / "hub" / "checkpoints" / named.name
    assert cached.is_file()
    named.unlink()
    again = torch.utils.model_zoo.load_url(f"https://nowhere.invalid/{named.name}")
    assert again["w"].tolist() == [1, 1]


def test_wrong_hash_and_missing_file(home: Path) -> None:
    wrong = home / "weights-00000000.pt"
    torch.save({}, wrong)
    with pytest.raises(RuntimeError, match="invalid hash value"):
        torch.hub.load_state_dict_from_url(wrong.as_uri(), check_hash=True, progress=False)
    assert list((home / "hub" / "checkpoints").iterdir()) == []
    with pytest.raises(OSError):
        torch.hub.load_state_dict_from_url((home / "no.pt").as_uri(), progress=False)


def test_repositories(home: Path) -> None:
    text = (
        'import swiftgrad\ndependencies = ["os"]\ndef net(width=1):\n    "A net."\n'
        "    return swiftgrad.nn.Linear(width, 1)\n"
    )
    folder = home / "repo"
    folder.mkdir()
    (folder / "hubconf.py").write_text(text)
    assert torch.hub.list(str(folder)) == ["net"] and torch.hub.help(str(folder), "net") == "A net."
    assert torch.hub.load(str(folder), "net", source="local", width=3).in_features == 3
    with pytest.raises(RuntimeError, match="Cannot find callable nope"):
        torch.hub.load(str(folder), "nope", source="local")
    with pytest.raises(NotImplementedError, match="source='local'"):
        torch.hub.load("owner/name", "net")
    (folder).rename(home / "moved")
    (home / "hub").mkdir()
    (home / "moved").rename(home / "hub" / "owner_name_main")
    assert torch.hub.load("owner/name", "net").in_features == 1
    with pytest.raises(ValueError, match="Unknown source"):
        torch.hub.load("owner/name", "net", source="tape")
