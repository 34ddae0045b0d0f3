package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.AnswerScore;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.openblas.OpenblasKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses, gradients and Adam steps against PyTorch's in double precision. */
final class ReferenceTest {
  private static final Kernels SCALAR = new ScalarKernels();
  private static final List<Kernels> KERNELS = List.of(SCALAR, new VectorKernels(SCALAR));

  @ParameterizedTest
  @MethodSource("org.anlage.trainers.ReferenceNetworks#cases")
  void gradients(JsonObject reference) {
    for (Kernels kernels : KERNELS) {
      gradients(reference, kernels);
    }
  }

  @ParameterizedTest
  @MethodSource("org.anlage.trainers.ReferenceNetworks#cases")
  void threeAdamSteps(JsonObject reference) {
    for (Kernels kernels : KERNELS) {
      adam(reference, kernels);
    }
  }

  @ParameterizedTest
  @MethodSource("org.anlage.trainers.ReferenceNetworks#cases")
  void onOpenblas(JsonObject reference) {
    Kernels kernels = new OpenblasKernels(SCALAR);
    try {
      kernels.kernelClass();
    } catch (ProblemException e) {
      Assumptions.abort(e.getMessage());
    }
    gradients(reference, kernels);
    adam(reference, kernels);
  }

  private static void gradients(JsonObject reference, Kernels kernels) {
    gradients(reference, Precision.FLOAT64, kernels, 1e-10);
    gradients(reference, Precision.FLOAT32, kernels, 1e-5);
  }

  private static void adam(JsonObject reference, Kernels kernels) {
    for (EpsilonPlacement placement : EpsilonPlacement.values()) {
      adam(reference, placement, Precision.FLOAT64, kernels, 1e-10);
      adam(reference, placement, Precision.FLOAT32, kernels, 1e-5);
    }
  }

  private static void gradients(
      JsonObject reference, Precision precision, Kernels kernels, double tolerance) {
    Setting setting = new Setting(reference, precision, kernels);
    BatchLoss score = setting.compute();
    assertEquals(reference.get("loss").getAsDouble(), score.meanLoss(), tolerance);
    int units = setting.spec.units();
    Matrix last = ReferenceNetworks.matrix(reference.get("last_hidden"));
    for (int trial = 0; trial < last.rows(); trial++) {
      int at =
          setting.trajectory.stateAfter(setting.steps - 1) + trial * setting.trajectory.stride();
      for (int j = 0; j < units; j++) {
        assertEquals(last.get(trial, j), setting.trajectory.rows().get(at + j), tolerance);
      }
    }
    Map<String, Matrix> expected = ReferenceNetworks.parameters(reference.get("gradients"));
    LearnedParameters found = setting.gradients.direction();
    for (LearnedParameters.Region region : found.regions()) {
      Matrix gradient =
          Weights.take(
              region.rows(),
              region.columns(),
              found.buffers().get(region.buffer()),
              region.offset());
      assertClose(expected, region.name(), gradient, tolerance);
    }
    assertEquals(expected.size(), found.regions().size());
  }

  private static void adam(
      JsonObject reference,
      EpsilonPlacement placement,
      Precision precision,
      Kernels kernels,
      double tolerance) {
    Setting setting = new Setting(reference, precision, kernels);
    boolean keras = placement == EpsilonPlacement.KERAS;
    UpdateRule.Bound adam =
        new Adam()
            .bind(
                new Adam.Parameters(0.9, 0.999, keras ? 1e-7 : 1e-8, placement),
                setting.weights.learned(),
                new RuleContext(RandomStream.of(1), kernels, Optional.empty()));
    for (int update = 1; update <= 3; update++) {
      setting.compute();
      adam.apply(update, 1e-3, setting.weights.learned(), setting.gradients.direction());
      setting.weights.changed();
    }
    Map<String, Matrix> expected =
        ReferenceNetworks.parameters(
            reference.get(keras ? "after_3_adam_steps_keras" : "after_3_adam_steps_pytorch"));
    Map<String, Matrix> found = setting.weights.network().parameters();
    expected.keySet().forEach(name -> assertClose(expected, name, found.get(name), tolerance));
  }

  private static void assertClose(
      Map<String, Matrix> expected, String name, Matrix actual, double tolerance) {
    Matrix matrix = expected.get(name);
    assertEquals(matrix.shape(), actual.shape(), name);
    assertArrayEquals(matrix.values(), actual.values(), tolerance, name);
  }

  /** A reference network on its batch; the inputs go in in double precision. */
  private static final class Setting {
    final NetworkSpec spec;
    final Weights weights;
    final Gradients gradients;
    final Trajectory trajectory;
    final TrialBatch batch;
    final int steps;
    final int trials;
    final TaskDescription task;
    final Outputs outputs;

    Setting(JsonObject reference, Precision precision, Kernels kernels) {
      spec = ReferenceNetworks.spec(reference, precision);
      steps = reference.get("steps").getAsInt();
      trials = reference.get("batch").getAsInt();
      weights =
          new Weights(
              new Network(spec, ReferenceNetworks.parameters(reference.get("parameters"))),
              kernels,
              trials);
      gradients = new Gradients(weights, trials, kernels);
      outputs = new Outputs(trials, spec.outputs(), kernels.elementwise());
      trajectory = new Trajectory(weights, steps, trials, kernels);
      task = ToyProblem.task(spec.inputs(), spec.outputs(), steps, Objective.CROSS_ENTROPY);
      batch = TrialBatch.allocate(task, trials);
      for (int trial = 0; trial < trials; trial++) {
        int last = batch.at(steps - 1, trial);
        batch.labels()[last] = reference.getAsJsonArray("labels").get(trial).getAsInt();
        batch.mask()[last] = 1;
      }
      for (int t = 0; t < steps; t++) {
        Matrix inputs =
            ReferenceNetworks.matrix(reference.getAsJsonArray("X_time_batch_input").get(t));
        for (int trial = 0; trial < trials; trial++) {
          for (int i = 0; i < spec.inputs(); i++) {
            trajectory
                .rows()
                .set(
                    trajectory.step(t).input() + trial * trajectory.stride() + i,
                    inputs.get(trial, i));
          }
        }
      }
    }

    BatchLoss compute() {
      trajectory.run(trials);
      BatchLoss score =
          new BatchLoss(
              task, batch, 0, trials, outputs, new AnswerScore(task, trials), Optional.empty());
      gradients.compute(trajectory, score, Backward.FULL, List.of());
      return score;
    }
  }
}
