package org.anlage.api.learning;

import org.anlage.api.component.Parameterized;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What is minimized in place of the task's own {@link org.anlage.api.task.Objective}. It changes
 * what is learned, not when an answer is right.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Loss<P extends Record> extends Parameterized<P> {
  /**
   * The loss for one run; owned by one thread.
   *
   * @param trials most trials at a time
   * @throws org.anlage.api.component.ProblemException if it cannot be used with the task
   */
  Bound bind(P parameters, TaskDescription task, int trials, Kernels kernels);

  /** A loss of one run. */
  @ConsumerType
  interface Bound {
    /**
     * The mean loss of a batch, whose steps count by its mask.
     *
     * @param batch B trials of T steps
     * @param outputs T x B x O outputs of the network, as they are before {@link
     *     org.anlage.api.task.Objective#form}
     * @param gradient T x B x O, zero before the call: d loss / d outputs, to be written at steps
     *     whose mask is not 0 in the trial
     */
    double evaluate(TrialBatch batch, double[] outputs, double[] gradient);
  }
}
