"""The ordinary mistakes with every layer raise what PyTorch raises, and name the values PyTorch's message names."""

from __future__ import annotations

import re

import layer_errors_cases as cases
import pytest
from golden_io import Golden
from test_errors import ALSO, numbers

GOLDEN = Golden("layer_errors").index
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.mark.parametrize("case", cases.all_cases())
def test_mistake(torch, case):
    expected = GOLDEN[case]
    found = cases.evaluate(torch, case)
    assert found["type"] is not None, f"raises nothing; PyTorch: {expected['type']}: {expected['text']}"
    assert found["type"] in {expected["type"]} | ALSO.get(expected["type"], set()), (
        f"{found['type']}: {found['text']!r}; PyTorch: {expected['type']}: {expected['text']!r}"
    )
    if expected["type"] in ("RuntimeError", "IndexError", "ValueError"):
        required = numbers(expected["text"].split("\n")[0]) & numbers(case)
        missing = {n for n in required if n.lstrip("-") not in re.findall(r"\d+", found["text"])}
        assert not missing, f"{found['text']!r} does not name {sorted(missing)}; PyTorch: {expected['text']!r}"


@pytest.mark.parametrize("case", [case for case in cases.all_cases() if "foo=1" in case and "F." not in case])
def test_unknown_keyword_arguments_name_the_valid_ones(torch, case):
    text = cases.evaluate(torch, case)["text"]
    assert "'foo'" in text and "valid ones are" in text, text


def test_unknown_keyword_arguments_of_a_call(torch):
    with pytest.raises(TypeError, match="unexpected keyword argument 'x'; the valid ones are input"):
        torch.nn.Linear(2, 3)(x=torch.ones(1, 2))


def test_own_classes_and_other_bases_are_left_alone(torch):
    class Base:
        def __new__(cls, *args, **kwargs):
            made = super().__new__(cls)
            made.seen = (args, kwargs)
            return made

    class Mine(torch.nn.Module, Base):
        def __init__(self, width, **options):
            super().__init__()
            self.width, self.options = width, options

    mine = Mine(3, anything=4)
    assert mine.seen == ((3,), {"anything": 4}) and mine.options == {"anything": 4}


def test_feeding_a_flattened_image_to_a_linear_layer_of_another_size(torch):
    nn = torch.nn
    net = nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 6 * 6, 128),
    )  # fmt: skip
    with pytest.raises(RuntimeError) as caught:
        net(torch.zeros(2, 3, 32, 32))
    text = str(caught.value)
    assert text.startswith("mat1 and mat2 shapes cannot be multiplied (2x4096 and 2304x128)")
    assert "7: Linear(in_features=2304) got a last dimension of 4096, from input (2, 4096)" in text
    assert "Linear(4096, 128) would fit it" in text
