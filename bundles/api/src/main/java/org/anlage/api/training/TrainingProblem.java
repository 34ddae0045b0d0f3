package org.anlage.api.training;

import java.util.List;
import java.util.Optional;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.network.Network;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;

/**
 * Everything a trainer needs for one run.
 *
 * @param initial the network before training
 * @param task what the task is
 * @param training training batches
 * @param validation held-out trials, noise off
 * @param test trials never used for any choice, noise off
 * @param inputNoise standard deviation of Gaussian noise added to every input while training
 * @param penalties added to the task loss
 * @param constraints enforced after each update, in order
 * @param random randomness of training (input noise); split it per update
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run, where whoever made this has them; experiments do
 */
public record TrainingProblem(
    Network initial,
    TaskDescription task,
    TrialSource training,
    TrialBatch validation,
    TrialBatch test,
    double inputNoise,
    List<NamedPenalty> penalties,
    List<WeightConstraint.Projection> constraints,
    RandomStream random,
    Kernels kernels,
    Optional<Decompositions> decompositions) {
  /** Without decompositions. */
  public TrainingProblem(
      Network initial,
      TaskDescription task,
      TrialSource training,
      TrialBatch validation,
      TrialBatch test,
      double inputNoise,
      List<NamedPenalty> penalties,
      List<WeightConstraint.Projection> constraints,
      RandomStream random,
      Kernels kernels) {
    this(
        initial,
        task,
        training,
        validation,
        test,
        inputNoise,
        penalties,
        constraints,
        random,
        kernels,
        Optional.empty());
  }

  /** Copies the lists. */
  public TrainingProblem {
    penalties = List.copyOf(penalties);
    constraints = List.copyOf(constraints);
  }
}
