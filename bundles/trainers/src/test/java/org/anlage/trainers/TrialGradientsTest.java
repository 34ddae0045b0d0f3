package org.anlage.trainers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.anlage.api.cell.CellParameter;
import org.anlage.api.cell.Differentiation;
import org.anlage.api.cell.TrialStep;
import org.anlage.api.intervention.StateChange;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Objective;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.kernels.ScalarKernels;
import org.anlage.kernels.vector.VectorKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and kernels against PyTorch, and played networks with changed states. */
final class TrialGradientsTest {
  private static final double TOLERANCE = 1e-13;
  private static final TaskDescription TASK = ToyProblem.task(3, 2, 5, Objective.CROSS_ENTROPY);

  static List<JsonObject> cases() {
    return ReferenceNetworks.cases("tangent-kernels.json");
  }

  private static Network network(JsonObject reference) {
    Map<String, Matrix> parameters =
        reference.getAsJsonObject("parameters").asMap().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> ReferenceNetworks.matrix(entry.getValue())));
    Cell cell = new Cell(reference.get("cell").getAsString());
    // gradients are those of double precision whatever the precision of training
    return new Network(
        new NetworkSpec(cell, 3, 6, 2, Activation.TANH, Precision.FLOAT32), parameters);
  }

  private static TrialBatch batch(JsonObject reference) {
    TrialBatch batch = TrialBatch.allocate(ToyProblem.task(3, 2, 5, Objective.CROSS_ENTROPY), 4);
    double[] input = ReferenceNetworks.numbers(reference.get("input"));
    double[] labels = ReferenceNetworks.numbers(reference.get("labels"));
    double[] mask = ReferenceNetworks.numbers(reference.get("mask"));
    for (int i = 0; i < input.length; i++) {
      batch.input()[i] = (float) input[i];
    }
    for (int i = 0; i < mask.length; i++) {
      batch.labels()[i] = (int) labels[i];
      batch.mask()[i] = (float) mask[i];
    }
    return batch;
  }

  private static Differentiation of(Network network, TrialBatch batch, long block) {
    return new TrialGradients(
        BuiltInCells.of(network.spec()),
        network,
        TASK,
        batch,
        new VectorKernels(new ScalarKernels()),
        block);
  }

  private static List<TrialStep> places(JsonElement pairs) {
    return pairs.getAsJsonArray().asList().stream()
        .map(ReferenceNetworks::numbers)
        .map(pair -> new TrialStep((int) pair[0], (int) pair[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void areThoseOfAutomaticDifferentiation(JsonObject reference) {
    Network network = network(reference);
    agrees(reference, of(network, batch(reference), 1 << 20));
    agrees(reference, of(network, batch(reference), 200)); // in blocks of a few rows
  }

  private static void agrees(JsonObject reference, Differentiation found) {
    assertEquals(reference.get("loss").getAsDouble(), found.loss(), TOLERANCE);
    Map<String, Matrix> gradient = found.gradient();
    JsonObject expected = reference.getAsJsonObject("gradient");
    assertEquals(expected.keySet(), gradient.keySet());
    gradient.forEach((name, values) -> close(expected.get(name), values));
    assertArrayEquals(
        ReferenceNetworks.numbers(reference.get("input_gradient")),
        found.inputGradient(),
        TOLERANCE);
    List<TrialStep> places = places(reference.get("places"));
    Set<String> all =
        found.parameters().stream().map(CellParameter::name).collect(Collectors.toSet());
    close(reference.get("tangent_kernel"), found.tangentKernel(places, all));
    close(
        reference.get("recurrent_tangent_kernel"),
        found.tangentKernel(places, Set.of(Network.RECURRENT)));
    close(
        reference.get("state_kernel"),
        found.stateKernel(
            places(reference.get("state_places")),
            Set.of(Network.INPUT, Network.BIAS, Network.RECURRENT)));
  }

  private static void close(JsonElement expected, Matrix found) {
    assertArrayEquals(ReferenceNetworks.matrix(expected).values(), found.values(), 1e-12);
  }

  @Test
  void whatIsNotThereIsRefused() {
    JsonObject reference = cases().get(0);
    Differentiation found = of(network(reference), batch(reference), 1 << 20);
    Set<String> recurrent = Set.of(Network.RECURRENT);
    assertThrows(IllegalArgumentException.class, () -> found.gradient(4));
    assertThrows(IllegalArgumentException.class, () -> found.states(5));
    assertThrows(
        IllegalArgumentException.class,
        () -> found.tangentKernel(List.of(new TrialStep(0, 5)), recurrent));
    assertThrows(
        IllegalArgumentException.class,
        () -> found.tangentKernel(List.of(new TrialStep(0, 0)), Set.of("no parameter")));
  }

  /** Clamped, silenced and driven units, from other starts. */
  @Test
  void statesMayStartElsewhereAndBeChanged() {
    JsonObject reference = cases().get(0);
    Network network = network(reference);
    TrialBatch batch = batch(reference);
    RandomStream random = RandomStream.of(1);
    Matrix starts = Matrix.zeros(4, 6).map(x -> random.nextGaussian());
    List<StateChange> changes =
        List.of(
            new StateChange(
                1, 3, new double[] {0, 0, 1, 1, 2, 1}, new double[] {0.5, 0, 0, 0, 0, 1}),
            new StateChange(2, 5, new double[] {1, 1, 1, 0, 1, 1}, new double[6]));
    NetworkActivity found = play(network, batch, Optional.of(starts), changes);
    assertEquals(0.5f, found.states()[batch.at(1, 2) * 6], "unit 0 is clamped");
    assertEquals(0f, found.states()[batch.at(4, 1) * 6 + 3], "unit 3 is silent to the end");
    NetworkActivity plain = play(network, batch, Optional.empty(), List.of());
    assertArrayEquals(
        new RecurrentPlayer().play(network, batch, new ScalarKernels()).states(), plain.states());
    assertTrue(Math.abs(plain.states()[0] - found.states()[0]) > 1e-3);
  }

  private static NetworkActivity play(
      Network network, TrialBatch batch, Optional<Matrix> starts, List<StateChange> changes) {
    return new RecurrentPlayer()
        .play(
            BuiltInCells.of(network.spec()), network, batch, starts, changes, new ScalarKernels());
  }

  @Test
  void changesAndStartsOfOtherNetworksAreRefused() {
    JsonObject reference = cases().get(0);
    Network network = network(reference);
    TrialBatch batch = batch(reference);
    assertThrows(
        IllegalArgumentException.class,
        () -> play(network, batch, Optional.of(Matrix.zeros(3, 6)), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> play(network, batch, Optional.of(Matrix.zeros(4, 5)), List.of()));
    StateChange other = new StateChange(0, 1, new double[5], new double[5]);
    assertThrows(
        IllegalArgumentException.class,
        () -> play(network, batch, Optional.empty(), List.of(other)));
  }
}
