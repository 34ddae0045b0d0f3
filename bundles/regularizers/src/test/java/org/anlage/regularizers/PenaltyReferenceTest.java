package org.anlage.regularizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Precision;
import org.anlage.api.regularization.RegularizationContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PenaltyReferenceTest {
  @ParameterizedTest
  @EnumSource(Precision.class)
  void valuesAndGradientsAgreeWithReferences(Precision precision) throws Exception {
    for (Kernels kernels : Penalties.KERNELS) {
      agree(precision, kernels);
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void valuesAndGradientsAgreeWithReferencesOnOpenblas(Precision precision) throws Exception {
    agree(precision, Penalties.openblas());
  }

  private static void agree(Precision precision, Kernels kernels) throws Exception {
    double tolerance = precision == Precision.FLOAT64 ? 1e-10 : 1e-5;
    for (JsonObject c : Reference.cases("regularizers.json")) {
      RegularizationContext context =
          Penalties.context(Reference.matrix(c, "D"), Reference.matrix(c, "wiring"), kernels);
      Matrix w = Reference.matrix(c, "W");
      JsonObject terms = c.getAsJsonObject("terms");
      double strength = c.get("strength").getAsDouble();
      double emdStrength = c.get("emd_strength").getAsDouble();
      check(terms, "l1", tolerance, evaluate("l1", strength, context, w, precision));
      check(terms, "distance", tolerance, evaluate("distance", strength, context, w, precision));
      check(
          terms,
          "distance_communicability",
          tolerance,
          evaluate("distance-communicability", strength, context, w, precision));
      Penalties.Result emd = evaluate("communicability-emd", emdStrength, context, w, precision);
      check(terms, "emd_only", tolerance, emd);
      Penalties.Result distance = evaluate("distance", strength, context, w, precision);
      double[] sum = emd.gradient().clone();
      for (int k = 0; k < sum.length; k++) {
        sum[k] += distance.gradient()[k];
      }
      check(
          terms,
          "distance_plus_emd",
          tolerance,
          new Penalties.Result(emd.value() + distance.value(), sum));
    }
  }

  private static Penalties.Result evaluate(
      String name, double strength, RegularizationContext context, Matrix w, Precision precision) {
    return Penalties.evaluate(Penalties.bind(name, strength, context), w, precision);
  }

  private static void check(
      JsonObject terms, String term, double tolerance, Penalties.Result result) {
    JsonObject expected = terms.getAsJsonObject(term);
    double value = expected.get("value").getAsDouble();
    assertEquals(value, result.value(), tolerance * Math.max(1, value), term);
    assertArrayEquals(
        Reference.matrix(expected, "gradient").values(), result.gradient(), tolerance, term);
  }
}
