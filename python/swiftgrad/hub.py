"""torch.hub: models and weights from local folders, the cache and URLs."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from types import ModuleType
from typing import Any
from urllib.parse import urlparse

__all__ = [
    "download_url_to_file",
    "get_dir",
    "help",
    "list",
    "load",
    "load_state_dict_from_url",
    "set_dir",
]

HASH_REGEX = re.compile(r"-([a-f0-9]*)\.")
READ_DATA_CHUNK = 128 * 1024
VAR_DEPENDENCY = "dependencies"
MODULE_HUBCONF = "hubconf.py"
_hub_dir: str | None = None


def _get_torch_home() -> str:
    cache = os.getenv("XDG_CACHE_HOME", "~/.cache")
    return os.path.expanduser(os.getenv("TORCH_HOME", os.path.join(cache, "torch")))


def get_dir() -> str:
    """The folder of models and weights: ``$TORCH_HOME/hub`` unless `set_dir` named another."""
    return os.path.join(_get_torch_home(), "hub") if _hub_dir is None else _hub_dir


def set_dir(d: str | os.PathLike[str]) -> None:
    """Sets the folder of models and weights."""
    global _hub_dir
    _hub_dir = os.path.expanduser(d)


def download_url_to_file(url: str, dst: str, hash_prefix: str | None = None, progress: bool = True) -> None:
    """Downloads a URL (``file://`` too) to a file, which appears only when it is complete.

    Args:
        url: The URL.
        dst: The file.
        hash_prefix: The first digits of the content's SHA-256.
        progress: Show how far it is on the standard error.

    Raises:
        urllib.error.URLError: The URL cannot be reached.
        RuntimeError: The content has another hash.
    """
    from urllib.request import Request, urlopen

    dst = os.path.expanduser(dst)
    folder = os.path.dirname(os.path.abspath(dst))
    digest = hashlib.sha256()
    with urlopen(Request(url, headers={"User-Agent": "torch.hub"})) as source:
        length = source.headers.get("Content-Length")
        total = int(length) if length else None
        with tempfile.NamedTemporaryFile(dir=folder, suffix=".partial", delete=False) as part:
            try:
                done = 0
                while chunk := source.read(READ_DATA_CHUNK):
                    part.write(chunk)
                    digest.update(chunk)
                    done += len(chunk)
                    if progress and sys.stderr.isatty():
                        of = f" of {total}" if total else ""
                        print(f"\r{url}: {done}{of} bytes", end="", file=sys.stderr)
                part.close()
                found = digest.hexdigest()
                if hash_prefix is not None and found[: len(hash_prefix)] != hash_prefix:
                    raise RuntimeError(f'invalid hash value (expected "{hash_prefix}", got "{found}")')
                os.replace(part.name, dst)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.remove(part.name)


def load_state_dict_from_url(
    url: str,
    model_dir: str | None = None,
    map_location: Any = None,
    progress: bool = True,
    check_hash: bool = False,
    file_name: str | None = None,
    weights_only: bool = False,
) -> Any:
    """Loads what a URL has, and keeps the file: a second call reads it from there.

    Args:
        url: The URL; of a zip file its only member is loaded.
        model_dir: The folder to keep it in; by default ``get_dir()/checkpoints``.
        map_location: As in `torch.load`.
        progress: Show how far the download is.
        check_hash: The file's name ends in ``-<digits of its SHA-256>.``, which must fit.
        file_name: Another name to keep it under.
        weights_only: As in `torch.load`.
    """
    from .serialization import load as load_file

    folder = os.path.join(get_dir(), "checkpoints") if model_dir is None else model_dir
    os.makedirs(folder, exist_ok=True)
    name = os.path.basename(urlparse(url).path) if file_name is None else file_name
    cached = os.path.join(folder, name)
    if not os.path.exists(cached):
        print(f'Downloading: "{url}" to {cached}', file=sys.stderr)
        match = HASH_REGEX.search(name) if check_hash else None
        download_url_to_file(url, cached, match.group(1) if match else None, progress)
    if _is_legacy_zip(cached):
        with zipfile.ZipFile(cached) as archive:
            members = archive.infolist()
            if len(members) != 1:
                raise RuntimeError("Only one file(not dir) is allowed in the zipfile")
            archive.extract(members[0], folder)
        cached = os.path.join(folder, members[0].filename)
    return load_file(cached, map_location=map_location, weights_only=weights_only)


def _is_legacy_zip(path: str) -> bool:
    """A zip around one file, as PyTorch's old servers had; what torch.save writes has several."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        return len(archive.infolist()) == 1


# ---------------------------------------------------------------- repositories


@contextlib.contextmanager
def _on_path(folder: str) -> Iterator[None]:
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)


def _repository(repo: str, source: str, trust_repo: Any = None) -> str:
    """The folder of a repository: a local one, or one that was downloaded before."""
    if source not in ("github", "local"):
        raise ValueError(f'Unknown source: "{source}". Allowed values: "github" | "local".')
    if source == "local":
        return os.path.expanduser(repo)
    name, _, ref = repo.partition(":")
    if name.count("/") != 1:
        raise ValueError(f"torch.hub: a repository is named owner/name[:ref], got {repo!r}")
    owner, short = name.split("/")
    for branch in [ref] if ref else ["main", "master"]:
        folder = os.path.join(get_dir(), f"{owner}_{short}_{branch.replace('/', '_')}")
        if os.path.isdir(folder):
            return folder
    raise NotImplementedError(
        f"swiftgrad has no download of repositories in torch.hub yet: clone github.com/{name} and pass its folder "
        "with source='local'"
    )


def _hubconf(folder: str) -> ModuleType:
    path = os.path.join(folder, MODULE_HUBCONF)
    if not os.path.isfile(path):
        raise FileNotFoundError(f"torch.hub: {folder} has no {MODULE_HUBCONF}")
    with _on_path(folder):
        spec = importlib.util.spec_from_file_location("hubconf", path)
        if spec is None or spec.loader is None:
            raise ImportError(f"torch.hub: cannot load {path}")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    missing = [d for d in getattr(module, VAR_DEPENDENCY, []) if importlib.util.find_spec(d) is None]
    if missing:
        raise RuntimeError(f"Missing dependencies: {', '.join(missing)}")
    return module


def _entry(module: ModuleType, name: str) -> Any:
    function = getattr(module, name, None)
    if not callable(function):
        raise RuntimeError(f"Cannot find callable {name} in hubconf")
    return function


def list(
    github: str, force_reload: bool = False, skip_validation: bool = False, trust_repo: Any = None, **kw: Any
) -> Any:
    """Names of the entry points in a repository's ``hubconf.py``.

    Args:
        github: ``owner/name[:ref]`` of a repository in the cache, or a folder that has a ``hubconf.py``.
        force_reload: Ignored: nothing is downloaded.
        skip_validation: Ignored.
        trust_repo: Ignored.
        kw: ``source``.
    """
    source = kw.get("source", "local" if os.path.isdir(os.path.expanduser(github)) else "github")
    module = _hubconf(_repository(github, source))
    return [name for name, value in vars(module).items() if callable(value) and not name.startswith("_")]


def help(
    github: str, model: str, force_reload: bool = False, skip_validation: bool = False, trust_repo: Any = None
) -> Any:
    """The docstring of an entry point."""
    source = "local" if os.path.isdir(os.path.expanduser(github)) else "github"
    return _entry(_hubconf(_repository(github, source)), model).__doc__


def load(
    repo_or_dir: str,
    model: str,
    *args: Any,
    source: str = "github",
    trust_repo: Any = None,
    force_reload: bool = False,
    verbose: bool = True,
    skip_validation: bool = False,
    **kwargs: Any,
) -> Any:
    """Calls an entry point of a repository's ``hubconf.py``.

    Args:
        repo_or_dir: A folder with ``source="local"``, else ``owner/name[:ref]`` of a repository in the cache.
        model: The entry point.
        args: What it is called with.
        source: ``"github"`` or ``"local"``.
        trust_repo: Ignored: nothing is downloaded.
        force_reload: Ignored.
        verbose: Ignored.
        skip_validation: Ignored.
        kwargs: What it is called with.
    """
    folder = _repository(repo_or_dir, source.lower())
    module = _hubconf(folder)
    with _on_path(folder):
        return _entry(module, model)(*args, **kwargs)
