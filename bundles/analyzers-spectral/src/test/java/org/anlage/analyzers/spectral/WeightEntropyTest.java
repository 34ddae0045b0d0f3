package org.anlage.analyzers.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.junit.jupiter.api.Test;

class WeightEntropyTest {
  private static final WeightEntropy.Parameters DEFAULTS = new WeightEntropy.Parameters(100, false);

  private static double entropy(WeightEntropy.Parameters p, Matrix weights) {
    return findings(p, weights).metrics().get("weight_entropy_bits");
  }

  private static Findings findings(WeightEntropy.Parameters p, Matrix weights) {
    return new WeightEntropy().analyze(p, weights, Reference.CONTEXT);
  }

  @Test
  void agreesWithSciPy() {
    List<JsonObject> cases = Reference.cases("weight_entropy.json");
    assertEquals(3, cases.size());
    for (JsonObject expected : cases) {
      Matrix weights = Matrix.of(20, 20, Reference.numbers(expected.get("weights")));
      assertEquals(
          expected.get("entropy_bits").getAsDouble(),
          entropy(DEFAULTS, weights),
          1e-10,
          expected.get("name").getAsString());
    }
  }

  @Test
  void ofThePublishedSizeItHasThePublishedRange() {
    Matrix normal = Reference.normal(312, 1);
    double value = entropy(DEFAULTS, normal);
    assertTrue(value > 5.4 && value < 5.6, "normal: " + value);
    double lognormal = entropy(DEFAULTS, normal.map(x -> StrictMath.exp(-0.5 + 0.5 * x)));
    assertTrue(lognormal > 4.2 && lognormal < 5, "lognormal: " + lognormal);
  }

  @Test
  void densityIsThatOfTwoKernels() {
    // Values 0 and 2: deviation sqrt 2, bandwidth sqrt 2 x 2^-0.2 = 2^0.3.
    WeightDensity density = WeightDensity.of(new double[] {2, 0}, 3);
    double h = Math.pow(2, 0.3);
    double[] at = {0, 1, 2};
    for (int k = 0; k < 3; k++) {
      double a = at[k] / h;
      double b = (at[k] - 2) / h;
      double expected =
          (Math.exp(-a * a / 2) + Math.exp(-b * b / 2)) / (2 * h * Math.sqrt(2 * Math.PI));
      assertEquals(at[k], density.at()[k], 1e-15);
      assertEquals(expected, density.density()[k], 1e-15);
    }
  }

  @Test
  void equalDensitiesHaveTheMostBits() {
    double entropy =
        new WeightDensity(new double[8], new double[] {1, 1, 1, 1, 1, 1, 1, 1}).entropyBits();
    assertEquals(3, entropy, 1e-15);
  }

  @Test
  void absoluteWeightsCanBeTaken() {
    Matrix weights = Reference.normal(30, 2);
    assertEquals(
        entropy(DEFAULTS, weights.map(Math::abs)),
        entropy(new WeightEntropy.Parameters(100, true), weights));
  }

  @Test
  void equalWeightsHaveNone() {
    for (Matrix weights :
        List.of(Matrix.zeros(1, 1), Matrix.zeros(5, 5), Matrix.zeros(5, 5).map(x -> 0.1))) {
      assertTrue(Double.isNaN(entropy(DEFAULTS, weights)));
      assertTrue(findings(DEFAULTS, weights).figures().isEmpty());
    }
  }

  @Test
  void refusesWeightsThatAreNotNumbers() {
    Matrix weights = Matrix.zeros(2, 2).map(x -> Double.NaN);
    assertThrows(ProblemException.class, () -> entropy(DEFAULTS, weights));
  }
}
