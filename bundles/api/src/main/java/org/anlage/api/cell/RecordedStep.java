package org.anlage.api.cell;

import org.osgi.annotation.versioning.ConsumerType;

/** A step of a cell, written with the operations of a {@link Recorder}. */
@ConsumerType
@FunctionalInterface
public interface RecordedStep {
  /** The state after the step, trials x S. */
  Value apply(Recorder recorder, Value input, Value state);
}
