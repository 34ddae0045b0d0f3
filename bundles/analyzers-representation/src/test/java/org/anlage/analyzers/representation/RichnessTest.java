package org.anlage.analyzers.representation;

import static org.anlage.analyzers.representation.RememberedSide.CONTEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.junit.jupiter.api.Test;

class RichnessTest {
  private static Matrix normal(int rows, int columns, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(rows, columns).map(x -> random.nextGaussian());
  }

  private static Matrix matrix(JsonElement rows) {
    JsonArray array = rows.getAsJsonArray();
    double[][] values = new double[array.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          array.get(i).getAsJsonArray().asList().stream()
              .mapToDouble(JsonElement::getAsDouble)
              .toArray();
    }
    return Matrix.of(values);
  }

  @Test
  void alignmentsAreThoseOfTheKernelsThemselves() throws Exception {
    try (Reader reader =
        new InputStreamReader(
            RichnessTest.class.getResourceAsStream("alignment.json"), StandardCharsets.UTF_8)) {
      JsonObject reference = JsonParser.parseReader(reader).getAsJsonObject();
      for (JsonElement element : reference.getAsJsonArray("cases")) {
        JsonObject c = element.getAsJsonObject();
        Matrix x = matrix(c.get("x"));
        Matrix y = matrix(c.get("y"));
        assertEquals(c.get("alignment").getAsDouble(), Alignment.of(x, y), 1e-12);
        assertEquals(c.get("centred").getAsDouble(), Alignment.ofCentred(x, y), 1e-12);
      }
    }
  }

  /** X, and X Q c with an orthogonal Q, have the same centred kernel up to a factor. */
  @Test
  void alignmentDoesNotChangeWhereUnitsAreRotatedAndScaled() {
    Matrix x = normal(10, 4, 1);
    Matrix q = CONTEXT.decompositions().qr(normal(4, 4, 2)).q();
    Matrix rotated = org.anlage.algebra.MatrixProduct.of(x, q, CONTEXT.kernels()).map(v -> 3 * v);
    assertEquals(1, Alignment.ofCentred(x, rotated), 1e-12);
    assertEquals(1, Alignment.of(x, x), 1e-15);
    assertEquals(1, Alignment.of(x, x.combine(normal(10, 4, 3), (a, b) -> a + 1e-9 * b)), 1e-8);
    assertTrue(Double.isNaN(Alignment.of(x, x.map(v -> 0))));
  }

  /** A run that ends as it began: nothing changed, everything agrees. */
  @Test
  void anUntrainedRunHasNotMoved() {
    Map<String, Double> metrics =
        new Richness()
            .analyze(new Richness.Parameters(8, 4), RememberedSide.kept(3), CONTEXT)
            .metrics();
    assertEquals(0, metrics.get("weight_change"));
    assertEquals(0, metrics.get("relative_weight_change"));
    assertEquals(1, metrics.get("representation_alignment"));
    assertEquals(1, metrics.get("state_sign_agreement"));
    assertEquals(1, metrics.get("tangent_kernel_alignment"), 1e-15);
    assertEquals(0, metrics.get("relative_tangent_kernel_change"));
  }

  /**
   * Unit 0 of four keeps +1 or -1 before, and half of that in the other direction after: states H0
   * = s, H = -s / 2, of one unit, so both kernels are s s^T up to a factor, and its sign has
   * changed.
   */
  @Test
  void aRunByHand() {
    RememberedSide before = RememberedSide.kept(1);
    Matrix after = before.trained().recurrent().copy();
    after.set(0, 0, -0.5);
    Map<String, Double> metrics =
        new Richness()
            .analyze(new Richness.Parameters(8, 4), before.trainedTo(after), CONTEXT)
            .metrics();
    assertEquals(1.5, metrics.get("weight_change"), 1e-12);
    assertEquals(1.5 / Math.sqrt(1.0001), metrics.get("relative_weight_change"), 1e-12);
    assertEquals(1, metrics.get("representation_alignment"), 1e-12);
    assertEquals(0.75, metrics.get("state_sign_agreement"), "three units are silent, one turns");
  }

  /**
   * Unit 0 keeps r times its state for T = 2 steps after a start s, so output o, w_o r^T s, has the
   * derivative w_o s T r^(T - 1) by r and none by other weights. From r = 1 to r = -1/2 the kernel
   * w_o s w_p s' T^2 r^(2 T - 2) becomes a quarter.
   */
  @Test
  void theTangentKernelByHand() {
    RememberedSide before = RememberedSide.kept(2);
    Matrix after = before.trained().recurrent().copy();
    after.set(0, 0, -0.5);
    RememberedSide run = before.trainedTo(after);
    Map<String, Double> metrics =
        new Richness().analyze(new Richness.Parameters(8, 4), run, CONTEXT).metrics();
    assertEquals(1, metrics.get("tangent_kernel_alignment"), 1e-12);
    assertEquals(0.75, metrics.get("relative_tangent_kernel_change"), 1e-12);
    assertEquals(1, metrics.get("tangent_kernel_participation_ratio"), 1e-12);
    Map<String, Double> without =
        new Richness().analyze(new Richness.Parameters(8, 0), run, CONTEXT).metrics();
    assertFalse(without.containsKey("tangent_kernel_alignment"));
  }

  /** A quarter of the trials is left; the network knows, so its favourite answer is right. */
  @Test
  void aNetworkThatKnowsFavoursWhatIsFrequent() {
    Map<String, Double> metrics = bias(RememberedSide.kept(2));
    assertEquals(0.75, metrics.get("favourite_answer_share"));
    double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / Math.log(2);
    assertEquals(entropy, metrics.get("answer_entropy"), 1e-12);
  }

  /** Odd units, no bias, an input and its negative: half and half; read-out zero: all the first. */
  @Test
  void oddNetworksGuessEvenlyAndEqualOutputsGoToTheFirst() {
    RememberedSide run = RememberedSide.kept(2);
    assertEquals(0.5, bias(run.alternating()).get("favourite_answer_share"));
    assertEquals(1, bias(run.alternating()).get("answer_entropy"), 1e-12);
    RememberedSide forgetful = run.trainedTo(Matrix.zeros(4, 4)).untrained();
    assertEquals(1, bias(forgetful).get("favourite_answer_share"));
    assertEquals(0, bias(forgetful).get("answer_entropy"));
  }

  private static Map<String, Double> bias(RememberedSide run) {
    return new GuessingBias().analyze(new GuessingBias.Parameters(100), run, CONTEXT).metrics();
  }
}
