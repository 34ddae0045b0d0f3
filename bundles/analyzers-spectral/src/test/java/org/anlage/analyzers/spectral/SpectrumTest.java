package org.anlage.analyzers.spectral;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.NoParameters;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.junit.jupiter.api.Test;

class SpectrumTest {
  private static Findings analyze(Matrix weights) {
    return new Spectrum().analyze(new NoParameters(), weights, Reference.CONTEXT);
  }

  private static Map<String, Double> metrics(double[][] weights) {
    return analyze(Matrix.of(weights)).metrics();
  }

  @Test
  void agreesWithNumPy() {
    List<JsonObject> cases = Reference.cases("matrices.json");
    assertEquals(3, cases.size());
    for (JsonObject expected : cases) {
      Matrix weights = Reference.matrix(expected.get("A"));
      Findings findings = analyze(weights);
      Map<String, Double> metrics = findings.metrics();
      Map<String, String> keys =
          Map.of(
              "spectral_radius", "spectral_radius_A",
              "spectral_abscissa", "spectral_abscissa_A",
              "effective_rank", "effective_rank_entropy",
              "stable_rank", "stable_rank",
              "departure_from_normality", "departure_from_normality_frobenius",
              "asymmetry", "asymmetry");
      keys.forEach(
          (metric, key) ->
              assertEquals(expected.get(key).getAsDouble(), metrics.get(metric), 1e-10));
      double[] singularValues = Reference.numbers(expected.get("singular_values"));
      assertEquals(singularValues[0], metrics.get("spectral_norm"), 1e-10);
      Mark.Line drawn = (Mark.Line) findings.figures().get(1).panels().get(0).marks().get(0);
      assertArrayEquals(singularValues, drawn.y(), 1e-10);
    }
  }

  @Test
  void aSymmetricMatrixIsNormal() {
    Map<String, Double> metrics = metrics(new double[][] {{2, 1}, {1, 2}});
    assertEquals(3, metrics.get("spectral_radius"), 1e-12);
    assertEquals(3, metrics.get("spectral_abscissa"), 1e-12);
    assertEquals(0, metrics.get("departure_from_normality"), 1e-12);
    assertEquals(0, metrics.get("henrici_departure"), 1e-6);
    assertEquals(0, metrics.get("asymmetry"));
    assertEquals(4 / 6.0, metrics.get("share_of_self_coupling"), 1e-15);
    assertEquals(Math.sqrt(10), metrics.get("frobenius_norm"), 1e-15);
    assertEquals(6, metrics.get("sum_of_absolute_weights"));
    assertEquals(10 / 9.0, metrics.get("stable_rank"), 1e-12);
    // Singular values 3 and 1: exp(-(3/4 ln 3/4 + 1/4 ln 1/4)) = 4 / 3^(3/4).
    assertEquals(4 / Math.pow(3, 0.75), metrics.get("effective_rank"), 1e-12);
    double entropy = 2 - 0.75 * Math.log(3) / Math.log(2); // of ln 2
    assertEquals(entropy, metrics.get("normalised_singular_entropy"), 1e-12);
    assertEquals(
        1, metrics(new double[][] {{0, 1}, {-1, 0}}).get("normalised_singular_entropy"), 1e-12);
    assertEquals(
        0, metrics(new double[][] {{1, 2}, {2, 4}}).get("normalised_singular_entropy"), 1e-6);
  }

  @Test
  void aChainIsAsFarFromNormalAsItCanBe() {
    Map<String, Double> metrics = metrics(new double[][] {{0, 2}, {0, 0}});
    assertEquals(0, metrics.get("spectral_radius"), 1e-12);
    assertEquals(2, metrics.get("spectral_norm"), 1e-12);
    // W W^T = diag(4, 0), W^T W = diag(0, 4).
    assertEquals(Math.sqrt(32), metrics.get("departure_from_normality"), 1e-12);
    assertEquals(2, metrics.get("henrici_departure"), 1e-12);
    assertEquals(1 / Math.sqrt(2), metrics.get("asymmetry"), 1e-12);
    assertEquals(0, metrics.get("share_of_self_coupling"));
  }

  @Test
  void aRotationHasComplexEigenvaluesOnTheUnitCircle() {
    Findings findings = analyze(Matrix.of(new double[][] {{0, -1}, {1, 0}}));
    assertEquals(1, findings.metrics().get("spectral_radius"), 1e-12);
    assertEquals(0, findings.metrics().get("spectral_abscissa"), 1e-12);
    assertEquals(1, findings.metrics().get("asymmetry"), 1e-12);
    List<Mark> marks = findings.figures().get(0).panels().get(0).marks();
    Mark.Line circle = (Mark.Line) marks.get(0);
    for (int k = 0; k < circle.x().length; k++) {
      assertEquals(1, Math.hypot(circle.x()[k], circle.y()[k]), 1e-12);
    }
    Mark.Points points = (Mark.Points) marks.get(1);
    assertEquals(0, points.y()[0] + points.y()[1], 1e-12);
    assertEquals(1, Math.abs(points.y()[0]), 1e-12);
  }

  @Test
  void oneUnitAndZerosAreFine() {
    Map<String, Double> one = metrics(new double[][] {{-0.5}});
    assertEquals(0.5, one.get("spectral_radius"), 1e-15);
    assertEquals(-0.5, one.get("spectral_abscissa"), 1e-15);
    assertEquals(1, one.get("share_of_self_coupling"));
    assertEquals(1, one.get("effective_rank"), 1e-15);
    Map<String, Double> zeros = metrics(new double[3][3]);
    assertEquals(0, zeros.get("spectral_radius"));
    for (String undefined :
        List.of("effective_rank", "stable_rank", "asymmetry", "share_of_self_coupling")) {
      assertTrue(Double.isNaN(zeros.get(undefined)), undefined);
    }
  }

  @Test
  void ofAnUnusableMatrixItSaysWhatIsWrong() {
    Matrix weights = Matrix.zeros(4, 4);
    weights.set(2, 1, Double.POSITIVE_INFINITY);
    ProblemException problem = assertThrows(ProblemException.class, () -> analyze(weights));
    assertTrue(problem.getMessage().contains("entry (2, 1)"), problem.getMessage());
    assertThrows(ProblemException.class, () -> analyze(Matrix.zeros(2, 3)));
    assertThrows(ProblemException.class, () -> analyze(Matrix.zeros(0, 0)));
  }

  @Test
  void randomWeightsFollowTheCircularLaw() {
    int n = 200;
    Map<String, Double> metrics =
        analyze(Reference.normal(n, 1).map(x -> x / Math.sqrt(n))).metrics();
    assertEquals(1, metrics.get("spectral_radius"), 0.1);
    assertEquals(2, metrics.get("spectral_norm"), 0.1);
    assertEquals(1 / Math.sqrt(2), metrics.get("asymmetry"), 0.01);
    assertEquals(1.0 / n, metrics.get("share_of_self_coupling"), 0.001);
  }
}
