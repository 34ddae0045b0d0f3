package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anlage.api.matrix.Matrix;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single components on arrays in files, against numbers from NumPy, SciPy and PyTorch. */
class ApplyIT {

  @RegisterExtension static final Prompt PROMPT = new Prompt();

  private final Path work = PROMPT.work();

  private static JsonArray cases(String resource) throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(ApplyIT.class.getResourceAsStream(resource)),
            StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases");
    }
  }

  private static Matrix matrix(JsonElement rows) {
    return Matrix.of(
        rows.getAsJsonArray().asList().stream()
            .map(
                row ->
                    row.getAsJsonArray().asList().stream()
                        .mapToDouble(JsonElement::getAsDouble)
                        .toArray())
            .toArray(double[][]::new));
  }

  private void apply(String name, Map<String, String> inputs, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("apply", name, "--out", "out"));
    inputs.forEach((key, file) -> arguments.addAll(List.of("--in", key + "=" + file)));
    arguments.addAll(List.of(options));
    PROMPT.run(arguments.toArray(String[]::new)).expect(0);
  }

  @Test
  void penaltiesAgreeWithTheReferences() throws Exception {
    for (JsonElement item : cases("regularizers.json")) {
      JsonObject reference = item.getAsJsonObject();
      for (String key : List.of("W", "D", "wiring")) {
        Npy.write(work.resolve(key + ".npy"), NpyArray.of(matrix(reference.get(key))));
      }
      String strength = "strength=" + reference.get("strength").getAsString();
      String emd = "strength=" + reference.get("emd_strength").getAsString();
      JsonObject terms = reference.getAsJsonObject("terms");
      apply("l1", Map.of("weights", "W.npy"), "--param", strength);
      check(terms.getAsJsonObject("l1"));
      apply("distance", Map.of("weights", "W.npy", "distances", "D.npy"), "--param", strength);
      check(terms.getAsJsonObject("distance"));
      apply(
          "distance-communicability",
          Map.of("weights", "W.npy", "distances", "D.npy"),
          "--param",
          strength);
      check(terms.getAsJsonObject("distance_communicability"));
      apply(
          "communicability-emd",
          Map.of("weights", "W.npy", "counts", "wiring.npy"),
          "--param",
          emd,
          "--param",
          "normalisation=guarded");
      check(terms.getAsJsonObject("emd_only"));
    }
  }

  private void check(JsonObject expected) throws IOException {
    double value = expected.get("value").getAsDouble();
    double got = StoreContents.object(work.resolve("out/value.json")).get("value").getAsDouble();
    assertEquals(value, got, 1e-10 * Math.max(1, Math.abs(value)));
    assertArrayEquals(
        matrix(expected.get("gradient")).values(),
        Npy.read(work.resolve("out/gradient.npy")).matrix("gradient").values(),
        1e-10);
  }

  @Test
  void spectraAgreeWithTheReferences() throws Exception {
    for (JsonElement item : cases("matrices.json")) {
      JsonObject reference = item.getAsJsonObject();
      Npy.write(work.resolve("A.npy"), NpyArray.of(matrix(reference.get("A"))));
      apply("spectrum", Map.of("weights", "A.npy"));
      JsonObject metrics =
          StoreContents.object(work.resolve("out/findings.json")).getAsJsonObject("metrics");
      METRICS.forEach(
          (metric, key) ->
              assertEquals(
                  reference.get(key).getAsDouble(), metrics.get(metric).getAsDouble(), 1e-9, key));
    }
  }

  /** Names of metrics, and of the same numbers in the references. */
  private static final Map<String, String> METRICS =
      Map.of(
          "spectral_radius", "spectral_radius_A",
          "spectral_abscissa", "spectral_abscissa_A",
          "effective_rank", "effective_rank_entropy",
          "stable_rank", "stable_rank",
          "departure_from_normality", "departure_from_normality_frobenius",
          "asymmetry", "asymmetry");

  @Test
  void aGeneratorATransformAndAnEmbeddingWriteMatrices() throws Exception {
    apply("orthogonal", Map.of(), "--size", "9", "--seed", "4");
    Matrix q = Npy.read(work.resolve("out/weights.npy")).matrix("");
    for (int i = 0; i < 9; i++) {
      for (int j = 0; j < 9; j++) {
        double dot = 0;
        for (int k = 0; k < 9; k++) {
          dot += q.get(k, i) * q.get(k, j);
        }
        assertEquals(i == j ? 1 : 0, dot, 1e-12);
      }
    }
    apply("scale-mean", Map.of("weights", "out/weights.npy"), "--param", "value=0.25");
    Matrix scaled = Npy.read(work.resolve("out/weights.npy")).matrix("");
    assertEquals(0.25, java.util.Arrays.stream(scaled.values()).average().orElseThrow(), 1e-12);
    Npy.write(
        work.resolve("xyz.npy"),
        NpyArray.of(Matrix.of(new double[][] {{0, 0, 0}, {3, 4, 0}, {0, 0, 12}})));
    apply("positions", Map.of("positions", "xyz.npy"), "--param", "normalisation=raw");
    assertArrayEquals(
        new double[] {0, 5, 12, 5, 0, 13, 12, 13, 0},
        Npy.read(work.resolve("out/distances.npy")).matrix("").values(),
        1e-12);
  }

  @Test
  void whatItTakesIsSaidWhereItIsNotGiven() throws Exception {
    Npy.write(work.resolve("W.npy"), NpyArray.of(Matrix.zeros(3, 3)));
    Npy.write(work.resolve("D.npy"), NpyArray.of(Matrix.zeros(4, 4)));
    PROMPT.run("apply", "l1", "--out", "out").expect(2).saysOnce("weights=FILE.npy");
    PROMPT.run("apply", "l2", "--out", "out").expect(2).saysOnce("l2", "did you mean \"l1\"?");
    PROMPT
        .run("apply", "l1", "--in", "weight=W.npy", "--out", "out")
        .expect(2)
        .saysOnce("weight", "weights");
    PROMPT
        .run("apply", "distance", "--in", "weights=W.npy", "--in", "distances=D.npy", "--out", "o")
        .expect(3)
        .saysOnce("distances", "4 x 4", "3 x 3");
    PROMPT.run("apply", "orthogonal", "--out", "out").expect(2).saysOnce("--size");
    PROMPT
        .run("apply", "orthogonal", "--size", "0", "--out", "out")
        .expect(2)
        .saysOnce("--size", "at least 1");
    PROMPT
        .run("apply", "orthogonal", "--size", "3", "--param", "gian=2", "--out", "out")
        .expect(2)
        .saysOnce("gian", "did you mean \"gain\"?");
    PROMPT
        .run("apply", "l1", "--in", "weights=gone.npy", "--out", "out")
        .expect(3)
        .saysOnce("gone.npy");
    PROMPT
        .run("apply", "l1", "--in", "weights=W.npy", "--out", "W.npy/out")
        .expect(5)
        .saysOnce("W.npy");
  }

  @Test
  void whatIsDescribedIsWhatIsTaken() throws Exception {
    String out = PROMPT.run("describe", "distance", "--json").expect(0).out();
    JsonObject description = JsonParser.parseString(out).getAsJsonArray().get(0).getAsJsonObject();
    assertTrue(description.getAsJsonArray("inputs").toString().contains("distances"), out);
    assertTrue(description.getAsJsonArray("outputs").toString().contains("gradient.npy"), out);
  }
}
