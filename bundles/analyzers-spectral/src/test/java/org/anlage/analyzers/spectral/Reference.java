package org.anlage.analyzers.spectral;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.kernels.EjmlDecompositions;
import org.anlage.kernels.ScalarKernels;

/** Reference vectors made with NumPy and SciPy. */
final class Reference {
  static final AnalysisContext CONTEXT =
      new AnalysisContext(RandomStream.of(1), new ScalarKernels(), new EjmlDecompositions());

  private Reference() {}

  static List<JsonObject> cases(String file) {
    try (Reader reader =
        new InputStreamReader(Reference.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      List<JsonObject> cases = new ArrayList<>();
      JsonParser.parseReader(reader)
          .getAsJsonObject()
          .getAsJsonArray("cases")
          .forEach(each -> cases.add(each.getAsJsonObject()));
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] numbers(JsonElement list) {
    return list.getAsJsonArray().asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  static Matrix matrix(JsonElement rows) {
    JsonArray list = rows.getAsJsonArray();
    double[][] values = new double[list.size()][];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers(list.get(i));
    }
    return Matrix.of(values);
  }

  static Matrix normal(int n, long seed) {
    RandomStream random = RandomStream.of(seed);
    return Matrix.zeros(n, n).map(x -> random.nextGaussian());
  }
}
