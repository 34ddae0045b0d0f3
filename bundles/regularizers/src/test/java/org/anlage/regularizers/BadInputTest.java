package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.kernels.ScalarKernels;
import org.junit.jupiter.api.Test;

class BadInputTest {
  @Test
  void noEmbedding() {
    assertProblem("distance", context(4, Optional.empty(), Optional.empty()), "needs distances");
    assertProblem(
        "distance-communicability",
        context(4, Optional.empty(), Optional.empty()),
        "needs distances");
  }

  @Test
  void distancesOfAnotherSize() {
    Optional<Matrix> five = Optional.of(Matrix.zeros(5, 5));
    assertProblem("distance", context(4, five, Optional.empty()), "got 5 x 5, expected 4 x 4");
    assertProblem(
        "distance-communicability",
        context(4, five, Optional.empty()),
        "got 5 x 5, expected 4 x 4");
  }

  @Test
  void noMeasuredWiring() {
    assertProblem(
        "communicability-emd",
        context(4, Optional.empty(), Optional.empty()),
        "needs measured wiring");
  }

  @Test
  void wiringOfAnotherSize() {
    assertProblem(
        "communicability-emd",
        context(4, Optional.empty(), Optional.of(Penalties.wired(Penalties.ring(5)))),
        "got 4, expected 5");
  }

  private static RegularizationContext context(
      int size, Optional<Matrix> distances, Optional<Cortex> cortex) {
    return new RegularizationContext(
        size, distances, cortex, RandomStream.of(1), new ScalarKernels());
  }

  private static void assertProblem(String name, RegularizationContext context, String text) {
    ProblemException e =
        assertThrows(ProblemException.class, () -> Penalties.bind(name, 1, context));
    assertEquals(1, e.problems().size());
    assertTrue(e.getMessage().contains(text), e.getMessage());
  }
}
