"""Cases of pictures, transforms and models that the real torchvision and swiftgrad.vision both run.

``tools/make_vision_golden.py`` records what the real one gives; ``test_vision_golden.py`` holds ours to it.
"""

from __future__ import annotations

import zlib
from typing import Any

TRANSFORMS = [
    "ToTensor()",
    "PILToTensor()",
    "Resize(20)",
    "Resize((60, 10))",
    "Resize(30, max_size=35)",
    "Resize(25, I.NEAREST)",
    "Resize(25, I.BICUBIC)",
    "CenterCrop(24)",
    "CenterCrop((20, 80))",
    "CenterCrop(60)",
    "RandomCrop(20)",
    "RandomCrop(32, padding=4)",
    "RandomCrop(60, pad_if_needed=True)",
    "RandomCrop(60)",
    "RandomCrop(20, padding=(1, 2), padding_mode='reflect')",
    "RandomResizedCrop(24)",
    "RandomResizedCrop((8, 9), scale=(.9, 1.), ratio=(3., 4.))",
    "RandomHorizontalFlip()",
    "RandomVerticalFlip(.3)",
    "RandomInvert()",
    "Grayscale()",
    "Grayscale(3)",
    "RandomGrayscale(.5)",
    "RandomRotation(30)",
    "RandomRotation((10, 60), I.BILINEAR, True)",
    "RandomRotation(5, center=(3, 4), fill=7)",
    "ColorJitter(.3, .4, .5, .2)",
    "ColorJitter((.5, .7), contrast=.3)",
    "Pad(3)",
    "Pad((1, 2), fill=5)",
    "Pad((1, 2, 3, 4), padding_mode='edge')",
    "Pad(3, padding_mode='symmetric')",
    "RandomApply([T.CenterCrop(10), T.RandomHorizontalFlip()], .5)",
    "RandomChoice([T.CenterCrop(5), T.CenterCrop(6)])",
    "RandomOrder([T.CenterCrop(5), T.Resize(8)])",
    "FiveCrop(10)",
    "TenCrop(8, True)",
    "FiveCrop(99)",
    "Compose([T.CenterCrop(24), T.Grayscale(3), T.ToTensor(), T.Normalize((.5, .5, .5), (.5, .5, .5))])",
    "Compose([T.ToTensor(), T.Normalize((.1307,), (.3081,))])",
    "Compose([T.ToTensor(), T.RandomErasing(1.)])",
    "Compose([T.ToTensor(), T.RandomErasing(.5, value='random')])",
    "Compose([T.ToTensor(), T.CenterCrop((40, 20)), T.Pad(2, padding_mode='reflect')])",
    "Compose([T.ToTensor(), T.RandomCrop(25, padding=5), T.RandomVerticalFlip()])",
    "Compose([T.ToTensor(), T.ColorJitter(.3, .3, .3)])",
    "Compose([T.ToTensor(), T.ConvertImageDtype(torch.int16)])",
    "Compose([T.PILToTensor(), T.ConvertImageDtype(torch.float64)])",
    "Compose([T.ToTensor(), T.ToPILImage()])",
]
GRIDS = [
    {},
    {"nrow": 3, "padding": 1, "pad_value": 0.25},
    {"normalize": True},
    {"normalize": True, "scale_each": True},
    {"normalize": True, "value_range": (0.25, 0.75)},
]
MODELS = ["resnet18", "resnet50"]


def pictures() -> dict[str, Any]:
    """PIL images 51 wide and 37 high whose numbers come from a formula."""
    from PIL import Image

    size = (51, 37)
    grey = bytes((x * x * 3 + y * 7 + x * y) % 256 for y in range(size[1]) for x in range(size[0]))
    colour = bytes(
        (x * 5 + y * (band + 2) + x * y // 3 + 40 * band) % 256
        for y in range(37)
        for x in range(51)
        for band in range(3)
    )
    return {
        "L": Image.frombytes("L", size, grey),
        "RGB": Image.frombytes("RGB", size, colour),
        "1": Image.frombytes("L", size, grey).convert("1"),
    }


def build(text: str, transforms: Any, torch: Any) -> Any:
    """The transform that the text describes."""
    names = {"T": transforms, "I": transforms.InterpolationMode, "torch": torch}
    return eval("T." + text, names)


def describe(torch: Any, value: Any) -> Any:
    """What is compared: of an image all its bytes, of a tensor its shape, sums and some of its numbers."""
    if isinstance(value, (tuple, list)):
        return [describe(torch, item) for item in value]
    if isinstance(value, torch.Tensor):
        flat = value.to(torch.float64).flatten().tolist()
        weighted = sum(number * (1 + index % 17) for index, number in enumerate(flat))
        return [str(value.dtype), list(value.shape), sum(flat), weighted, *flat[:: max(len(flat) // 8, 1)]]
    return [value.mode, list(value.size), zlib.crc32(value.tobytes())]


def run_transforms(torch: Any, transforms: Any, random: Any) -> dict[str, Any]:
    """Results, or names of errors, of each transform on each picture, after two seeds; and the next random number."""
    found = {}
    for text in TRANSFORMS:
        for mode, picture in pictures().items():
            for seed in (0, 1):
                transform = build(text, transforms, torch)
                torch.manual_seed(seed)
                random.seed(seed)
                try:
                    result = [describe(torch, transform(picture)), torch.rand(1).item()]
                except Exception as error:
                    result = [type(error).__name__]
                found[f"{text} {mode} {seed}"] = result
    return found


def run_grids(torch: Any, utils: Any) -> list[Any]:
    """Grids of pictures of several shapes."""
    found = []
    for options in GRIDS:
        for shape in ((10, 3, 5, 6), (4, 1, 5, 6), (3, 5, 6), (5, 6), (1, 1, 3, 3)):
            torch.manual_seed(1)
            found.append(describe(torch, utils.make_grid(torch.rand(*shape), **options)))
    return found


def run_models(torch: Any, models: Any) -> dict[str, Any]:
    """Names and sums of the initial weights, and scores of an input, in eval mode."""
    found = {}
    for name in MODELS:
        torch.manual_seed(3)
        model = getattr(models, name)(num_classes=7).eval()
        weights = {key: [list(value.shape), float(value.double().sum())] for key, value in model.state_dict().items()}
        ramp = (torch.arange(3 * 64 * 64) % 255).to(torch.float32).view(1, 3, 64, 64) / 255
        with torch.no_grad():
            found[name] = [weights, model(ramp).flatten().tolist()]
    return found
