package org.anlage.kernels;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.anlage.api.matrix.Matrix;

/** Small random matrices with what NumPy and SciPy say of them. */
final class ReferenceMatrices {
  private ReferenceMatrices() {}

  static List<JsonObject> cases() {
    var stream =
        Objects.requireNonNull(ReferenceMatrices.class.getResourceAsStream("matrices.json"));
    JsonObject root =
        new Gson()
            .fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), JsonObject.class);
    return root.getAsJsonArray("cases").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  static Matrix matrix(JsonElement rows) {
    JsonArray array = rows.getAsJsonArray();
    double[][] values = new double[array.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers(array.get(i));
    }
    return Matrix.of(values);
  }

  static double[] numbers(JsonElement values) {
    return values.getAsJsonArray().asList().stream()
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }
}
