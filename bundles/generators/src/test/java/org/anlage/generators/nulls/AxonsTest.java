package org.anlage.generators.nulls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.api.component.ProblemException.Kind;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.Contexts;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nulls leave the outputs of axons that were not proofread as they are; every third was not. */
class AxonsTest {
  private static final int N = Weights.N;
  private static final Matrix SPARSE = Weights.sparse();
  private static final Optional<Axons> OBSERVED = Optional.of(Axons.OBSERVED);

  private static PriorContext context(Optional<String> unextended) {
    List<String> words =
        IntStream.range(0, N)
            .mapToObj(i -> i % 3 == 0 ? unextended.orElse("") : "axon_fully_extended")
            .toList();
    Cortex cortex =
        new Cortex(
            new Neurons(
                N,
                Map.of(),
                unextended.isPresent() ? Map.of(Neurons.AXON_PROOFREADING, words) : Map.of()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new Provenance("test", "", "", true, List.of()));
    return new PriorContext(
        N,
        Optional.of(cortex),
        Optional.of(Weights.line()),
        RandomStream.of(7),
        new ScalarKernels(),
        Contexts.ALGEBRA);
  }

  private static Matrix rewired(
      Matrix weights, boolean directed, Optional<Axons> axons, PriorContext context) {
    return new Rewire().apply(new Rewire.Parameters(10, directed, axons), weights, context);
  }

  private static Matrix shuffled(Matrix weights, Optional<Axons> axons, PriorContext context) {
    return new ShuffleWithinDistance()
        .apply(new ShuffleWithinDistance.Parameters(5, axons), weights, context);
  }

  private static double[] row(Matrix matrix, int i) {
    return Arrays.copyOfRange(matrix.values(), i * N, (i + 1) * N);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** {@code clean} removes false mergers and adds nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"none", "clean", ""})
  void outputsOfUnobservedAxonsStay(String unextended) {
    PriorContext context = context(Optional.of(unextended));
    Matrix rewired = rewired(SPARSE, true, OBSERVED, context);
    Matrix shuffled = shuffled(SPARSE, OBSERVED, context);
    for (int i = 0; i < N; i++) {
      if (i % 3 == 0) {
        assertArrayEquals(row(SPARSE, i), row(rewired, i));
        assertArrayEquals(row(SPARSE, i), row(shuffled, i));
      }
      assertArrayEquals(sorted(row(SPARSE, i)), sorted(row(rewired, i)), "output weights");
      assertEquals(
          Arrays.stream(row(SPARSE.transpose(), i)).filter(w -> w != 0).count(),
          Arrays.stream(row(rewired.transpose(), i)).filter(w -> w != 0).count(),
          "inputs");
    }
    assertArrayEquals(Contexts.sorted(SPARSE), Contexts.sorted(shuffled));
    assertNotEquals(SPARSE, rewired);
    assertNotEquals(SPARSE, shuffled);
  }

  @Test
  void undirectedConnectionsOfUnobservedAxonsStay() {
    Matrix symmetric = Weights.symmetric(SPARSE);
    Matrix result = rewired(symmetric, false, OBSERVED, context(Optional.of("none")));
    assertEquals(result, result.transpose());
    assertArrayEquals(Contexts.sorted(symmetric), Contexts.sorted(result));
    for (int i = 0; i < N; i += 3) {
      assertArrayEquals(row(symmetric, i), row(result, i));
    }
    assertNotEquals(symmetric, result);
  }

  @Test
  void whoseOutputsChangeIsAskedWhereZerosMayBeMissingData() {
    PriorContext known = context(Optional.of("none"));
    for (Runnable work :
        new Runnable[] {
          () -> rewired(SPARSE, true, Optional.empty(), known),
          () -> shuffled(SPARSE, Optional.empty(), known)
        }) {
      Contexts.assertProblem(Kind.CONFIGURATION, "set \"axons\" to observed", work::run);
    }
    Matrix dense = Weights.dense();
    assertEquals(
        shuffled(dense, Optional.of(Axons.ALL), known), shuffled(dense, Optional.empty(), known));
    assertNotEquals(
        Arrays.toString(row(SPARSE, 0)),
        Arrays.toString(row(shuffled(SPARSE, Optional.of(Axons.ALL), known), 0)));
  }

  @Test
  void dataThatDoNotKnowChangeNothingAndCannotBeAskedFor() {
    PriorContext unknown = context(Optional.empty());
    assertTrue(unknown.requireCortex().neurons().observedAxons().isEmpty());
    assertEquals(
        rewired(SPARSE, true, Optional.of(Axons.ALL), context(Optional.empty())),
        rewired(SPARSE, true, Optional.empty(), context(Optional.empty())));
    Contexts.assertProblem(
        Kind.CONFIGURATION,
        "do not know which axons were proofread",
        () -> rewired(SPARSE, true, OBSERVED, unknown));
  }
}
