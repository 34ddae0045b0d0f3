package org.anlage.launcher.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Cortex;
import org.anlage.api.run.RunKind;
import org.anlage.engine.catalogue.Catalogue;
import org.anlage.launcher.experiment.Experiment;
import org.anlage.launcher.experiment.ExperimentReader;

/** A planner of the runs of one kind: reads them from an experiment and forecasts their cost. */
sealed interface KindPlanner permits TrainingPlanner, SimulationPlanner, MeasurementPlanner {
  /** The planner of a kind, for one plan. */
  static KindPlanner of(RunKind kind) {
    return switch (kind) {
      case TRAIN -> new TrainingPlanner();
      case SIMULATE -> new SimulationPlanner();
      case MEASURE -> new MeasurementPlanner();
    };
  }

  /** What the runs of an experiment do: the first kind that it asks for. */
  static RunKind kind(Experiment experiment) {
    return Stream.of(RunKind.values())
        .filter(kind -> of(kind).isAsked(experiment))
        .findFirst()
        .orElseThrow();
  }

  /** Whether an experiment has the keys that ask for runs of this kind. */
  boolean isAsked(Experiment experiment);

  /** Whether the data of the experiment is needed to plan or compute its runs. */
  boolean needsData(Experiment experiment);

  /** Labels of what every arm is put through, as far as all points of a grid must share them. */
  List<String> labels(Experiment experiment);

  /** What every arm is put through. */
  List<StudyView.StudyTask> tasks(Experiment experiment, Optional<Cortex> cortex);

  /** Adds the runs of an experiment to a plan, and arms that are not among its "arms". */
  void plan(ExperimentReader.Variant variant, DraftPlan draft);

  /** What all runs of a study cost, on one worker; empty if nobody can say. */
  Optional<Forecast.Cost> cost(PlannedStudy study, Catalogue catalogue);

  /**
   * What each term of the loss weighs before training, for the first seed of every arm and task;
   * nothing for runs that do not learn.
   */
  default void budgets(PlannedStudy study, Catalogue catalogue, Consumer<Forecast.Budget> each) {}
}
