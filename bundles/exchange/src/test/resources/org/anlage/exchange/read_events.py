"""Reads the event file in tensorboard/ with TensorBoard's own loader and checks what it says."""

import math
import pathlib

from tensorboard.backend.event_processing.event_file_loader import LegacyEventFileLoader

file = pathlib.Path(__file__).parent / "tensorboard" / "events.out.tfevents.0.anlage"
events = list(LegacyEventFileLoader(str(file)).Load())
found = [(e.step, v.tag, v.simple_value) for e in events for v in e.summary.value]
assert events[0].file_version == "brain.Event:2"
assert found == [
    (100, "train/loss", 0.5),
    (300, "train/loss", 0.25),
    (300, "test/accuracy", 1.0),
], found
