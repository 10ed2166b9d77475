"""`nn.utils`: clipping, parameters as a vector, fusing."""

import pytest
import swiftgrad as torch
from swiftgrad import nn
from swiftgrad.nn import utils


def params():
    first, second = nn.Parameter(torch.zeros(1)), nn.Parameter(torch.zeros(1))
    first.grad, second.grad = torch.tensor([3.0]), torch.tensor([-4.0])
    return [first, second]


def test_clip_grad_norm():
    values = params()
    total = utils.clip_grad_norm_(values, 1.0)
    assert total.item() == 5 and total.shape == ()
    assert [p.grad.item() for p in values] == pytest.approx([0.6, -0.8], abs=1e-5)
    assert utils.clip_grad_norm_(params(), 1.0, norm_type=float("inf")).item() == 4
    assert utils.clip_grad_norm_(params(), 1.0, norm_type=1, foreach=False).item() == 7
    values = params()
    utils.clip_grad_norm_((p for p in values), 100.0)
    assert [p.grad.item() for p in values] == [3, -4]
    one = params()[0]
    assert utils.clip_grad_norm_(one, 1.5).item() == 3 and one.grad.item() == pytest.approx(1.5, abs=1e-5)
    assert utils.clip_grad_norm_([nn.Parameter(torch.zeros(1))], 1.0).item() == 0


def test_clip_grad_norm_nonfinite():
    values = params()
    values[0].grad.fill_(float("nan"))
    with pytest.raises(RuntimeError, match="The total norm of order 2.0 for gradients from `parameters` is non-finite"):
        utils.clip_grad_norm_(values, 1.0, error_if_nonfinite=True)


def test_get_total_norm_and_value():
    values = params()
    assert utils.get_total_norm([p.grad for p in values]).item() == 5
    utils.clip_grads_with_norm_(values, 2.5, torch.tensor(5.0))
    assert [p.grad.item() for p in values] == pytest.approx([1.5, -2.0], abs=1e-5)
    utils.clip_grad_value_(values, 1.75)
    assert [p.grad.item() for p in values] == pytest.approx([1.5, -1.75], abs=1e-5)


def test_vector():
    net = nn.Linear(2, 1)
    vector = utils.parameters_to_vector(net.parameters())
    assert vector.shape == (3,)
    utils.vector_to_parameters(torch.tensor([1.0, 2.0, 3.0]), net.parameters())
    assert net.weight.tolist() == [[1.0, 2.0]] and net.bias.tolist() == [3.0]
    with pytest.raises(TypeError, match="expected torch.Tensor, but got"):
        utils.vector_to_parameters([1.0], net.parameters())


def test_fuse():
    torch.manual_seed(0)
    conv, norm = nn.Conv2d(2, 3, 3), nn.BatchNorm2d(3)
    norm(conv(torch.randn(4, 2, 5, 5)))
    conv.eval(), norm.eval()
    x = torch.randn(1, 2, 5, 5)
    fused = utils.fusion.fuse_conv_bn_eval(conv, norm)
    assert torch.allclose(fused(x), norm(conv(x)), atol=1e-5)
