package org.anlage.regularizers;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.matrix.Matrix;

/** Reference vectors in the test resources; made with SciPy and PyTorch, not with this project. */
final class Reference {
  private Reference() {}

  static List<JsonObject> cases(String file) throws Exception {
    try (Reader reader =
        new InputStreamReader(Reference.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      List<JsonObject> result = new ArrayList<>();
      for (JsonElement e :
          JsonParser.parseReader(reader).getAsJsonObject().getAsJsonArray("cases")) {
        result.add(e.getAsJsonObject());
      }
      return result;
    }
  }

  static Matrix matrix(JsonObject object, String key) {
    JsonArray rows = object.getAsJsonArray(key);
    double[][] values = new double[rows.size()][];
    for (int i = 0; i < values.length; i++) {
      JsonArray row = rows.get(i).getAsJsonArray();
      values[i] = new double[row.size()];
      for (int j = 0; j < values[i].length; j++) {
        values[i][j] = row.get(j).getAsDouble();
      }
    }
    return Matrix.of(values);
  }
}
