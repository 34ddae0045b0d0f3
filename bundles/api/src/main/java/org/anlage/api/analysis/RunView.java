package org.anlage.api.analysis;

import java.util.List;
import java.util.Optional;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Table;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.Variation;
import org.anlage.api.training.Snapshot;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A finished run that trained or simulated, as stored; it can rebuild its network and its task.
 * Parts load when asked for. A run that simulated has the same network before and after, of which
 * only the recurrent weights are defined, and no task, trials or history.
 */
@ProviderType
public interface RunView {
  /** Its id. */
  String id();

  /** Its seed. */
  long seed();

  /** Name of its task, or of its simulator. */
  String task();

  /** What its task is. */
  TaskDescription taskDescription();

  /** The network before training. */
  Network initial();

  /** The network after training. */
  Network trained();

  /** One row per epoch; columns as in {@link org.anlage.api.training.TrainingResult}. */
  Table history();

  /** Parameters during training, where the trainer kept them. */
  List<Snapshot> snapshots();

  /**
   * The network after a number of updates, of which the trainer kept a snapshot; after none, the
   * network before training.
   *
   * @throws ProblemException if there is no such snapshot, or one of recurrent weights only, as
   *     runs stored before version 0.1.0 have
   */
  default Network at(int update) {
    Network initial = initial();
    if (update == 0) {
      return initial;
    }
    List<Snapshot> kept = snapshots();
    Snapshot snapshot =
        kept.stream()
            .filter(s -> s.update() == update)
            .findFirst()
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "the run has no snapshot of this update",
                            "trainer.snapshots",
                            Integer.toString(update),
                            "0 or one of " + kept.stream().map(Snapshot::update).toList(),
                            "add it to \"snapshots\" of the trainer")));
    if (!snapshot.parameters().keySet().equals(initial.parameters().keySet())) {
      throw ProblemException.configuration(
          new Problem(
              "the snapshots of this run do not have all parameters",
              "run " + id(),
              snapshot.parameters().keySet().stream().sorted().toList().toString(),
              initial.parameters().keySet().stream().sorted().toList().toString(),
              "compute the run again with this version"));
    }
    return new Network(initial.spec(), snapshot.parameters());
  }

  /** Distances of its arm's embedding. */
  Optional<Matrix> distances();

  /** Its data. */
  Optional<Cortex> cortex();

  /** Fresh trials of its task, the same every time. */
  TrialBatch trials(int count);

  /**
   * The same trials with another delay ({@link org.anlage.api.task.Task#withDelay}), and so of
   * other length; empty if the task's delay cannot be changed.
   *
   * @param delay steps, 1 or more
   */
  Optional<TrialBatch> trials(int count, int delay);

  /** What of its task analyses may vary. */
  default List<Variation> variations() {
    return List.of();
  }

  /**
   * The same trials with another value of one of its {@link #variations}; empty if the task cannot
   * take it.
   */
  default Optional<TrialBatch> trials(int count, String variation, double value) {
    return variation.equals("delay") && value >= 1 && value == Math.rint(value)
        ? trials(count, (int) value)
        : Optional.empty();
  }

  /**
   * How right the answers of trials are, by the decision of its task.
   *
   * @return one per trial, from 0 to 1; NaN where the task is undecided
   */
  default double[] score(NetworkActivity played, TrialBatch trials) {
    return AnswerScore.of(taskDescription(), trials, played.output());
  }

  /** Standard deviation of the Gaussian noise on every input and step in training. */
  double inputNoise();

  /** Runs the trained network on trials and records it. */
  NetworkActivity play(TrialBatch trials);

  /** Runs a network of the same shape, for example the trained one with a lesion. */
  NetworkActivity play(Network network, TrialBatch trials);

  /**
   * The same with changes of the states of all trials: clamped, silenced, scaled or driven units.
   */
  default NetworkActivity play(Network network, TrialBatch trials, List<StateChange> changes) {
    return play(network, trials, Optional.empty(), changes);
  }

  /**
   * The same from other states than zero.
   *
   * @param starts states that trials start with, trials x N, or trials x all values of the cell's
   *     state; empty: zeros
   * @param changes of the states of all trials
   */
  NetworkActivity play(
      Network network, TrialBatch trials, Optional<Matrix> starts, List<StateChange> changes);

  /** Gradients of a network of the same shape on trials of the run's task. */
  Differentiation differentiate(Network network, TrialBatch trials);
}
