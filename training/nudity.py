"""Make ``screening/pictures/nudity.onnx`` from the MobileNetV2 of the npm package nsfwjs (MIT).

Run::

    npm pack nsfwjs@4.4.0
    python training/nudity.py nsfwjs-4.4.0.tgz src/friendline/screening/pictures/nudity.onnx

It needs onnx and onnxruntime (Apache-2.0 and MIT) and no TensorFlow. The package holds a Keras
network as JSON and its weights as bytes, each with a smallest value and a step. The kernels keep
those bytes in the ONNX file, so nothing is rounded a second time. Before anything is written every
layer is worked out a second time in plain NumPy, and both must agree.
"""

import argparse
import base64
import hashlib
import json
import re
import tarfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from friendline.screening.onnx import onnx_runtime

Array: TypeAlias = npt.NDArray[np.float32]

PACKAGE_SHA256: Final = "585cd178f3b994337c4d10a87b080d342fc52f8b9bf0085c4d1f345a3a1c5382"
FOLDER: Final = "package/dist/models/mobilenet_v2"
SIDE: Final = 224
CLASSES: Final = 5
OPSET: Final = 18
CLOSE_ENOUGH: Final = 1e-4
"""Largest difference of a layer's output, as a share of its largest value."""

_EXPORTED: Final = re.compile(r"\.exports=([{\"].*)\},\{\}\]\},\{\},\[1\]\)", re.DOTALL)
_LITERAL: Final = re.compile(
    r'("(?:[^"\\]|\\.)*")'  # a string, left as it is
    r"|!([01])"  # how the minifier writes false and true
    r"|([{,])([A-Za-z_]\w*):"  # a key without quotation marks
    r"|(?<![\w.])(\.\d)"  # .001
)


@dataclass(frozen=True)
class Packed:
    """A weight as the package has it.

    Attributes:
        steps: Its values in steps above the smallest.
        smallest: The smallest value.
        step: The size of a step.
    """

    steps: npt.NDArray[np.uint8]
    smallest: float
    step: float

    @property
    def values(self) -> Array:
        """Its values, as tfjs works them out."""
        return (self.steps * np.float32(self.step) + np.float32(self.smallest)).astype(np.float32)

    def turned(self, *axes: int) -> "Packed":
        """Give it with its axes in another order."""
        steps = np.ascontiguousarray(self.steps.transpose(axes))
        return Packed(steps, self.smallest, self.step)


@dataclass(frozen=True)
class Layer:
    """A layer of the network: its kind, its settings, and the layers it takes."""

    name: str
    kind: str
    config: Mapping[str, Any]
    takes: tuple[str, ...]


@dataclass(frozen=True)
class Network:
    """Layers in the order they are worked out, and the weights by name."""

    layers: tuple[Layer, ...]
    weights: Mapping[str, Packed]


def read_network(package: Path) -> Network:
    """Read the network from the package as npm gives it.

    Raises:
        SystemExit: It is another file than the one that this was written for.
    """
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != PACKAGE_SHA256:
        raise SystemExit(f"{package} is not nsfwjs 4.4.0: its SHA-256 is {found}.")
    with tarfile.open(package) as archive:
        model = json.loads(_as_json(_exported(archive, "model.min.js")))
        bundle = _exported(archive, "group1-shard1of1.min.js")
    shown = model["modelTopology"]["model_config"]["config"]["layers"]
    weights = _weights(model["weightsManifest"][0]["weights"], base64.b64decode(json.loads(bundle)))
    return Network(tuple(map(_layer, shown)), weights)


def _exported(archive: tarfile.TarFile, name: str) -> str:
    """Give the value that a bundled JavaScript module exports, as its text."""
    member = archive.extractfile(f"{FOLDER}/{name}")
    if member is None:
        raise SystemExit(f"The package has no {name}.")
    text = member.read().decode("ascii")
    found = _EXPORTED.search(text)
    if found is None:
        raise SystemExit(f"The package's {name} is not written as expected.")
    return found[1]


def _as_json(literal: str) -> str:
    def rewritten(found: re.Match[str]) -> str:
        text, flag, before, key, fraction = found.groups()
        if text is not None:
            return str(text)
        if flag is not None:
            return "true" if flag == "0" else "false"
        return f'{before}"{key}":' if key is not None else f"0{fraction}"

    return _LITERAL.sub(rewritten, literal)


def _layer(shown: Mapping[str, Any]) -> Layer:
    takes = shown["inbound_nodes"][0] if shown["inbound_nodes"] else []
    names = tuple(node[0] for node in takes)
    return Layer(shown["name"], shown["class_name"], shown["config"], names)


def _weights(manifest: list[dict[str, Any]], data: bytes) -> dict[str, Packed]:
    weights, begin = {}, 0
    for entry in manifest:
        size, packed = int(np.prod(entry["shape"])), entry["quantization"]
        steps = np.frombuffer(data, np.uint8, size, begin).reshape(entry["shape"])
        weights[entry["name"]] = Packed(steps, packed["min"], packed["scale"])
        begin += size
    if begin != len(data):
        raise SystemExit(f"The weights have {len(data):,} bytes; expected {begin:,}.")
    return weights


class Graph:
    """Writes the layers as nodes of an ONNX graph; pictures lie channels first there.

    Args:
        network: What to write.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []
        self._writers: Mapping[str, Callable[[Layer, list[str]], None]] = {
            "ZeroPadding2D": self._pad,
            "Conv2D": self._conv,
            "DepthwiseConv2D": self._depthwise,
            "BatchNormalization": self._normalise,
            "ReLU": self._clip,
            "Add": lambda layer, takes: self._node("Add", takes, layer.name),
            "AveragePooling2D": self._average,
            "Flatten": lambda layer, takes: self._node("Flatten", takes, layer.name),
            "Dropout": lambda layer, takes: self._node("Identity", takes, layer.name),
            "Dense": self._dense,
        }

    def model(self, outputs: list[str]) -> onnx.ModelProto:
        """Give the whole network, with these layers as its outputs."""
        first, *others = self._network.layers
        for layer in others:
            self._writers[layer.kind](layer, list(layer.takes))
        picture = ["pictures", 3, SIDE, SIDE]
        shape = ["pictures", CLASSES] if outputs == [others[-1].name] else None
        graph = helper.make_graph(
            self._nodes,
            "nsfwjs-mobilenet-v2",
            [helper.make_tensor_value_info(first.name, TensorProto.FLOAT, picture)],
            [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in outputs],
            self._constants,
        )
        opset = helper.make_opsetid("", OPSET)
        model = helper.make_model(graph, opset_imports=[opset], ir_version=9)
        model.doc_string = "MobileNetV2 of nsfwjs 4.4.0, (c) 2019 Infinite Red, Inc., MIT licence."
        return model

    def _node(self, kind: str, takes: list[str], gives: str, **settings: object) -> None:
        self._nodes.append(helper.make_node(kind, takes, [gives], gives, **settings))

    def _constant(self, name: str, values: npt.NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(values, name))
        return name

    def _vector(self, name: str) -> str:
        return self._constant(name, self._network.weights[name].values)

    def _kernel(self, name: str, packed: Packed) -> str:
        """Keep a kernel's bytes; the runtime works out the values once, when it opens the file."""
        steps = self._constant(f"{name}:steps", packed.steps)
        step = self._constant(f"{name}:step", np.array(packed.step, np.float32))
        smallest = self._constant(f"{name}:smallest", np.array(packed.smallest, np.float32))
        self._node("Cast", [steps], f"{name}:float", to=TensorProto.FLOAT)
        self._node("Mul", [f"{name}:float", step], f"{name}:above")
        self._node("Add", [f"{name}:above", smallest], name)
        return name

    def _pad(self, layer: Layer, takes: list[str]) -> None:
        (top, bottom), (left, right) = layer.config["padding"]
        pads = np.array([0, 0, top, left, 0, 0, bottom, right], np.int64)
        self._node("Pad", [*takes, self._constant(f"{layer.name}:pads", pads)], layer.name)

    def _conv(self, layer: Layer, takes: list[str]) -> None:
        packed = self._network.weights[f"{layer.name}/kernel"].turned(3, 2, 0, 1)
        kernel = self._kernel(f"{layer.name}/kernel", packed)
        self._node("Conv", [*takes, kernel], layer.name, **_convolving(layer))

    def _depthwise(self, layer: Layer, takes: list[str]) -> None:
        packed = self._network.weights[f"{layer.name}/depthwise_kernel"].turned(2, 3, 0, 1)
        kernel = self._kernel(f"{layer.name}/depthwise_kernel", packed)
        channels = packed.steps.shape[0]
        self._node("Conv", [*takes, kernel], layer.name, group=channels, **_convolving(layer))

    def _normalise(self, layer: Layer, takes: list[str]) -> None:
        parts = ("gamma", "beta", "moving_mean", "moving_variance")
        vectors = [self._vector(f"{layer.name}/{part}") for part in parts]
        epsilon = layer.config["epsilon"]
        self._node("BatchNormalization", [*takes, *vectors], layer.name, epsilon=epsilon)

    def _clip(self, layer: Layer, takes: list[str]) -> None:
        least = self._constant(f"{layer.name}:least", np.array(0, np.float32))
        most = self._constant(f"{layer.name}:most", np.array(layer.config["max_value"], np.float32))
        self._node("Clip", [*takes, least, most], layer.name)

    def _average(self, layer: Layer, takes: list[str]) -> None:
        size, strides = layer.config["pool_size"], layer.config["strides"]
        self._node("AveragePool", takes, layer.name, kernel_shape=size, strides=strides)

    def _dense(self, layer: Layer, takes: list[str]) -> None:
        name = layer.name
        kernel = self._kernel(f"{name}/kernel", self._network.weights[f"{name}/kernel"])
        self._node("MatMul", [*takes, kernel], f"{name}:product")
        self._node("Add", [f"{name}:product", self._vector(f"{name}/bias")], f"{name}:sum")
        kind = {"relu": "Relu", "softmax": "Softmax"}[layer.config["activation"]]
        self._node(kind, [f"{name}:sum"], name)


def _convolving(layer: Layer) -> dict[str, Any]:
    config = layer.config
    size = config["kernel_size"]
    edge = [0, 0] if config["padding"] == "valid" else [side // 2 for side in size]
    return {"strides": config["strides"], "kernel_shape": size, "pads": [*edge, *edge]}


def worked_out(network: Network, pictures: Array) -> Iterator[tuple[str, Array]]:
    """Give the output of each layer in plain NumPy; pictures lie channels last here.

    This follows what Keras documents of its layers and shares nothing with the graph.
    """
    known = {network.layers[0].name: pictures}
    for layer in network.layers[1:]:
        weights = {
            name.removeprefix(f"{layer.name}/"): packed.values
            for name, packed in network.weights.items()
            if name.startswith(f"{layer.name}/")
        }
        known[layer.name] = _output(layer, weights, [known[name] for name in layer.takes])
        yield layer.name, known[layer.name]


def _output(layer: Layer, weights: Mapping[str, Array], takes: list[Array]) -> Array:
    x, config = takes[0], layer.config
    given: Array
    match layer.kind:
        case "ZeroPadding2D":
            given = np.pad(x, ((0, 0), *config["padding"], (0, 0)))
        case "Conv2D":
            given = np.einsum("nyxijc,ijcd->nyxd", _windows(layer, x), weights["kernel"])
        case "DepthwiseConv2D":
            kernel = weights["depthwise_kernel"][..., 0]
            given = np.einsum("nyxijc,ijc->nyxc", _windows(layer, x), kernel)
        case "BatchNormalization":
            scale = weights["gamma"] / np.sqrt(weights["moving_variance"] + config["epsilon"])
            given = (x - weights["moving_mean"]) * scale + weights["beta"]
        case "ReLU":
            given = np.clip(x, 0, config["max_value"])
        case "Add":
            given = x + takes[1]
        case "AveragePooling2D":
            given = x.mean(axis=(1, 2), keepdims=True)
        case "Flatten":
            given = x.reshape(len(x), -1)
        case "Dropout":
            given = x
        case _:
            given = _activated(x @ weights["kernel"] + weights["bias"], config["activation"])
    return given


def _windows(layer: Layer, x: Array) -> Array:
    """Give what the kernel covers at each place: picture, row, column, then the kernel's own."""
    (down, across), (rows, columns) = layer.config["strides"], layer.config["kernel_size"]
    if layer.config["padding"] == "same":
        x = np.pad(x, ((0, 0), (rows // 2, rows // 2), (columns // 2, columns // 2), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (rows, columns), axis=(1, 2))
    return windows[:, ::down, ::across].transpose(0, 1, 2, 4, 5, 3)


def _activated(x: Array, how: str) -> Array:
    if how == "relu":
        return np.maximum(x, 0)
    raised: Array = np.exp(x - x.max(axis=1, keepdims=True))
    shares: Array = raised / raised.sum(axis=1, keepdims=True)
    return shares


def check(network: Network) -> float:
    """Compare every layer of the graph with NumPy; give the largest difference, as a share.

    Raises:
        SystemExit: A layer differs.
    """
    random = np.random.default_rng(1)
    noise = random.random((2, SIDE, SIDE, 3), np.float32)
    ramp = np.linspace(0, 1, SIDE, dtype=np.float32)
    noise[1] = np.stack([np.add.outer(ramp, ramp) / 2] * 3, axis=-1)
    names = [layer.name for layer in network.layers[1:]]
    data = Graph(network).model(names).SerializeToString()
    session = onnx_runtime().InferenceSession(data, providers=["CPUExecutionProvider"])
    given = session.run(names, {network.layers[0].name: noise.transpose(0, 3, 1, 2)})
    worst = 0.0
    for (name, expected), found in zip(worked_out(network, noise), given, strict=True):
        laid = found.transpose(0, 2, 3, 1) if found.ndim == expected.ndim == noise.ndim else found
        worst = max(worst, float(np.abs(laid - expected).max() / np.abs(expected).max()))
        if worst > CLOSE_ENOUGH:
            raise SystemExit(
                f"Layer {name} differs from NumPy by {worst:.2g} of its largest value."
            )
    return worst


def main() -> None:
    """Convert, check, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("package", type=Path, help="nsfwjs-4.4.0.tgz, as npm pack gives it")
    parser.add_argument("out", type=Path, help="the ONNX file to write")
    said = parser.parse_args()
    network = read_network(said.package)
    worst = check(network)
    model = Graph(network).model([network.layers[-1].name])
    onnx.checker.check_model(model, full_check=True)
    data = model.SerializeToString()
    said.out.write_bytes(data)
    print(
        f"{len(network.layers) - 1} layers agree with NumPy to {worst:.1e} of their largest value"
    )
    print(f"{said.out}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
