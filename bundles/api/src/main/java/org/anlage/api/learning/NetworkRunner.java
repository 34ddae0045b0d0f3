package org.anlage.api.learning;

import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.task.TrialBatch;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The network of a run, for learning rules. Input noise of the experiment is added by {@link
 * #forward} and {@link #begin}, the same for the same update.
 */
@ProviderType
public interface NetworkRunner {
  /** Units N. */
  int units();

  /** Output channels O. */
  int channels();

  /** The live parameters. */
  LearnedParameters weights();

  /** To be called after a rule has changed {@link #weights} itself. */
  void changed();

  /** Whether {@link Backward#throughOthers} may be false with this cell. */
  boolean local();

  /** Whether {@link #drive} works with this cell. */
  boolean driven();

  /** Runs all steps. The score is known after {@link #backward}. */
  void forward(TrialBatch batch);

  /**
   * Goes back through the steps that ran last, and writes every buffer of the direction.
   *
   * @throws org.anlage.api.component.ProblemException if the cell cannot do that, or if the task
   *     gives rewards and no targets
   */
  BatchScore backward(Backward how, LearnedParameters direction);

  /**
   * The same from gradients with respect to outputs that the rule makes itself, as one that learns
   * from rewards does; inputs are taken as they were, whatever they depended on.
   *
   * @param errors T x B x O
   */
  void backward(Backward how, double[] errors, LearnedParameters direction);

  /** Runs all steps without noise and scores them; nothing is kept for a way back. */
  BatchScore evaluate(TrialBatch batch);

  /** Begins to run a batch step by step, from the states that trials start with. */
  void begin(TrialBatch batch);

  /** Runs the next step; false if there is none. */
  boolean advance();

  /** The step that ran last, from 0. */
  int step();

  /** The buffer of the states after the step that ran last. */
  RealBuffer states();

  /** Index of the first trial's state in it. */
  int statesAt();

  /** Elements from one trial's state to the next. */
  int stride();

  /** Trials x O outputs after that step, from index 0. */
  RealBuffer outputs();

  /**
   * Trials x O, d (mean loss) / d outputs after that step, from index 0; zero where it is not
   * scored.
   *
   * @throws org.anlage.api.component.ProblemException if the task gives rewards and no targets
   */
  RealBuffer errors();

  /** Loss and accuracy over the steps since {@link #begin}. */
  BatchScore score();

  /**
   * Values to be added to what enters the units at the following steps.
   *
   * @param added trials x N, from index 0; read at every step
   */
  void drive(RealBuffer added);

  /** Ends {@link #drive}. */
  void release();
}
