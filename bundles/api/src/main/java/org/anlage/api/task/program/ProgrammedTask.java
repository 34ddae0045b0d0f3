package org.anlage.api.task.program;

import org.anlage.api.task.Task;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A task that is a program of trials.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface ProgrammedTask<P extends Record> extends Task<P> {
  /** The program that these parameters make. */
  TrialProgram program(P parameters);
}
