package org.anlage.api.training;

import java.util.List;
import java.util.Optional;
import org.anlage.api.cell.CellType;
import org.anlage.api.component.Chosen;
import org.anlage.api.intervention.Intervention;
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
 * @param cell the equations of its cell; empty: the built-in cell that its shape names
 * @param task what the task is
 * @param training training batches
 * @param validation held-out trials, noise off
 * @param test trials never used for any choice, noise off
 * @param inputNoise standard deviation of Gaussian noise added to every input while training
 * @param penalties added to the task loss
 * @param activityPenalties added to the task loss
 * @param constraints enforced after each update, in order
 * @param interventions what is done during training, in order
 * @param random randomness of training (input noise); split it per update
 * @param kernels kernels of the run
 * @param decompositions decompositions of the run, where whoever made this has them; experiments do
 */
public record TrainingProblem(
    Network initial,
    Optional<Chosen<CellType<Record>>> cell,
    TaskDescription task,
    TrialSource training,
    TrialBatch validation,
    TrialBatch test,
    double inputNoise,
    List<NamedPenalty> penalties,
    List<NamedActivityPenalty> activityPenalties,
    List<WeightConstraint.Projection> constraints,
    List<Intervention.Bound> interventions,
    RandomStream random,
    Kernels kernels,
    Optional<Decompositions> decompositions) {
  /** A built-in cell, penalties on weights alone, no interventions, no decompositions. */
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

  /** A built-in cell, penalties on weights alone, no interventions. */
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
      Kernels kernels,
      Optional<Decompositions> decompositions) {
    this(
        initial,
        Optional.empty(),
        task,
        training,
        validation,
        test,
        inputNoise,
        penalties,
        List.of(),
        constraints,
        List.of(),
        random,
        kernels,
        decompositions);
  }

  /** Copies the lists. */
  public TrainingProblem {
    penalties = List.copyOf(penalties);
    activityPenalties = List.copyOf(activityPenalties);
    constraints = List.copyOf(constraints);
    interventions = List.copyOf(interventions);
  }
}
