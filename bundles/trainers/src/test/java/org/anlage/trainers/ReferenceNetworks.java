package org.anlage.trainers;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;

/** Small networks with the losses, gradients and Adam steps that PyTorch finds for them. */
final class ReferenceNetworks {
  private static final List<String> NAMES =
      List.of(
          Network.INPUT, Network.RECURRENT, Network.BIAS, Network.READOUT, Network.READOUT_BIAS);

  private ReferenceNetworks() {}

  static List<JsonObject> cases() {
    return cases("bptt.json");
  }

  static List<JsonObject> cases(String file) {
    var stream = Objects.requireNonNull(ReferenceNetworks.class.getResourceAsStream(file));
    JsonObject root =
        new Gson()
            .fromJson(new InputStreamReader(stream, StandardCharsets.UTF_8), JsonObject.class);
    return root.getAsJsonArray("cases").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  static NetworkSpec spec(JsonObject reference, Precision precision) {
    return new NetworkSpec(
        Cell.VANILLA,
        reference.get("inputs").getAsInt(),
        reference.get("hidden").getAsInt(),
        reference.get("outputs").getAsInt(),
        Activation.valueOf(reference.get("activation").getAsString().toUpperCase(Locale.ROOT)),
        precision);
  }

  static Map<String, Matrix> parameters(JsonElement values) {
    Map<String, Matrix> parameters = new LinkedHashMap<>();
    NAMES.forEach(name -> parameters.put(name, matrix(values.getAsJsonObject().get(name))));
    return parameters;
  }

  static Matrix matrix(JsonElement rows) {
    JsonArray array = rows.getAsJsonArray();
    if (!array.get(0).isJsonArray()) {
      double[] row = numbers(array);
      return Matrix.of(1, row.length, row);
    }
    return Matrix.of(
        array.asList().stream().map(ReferenceNetworks::numbers).toArray(double[][]::new));
  }

  static double[] numbers(JsonElement values) {
    return values.getAsJsonArray().asList().stream()
        .mapToDouble(JsonElement::getAsDouble)
        .toArray();
  }
}
