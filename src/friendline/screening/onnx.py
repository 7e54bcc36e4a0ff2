"""The library that runs models, imported so that it tells nobody anything.

Since 1.29 onnxruntime gives the machine an id when it is imported on Linux or macOS, keeps events
in the user's cache, and sends them to its makers. ``ORT_DISABLE_TELEMETRY`` ends all of that where
it is set before the import (https://github.com/microsoft/onnxruntime/pull/27379); to ask it later
does not. On Windows events go to the system's own log, which asking does end
(https://github.com/microsoft/onnxruntime/blob/main/docs/Privacy.md).

Nothing else in friendline imports it.
"""

import os
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

__all__ = ["is_installed", "onnx_runtime"]

_SWITCHES = "ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED"
"""Both names that the switch had."""


def is_installed() -> bool:
    """Whether the library is there."""
    return find_spec("onnxruntime") is not None


def onnx_runtime() -> ModuleType:
    """Give the library; slow the first time.

    Raises:
        ImportError: It is not installed.
    """
    os.environ.update(dict.fromkeys(_SWITCHES, "1"))
    runtime = import_module("onnxruntime")  # an extra, heavy, and only now silent
    runtime.disable_telemetry_events()
    return runtime
