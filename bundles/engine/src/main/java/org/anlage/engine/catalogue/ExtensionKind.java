package org.anlage.engine.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.cell.CellType;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.ConnectivityTransform;
import org.anlage.api.data.CortexSource;
import org.anlage.api.geometry.Embedding;
import org.anlage.api.intervention.Intervention;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.Loss;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.regularization.ActivityRegularizer;
import org.anlage.api.regularization.Regularizer;
import org.anlage.api.simulation.Simulator;
import org.anlage.api.start.NetworkStart;
import org.anlage.api.task.Task;
import org.anlage.api.training.Trainer;
import org.anlage.api.training.WeightConstraint;

/** Kinds of extension that experiment files name. */
public enum ExtensionKind {
  /** Data. */
  SOURCE(CortexSource.class, "loads or makes a cortex"),
  /** Weights. */
  GENERATOR(ConnectivityGenerator.class, "makes recurrent weights"),
  /** Changes to weights. */
  TRANSFORM(ConnectivityTransform.class, "changes recurrent weights, or makes a null of them"),
  /** Distances. */
  EMBEDDING(Embedding.class, "puts units into space"),
  /** Cells. */
  CELL(CellType.class, "computes the states of units from step to step"),
  /** Penalties. */
  REGULARIZER(Regularizer.class, "penalises recurrent weights"),
  /** Penalties on states. */
  ACTIVITY_REGULARIZER(ActivityRegularizer.class, "penalises states of units while training"),
  /** Constraints. */
  CONSTRAINT(WeightConstraint.class, "constrains recurrent weights after every update"),
  /** Starts. */
  START(NetworkStart.class, "changes a whole network before it is trained"),
  /** Tasks. */
  TASK(Task.class, "makes trials"),
  /** Trainers. */
  TRAINER(Trainer.class, "trains networks"),
  /** Learning rules. */
  LEARNING_RULE(LearningRule.class, "makes a direction for the weights of a batch"),
  /** Update rules. */
  UPDATE_RULE(UpdateRule.class, "changes weights along a direction"),
  /** Losses. */
  LOSS(Loss.class, "says what is minimized in place of the task's own loss"),
  /** Interventions. */
  INTERVENTION(Intervention.class, "acts on trials, states or weights while training"),
  /** Simulators. */
  SIMULATOR(Simulator.class, "lets a network run"),
  /** Analyzers. */
  ANALYZER(Analyzer.class, "analyses weights, runs, studies or data");

  private final Class<?> service;
  private final String text;

  ExtensionKind(Class<?> service, String text) {
    this.service = service;
    this.text = text;
  }

  /** The service interface. */
  public Class<?> service() {
    return service;
  }

  /** What extensions of this kind do. */
  public String text() {
    return text;
  }

  /** The kind whose service interface this is; empty if it is none. */
  public static Optional<ExtensionKind> of(Class<?> service) {
    return Arrays.stream(values()).filter(kind -> kind.service == service).findFirst();
  }

  /** Name in files and on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
