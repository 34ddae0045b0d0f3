package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Provenance;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class CommunicabilityTargetTest {
  /** 0 -> 1: by rows and columns exp has 1 there; the guard drops it; the floor makes it 1e5. */
  @Test
  void saysWhatBecomesOfASingleEdge() {
    Table table = analyze(Penalties.wired(Matrix.of(new double[][] {{0, 1}, {0, 0}})));
    assertEquals(
        new Column.Texts("normalisation", List.of("rows-and-columns", "guarded", "as-released")),
        table.columns().get(0));
    assertArrayEquals(new double[] {1, 1, 1}, table.numbers("edges"));
    assertArrayEquals(new double[] {0, 1, 0}, table.numbers("dropped"));
    assertArrayEquals(new double[] {0, 0, 1}, table.numbers("inflated"));
    assertArrayEquals(new double[] {1, 1, 1}, table.numbers("without_outputs"));
    assertArrayEquals(new double[] {0, 0, 0}, table.numbers("isolated"));
    assertArrayEquals(new double[] {1, 0, 1e5}, table.numbers("maximum"), 1e-9);
    assertArrayEquals(new double[] {.25, 0, 2.5e4}, table.numbers("mean"), 1e-9);
  }

  @Test
  void dataWithoutWiringIsRefused() {
    Cortex silent =
        new Cortex(
            Neurons.anonymous(3),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            new Provenance("test", "", "", true, List.of()));
    ProblemException e = assertThrows(ProblemException.class, () -> analyze(silent));
    assertTrue(e.getMessage().contains("needs measured wiring"));
  }

  private static Table analyze(Cortex cortex) {
    return new CommunicabilityTarget()
        .analyze(
            new NoParameters(),
            cortex,
            new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions()))
        .tables()
        .get(0);
  }
}
